import { z } from "zod";
import { PageQuery, pageOf, TimeSchema } from "../http/contract.ts";
import { JOB_STATES } from "../jobs/contract.ts";

export const ERASURE_REQUESTERS = ["person", "platform"] as const;
export type ErasureRequester = (typeof ERASURE_REQUESTERS)[number];
export const ERASURE_SUBJECTS = ["lead", "account"] as const;
export type ErasureSubject = (typeof ERASURE_SUBJECTS)[number];

/** Names nobody: an erasure that could be read back would be none. */
export const ErasureSchema = z.object({
  id: z.string(),
  at: TimeSchema,
  requestedBy: z
    .enum(ERASURE_REQUESTERS)
    .meta({ description: "`person`: somebody of the workspace; `platform`: a data deletion request" }),
  subject: z.enum(ERASURE_SUBJECTS),
  state: z.enum(JOB_STATES),
  erasedRows: z.number().int(),
});
export type Erasure = z.infer<typeof ErasureSchema>;
export const ErasureQuery = z.strictObject({ ...PageQuery });
export const ErasurePage = pageOf(ErasureSchema);

const Rows = z.array(z.record(z.string(), z.unknown()));
/** Everything held of one person, by kind of data. Rows carry the fields as stored, times as RFC 3339. */
export const LeadExportSchema = z.object({
  exportedAt: TimeSchema,
  lead: z.record(z.string(), z.unknown()),
  accounts: z
    .array(z.object({ id: z.string(), platform: z.string(), username: z.string() }))
    .meta({ description: "The accounts under which the person is known" }),
  identities: Rows,
  interactions: Rows.meta({
    description: "With their words, and what was derived: intent, points, decisions",
  }),
  changesBeforeTheirMessage: Rows,
  messages: Rows,
  contactPoints: Rows.meta({ description: "With the quoted words and the consent" }),
  statusHistory: Rows,
  merges: Rows.meta({ description: "Leads that were merged into this one, and how both were before" }),
  contactPointsBeforeMerging: Rows,
  otherAccounts: Rows.meta({ description: "What is open to a merged person at other accounts" }),
  notTheSameAs: Rows.meta({ description: "Leads that somebody said are other people" }),
  consents: Rows.meta({ description: "Consents and withdrawals, with their words" }),
  messagesReadByAModel: Rows,
  filesTheyWereIn: Rows.meta({
    description: "Exports that hold them by name; those of everybody are not listed here",
  }),
  changesThatCanBeUndone: Rows.meta({
    description: "What the lead had before changes of many leads; kept for 30 days",
  }),
  publicReplies: Rows.meta({ description: "What was answered under their comments" }),
  changesWrittenDown: Rows.meta({ description: "Entries of the audit that are about them" }),
  alertsAboutThem: Rows,
  derived: z.object({
    score: z.number().int(),
    target: z.boolean(),
    intent: z.string().nullable(),
    reasons: Rows,
    history: Rows,
  }),
});
export type LeadExport = z.infer<typeof LeadExportSchema>;
