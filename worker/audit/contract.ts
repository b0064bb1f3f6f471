import { z } from "zod";
import { NullableTimeSchema, PageQuery, pageOf, TimeSchema } from "../http/contract.ts";

/** What is written down: stable codes, each with a name in the dashboard. */
export const AUDIT_ACTIONS = [
  "account.limits-changed",
  "account.guard-changed",
  "automation.added",
  "automation.switched-on",
  "automation.switched-off",
  "automation.changed",
  "automation.removed",
  "workspace.stopped",
  "workspace.resumed",
  "lead.blocked",
  "lead.unblocked",
  "lead.taken-over",
  "lead.resumed",
  "dead-letter.replayed",
  "dead-letter.removed",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_ACTORS = ["person", "key", "guard", "product"] as const;
export const AUDIT_TARGETS = ["account", "lead", "automation", "workspace", "dead-letter"] as const;
export type AuditTarget = (typeof AUDIT_TARGETS)[number];

/** Values before or after a change, by the API's own field names. */
const ValuesSchema = z.record(z.string(), z.unknown()).nullable();

export const AuditEntrySchema = z.object({
  id: z.string(),
  seq: z.number().int().meta({ description: "From 1, without a gap, in each workspace" }),
  at: TimeSchema,
  actor: z.object({
    kind: z.enum(AUDIT_ACTORS),
    id: z.string().nullable(),
    name: z.string().nullable().meta({ description: "null for a key, and for who is gone" }),
  }),
  action: z.enum(AUDIT_ACTIONS),
  target: z
    .object({
      kind: z.enum(AUDIT_TARGETS),
      id: z.string(),
      name: z.string().nullable().meta({ description: "As it is called today; null when it is gone" }),
    })
    .nullable()
    .meta({ description: "null once it was erased, as `before` and `after` are" }),
  before: ValuesSchema,
  after: ValuesSchema,
  hash: z.string().nullable().meta({ description: "null until it is sealed, within two minutes" }),
});
export type AuditEntry = z.infer<typeof AuditEntrySchema>;
export const AuditPage = pageOf(AuditEntrySchema);
export const AuditQuery = z.strictObject(PageQuery);

export const AuditCheckSchema = z.object({
  ok: z.boolean(),
  checked: z.number().int().meta({ description: "Sealed entries looked at" }),
  firstBroken: z
    .object({ seq: z.number().int(), at: NullableTimeSchema })
    .nullable()
    .meta({ description: "The first entry that is missing, was changed or stands elsewhere" }),
  erased: z.number().int().meta({ description: "Entries whose words were erased; the chain holds without" }),
  unsealed: z.number().int().meta({ description: "Entries of the last minute, not sealed yet" }),
  head: z
    .object({ seq: z.number().int(), hash: z.string() })
    .nullable()
    .meta({ description: "The newest sealed entry: noted elsewhere, it proves the chain up to there" }),
});
export type AuditCheck = z.infer<typeof AuditCheckSchema>;
