import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { notFound } from "../http/problem.ts";
import { namePeople } from "../identity/service.ts";
import { lensOf } from "../leads/lens.ts";
import type { Lens } from "../leads/row.ts";
import { readSearch } from "../leads/search.ts";
import { DM_JOB_VERSION } from "../messaging/jobs.ts";
import { type ReachNow, reachFacts, reachForPerson, reachOf } from "../messaging/reach.ts";
import { scoreFromSum } from "../scoring/heat.ts";
import { chargeOf } from "./charge.ts";
import {
  type Conversation,
  type ConversationDetail,
  type ConversationQueryInput,
  MOST_UNREAD_COUNTED,
  type UnreadCount,
  WORDS_PER_PAGE,
  type Word,
} from "./contract.ts";
import { type ConversationRow, countUnread, findRow, listMachines, listRows } from "./list-store.ts";
import { markRead, markUnread, writeResume, writeTakeOver } from "./take-over-store.ts";
import { type HeardWord, type Place, readWords, type SaidWord } from "./words-store.ts";

const LIST = "conversations";
const time = (at: number): string => new Date(at).toISOString();
const timeOrNull = (at: number | null): string | null => (at === null ? null : time(at));
const reachAt = ({ kind, until, reason }: ReachNow) => ({ kind, until: timeOrNull(until), reason });
const placeOf = ([at, id]: readonly (string | number)[]): NonNullable<Place> => ({
  at: Number(at),
  id: String(id),
});

/** Newest word of the person first. A page that filters left short still has a cursor. */
export async function listConversations(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  query: ConversationQueryInput,
): Promise<{ items: Conversation[]; nextCursor: string | null }> {
  const list = `${LIST}:${query.filter}`;
  const before = query.cursor
    ? placeOf(await deps.cursors.read(list, tenant.workspaceId, query.cursor))
    : null;
  const [lens, machines] = await Promise.all([lensOf(deps, tenant), machinesOf(deps, tenant)]);
  const { rows, next } = await listRows(tenant, {
    before,
    filter: query.filter,
    search: query.q ? readSearch(query.q) : null,
    accountId: query.accountId ?? null,
    personId: actor.kind === "person" ? actor.personId : null,
    machines,
    now: lens.now,
    limit: query.limit,
  });
  return {
    items: await named(
      deps,
      rows.map((row) => toConversation(row, lens, machines)),
    ),
    nextCursor: next ? await deps.cursors.write(list, tenant.workspaceId, [next.at, next.id]) : null,
  };
}

export async function countUnreadOnes(tenant: TenantDb): Promise<UnreadCount> {
  const found = await countUnread(tenant);
  return { unread: Math.min(found, MOST_UNREAD_COUNTED), isExact: found <= MOST_UNREAD_COUNTED };
}

/** Both sides' words, the newest unless a cursor asks for what was said before. */
export async function showConversation(
  deps: Deps,
  tenant: TenantDb,
  leadId: string,
  cursor: string | undefined,
): Promise<ConversationDetail> {
  // A cursor of one person's words says nothing about another's.
  const list = `${LIST}:${leadId}`;
  const before = cursor ? placeOf(await deps.cursors.read(list, tenant.workspaceId, cursor)) : null;
  const { row, lens, item } = await conversationOf(deps, tenant, leadId);
  const words = await readWords(tenant, leadId, row.optedOutAt, before, WORDS_PER_PAGE + 1);
  const names = await namePeople(deps, idsOf(words.said));
  const all = [...words.heard.map(fromHeard), ...words.said.map((one) => fromSaid(one, names))].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1),
  );
  const page = all.slice(0, WORDS_PER_PAGE);
  const oldest = page.at(-1);
  const isMore = all.length > page.length && oldest !== undefined;
  const capabilities = lens.capabilities(row.platform);
  return {
    ...item,
    optedOut:
      row.optedOutAt === null
        ? null
        : { at: time(row.optedOutAt), words: row.optedOutText ?? "", where: words.optedOutIn },
    replyReach: reachAt(reachForPerson(reachFacts(row, capabilities), lens.now)),
    messages: page.reverse(),
    olderCursor: isMore
      ? await deps.cursors.write(list, tenant.workspaceId, [Date.parse(oldest.at), oldest.id])
      : null,
    quickTemplates: words.templates,
    limits: { maxBytes: capabilities.maxTextBytes },
  };
}

/** Somebody of the team answers from now on; machines hold what they have. */
export async function takeOver(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  leadId: string,
): Promise<Conversation> {
  const by = actor.kind === "person" ? `person:${actor.personId}` : `key:${actor.keyId}`;
  await writeTakeOver(tenant, leadId, actor, by, deps.now());
  return (await conversationOf(deps, tenant, leadId)).item;
}

/** Machines may write again, and what they held is looked at at once. */
export async function resume(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  leadId: string,
): Promise<Conversation> {
  const accountIds = await writeResume(tenant, leadId, actor, deps.now());
  for (const accountId of accountIds) {
    await deps.env.DM.send({
      v: DM_JOB_VERSION,
      workspaceId: tenant.workspaceId,
      kind: "account",
      accountId,
    });
  }
  return (await conversationOf(deps, tenant, leadId)).item;
}

export const noteRead = async (tenant: TenantDb, leadId: string): Promise<void> => {
  await markRead(tenant, leadId);
};
export const noteUnread = async (tenant: TenantDb, leadId: string): Promise<void> => {
  await markUnread(tenant, leadId);
};

async function conversationOf(deps: Deps, tenant: TenantDb, leadId: string) {
  const [row, lens, machines] = await Promise.all([
    findRow(tenant, leadId),
    lensOf(deps, tenant),
    machinesOf(deps, tenant),
  ]);
  if (!row) throw notFound();
  const [item] = await named(deps, [toConversation(row, lens, machines)]);
  return { row, lens, item: item! };
}

/** Accounts whose automations could write, as far as their platform lets machines. */
async function machinesOf(deps: Deps, tenant: TenantDb): Promise<string[]> {
  const accounts = await listMachines(tenant);
  return accounts
    .filter(({ platform }) => deps.platform(platform)?.capabilities.automate)
    .map(({ accountId }) => accountId);
}

function toConversation(
  row: ConversationRow,
  lens: Pick<Lens, "now" | "scoring" | "capabilities">,
  machines: readonly string[],
): Conversation {
  const { now, scoring, capabilities } = lens;
  const { heard, said } = row;
  const heardAt = row.lastInboundAt ?? row.lastInteractionAt;
  const isOurs = said !== null && said.at > heardAt;
  return {
    leadId: row.leadId,
    username: row.username,
    displayName: row.displayName,
    platform: row.platform,
    accountId: row.accountId,
    lastText: isOurs ? said.text : heard ? heard.text : row.lastText,
    lastFrom: isOurs ? (said.byMachine ? "machine" : "us") : "person",
    lastAt: time(isOurs ? said.at : heardAt),
    lastInboundAt: timeOrNull(row.lastInboundAt),
    unread: !row.blocked && row.lastInboundAt !== null && row.lastInboundAt > (row.readAt ?? 0),
    charge: chargeOf(
      {
        takenOverBy: row.takenOverBy,
        takenOverUntil: row.takenOverUntil,
        handWaitingBy: row.handWaitingBy,
        optedOut: row.optedOutAt !== null,
        blocked: row.blocked,
        refused: row.status === "refused",
      },
      machines.includes(row.accountId),
      now,
    ),
    reach: reachAt(reachOf(reachFacts(row, capabilities(row.platform)), now)),
    optedOutAt: timeOrNull(row.optedOutAt),
    assignedTo: row.assignedTo,
    score: scoreFromSum(row, now, scoring.halfLifeDays),
    hasPhone: row.hasPhone,
  };
}

const idsOf = (some: readonly { personId: string | null }[]): string[] => [
  ...new Set(some.flatMap(({ personId }) => personId ?? [])),
];

async function named(deps: Deps, items: Conversation[]): Promise<Conversation[]> {
  const names = await namePeople(deps, idsOf(items.map(({ charge }) => charge)));
  return items.map((item) => {
    const { personId } = item.charge;
    const name = personId === null ? null : (names.get(personId) ?? null);
    return { ...item, charge: { ...item.charge, name } };
  });
}

const fromHeard = (one: HeardWord): Word => ({
  id: one.id,
  from: "person",
  authorName: null,
  text: one.text,
  imageUrl: null,
  kind: one.kind,
  at: time(one.at),
  state: null,
  reason: null,
});

const fromSaid = (one: SaidWord, names: ReadonlyMap<string, string>): Word => ({
  id: one.id,
  from: one.origin === "automation" ? "machine" : "us",
  authorName: one.personId === null ? one.automationName : (names.get(one.personId) ?? null),
  text: one.text === "" ? null : one.text,
  imageUrl: one.imageUrl,
  kind: one.imageUrl !== null ? "picture" : one.sentVia === "private_reply" ? "private_reply" : "message",
  at: time(one.at),
  state: one.state,
  reason: one.reason,
});
