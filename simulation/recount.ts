import { isDeepStrictEqual } from "node:util";
import { compareTotals } from "../worker/testing/totals.ts";
import { capComments, sumAt } from "../worker/scoring/heat.ts";
import type { InteractionKind } from "../worker/platforms/contract.ts";
import type { Team } from "./team.ts";
import type { Watch } from "./watch.ts";
import { WORKSPACE, type World } from "./world.ts";

type MessageRow = {
  id: string;
  state: string;
  open: number;
  reason: string | null;
  notBeforeAt: number;
  dedupeKey: string;
  accountId: string;
  attempts: number;
};
type InteractionRow = {
  id: string;
  leadId: string;
  kind: InteractionKind;
  dedupeKey: string;
  points: number;
  capped: number;
  at: number;
};

const UNSENT = new Set(["failed", "skipped", "expired", "unknown"]);
const COUNTED = new Set(["sent", "delivered", "read", "unknown"]);
/** A wait that was told may be over by the time of the next minute's look. */
const LATE_MS = 5 * 60_000;
const HALF_LIFE_DAYS = 14;
const COMMENTS_PER_DAY = 3;

/** At the end, when everything had time to settle: nothing lost, nothing stuck, every counter equal to a recount. */
export async function checkTheEnd(world: World, watch: Watch, team: Team): Promise<void> {
  const report = (what: string): void => watch.report(`in the end: ${what}`);
  const messages = world.rows<MessageRow>(
    `SELECT id, state, open, reason, not_before_at AS notBeforeAt, dedupe_key AS dedupeKey, account_id AS accountId,
      attempts FROM messages WHERE workspace_id = ? ORDER BY id`,
    WORKSPACE,
  );
  checkStates(world, messages, report);
  checkTruth(world, watch, messages, report);
  if (!team.wasEverDisconnected) checkNothingLost(world, report);
  checkCounters(world, messages, report);
  checkScores(world, report);
  const { counted, real } = await compareTotals(world.deps().tenant(WORKSPACE));
  if (!isDeepStrictEqual(counted, real))
    report(`totals of leads are ${JSON.stringify(counted)}, a recount says ${JSON.stringify(real)}`);
}

type Report = (what: string) => void;

function checkStates(world: World, messages: readonly MessageRow[], report: Report): void {
  for (const { id, state, open, reason, notBeforeAt } of messages) {
    if (UNSENT.has(state) && reason === null) report(`${id} is ${state} without a reason`);
    if (open === 0 && ["pending", "scheduled", "sending"].includes(state)) report(`${id} is closed as ${state}`);
    if (open === 1 && state === "sending") report(`${id} is still being sent`);
    const waits = open === 1 && (state === "pending" || state === "scheduled");
    if (waits && reason === null && notBeforeAt + LATE_MS < world.now()) report(`${id} waits, and nobody says why`);
    if (waits && reason !== null && state === "scheduled" && notBeforeAt + LATE_MS < world.now())
      report(`${id} was to leave by now (${reason})`);
  }
}

/** What the rows say against what reached people. */
function checkTruth(world: World, watch: Watch, messages: readonly MessageRow[], report: Report): void {
  const reached = new Set(watch.rowOf.values());
  for (const { id, state, dedupeKey } of messages) {
    const isEcho = dedupeKey.startsWith("echo:");
    const saysSent = ["sent", "delivered", "read"].includes(state);
    if (saysSent && !isEcho && !reached.has(id)) report(`${id} is said to be ${state}, and reached nobody`);
    if (!COUNTED.has(state) && reached.has(id)) report(`${id} is ${state}, and reached its person`);
  }
  const ours = new Set(world.accounts.flatMap((one) => one.deliveries.map(({ messageId }) => `echo:${messageId}`)));
  for (const { id, dedupeKey } of messages) {
    if (ours.has(dedupeKey)) report(`${id} takes our own message for a person's`);
  }
}

/** Everything the platform has is stored: told by webhook, or found by the last reading. */
function checkNothingLost(world: World, report: Report): void {
  const [dead] = world.rows<{ n: number }>("SELECT count(*) AS n FROM dead_letters WHERE queue = 'ingest'");
  const stored = new Set(
    world
      .rows<{ key: string }>("SELECT dedupe_key AS key FROM interactions WHERE workspace_id = ?", WORKSPACE)
      .map(({ key }) => key),
  );
  for (const account of world.accounts) {
    const comments = [...account.comments.values()].filter((one) => !one.isDeleted).map(({ id }) => `comment:${id}`);
    const words = [...account.threads.values()].flatMap(({ items }) =>
      items
        .filter(({ from, isTakenBack }) => from === "person" && !isTakenBack)
        .slice(-15)
        .map(({ id }) => `message:${id}`),
    );
    const lost = [...comments, ...words].filter((key) => !stored.has(key));
    if (lost.length > dead!.n) report(`${lost.length} interactions are lost, ${lost[0]} among them`);
  }
}

function checkCounters(world: World, messages: readonly MessageRow[], report: Report): void {
  const counted = world.rows<{ accountId: string; messages: number; interactions: number; people: number }>(
    `SELECT account_id AS accountId, sum(messages) AS messages, sum(interactions) AS interactions, sum(people) AS people
      FROM daily_stats WHERE workspace_id = ? GROUP BY account_id`,
    WORKSPACE,
  );
  for (const one of counted) {
    const count = (table: string): number =>
      world.rows<{ n: number }>(
        `SELECT count(*) AS n FROM ${table} WHERE workspace_id = ? AND account_id = ?`,
        WORKSPACE,
        one.accountId,
      )[0]!.n;
    const sent = messages.filter(
      ({ accountId, state, dedupeKey }) =>
        accountId === one.accountId && COUNTED.has(state) && !dedupeKey.startsWith("echo:"),
    ).length;
    if (one.messages !== sent) report(`${one.messages} messages counted, ${sent} are there`);
    const [interactions, people] = [count("interactions"), count("leads")];
    if (one.interactions !== interactions) report(`${one.interactions} interactions counted, ${interactions} are there`);
    if (one.people !== people) report(`${one.people} people counted, ${people} are there`);
  }
}

/** Each lead's sum from its whole set of interactions. */
function checkScores(world: World, report: Report): void {
  const all = Map.groupBy(
    world.rows<InteractionRow>(
      `SELECT id, lead_id AS leadId, kind, dedupe_key AS dedupeKey, points, capped, at FROM interactions
        WHERE workspace_id = ?`,
      WORKSPACE,
    ),
    (one) => one.leadId,
  );
  const leads = world.rows<{ id: string; sum: number; sumAt: number; count: number }>(
    `SELECT id, sum, sum_at AS sumAt, interaction_count AS count FROM leads WHERE workspace_id = ?`,
    WORKSPACE,
  );
  for (const { id, sum, sumAt: at, count } of leads) {
    const own = all.get(id) ?? [];
    const counted = capComments(own, world.zone, COMMENTS_PER_DAY).filter((one) => one.counted);
    const recounted = sumAt(counted, at, HALF_LIFE_DAYS);
    if (Math.abs(recounted - sum) > 1e-6) report(`${id} has ${sum} points, a recount says ${recounted}`);
    if (count !== own.length) report(`${id} has ${count} interactions, ${own.length} are there`);
  }
}
