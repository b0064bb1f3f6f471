import { z } from "zod";
import { plainText, TimeSchema } from "../http/contract.ts";
import { LeadSortSchema, ViewFilter } from "../leads/filter-contract.ts";

export const MAX_VIEWS = 50;

/** A filter of the list of leads under a name: a view, an export, an audience. */
export const ViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  filter: ViewFilter,
  sort: LeadSortSchema,
  shared: z.boolean().meta({ description: "false: only whoever made it sees it" }),
  createdBy: z.string(),
  createdAt: TimeSchema,
});
export type View = z.infer<typeof ViewSchema>;
export const ViewList = z.object({ items: z.array(ViewSchema), nextCursor: z.null() });

const name = plainText().trim().min(1).max(80);

export const NewViewSchema = z.strictObject({
  name,
  filter: ViewFilter,
  sort: LeadSortSchema.default("score"),
  shared: z.boolean().default(true),
});
export type NewView = z.output<typeof NewViewSchema>;

export const ViewPatchSchema = z.strictObject({
  name: name.optional(),
  filter: ViewFilter.optional(),
  sort: LeadSortSchema.optional(),
  shared: z.boolean().optional(),
});
export type ViewPatch = z.output<typeof ViewPatchSchema>;
