import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { namePeople } from "../identity/service.ts";
import { atTheStart, check, finish, type Progress } from "./chain.ts";
import {
  AUDIT_ACTORS,
  type AuditAction,
  type AuditCheck,
  type AuditEntry,
  type AuditTarget,
} from "./contract.ts";
import { type AuditRow, findHead, listInOrder, listNewest } from "./store.ts";

const PAGE = 1000;

export async function listAudit(
  deps: Deps,
  tenant: TenantDb,
  query: { limit: number; cursor?: string },
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const [before] = query.cursor ? await deps.cursors.read("audit", tenant.workspaceId, query.cursor) : [];
  const rows = await listNewest(
    tenant,
    typeof before === "number" ? before : Number.MAX_SAFE_INTEGER,
    query.limit + 1,
  );
  const page = rows.slice(0, query.limit);
  const people = page.flatMap(({ actor }) => (actor.startsWith("person:") ? [actor.slice(7)] : []));
  const names = await namePeople(deps, [...new Set(people)]);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => show(row, names)),
    nextCursor: last ? await deps.cursors.write("audit", tenant.workspaceId, [last.seq]) : null,
  };
}

const values = (text: string | null): Record<string, unknown> | null =>
  text === null ? null : (JSON.parse(text) as Record<string, unknown>);

function show(row: AuditRow, names: ReadonlyMap<string, string>): AuditEntry {
  const [kind = "", id = null] = row.actor.split(":");
  const { details } = row;
  return {
    id: row.id,
    seq: row.seq,
    at: new Date(row.at).toISOString(),
    actor: {
      kind: AUDIT_ACTORS.find((one) => one === kind) ?? "product",
      id,
      name: kind === "person" && id !== null ? (names.get(id) ?? null) : null,
    },
    action: row.action as AuditAction,
    target: details && {
      kind: details.targetKind as AuditTarget,
      id: details.targetId,
      name: row.targetName,
    },
    before: values(details?.before ?? null),
    after: values(details?.after ?? null),
    hash: row.hash,
  };
}

/** Walks the whole chain, a page at a time, and stops at the first entry that is not as it was sealed. */
export async function verifyAudit(tenant: TenantDb): Promise<AuditCheck> {
  const head = (await findHead(tenant)) ?? null;
  let progress: Progress = atTheStart;
  for (;;) {
    const page = await listInOrder(tenant, progress.nextSeq - 1, PAGE);
    progress = check(tenant.workspaceId, progress, page, head);
    if (progress.firstBroken || page.length < PAGE) break;
  }
  const { firstBroken, checked, erased, unsealed } = finish(progress, head);
  return {
    ok: firstBroken === null,
    checked,
    firstBroken: firstBroken && {
      seq: firstBroken.seq,
      at: firstBroken.at === null ? null : new Date(firstBroken.at).toISOString(),
    },
    erased,
    unsealed,
    head,
  };
}
