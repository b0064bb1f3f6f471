import { z } from "zod";
import { CountrySchema } from "../phones/contract.ts";

export const ROLES = ["owner", "admin", "member", "viewer"] as const;
export type Role = (typeof ROLES)[number];

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

export const MOST_AI_CALLS = 10_000;
export const WorkspaceSchema = z.object({
  id: z.string(),
  name: z.string(),
  zone: z.string().meta({ description: "IANA time zone, e.g. Europe/Paris" }),
  language: z.enum(["fr", "en"]),
  country: CountrySchema,
  currency: z.string(),
  stopped: z.boolean().meta({ description: "Emergency stop: no automatic message goes while true" }),
  aiDailyCalls: z.number().int().min(0).max(MOST_AI_CALLS).meta({
    description: "How often the model may be asked a day for numbers that no rule reads; 0: never",
  }),
  aiCallsToday: z
    .number()
    .int()
    .meta({ description: "How often it was asked today, in the workspace's zone" }),
});
export type Workspace = z.infer<typeof WorkspaceSchema>;
export const WorkspacePatchSchema = z.strictObject({
  zone: z.string().max(60).refine(isZone, "an IANA time zone, e.g. Europe/Paris").optional(),
  language: z.enum(["fr", "en"]).optional(),
  country: CountrySchema.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "three capital letters, e.g. EUR")
    .optional(),
  stopped: z.boolean().optional(),
  aiDailyCalls: z.number().int().min(0).max(MOST_AI_CALLS).optional(),
});

/** Who is asking, and where. `person` is null for an API key. */
export const MeSchema = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  role: z.enum(ROLES),
  workspace: WorkspaceSchema,
  workspaces: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES) })),
  demo: z.boolean().meta({ description: "true in the demo workspace: no real message goes" }),
});
export type Me = z.infer<typeof MeSchema>;
