import { z } from "zod";
import { NullableTimeSchema, pageOf, plainText, TimeSchema } from "../http/contract.ts";

/** What a column of a file may say of a person. */
export const IMPORT_FIELDS = [
  "username",
  "externalId",
  "displayName",
  "phone",
  "email",
  "status",
  "amount",
  "tags",
  "note",
  "assignedTo",
  "firstSeenAt",
  "consent",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** A file has at most so many rows: its rows are looked at together, so that nobody is in it twice. */
export const MAX_IMPORT_ROWS = 50_000;
export const MAX_COLUMNS = 100;

const ColumnName = plainText().max(200);
/** Which column says what; null or absent: none does. */
export const MappingSchema = z.strictObject(
  Object.fromEntries(IMPORT_FIELDS.map((field) => [field, ColumnName.nullable().optional()])) as Record<
    ImportField,
    z.ZodOptional<z.ZodNullable<typeof ColumnName>>
  >,
);
export type Mapping = z.infer<typeof MappingSchema>;

const Csv = plainText().max(250_000);
export const NewImportSchema = z.strictObject({
  accountId: z.string().max(80),
  fileName: plainText().trim().min(1).max(200),
  csv: Csv.meta({ description: "RFC 4180; the first line names the columns" }),
  separator: z.enum([",", ";", "\t"]).optional().meta({ description: "Found out when absent" }),
});
export const MoreRowsSchema = z.strictObject({
  csv: Csv.meta({ description: "The next lines of the file, without its header; never half a line" }),
});
export const ImportPatchSchema = z.strictObject({ mapping: MappingSchema });

export const ROW_PROBLEMS = [
  "no-person",
  "bad-username",
  "bad-id",
  "bad-phone",
  "bad-email",
  "bad-status",
  "bad-amount",
  "amount-without-sale",
  "bad-time",
  "unknown-member",
  "too-many-tags",
  "too-long",
  "twice-in-file",
  "erased",
  "consent-without-number",
] as const;
export type RowProblemReason = (typeof ROW_PROBLEMS)[number];

export const RowProblemSchema = z.object({
  line: z.number().int().meta({ description: "Line of the file, the header's is 1" }),
  column: z.string().nullable(),
  reason: z.enum(ROW_PROBLEMS),
  text: z.string().meta({ description: "What is wrong and what to do, in the reader's language" }),
});
export type RowProblem = z.infer<typeof RowProblemSchema>;

export const IMPORT_STATES = ["draft", "running", "done", "failed", "undone"] as const;
export const ImportSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  columns: z.array(z.string()),
  mapping: z.record(z.enum(IMPORT_FIELDS), z.string().nullable()),
  total: z.number().int(),
  valid: z.number().int(),
  rejected: z.number().int(),
  createdAt: TimeSchema,
  startedAt: NullableTimeSchema,
  jobId: z.string().nullable(),
  undoId: z.string().nullable(),
  changed: z.number().int().nullable().meta({
    description: "Leads made or changed so far; null for a draft",
  }),
});
export const ImportDetailSchema = ImportSchema.extend({
  preview: z
    .array(z.record(z.string(), z.unknown()))
    .meta({ description: "The first 20 valid rows as they would become" }),
  problems: z.array(RowProblemSchema).meta({ description: "The first 100" }),
});
export type Import = z.infer<typeof ImportSchema>;
export type ImportDetail = z.infer<typeof ImportDetailSchema>;
export const ImportPage = pageOf(ImportSchema);
export const ImportStartedSchema = z.object({ jobId: z.string(), undoId: z.string() });
