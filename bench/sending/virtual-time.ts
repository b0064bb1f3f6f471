/** Time that passes only when everybody waits: a day of queues and timeouts takes seconds. */

type Timer = { id: number; at: number; act: () => void };

const realSetTimeout = globalThis.setTimeout;
const realClearTimeout = globalThis.clearTimeout;

/** A heap of timers by time, then by the order in which they were set. */
class Timers {
  readonly #all: Timer[] = [];

  add(timer: Timer): void {
    const all = this.#all;
    all.push(timer);
    for (let place = all.length - 1; place > 0; ) {
      const parent = (place - 1) >> 1;
      if (!isBefore(all[place]!, all[parent]!)) break;
      [all[place], all[parent]] = [all[parent]!, all[place]!];
      place = parent;
    }
  }

  take(): Timer | undefined {
    const all = this.#all;
    const first = all[0];
    const last = all.pop();
    if (first === undefined || last === undefined || all.length === 0) return first;
    all[0] = last;
    for (let place = 0; ; ) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      let least = place;
      if (left < all.length && isBefore(all[left]!, all[least]!)) least = left;
      if (right < all.length && isBefore(all[right]!, all[least]!)) least = right;
      if (least === place) return first;
      [all[place], all[least]] = [all[least]!, all[place]!];
      place = least;
    }
  }
}

const isBefore = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.id < b.id);

export class VirtualTime {
  now: number;
  readonly #timers = new Timers();
  readonly #cleared = new Set<number>();
  #made = 0;

  constructor(now: number) {
    this.now = now;
  }

  readonly sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      this.#set(resolve, ms);
    });

  /** Everybody's `setTimeout` is of this time from now on. @returns what puts the real one back */
  enter(): () => void {
    globalThis.setTimeout = ((act: () => void, ms?: number) =>
      this.#set(act, ms ?? 0)) as unknown as typeof setTimeout;
    globalThis.clearTimeout = ((id: number) => void this.#cleared.add(id)) as unknown as typeof clearTimeout;
    return () => {
      globalThis.setTimeout = realSetTimeout;
      globalThis.clearTimeout = realClearTimeout;
    };
  }

  /** Runs until nothing waits any more, or until `until`, epoch ms. */
  async run(until = Number.POSITIVE_INFINITY): Promise<void> {
    for (;;) {
      await drained();
      const next = this.#timers.take();
      if (next === undefined) return;
      if (this.#cleared.delete(next.id)) continue;
      if (next.at > until) {
        this.#timers.add(next);
        this.now = until;
        return;
      }
      this.now = Math.max(this.now, next.at);
      next.act();
    }
  }

  #set(act: () => void, ms: number): number {
    this.#made += 1;
    this.#timers.add({ id: this.#made, at: this.now + Math.max(0, Math.round(ms)), act });
    return this.#made;
  }
}

/** Once every promise that could go on has gone on. */
const drained = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
