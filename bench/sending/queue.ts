import type { DmJob } from "../../worker/messaging/jobs.ts";
import type { VirtualTime } from "./virtual-time.ts";

type Waiting = { id: string; body: DmJob; attempts: number };
export type Leased = { batch: MessageBatch; settle: () => void; giveBack: () => void };

/** One queue, at least once, oldest first. Counts what Cloudflare bills: a write, each read, a delete. */
export class BenchQueue {
  writes = 0;
  reads = 0;
  deletes = 0;
  readonly #time: VirtualTime;
  readonly #ready: Waiting[] = [];
  readonly #idle: (() => void)[] = [];
  #made = 0;
  #isClosed = false;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  get binding(): Queue<DmJob> {
    return {
      send: async (body: DmJob, options?: { delaySeconds?: number }) =>
        this.add(body, (options?.delaySeconds ?? 0) * 1000),
      sendBatch: async (all: { body: DmJob; delaySeconds?: number }[]) => {
        for (const { body, delaySeconds } of all) this.add(body, (delaySeconds ?? 0) * 1000);
      },
    } as unknown as Queue<DmJob>;
  }

  get operations(): number {
    return this.writes + this.reads + this.deletes;
  }

  add(body: DmJob, afterMs = 0): void {
    this.writes += 1;
    this.#made += 1;
    this.#show({ id: `q${this.#made}`, body, attempts: 1 }, afterMs);
  }

  /** The next messages, as soon as there are any; null once it was closed. */
  async lease(most: number): Promise<Leased | null> {
    while (this.#ready.length === 0 && !this.#isClosed) {
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    }
    if (this.#isClosed) return null;
    const taken = this.#ready.splice(0, most);
    this.reads += taken.length;
    const retried = new Map<number, number>();
    const messages = taken.map(({ id, body, attempts }, place) => ({
      id,
      body,
      attempts,
      timestamp: new Date(this.#time.now),
      ack: () => undefined,
      retry: (options?: { delaySeconds?: number }) =>
        void retried.set(place, (options?.delaySeconds ?? 0) * 1000),
    }));
    return {
      batch: {
        queue: "dm",
        messages,
        ackAll: () => undefined,
        retryAll: () => undefined,
      } as unknown as MessageBatch,
      settle: () => {
        for (const [place, one] of taken.entries()) {
          const afterMs = retried.get(place);
          if (afterMs === undefined) this.deletes += 1;
          else this.#show({ ...one, attempts: one.attempts + 1 }, afterMs);
        }
      },
      giveBack: () => {
        for (const one of taken) this.#show({ ...one, attempts: one.attempts + 1 }, 0);
      },
    };
  }

  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  #show(one: Waiting, afterMs: number): void {
    const show = (): void => {
      this.#ready.push(one);
      this.#wake();
    };
    if (afterMs <= 0) show();
    else void this.#time.sleep(afterMs).then(show);
  }

  #wake(): void {
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
