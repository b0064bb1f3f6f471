import type { AccountRow } from "../accounts/service.ts";
import type { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { InboundEvent, Platform, ReadResult } from "../platforms/platform.ts";
import { MINUTE_MS, SECOND_MS } from "../scoring/days.ts";
import { takeEvents } from "./ingest.ts";
import type { CollectCursor, CollectReason } from "./jobs.ts";
import { type MarkedMedium, markMedia } from "./media-store.ts";
import { walkMedia } from "./reading-media.ts";
import { afterFailure, carriedPace, type Pace, paceOf, quietAfterLimit } from "./reading-plan.ts";
import { keepReading, LEASE_MS } from "./reading-store.ts";
import { walkThreads } from "./reading-threads.ts";

/** Events are taken in by so many: what one atomic step of the intake holds. */
const TAKEN_TOGETHER = 250;
/** A queue consumer has 15 minutes; a slow platform must not use them up. */
const STEP_MS = 5 * MINUTE_MS;
const SIGN_OF_LIFE_MS = 15 * SECOND_MS;

/** How one step ended; what was read by then is taken in. */
export type StepEnd =
  | { kind: "complete" }
  | { kind: "continue"; afterMs: number }
  /** The platform is to be left alone; `refused`: it would not answer for its limits, and sends wait too. */
  | { kind: "quiet"; forMs: number; refused?: { toldMs: number | null } }
  | { kind: "reconnect"; code: string }
  /** Left to the next reading, or to the one that took over: each starts where the last complete one did. */
  | { kind: "skipped" }
  | { kind: "given-up"; cause: string };

/** What one call came to; `left-out`: it failed so often that the reading goes on without it. */
export type Call<T> =
  | { kind: "ok"; value: T }
  | { kind: "gone" | "left-out" }
  | { kind: "end"; end: StepEnd };
type CallKind = {
  /** Without it there is nothing to go on with. */
  isList: boolean;
  /** Counts against the calls about conversations that the platform allows each second. */
  isConversation: boolean;
};

export type ReadingContext = {
  deps: Deps;
  tenant: TenantDb;
  account: AccountRow;
  platform: Platform;
  token: string;
  reason: CollectReason;
  /** What the job asks for, epoch ms. */
  asked: number;
  /** Moves on as the reading does; only what was taken in may be sent on with it. */
  cursor: CollectCursor;
};

/** One step of a reading: so many calls, then what they brought is taken in and the cursor may go on. */
export class Reading {
  readonly context: ReadingContext;
  readonly #startedAt: number;
  #calls = 0;
  #pace: Pace;
  #conversationAt: number;
  #aliveAt: number;
  #waiting: InboundEvent[] = [];
  #marks: MarkedMedium[] = [];

  constructor(context: ReadingContext) {
    this.context = context;
    this.#startedAt = context.deps.now();
    this.#aliveAt = this.#startedAt;
    this.#pace = carriedPace(context.reason, context.cursor.usagePercent ?? null);
    // The step before may have asked a moment ago.
    this.#conversationAt = context.cursor.step > 0 ? this.#startedAt : Number.NEGATIVE_INFINITY;
  }

  /** Walks until the work, the calls or the time are used up. Throws only when the intake does. */
  async run(): Promise<StepEnd> {
    const end = await this.#walk();
    await this.#flush();
    return end;
  }

  async #walk(): Promise<StepEnd> {
    const { cursor } = this.context;
    for (;;) {
      if (this.#pace.kind === "stop") return { kind: "quiet", forMs: this.#pace.quietMs };
      const [phase] = cursor.phases;
      if (phase === undefined) return { kind: "complete" };
      if (this.#pace.kind === "skip") return { kind: "skipped" };
      if (!(await this.#stayAlive())) return { kind: "skipped" };
      const isLong = this.context.deps.now() - this.#startedAt >= STEP_MS;
      if (this.#calls >= this.#pace.calls || isLong) return { kind: "continue", afterMs: this.#pace.pauseMs };
      const end = await (phase === "media" ? walkMedia(this) : walkThreads(this));
      if (end) return end;
      while (this.#waiting.length >= TAKEN_TOGETHER)
        await this.#take(this.#waiting.splice(0, TAKEN_TOGETHER));
    }
  }

  /** To be taken in before the step ends. */
  keep(events: readonly InboundEvent[]): void {
    this.#waiting.push(...events);
  }

  /** To be written once everything kept so far is taken in. */
  mark(medium: MarkedMedium): void {
    this.#marks.push(medium);
  }

  /** One call of the platform, counted, and spaced where it must be. */
  async call<T>({ isList, isConversation }: CallKind, read: () => Promise<ReadResult<T>>): Promise<Call<T>> {
    const { cursor, reason } = this.context;
    if (isConversation) await this.#space();
    this.#calls += 1;
    const result = await read();
    if (result.kind !== "failed") cursor.failures = 0;
    switch (result.kind) {
      case "ok":
        // An answer without its share says nothing about the budget.
        if (result.usagePercent !== null) {
          cursor.usagePercent = result.usagePercent;
          this.#pace = paceOf(reason, result.usagePercent, result.regainMs ?? null);
        }
        return { kind: "ok", value: result.value };
      case "gone":
        return { kind: "gone" };
      case "denied":
        // Refused until a person acts: asking again now is of no use, and what is allowed is read.
        return isList ? { kind: "gone" } : { kind: "left-out" };
      case "limited":
        return {
          kind: "end",
          end: {
            kind: "quiet",
            forMs: quietAfterLimit(result.retryAfterMs),
            refused: { toldMs: result.retryAfterMs },
          },
        };
      case "reconnect":
        return { kind: "end", end: { kind: "reconnect", code: result.code } };
      case "failed": {
        cursor.failures += 1;
        const next = afterFailure(reason, cursor.failures, isList);
        if (next.kind === "leave-out") {
          // A post keeps its own mark; a conversation has none, so somebody must come back for it.
          if (isConversation) cursor.isPartial = true;
          return { kind: "left-out" };
        }
        return {
          kind: "end",
          end:
            next.kind === "wait"
              ? { kind: "continue", afterMs: next.afterMs }
              : { kind: "given-up", cause: result.cause },
        };
      }
    }
  }

  /** Extends the lease of a step that takes long; false when another reading has taken over. */
  async #stayAlive(): Promise<boolean> {
    const { account, cursor, deps, tenant } = this.context;
    const now = deps.now();
    if (now - this.#aliveAt < SIGN_OF_LIFE_MS) return true;
    this.#aliveAt = now;
    return keepReading(tenant, account.id, cursor, now + LEASE_MS);
  }

  async #space(): Promise<void> {
    const { deps, platform } = this.context;
    const gapMs = SECOND_MS / platform.conversationReadsPerSecond;
    const waitMs = Math.ceil(this.#conversationAt + gapMs - deps.now());
    if (waitMs > 0) await deps.sleep(waitMs);
    this.#conversationAt = deps.now();
  }

  async #flush(): Promise<void> {
    await this.#take(this.#waiting.splice(0));
    await markMedia(this.context.tenant, this.context.account.id, this.#marks.splice(0));
  }

  async #take(events: readonly InboundEvent[]): Promise<void> {
    if (events.length === 0) return;
    const { deps, account, platform, reason } = this.context;
    await takeEvents(deps, account, platform, events, reason === "import" ? "import" : "poll");
  }
}
