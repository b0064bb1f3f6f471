import { localDay } from "../worker/scoring/days.ts";
import { STARTS, STOPS } from "./crowd.ts";
import type { Team } from "./team.ts";
import { type AccountTruth, DAY_MS, type Delivery, type PublicReply, type SendRequest } from "./truth.ts";
import { WORKSPACE, type World } from "./world.ts";

type SendingRow = {
  id: string;
  leadId: string;
  accountId: string;
  origin: string;
  text: string;
  imageUrl: string | null;
  commentId: string | null;
  sentVia: string | null;
  attempts: number;
  blocked: number;
  optedOutAt: number | null;
  takenOverUntil: number | null;
};
type Limit = { from: number; daily: number };

const SENDING = `SELECT m.id, m.lead_id AS leadId, m.account_id AS accountId, m.origin, m.text, m.image_url AS imageUrl,
    m.comment_id AS commentId, m.sent_via AS sentVia, m.attempts, l.blocked, l.opted_out_at AS optedOutAt,
    l.taken_over_until AS takenOverUntil
  FROM messages m JOIN leads l ON l.workspace_id = m.workspace_id AND l.id = m.lead_id
  WHERE m.workspace_id = ? AND m.open = 1 AND m.state = 'sending' ORDER BY m.id`;
const LIMITS = "SELECT id, external_id AS externalId, daily_dm_limit AS daily FROM accounts WHERE workspace_id = ?";
const WISHES = `SELECT text, at FROM interactions WHERE workspace_id = ? AND lead_id = ? AND kind <> 'mention'
  AND text IN (${[...STOPS, ...STARTS].map((word) => `'${word.replaceAll("'", "''")}'`).join(", ")}) ORDER BY at`;

/**
 * Looks at every step: what begins to be sent, every call, and everything that reaches a person. The first violation is
 * what is reported; later ones often follow from it.
 */
export class Watch {
  readonly violations: string[] = [];
  /** Which row each delivery came of, by the platform's id of the message. */
  readonly rowOf = new Map<string, string>();
  readonly #world: World;
  readonly #team: Team;
  readonly #begun = new Set<string>();
  readonly #calls = new Map<string, number>();
  readonly #delivered = new Map<string, number>();
  readonly #limits = new Map<string, Limit[]>();
  readonly #replied = new Map<string, number>();
  #sending: SendingRow[] = [];
  #called: SendingRow | undefined;
  calls = 0;

  constructor(world: World, team: Team) {
    this.#world = world;
    this.#team = team;
    world.processes.onStep = (_process, label) => this.#afterStep(label);
    world.onCall = (account, request, at) => this.#onCall(account, request, at);
    world.onDelivery = (account, delivery) => this.#onDelivery(account, delivery);
    world.onReply = (_account, reply) => this.#onReply(reply);
    this.#noteLimits();
  }

  report(what: string): void {
    this.#world.trace.note(`violation ${what}`);
    this.violations.push(what);
  }

  #afterStep(label: string): void {
    if (!label.startsWith("d1 write")) return;
    if (label.includes("accounts")) this.#noteLimits();
    this.#sending = this.#world.rows<SendingRow>(SENDING, WORKSPACE);
    for (const row of this.#sending) {
      const key = `${row.id} ${row.attempts}`;
      if (this.#begun.has(key)) continue;
      this.#begun.add(key);
      this.#onBegin(row);
    }
  }

  /** The row was just moved to `sending`: from here on nothing holds it back. */
  #onBegin(row: SendingRow): void {
    if (row.blocked === 1) this.report(`${row.id} begins although its person is blocked`);
    if (row.origin === "person") return;
    if (row.optedOutAt !== null) this.report(`${row.id} begins after its person opted out`);
    const wishes = this.#world.rows<{ text: string; at: number }>(WISHES, WORKSPACE, row.leadId);
    const last = wishes.at(-1);
    if (last && STOPS.includes(last.text)) this.report(`${row.id} begins after "${last.text}" was taken in`);
    const now = this.#world.now();
    if ((row.takenOverUntil ?? 0) > now) this.report(`${row.id} begins while a person is in charge`);
    if ((this.#team.inCharge.get(row.leadId) ?? 0) > now) this.report(`${row.id} begins after a take-over`);
  }

  #onCall(account: AccountTruth, request: SendRequest, at: number): void {
    this.calls += 1;
    const fitting = this.#sending.filter(
      (row) =>
        (row.imageUrl ?? row.text) === request.text &&
        ("commentId" in request.to
          ? row.sentVia === "private_reply"
          : row.sentVia !== "private_reply" && this.#isOf(row, request.to.personId)),
    );
    const row =
      fitting.find((one) => !this.#calls.has(`${one.id} ${one.attempts}`)) ?? fitting[0];
    this.#called = row;
    if (!row) return this.report(`a call without a row that is being sent: ${request.text}`);
    const key = `${row.id} ${row.attempts}`;
    const calls = (this.#calls.get(key) ?? 0) + 1;
    this.#calls.set(key, calls);
    if (calls > 1) this.report(`${row.id} is called twice`);
    this.#judge(account, request, at, row);
  }

  /** What the platform would refuse, and the Worker could have known. */
  #judge(account: AccountTruth, request: SendRequest, at: number, row: SendingRow): void {
    const { mostLagMs } = this.#world;
    if ("commentId" in request.to) {
      const { commentId } = request.to;
      const comment = account.comments.get(commentId);
      if (comment?.isUsed) this.report(`${row.id} is a second private reply to ${commentId}`);
      const [known] = this.#world.rows<{ at: number }>(
        "SELECT at FROM interactions WHERE workspace_id = ? AND account_id = ? AND dedupe_key = ?",
        WORKSPACE,
        row.accountId,
        `comment:${commentId}`,
      );
      if (known && at >= known.at + 7 * DAY_MS + mostLagMs)
        this.report(`${row.id} answers a comment that is too old`);
      return;
    }
    const heardAt = account.threads.get(request.to.personId)?.lastInboundAt ?? Number.NEGATIVE_INFINITY;
    const open = request.isHumanAgent ? 7 * DAY_MS : DAY_MS;
    if (request.isHumanAgent && row.origin !== "person") this.report(`${row.id} claims to be a person's`);
    if (at >= heardAt + open + mostLagMs) this.report(`${row.id} leaves outside the window`);
  }

  #onDelivery(account: AccountTruth, delivery: Delivery): void {
    const row = this.#called;
    if (row) {
      const times = (this.#delivered.get(row.id) ?? 0) + 1;
      this.#delivered.set(row.id, times);
      this.rowOf.set(delivery.messageId, row.id);
      if (times > 1) this.report(`${row.id} reaches its person twice`);
    }
    this.#countQuota(account, delivery.at);
  }

  /** Never more than the limit of the time, in any 24 hours and on any day of the workspace's zone. */
  #countQuota(account: AccountTruth, at: number): void {
    const { zone, mostLagMs } = this.#world;
    const limits = this.#limits.get(account.externalId) ?? [];
    const mostSince = (since: number): number =>
      Math.max(
        ...limits
          .filter((_limit, place) => (limits[place + 1]?.from ?? Number.POSITIVE_INFINITY) >= since)
          .map(({ daily }) => daily),
      );
    const rollingFrom = at - DAY_MS + mostLagMs;
    const rolling = account.deliveries.filter((one) => one.at > rollingFrom && one.at <= at).length;
    if (rolling > mostSince(rollingFrom - 120_000))
      this.report(`${rolling} messages in 24 hours of ${account.externalId}`);
    if (mostLagMs > 0) return;
    const day = localDay(at, zone);
    const onDay = account.deliveries.filter((one) => localDay(one.at, zone) === day);
    if (onDay.length > mostSince(Math.min(...onDay.map((one) => one.at)) - 120_000))
      this.report(`${onDay.length} messages on ${day} of ${account.externalId}`);
  }

  #onReply({ commentId }: PublicReply): void {
    const times = (this.#replied.get(commentId) ?? 0) + 1;
    this.#replied.set(commentId, times);
    const rows = this.#world.rows<{ n: number }>(
      "SELECT count(*) AS n FROM public_replies WHERE workspace_id = ? AND under_id = ?",
      WORKSPACE,
      commentId,
    );
    if (times > rows[0]!.n) this.report(`${commentId} is answered in public more often than asked`);
  }

  #noteLimits(): void {
    const accounts = this.#world.rows<{ id: string; externalId: string; daily: number }>(LIMITS, WORKSPACE);
    for (const { externalId, daily } of accounts) {
      const known = this.#limits.get(externalId) ?? [];
      if (known.at(-1)?.daily === daily) continue;
      this.#limits.set(externalId, [...known, { from: this.#world.at, daily }]);
    }
  }

  #isOf(row: SendingRow, personId: string): boolean {
    const found = this.#world.rows(
      "SELECT 1 FROM identities WHERE workspace_id = ? AND lead_id = ? AND external_id = ?",
      WORKSPACE,
      row.leadId,
      personId,
    );
    return found.length > 0;
  }
}
