import { newId } from "../db/ids.ts";
import { type Mine, type Statement, sql } from "../db/tenant.ts";
import type { Actor } from "../http/context.ts";
import { type Details, digestOf } from "./chain.ts";
import type { AuditAction, AuditTarget } from "./contract.ts";

export type NewEntry = {
  /** Epoch ms. */
  at: number;
  by: Actor | "guard" | "product";
  action: AuditAction;
  target: { kind: AuditTarget; id: string };
  /** Values by the API's own field names. No text, name or address of anybody: it is kept for good. */
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
};

const actorOf = (by: NewEntry["by"]): string =>
  typeof by === "string" ? by : by.kind === "person" ? `person:${by.personId}` : `key:${by.keyId}`;
const json = (values: Record<string, unknown> | null | undefined): string | null =>
  values ? JSON.stringify(values) : null;

/**
 * The statements that write a change down, for the change's own batch: both or neither. The entry has no hash yet;
 * the next minute's sealing gives it one.
 *
 * @param when `changed`: only if the statement right before these in the batch changed a row
 */
export function auditStatements(entry: NewEntry, when: "always" | "changed" = "always"): Statement[] {
  const id = newId("aud", entry.at);
  const details: Details = {
    targetKind: entry.target.kind,
    targetId: entry.target.id,
    leadId: entry.target.kind === "lead" ? entry.target.id : null,
    before: json(entry.before),
    after: json(entry.after),
    salt: crypto.randomUUID(),
  };
  const newest = (mine: Mine) => sql`(SELECT seq FROM audit_entries WHERE workspace_id = ${mine.id}
    ORDER BY seq DESC LIMIT 1)`;
  return [
    (mine) => sql`INSERT INTO audit_entries (workspace_id, seq, id, at, actor, action, digest)
      SELECT ${mine.id}, 1 + max(coalesce(${newest(mine)}, 0),
          coalesce((SELECT seq FROM audit_heads WHERE workspace_id = ${mine.id}), 0)),
        ${id}, ${entry.at}, ${actorOf(entry.by)}, ${entry.action}, ${digestOf(details)}
      ${when === "changed" ? sql`WHERE changes() > 0` : sql``}`,
    (
      mine,
    ) => sql`INSERT INTO audit_details (workspace_id, seq, target_kind, target_id, lead_id, before, after, salt)
      SELECT workspace_id, seq, ${details.targetKind}, ${details.targetId}, ${details.leadId}, ${details.before},
        ${details.after}, ${details.salt}
      FROM audit_entries WHERE workspace_id = ${mine.id} AND seq = ${newest(mine)} AND id = ${id}`,
  ];
}
