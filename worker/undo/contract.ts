import { z } from "zod";
import { NullableTimeSchema, PageQuery, pageOf, TimeSchema } from "../http/contract.ts";
import type { JobStartedSchema } from "../jobs/contract.ts";

export const CHANGE_KINDS = ["bulk", "merge", "import"] as const;
export type ChangeKindName = (typeof CHANGE_KINDS)[number];
export const CHANGE_STATES = ["done", "running", "undone", "partly-undone", "expired"] as const;

/** A change that can be undone for 30 days. */
export const ChangeSchema = z.object({
  id: z.string(),
  at: TimeSchema,
  by: z.object({ id: z.string(), name: z.string() }).nullable().meta({
    description: "Who made it; null for an API key",
  }),
  kind: z.enum(CHANGE_KINDS),
  summary: z.record(z.string(), z.unknown()).meta({
    description:
      "Of a bulk change: `change` (without the words of a reminder), `filter` (`search` says that there was one) or `ids`, their number, and `unfit`, the leads that did not get every tag",
  }),
  count: z.number().int().meta({ description: "Leads changed" }),
  state: z.enum(CHANGE_STATES).meta({
    description: "`running` while it is made or undone; `partly-undone` when something was left alone",
  }),
  undoneAt: NullableTimeSchema,
  restored: z.number().int().optional().meta({ description: "Once undone: leads that are what they were" }),
  skipped: z.number().int().optional().meta({
    description: "Once undone: leads of which something stayed as somebody made it since, or that are gone",
  }),
});
export type Change = z.infer<typeof ChangeSchema>;
export const ChangePage = pageOf(ChangeSchema);
export const ChangeQuery = z.strictObject({ ...PageQuery });

export const UndoneSchema = z.object({
  restored: z.number().int().meta({ description: "Leads that are what they were" }),
  skipped: z.number().int().meta({
    description: "Leads of which something stayed as somebody made it since, or that are gone",
  }),
});
export type UndoAnswer = z.infer<typeof UndoneSchema> | z.infer<typeof JobStartedSchema>;
