import { z } from "zod";
import { JobStartedSchema } from "../jobs/contract.ts";
import { LEAD_STATUSES, MAX_TAGS, ReminderInput, TagSchema } from "./contract.ts";
import { LeadFilterBody } from "./filter-contract.ts";

/** Up to so many leads are changed, or put back, before the answer; more in the background. */
export const AT_ONCE = 500;

const tags = z.array(TagSchema).min(1).max(MAX_TAGS);

export const BulkChangeBody = z
  .strictObject({
    status: z.enum(LEAD_STATUSES).optional(),
    addTags: tags.optional(),
    removeTags: tags.optional(),
    assignedTo: z.string().max(80).nullable().optional(),
    blocked: z.boolean().optional(),
    reminder: ReminderInput.nullable().optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "at least one change")
  .refine(({ addTags, removeTags }) => !addTags?.some((tag) => removeTags?.includes(tag)), {
    path: ["removeTags"],
    message: "a tag is either added or taken away",
  });
export type BulkChangeBody = z.output<typeof BulkChangeBody>;

export const BulkBody = z
  .strictObject({
    filter: LeadFilterBody.optional(),
    ids: z.array(z.string().max(80)).max(AT_ONCE).optional(),
    change: BulkChangeBody,
  })
  .refine(
    ({ filter, ids }) => (filter === undefined) !== (ids === undefined),
    "exactly one of filter and ids",
  );
export type BulkBody = z.output<typeof BulkBody>;

export const BulkDoneSchema = z.object({
  changed: z.number().int(),
  undoId: z.string(),
  unfit: z.number().int().meta({
    description: "Leads that have 30 tags already: they did not get all of the new ones",
  }),
});
export const BulkStartedSchema = JobStartedSchema.extend({ undoId: z.string() });
export type BulkAnswer = z.infer<typeof BulkDoneSchema> | z.infer<typeof BulkStartedSchema>;

export const CountBody = z.strictObject({ filter: LeadFilterBody.optional() });
export const CountSchema = z.object({
  count: z.number().int(),
  isExact: z.boolean().meta({ description: "false: at least so many, the rest was not looked at" }),
  looked: z.number().int().meta({ description: "Rows read for it; 20,000 at most, but for a last page" }),
});
export type LeadCount = z.infer<typeof CountSchema>;
