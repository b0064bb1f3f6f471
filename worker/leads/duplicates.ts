import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../http/context.ts";
import { notFound } from "../http/problem.ts";
import type { PlatformId } from "../platforms/contract.ts";
import { scoreFromSum } from "../scoring/heat.ts";
import { readScoring } from "../scoring/service.ts";
import {
  DUPLICATE_REASONS,
  type DuplicateReason,
  firstReason,
  judgePair,
  type Likeness,
  MOST_SHARING,
  pairId,
  readPairId,
} from "./duplicates-judge.ts";
import {
  type CandidateRow,
  dismissPair,
  listDismissed,
  listShared,
  listSharing,
  type Place,
  readCandidates,
  type Shared,
} from "./duplicates-store.ts";
import type { Duplicate } from "./merge-contract.ts";

const LIST = "duplicates";
/** Rows of an index on one page; leads of the suggestions, their likes and dismissals come to as many at most. */
const ROWS_PER_PAGE = 1000;
/** Pairs of leads that one page reads: two leads, and whether somebody dismissed them. */
const MOST_PAIRS = 200;
/** One more than may share a value: the lead itself is among them. */
const LOOKED_FOR = MOST_SHARING + 1;

type Group = { reason: DuplicateReason; value: string; leadIds: string[] };
type Pair = { a: string; b: string; reason: DuplicateReason; value: string; sharing: number };

/**
 * Leads that may be one person: by number, then by address, by username, by name. A page looks at 1,000 rows of an
 * index, so it may be short, or empty, and still have a next one.
 */
export async function listDuplicates(
  deps: Deps,
  tenant: TenantDb,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Duplicate[]; nextCursor: string | null }> {
  const place = cursor ? await deps.cursors.read(LIST, tenant.workspaceId, cursor) : [];
  let stage = Math.min(Number(place[0] ?? 0), DUPLICATE_REASONS.length - 1);
  let after: Place = place.length === 3 ? { value: String(place[1]), leadId: String(place[2]) } : null;
  let left = ROWS_PER_PAGE;
  const pairs: Pair[] = [];
  while (
    stage < DUPLICATE_REASONS.length &&
    left > LOOKED_FOR &&
    pairs.length < Math.min(limit, MOST_PAIRS)
  ) {
    const reason = DUPLICATE_REASONS[stage]!;
    const rows = await listShared(tenant, reason, after, left);
    const isEnd = rows.length < left;
    left -= rows.length;
    const groups = groupsOf(reason, rows);
    // The last value of a full page may go on behind it: it is read again, unless it fills the page alone.
    const cut = isEnd ? undefined : groups.length > 1 ? groups.pop() : undefined;
    let isFull = false;
    for (const group of groups) {
      pairs.push(...pairsOf(group));
      after = { value: group.value, leadId: LAST };
      if (pairs.length >= Math.min(limit, MOST_PAIRS)) {
        isFull = true;
        break;
      }
    }
    if (isFull) break;
    if (isEnd) {
      stage += 1;
      after = null;
    } else if (!cut) {
      after = { value: rows.at(-1)!.value, leadId: LAST };
    }
  }
  const items = await describe(deps, tenant, pairs, true);
  const nextPlace =
    stage < DUPLICATE_REASONS.length ? [stage, ...(after ? [after.value, after.leadId] : [])] : null;
  return {
    items,
    nextCursor: nextPlace ? await deps.cursors.write(LIST, tenant.workspaceId, nextPlace) : null,
  };
}

/** Behind every id. */
const LAST = "\u{10FFFF}";

function groupsOf(reason: DuplicateReason, rows: readonly Shared[]): Group[] {
  const groups: Group[] = [];
  for (const { value, leadId } of rows) {
    const last = groups.at(-1);
    if (last?.value === value) last.leadIds.push(leadId);
    else groups.push({ reason, value, leadIds: [leadId] });
  }
  return groups;
}

/** Every two of a group; none of one that too many share. */
function pairsOf({ reason, value, leadIds }: Group): Pair[] {
  const sharing = leadIds.length;
  if (sharing > MOST_SHARING) return [];
  return leadIds.flatMap((a, index) =>
    leadIds
      .slice(index + 1)
      .map((b) => (a < b ? { a, b, reason, value, sharing } : { a: b, b: a, reason, value, sharing })),
  );
}

/** Leads that may be the same person as this one, surest first: a handful. */
export async function listDuplicatesOf(
  deps: Deps,
  tenant: TenantDb,
  leadId: string,
): Promise<{ items: Duplicate[]; nextCursor: null }> {
  const shared = await listSharing(tenant, leadId, LOOKED_FOR);
  const groups = Map.groupBy(shared, ({ reason, value }) => `${reason} ${value}`);
  const pairs = [...groups.values()].flatMap((rows) => {
    const { reason, value } = rows[0]!;
    return pairsOf({ reason, value, leadIds: rows.map((row) => row.leadId) }).filter(
      ({ a, b }) => a === leadId || b === leadId,
    );
  });
  const items = await describe(deps, tenant, pairs, false);
  return {
    items: items.sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1)),
    nextCursor: null,
  };
}

/**
 * Pairs as they are answered, without those that are no suggestion or were dismissed, each once.
 * @param isListed the whole list goes reason by reason, and names a pair where its first reason stands
 */
async function describe(
  deps: Deps,
  tenant: TenantDb,
  pairs: readonly Pair[],
  isListed: boolean,
): Promise<Duplicate[]> {
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const [candidates, dismissed, { scoring }] = await Promise.all([
    readCandidates(tenant, ids),
    listDismissed(
      tenant,
      pairs.map(({ a, b }) => [a, b] as const),
    ),
    readScoring(tenant),
  ]);
  const byId = new Map(candidates.map((one) => [one.id, one]));
  const best = new Map<string, { likeness: Likeness; both: [CandidateRow, CandidateRow] }>();
  for (const { a, b, reason, value, sharing } of pairs) {
    const [one, other] = [byId.get(a), byId.get(b)];
    if (!one || !other || dismissed.has(`${a} ${b}`)) continue;
    if (isListed && firstReason(one, other) !== reason) continue;
    const likeness = judgePair(one, other, { reason, value }, sharing);
    const known = best.get(pairId(a, b));
    if (!likeness || (known && known.likeness.confidence >= likeness.confidence)) continue;
    best.set(pairId(a, b), { likeness, both: [one, other] });
  }
  const now = deps.now();
  return [...best].map(([id, { likeness, both }]) => ({
    id,
    ...likeness,
    leads: both.map((one) => ({
      id: one.id,
      username: one.username,
      displayName: one.displayName,
      platform: one.platform as PlatformId,
      accountId: one.accountId,
      score: scoreFromSum(one, now, scoring.halfLifeDays),
      phones: one.phones.map(({ e164 }) => e164),
      lastInteractionAt: new Date(one.lastInteractionAt).toISOString(),
    })),
  }));
}

/** These two are not one person: they are not suggested again. @throws Problem not-found */
export async function dismissDuplicate(
  deps: Deps,
  tenant: TenantDb,
  actor: Actor,
  id: string,
): Promise<void> {
  const pair = readPairId(id);
  if (!pair) throw notFound();
  const candidates = await readCandidates(tenant, pair);
  if (candidates.length < 2) throw notFound();
  await dismissPair(tenant, pair, {
    at: deps.now(),
    by: actor.kind === "person" ? actor.personId : actor.keyId,
  });
}
