import { z } from "zod";
import { PageQuery, pageOf, TimeSchema } from "../http/contract.ts";

/** A file that leads left in. */
export const ExportSchema = z.object({
  id: z.string(),
  at: TimeSchema,
  by: z.object({ id: z.string(), name: z.string() }).nullable().meta({
    description: "Who took it; null for an API key",
  }),
  format: z.enum(["csv", "json"]).meta({ description: "`json`: everything held of one person" }),
  filter: z.record(z.string(), z.unknown()).meta({
    description: "Filters and `sort`; `search` says that there was one",
  }),
  count: z.number().int().meta({ description: "Leads written out" }),
});
export type Export = z.infer<typeof ExportSchema>;
export const ExportPage = pageOf(ExportSchema);
export const ExportQuery = z.strictObject({ ...PageQuery });
