import type { StatementSync } from "node:sqlite";
import type { InboundEvent } from "../worker/platforms/platform.ts";
import { DAY_MS, WORKSPACE } from "./scene.ts";
import type { AccountTruth, Delivery, Person, SendRequest } from "./truth.ts";
import type { World } from "./world.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** A send that began just before a limit was lowered, a stop pressed or a window closed may still arrive. */
const UNDER_WAY_MS = 5 * MINUTE_MS;
/** The platform shows no more of a conversation. */
const READABLE = 20;

type Limit = { at: number; daily: number; hourly: number };
type Word = { key: string; says: "stop" | "start"; at: number };
type Call = { isRefused: boolean; isDelivered: boolean };
type Row = {
  state: string;
  open: number;
  reason: string | null;
  origin: string;
  id: string;
  dedupe_key: string;
};

/** Looks at everything that reaches the platform, and at what is left in the end. */
export class Watch {
  /** Promises that were broken, in words; the first is the one to look at. */
  readonly broken: string[] = [];
  readonly #world: World;
  readonly #limits = new Map<string, Limit[]>();
  readonly #words = new Map<string, Word[]>();
  readonly #calls = new Map<string, Call[]>();
  readonly #days: Intl.DateTimeFormat;
  readonly #told = new Set<string>();
  #pressedAt = Number.NEGATIVE_INFINITY;
  #stoppedSince: number | null = null;

  constructor(world: World) {
    this.#world = world;
    this.#days = daysOf(world.zone);
  }

  limit(account: string, daily: number, hourly: number | null): void {
    const all = this.#limits.get(account) ?? [];
    all.push({ at: this.#world.now, daily, hourly: hourly ?? Number.POSITIVE_INFINITY });
    this.#limits.set(account, all);
  }

  /** The daily limit that was set last. */
  limitOf(account: string): number {
    return this.#limits.get(account)!.at(-1)!.daily;
  }

  emergencyStop(isOn: boolean): void {
    this.#stoppedSince = isOn ? (this.#stoppedSince ?? this.#world.now) : null;
  }

  /** The button is pressed. Answers what to call once it has worked: of two presses at once, nobody knows which holds. */
  pressStop(isOn: boolean): () => void {
    this.emergencyStop(false);
    const at = this.#world.now;
    const isAlone = at - this.#pressedAt >= UNDER_WAY_MS;
    this.#pressedAt = at;
    return () => {
      if (isAlone && this.#pressedAt === at) this.emergencyStop(isOn);
    };
  }

  wrote(person: Person, word: Word): void {
    this.#words.set(person.id, [...(this.#words.get(person.id) ?? []), word]);
  }

  /** What the platform told by webhook and got its 200 for. */
  onTold(events: readonly InboundEvent[]): void {
    for (const event of events) if (event.type === "interaction") this.#told.add(event.dedupeKey);
  }

  onCall(account: AccountTruth, request: SendRequest): void {
    const { now } = this.#world;
    const id = idIn(request.text);
    const before = this.#calls.get(id) ?? [];
    if (before.some(({ isDelivered }) => isDelivered)) this.#say(`${id} was sent twice`);
    else if (before.some(({ isRefused }) => !isRefused))
      this.#say(`${id} was repeated although it may have gone`);
    this.#calls.set(id, [...before, { isRefused: false, isDelivered: false }]);
    const row = this.#ask(
      `SELECT m.origin, l.blocked, l.opted_out_at AS out, coalesce(l.taken_over_until, 0) AS taken, l.status
       FROM messages m JOIN leads l ON l.workspace_id = m.workspace_id AND l.id = m.lead_id
       WHERE m.workspace_id = ? AND m.id = ?`,
    ).get(WORKSPACE, id);
    if (!row) {
      this.#say(`${id} is in no row`);
      return;
    }
    if (row.blocked === 1) this.#say(`${id} went to somebody blocked`);
    const judged = account.judge(request, now);
    if ("code" in judged) this.#refused(account, request, id);
    if (row.origin !== "automation") return;
    if (request.isHumanAgent) this.#say(`${id} is a machine's and says a person wrote it`);
    if (row.out !== null || this.#hasStopped(account, request)) this.#say(`${id} was sent after STOP`);
    if (Number(row.taken) > now) this.#say(`${id} was sent while a person is in charge`);
    if (this.#stoppedSince !== null && this.#stoppedSince < now - UNDER_WAY_MS)
      this.#say(`${id} was sent in an emergency stop`);
  }

  onAnswer(request: SendRequest, isRefusal: boolean): void {
    const last = this.#calls.get(idIn(request.text))?.at(-1);
    if (last) last.isRefused = isRefusal;
  }

  onDelivery(account: AccountTruth, { at, text }: Delivery): void {
    const last = this.#calls.get(idIn(text))?.at(-1);
    if (last) last.isDelivered = true;
    const most = (name: "daily" | "hourly"): number => {
      const all = this.#limits.get(account.externalId)!;
      const now = all.findLastIndex((one) => one.at <= at - UNDER_WAY_MS);
      return Math.max(...all.slice(Math.max(0, now)).map((one) => one[name]));
    };
    const since = (ms: number): number => account.deliveries.filter((one) => one.at > at - ms).length;
    const day = this.#days.format(at);
    const today = account.deliveries.filter((one) => this.#days.format(one.at) === day).length;
    if (since(DAY_MS) > most("daily"))
      this.#say(`${since(DAY_MS)} messages in 24 hours, ${most("daily")} allowed`);
    if (today > most("daily")) this.#say(`${today} messages on ${day}, ${most("daily")} allowed`);
    if (since(HOUR_MS) > most("hourly")) this.#say(`${since(HOUR_MS)} messages in an hour`);
  }

  /** What happened on the platform, can be read there still or was told, and is stored nowhere. */
  lost(): string[] {
    const { accountIds, accounts } = this.#world;
    return accounts.flatMap((account) => {
      const id = accountIds.get(account.externalId)!;
      const read = [...account.threads.values()].flatMap(({ items }) => items.slice(-READABLE));
      const keys = new Set([
        ...[...account.comments.values()].filter((one) => !one.isDeleted).map((one) => `comment:${one.id}`),
        ...read.filter((item) => item.from === "person").map((item) => `message:${item.id}`),
        ...[...this.#told].filter((key) => account.knows(key)),
      ]);
      return [...keys].filter((key) => !this.#isStored(id, key));
    });
  }

  /** Once everything had its time: nothing is lost, nothing is left, and the figures are right. */
  atTheEnd(): void {
    for (const key of this.lost()) this.#say(`${key} is lost`);
    const rows = this.#ask(
      "SELECT id, state, open, reason, origin, dedupe_key FROM messages WHERE workspace_id = ?",
    ).all(WORKSPACE) as Row[];
    for (const row of rows) this.#look(row);
    for (const wrong of recount(this)) this.#say(wrong);
  }

  /** A statement about the database as it is; compiled once. */
  ask(text: string): StatementSync {
    return this.#ask(text);
  }

  #look({ dedupe_key, id, open, reason, state }: Row): void {
    if (dedupe_key.startsWith("echo:")) return;
    const isDelivered = this.#calls.get(id)?.some((call) => call.isDelivered) ?? false;
    const isSent = state === "sent" || state === "delivered" || state === "read";
    if (open === 1) this.#say(`${id} is ${state} (${reason}) and never ends`);
    else if (!isSent && reason === null) this.#say(`${id} is ${state} and nobody says why`);
    if (isDelivered && !isSent && state !== "unknown") this.#say(`${id} went, and is ${state}`);
    if (!isDelivered && isSent) this.#say(`${id} never went, and is ${state}`);
  }

  #refused(account: AccountTruth, request: SendRequest, id: string): void {
    if ("commentId" in request.to) {
      const comment = account.comments.get(request.to.commentId);
      if (comment?.isUsed) this.#say(`${id} is a second private reply`);
      else if (comment && !comment.isDeleted && this.#world.now >= comment.at + 7 * DAY_MS + UNDER_WAY_MS)
        this.#say(`${id} answers a comment that is too old`);
      return;
    }
    const heardAt = account.threads.get(request.to.personId)?.lastInboundAt ?? 0;
    const closesAt = heardAt + (request.isHumanAgent ? 7 : 1) * DAY_MS;
    if (this.#world.now >= closesAt + UNDER_WAY_MS) this.#say(`${id} is outside the window`);
  }

  /** By what was taken in: the latest of their words that ask for one or the other. */
  #hasStopped(account: AccountTruth, { to }: SendRequest): boolean {
    const person = "commentId" in to ? account.comments.get(to.commentId)?.person : { id: to.personId };
    if (!person || ("commenterId" in person && person.commenterId !== person.id)) return false;
    const accountId = this.#world.accountIds.get(account.externalId)!;
    const latest = (this.#words.get(person.id) ?? [])
      .filter(({ key }) => this.#isStored(accountId, key))
      .toSorted((a, b) => a.at - b.at)
      .at(-1);
    return latest?.says === "stop";
  }

  #isStored(accountId: string, key: string): boolean {
    return (
      this.#ask(
        "SELECT 1 AS it FROM interactions WHERE workspace_id = ? AND account_id = ? AND dedupe_key = ?",
      ).get(WORKSPACE, accountId, key) !== undefined
    );
  }

  #ask(text: string): StatementSync {
    const known = statements.get(text) ?? this.#world.db.prepare(text);
    statements.set(text, known);
    return known;
  }

  #say(what: string): void {
    this.broken.push(what);
    this.#world.trace.note(`BROKEN ${what}`);
  }
}

const statements = new Map<string, StatementSync>();
const formats = new Map<string, Intl.DateTimeFormat>();
const daysOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone) ?? new Intl.DateTimeFormat("en-CA", { timeZone: zone });
  formats.set(zone, known);
  return known;
};

/** The row that a text belongs to; see the trigger in world.ts. */
const idIn = (text: string): string => text.slice(text.lastIndexOf("#") + 1);

const STATUSES = ["new", "contacted", "in_progress", "converted", "refused"] as const;

/** Counters that are not what counting again gives. */
function* recount(watch: Watch): Generator<string> {
  const one = (text: string): number => Number(watch.ask(text).get(WORKSPACE)?.n ?? 0);
  for (const status of STATUSES) {
    const counted = one(`SELECT coalesce(sum(${status}), 0) AS n FROM daily_stats WHERE workspace_id = ?`);
    const folded = one(`SELECT coalesce(sum(${status}), 0) AS n FROM lead_totals WHERE workspace_id = ?`);
    const real = one(`SELECT count(*) AS n FROM leads WHERE workspace_id = ? AND status = '${status}'`);
    if (counted + folded !== real) yield `${real} people are ${status}, ${counted + folded} are counted`;
  }
  const sent = one(`SELECT count(*) AS n FROM messages WHERE workspace_id = ? AND dedupe_key NOT LIKE 'echo:%'
    AND state IN ('sent', 'delivered', 'read', 'unknown')`);
  const counted = one("SELECT coalesce(sum(messages), 0) AS n FROM daily_stats WHERE workspace_id = ?");
  if (sent !== counted) yield `${sent} messages went or may have, ${counted} are counted`;
  const heard = one("SELECT count(*) AS n FROM interactions WHERE workspace_id = ?");
  const noted = one("SELECT coalesce(sum(interactions), 0) AS n FROM daily_stats WHERE workspace_id = ?");
  if (heard !== noted) yield `${heard} interactions, ${noted} are counted`;
}
