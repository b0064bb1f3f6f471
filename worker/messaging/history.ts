import { opensWindow } from "../collection/activity.ts";
import type { NewInteraction } from "../collection/draft.ts";
import { isOptIn, isOptOut } from "../language/opt-out.ts";
import type { ReachFacts } from "./reach.ts";

/** Something a person did. Times are epoch ms. */
export type PastInteraction = Pick<NewInteraction, "kind" | "dedupeKey" | "externalId" | "text" | "at">;
/** Something that went to them, or may have: an unknown outcome has used its comment. */
export type PastMessage = { sentVia: string | null; commentId: string | null; sentAt: number };

type Wish = { at: number; isStop: boolean };

/**
 * A lead's past, from which its reach at any instant follows (pure). The columns of a lead are this at the present,
 * kept step by step; of several comments without an answer they know only the newest.
 */
export class ReachHistory {
  readonly #inbound: number[] = [];
  readonly #comments: { id: string; at: number }[] = [];
  readonly #wishes: Wish[] = [];
  /** By comment, when its one private reply went. */
  readonly #answered = new Map<string, number>();

  constructor(interactions: readonly PastInteraction[], messages: readonly PastMessage[] = []) {
    for (const one of interactions) this.hear(one);
    for (const one of messages) this.note(one);
  }

  hear(one: PastInteraction): void {
    if (opensWindow(one)) this.#inbound.push(one.at);
    if (one.kind === "comment") this.#comments.push({ id: one.externalId, at: one.at });
    // A mention speaks to others.
    if (one.text === null || one.kind === "mention") return;
    if (isOptOut(one.text)) this.#wishes.push({ at: one.at, isStop: true });
    else if (isOptIn(one.text)) this.#wishes.push({ at: one.at, isStop: false });
  }

  note({ sentVia, commentId, sentAt }: PastMessage): void {
    if (sentVia !== "private_reply" || commentId === null) return;
    this.#answered.set(commentId, Math.min(sentAt, this.#answered.get(commentId) ?? sentAt));
  }

  /** When they asked to stop and had not taken it back, as of a time. */
  optedOutAt(at: number): number | null {
    let stopped: number | null = null;
    for (const wish of this.#wishes.filter((one) => one.at <= at).sort(byTime)) {
      if (wish.isStop) stopped = wish.at;
      else stopped = null;
    }
    return stopped;
  }

  lastInboundAt(at: number): number | null {
    let latest: number | null = null;
    for (const one of this.#inbound) if (one <= at && (latest === null || one > latest)) latest = one;
    return latest;
  }

  /** The newest comment without a private reply, as of a time; and whether all had theirs. */
  comment(at: number): { free: { id: string; at: number } | null; allUsed: boolean } {
    const made = this.#comments.filter((one) => one.at <= at);
    const free = made.filter(({ id }) => (this.#answered.get(id) ?? Number.POSITIVE_INFINITY) > at);
    const newest = free.reduce<{ id: string; at: number } | null>(
      (best, one) => (best === null || one.at >= best.at ? one : best),
      null,
    );
    return { free: newest, allUsed: made.length > 0 && newest === null };
  }

  /** What decides the reach at an instant. @param blocked is not part of what happened: somebody chose it */
  at(at: number, blocked: boolean, capabilities: ReachFacts["capabilities"]): ReachFacts {
    const { free, allUsed } = this.comment(at);
    return {
      lastInboundAt: this.lastInboundAt(at),
      comment: free,
      optedOut: this.optedOutAt(at) !== null,
      blocked,
      capabilities,
      privateReplyUsed: allUsed,
    };
  }
}

/** Of two wishes of one instant the stop counts. */
const byTime = (a: Wish, b: Wish): number => a.at - b.at || Number(a.isStop) - Number(b.isStop);
