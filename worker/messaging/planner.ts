import { chooseWithStarts, type Job, type Placed, placeWithStarts } from "./planner-starts.ts";

/**
 * Which waiting messages get the few free slots, and in which order: unit-time scheduling with deadlines.
 * The score says who is worth most; the platform's window says until when. Times are epoch ms.
 */

export type PlannableMessage = {
  id: string;
  /** 0 to 100. */
  score: number;
  /** First instant at which it may no longer be sent; null or Infinity when there is none. */
  deadlineAt: number | null;
  notBeforeAt?: number | null;
};

export type Plan = {
  /** Message id → its slot. */
  send: Map<string, number>;
  /** Messages with a deadline that get no slot, best first. Those without a deadline just wait. */
  expire: string[];
};

/**
 * Chooses the messages that make Σ(score + 1) as large as it can be, no two in one slot and each before its
 * deadline. Equal scores: the earlier deadline goes first, then the smaller id. Among the chosen ones, in that
 * same order, each has the earliest slot that still leaves all the others theirs.
 *
 * @param slots  ascending times, repeats allowed; must reach as far as the latest deadline, since a message
 *               that no slot serves is told to expire
 */
export function planMessages(messages: readonly PlannableMessage[], slots: readonly number[]): Plan {
  const jobs = [...messages].sort(byPriority).map((message) => toJob(message, slots));
  const hasStarts = jobs.some((job) => job.from > 0);
  const chosen = hasStarts ? chooseWithStarts(jobs, slots.length) : choose(jobs, slots.length);
  const places = hasStarts
    ? placeWithStarts(jobs, chosen, slots.length)
    : place(chosen.map(({ job }) => job));
  const send = new Map<string, number>();
  for (const [job, index] of places) send.set(job.id, slots[index]!);
  return { send, expire: jobs.filter((job) => job.expires && !send.has(job.id)).map((job) => job.id) };
}

const deadlineOf = (message: PlannableMessage): number => message.deadlineAt ?? Number.POSITIVE_INFINITY;

function byPriority(a: PlannableMessage, b: PlannableMessage): number {
  if (a.score !== b.score) return b.score - a.score;
  const [first, second] = [deadlineOf(a), deadlineOf(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function toJob(message: PlannableMessage, slots: readonly number[]): Job {
  const deadline = deadlineOf(message);
  const from = message.notBeforeAt == null ? 0 : countBefore(slots, message.notBeforeAt);
  return { id: message.id, from, to: countBefore(slots, deadline), expires: Number.isFinite(deadline) };
}

/** How many of the ascending `times` are before `limit`. */
function countBefore(times: readonly number[], limit: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Union-find over slots: `takeBefore(to)` takes the latest free index below `to`, or answers −1. */
class FreeSlots {
  readonly #parent: Int32Array;

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count + 1 }, (_, index) => index);
  }

  takeBefore(to: number): number {
    const parent = this.#parent;
    let root = to;
    while (parent[root] !== root) root = parent[root]!;
    for (let index = to; index !== root; ) {
      const next = parent[index]!;
      parent[index] = root;
      index = next;
    }
    if (root > 0) parent[root] = root - 1;
    return root - 1;
  }
}

/**
 * Sets of messages that can all be served are the independent sets of a matroid, so taking the best first is
 * optimal; putting each into the latest slot it can use tells at once whether it still fits. O(n log n).
 */
function choose(jobs: readonly Job[], slotCount: number): Placed[] {
  const free = new FreeSlots(slotCount);
  return jobs.map((job) => ({ job, index: free.takeBefore(job.to) })).filter(({ index }) => index >= 0);
}

/**
 * A set that can be served at all can be served in its first slots. Filling those from the last to the first,
 * each with the least of the messages that may go so late, puts the best first (Smith's backward rule).
 */
function place(chosen: readonly Job[]): Map<Job, number> {
  const free = new FreeSlots(chosen.length);
  const places = new Map<Job, number>();
  for (const job of chosen.toReversed()) places.set(job, free.takeBefore(Math.min(job.to, chosen.length)));
  return places;
}
