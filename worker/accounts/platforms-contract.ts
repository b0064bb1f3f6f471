import { z } from "zod";
import { CapabilitiesSchema, PlatformIdSchema } from "../platforms/contract.ts";

export const PLATFORM_STATES = [
  "available",
  "not-set-up",
  "not-connected-yet",
  "not-in-your-region",
] as const;
export type PlatformState = (typeof PLATFORM_STATES)[number];

export const PlatformItemSchema = z.object({
  id: PlatformIdSchema,
  name: z.string(),
  state: z.enum(PLATFORM_STATES).meta({
    description:
      "`not-set-up`: the operator has not given its application; `not-connected-yet`: no version of VistaFlow connects it so far; `not-in-your-region`: the platform does not offer its main ability in the workspace's country",
  }),
  capabilities: CapabilitiesSchema.meta({
    description: "What it can do in the workspace's country, or will be able to do once it can be connected",
  }),
  notes: z.array(z.string()).meta({ description: "Sentences to read, by Accept-Language (fr, else en)" }),
});
export type PlatformItem = z.infer<typeof PlatformItemSchema>;

export const PlatformListSchema = z.object({ items: z.array(PlatformItemSchema), nextCursor: z.null() });
