import { addToCounter, type LeadChanges, type LeadCounter } from "../leads/counters.ts";
import { localDay } from "../scoring/days.ts";

export type DayDelta = Record<
  "people" | "interactions" | "answers" | "phones" | "by_webhook" | "by_poll",
  number
>;

/** What a chunk of events adds to the totals and to the days of the workspace's zone. */
export class Figures {
  readonly changes: LeadChanges = new Map();
  readonly days = new Map<string, DayDelta>();
  readonly #zone: string;

  constructor(zone: string) {
    this.#zone = zone;
  }

  add({ accountId }: { accountId: string }, counter: LeadCounter, delta: number): void {
    addToCounter(this.changes, accountId, counter, delta);
  }

  /** The figures of the local day of a time, to be added to. */
  day(at: number): DayDelta {
    const name = localDay(at, this.#zone);
    const known = this.days.get(name);
    if (known) return known;
    const day: DayDelta = { people: 0, interactions: 0, answers: 0, phones: 0, by_webhook: 0, by_poll: 0 };
    this.days.set(name, day);
    return day;
  }
}
