import { listAccountRows } from "../accounts/service.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { notFound } from "../http/problem.ts";
import { requireLeadRow, showLead, showScore } from "../leads/service.ts";
import type { LeadExport } from "./contract.ts";
import { listIdentitiesOf, readSubject } from "./export-store.ts";
import { toReadable } from "./readable.ts";

/** Everything held of one person: the rows that an erasure would delete, and what was derived from them. */
export async function exportLead(
  deps: Deps,
  tenant: TenantDb,
  id: string,
  language: "fr" | "en",
): Promise<LeadExport> {
  const row = await requireLeadRow(tenant, id);
  const [identities, accounts, lead, score] = await Promise.all([
    listIdentitiesOf(tenant, id),
    listAccountRows(tenant),
    showLead(deps, tenant, row),
    showScore(deps, tenant, row, language),
  ]);
  const rows = await readSubject(tenant, id, identities);
  const list = (name: string) => (rows[name] ?? []).map(toReadable).sort(byTime);
  const [stored] = list("lead");
  if (!stored) throw notFound(); // erased in between
  const known = new Set([row.accountId, ...identities.map(({ accountId }) => accountId)]);
  return {
    exportedAt: new Date(deps.now()).toISOString(),
    lead: stored,
    accounts: accounts
      .filter((account) => known.has(account.id))
      .map((account) => ({ id: account.id, platform: account.platform, username: account.username })),
    identities: list("identities"),
    interactions: list("interactions"),
    changesBeforeTheirMessage: list("changesBeforeTheirMessage"),
    messages: list("messages"),
    contactPoints: list("contactPoints"),
    statusHistory: list("statusHistory"),
    merges: list("merges"),
    contactPointsBeforeMerging: list("contactPointsBeforeMerging"),
    otherAccounts: list("otherAccounts"),
    notTheSameAs: list("notTheSameAs"),
    consents: list("consents"),
    messagesReadByAModel: list("messagesReadByAModel"),
    filesTheyWereIn: list("filesTheyWereIn"),
    changesThatCanBeUndone: list("changesThatCanBeUndone"),
    publicReplies: list("publicReplies"),
    changesWrittenDown: list("changesWrittenDown"),
    alertsAboutThem: list("alertsAboutThem"),
    derived: {
      score: lead.score,
      target: lead.target,
      intent: lead.intent,
      reasons: score.reasons,
      history: score.history,
    },
  };
}

const timeOf = (row: Record<string, unknown>): string =>
  String(row.at ?? row.createdAt ?? row.foundAt ?? row.externalId ?? "");
/** Oldest first, as it happened. */
const byTime = (a: Record<string, unknown>, b: Record<string, unknown>): number =>
  timeOf(a) < timeOf(b) ? -1 : 1;
