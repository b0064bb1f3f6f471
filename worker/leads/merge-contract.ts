import { z } from "zod";
import { PageQuery, pageOf, TimeSchema } from "../http/contract.ts";
import { PlatformIdSchema } from "../platforms/contract.ts";
import { LeadSchema } from "./contract.ts";

export const DUPLICATE_REASON_CODES = ["same-phone", "same-email", "same-username", "same-name"] as const;

/** Two leads that may be one person. */
export const DuplicateSchema = z.object({
  id: z.string().meta({ description: "Of the pair: dismissing it takes this" }),
  leads: z
    .array(
      z.object({
        id: z.string(),
        username: z.string(),
        displayName: z.string().nullable(),
        platform: PlatformIdSchema,
        accountId: z.string(),
        score: z.number().int().min(0).max(100),
        phones: z.array(z.string()),
        lastInteractionAt: TimeSchema,
      }),
    )
    .length(2),
  reason: z.enum(DUPLICATE_REASON_CODES),
  value: z
    .string()
    .meta({ description: "What both have: a number, an address, or a name as it is compared" }),
  confidence: z.number().min(0).max(1),
});
export type Duplicate = z.infer<typeof DuplicateSchema>;
export const DuplicatePage = pageOf(DuplicateSchema);
export const DuplicateQuery = z.strictObject({ ...PageQuery });

export const MergeBody = z.strictObject({
  leadId: z.string().max(80).meta({ description: "The lead that is taken into the one of the address" }),
});

/** One lead, as `GET /v1/leads/:id` answers it. */
export const LeadDetailSchema = z.object({
  ...LeadSchema.shape,
  doNotContact: z.boolean().meta({
    description: "The person, or one of their numbers or addresses, may not be contacted",
  }),
});
export type LeadDetail = z.infer<typeof LeadDetailSchema>;
export const MergedSchema = z.object({ lead: LeadDetailSchema, undoId: z.string() });
