import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Door } from "./d1.ts";
import type { Random } from "./random.ts";

type Settings = { batchSize: number; maxRetries: number; deadLetters: string | null };

/** Consumers as wrangler.toml sets them. */
export function readQueueSettings(): Map<string, Settings> {
  const text = readFileSync(fileURLToPath(new URL("../wrangler.toml", import.meta.url).href), "utf8");
  const found = new Map<string, Settings>();
  for (const block of text.split("[[queues.consumers]]").slice(1)) {
    const own = block.split(/^\[/m)[0]!;
    const value = (name: string): string | undefined =>
      new RegExp(`^${name} = "?([^"\\n]+)"?`, "m").exec(own)?.[1]?.trim();
    found.set(value("queue")!, {
      batchSize: Number(value("max_batch_size") ?? 10),
      maxRetries: Number(value("max_retries") ?? 3),
      deadLetters: value("dead_letter_queue") ?? null,
    });
  }
  return found;
}

const SETTINGS = readQueueSettings();
/** A batch whose consumer died is shown again after this. */
const LOST_BATCH_MS = 30_000;

type Waiting = { id: string; body: string; attempts: number; visibleAt: number };
type Settled = "ack" | { retryAfterMs: number };
export type Leased = {
  queue: string;
  batch: MessageBatch;
  messages: Waiting[];
  settled: Map<string, Settled>;
};

/** How a queue misbehaves: shares from 0 to 1. */
export type QueueFaults = { doubled: number; lostRings: number };

/**
 * The four queues and their dead-letter queues: at least once, in no order. Rings may be lost altogether, which real
 * queues do not do, but a failed send that nobody repeats comes to the same.
 */
export class Queues {
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #random: Random;
  readonly #now: () => number;
  readonly #faults: QueueFaults;
  #made = 0;

  constructor(random: Random, now: () => number, faults: QueueFaults) {
    this.#random = random;
    this.#now = now;
    this.#faults = faults;
    for (const name of SETTINGS.keys()) this.#waiting.set(name, []);
  }

  /** A producer's binding. */
  binding(name: string, door: Door): Queue<never> {
    const put = (body: unknown, delaySeconds = 0): void => {
      if (name !== "ingest" && this.#random.chance(this.#faults.lostRings)) return;
      this.add(name, body, delaySeconds * 1000);
    };
    return {
      send: (body: unknown, options?: { delaySeconds?: number }) =>
        door(`queue ${name} 1`, () => put(body, options?.delaySeconds)),
      sendBatch: (all: { body: unknown; delaySeconds?: number }[]) =>
        door(`queue ${name} ${all.length}`, () => {
          for (const { body, delaySeconds } of all) put(body, delaySeconds);
        }),
    } as unknown as Queue<never>;
  }

  add(name: string, body: unknown, afterMs = 0): void {
    this.#made += 1;
    const text = JSON.stringify(body);
    if (text.length > 128_000) throw new Error("queue message over 128 KB");
    const message = { id: `q${this.#made}`, body: text, attempts: 1, visibleAt: this.#now() + afterMs };
    this.#of(name).push(message);
    if (this.#random.chance(this.#faults.doubled)) this.#of(name).push({ ...message });
  }

  /** Names of queues with something to deliver. */
  due(): string[] {
    const now = this.#now();
    return [...this.#waiting]
      .filter(([, all]) => all.some((one) => one.visibleAt <= now))
      .map(([name]) => name);
  }

  count(): number {
    return [...this.#waiting.values()].reduce((sum, all) => sum + all.length, 0);
  }

  /** Takes a batch of any size that its consumer allows, in any order. */
  lease(name: string): Leased | null {
    const now = this.#now();
    const all = this.#of(name);
    const visible = all.filter((one) => one.visibleAt <= now);
    if (visible.length === 0) return null;
    const most = Math.min(visible.length, SETTINGS.get(name)!.batchSize);
    // Small batches meet each other more often.
    const size = this.#random.chance(0.5) ? 1 : this.#random.between(1, most);
    const messages: Waiting[] = [];
    for (let taken = 0; taken < size; taken++) {
      const [one] = visible.splice(this.#random.below(visible.length), 1);
      all.splice(all.indexOf(one!), 1);
      messages.push(one!);
    }
    const settled = new Map<string, Settled>();
    const batch = {
      queue: name,
      messages: messages.map((one, place) => ({
        id: one.id,
        timestamp: new Date(now),
        body: JSON.parse(one.body) as unknown,
        attempts: one.attempts,
        // Two copies of one message may come in one batch: each is settled by its place.
        ack: () => void settled.set(`${place}`, "ack"),
        retry: (options?: { delaySeconds?: number }) =>
          void settled.set(`${place}`, { retryAfterMs: (options?.delaySeconds ?? 0) * 1000 }),
      })),
      ackAll: () => undefined,
      retryAll: () => undefined,
    } as unknown as MessageBatch;
    return { queue: name, batch, messages, settled };
  }

  /** @param end how the consumer ended: what nobody settled is acknowledged, unless it failed or died */
  settle({ queue, messages, settled }: Leased, end: "done" | "failed" | "dead"): void {
    for (const [place, message] of messages.entries()) {
      const how =
        end === "dead"
          ? { retryAfterMs: LOST_BATCH_MS }
          : (settled.get(`${place}`) ?? (end === "done" ? "ack" : { retryAfterMs: 0 }));
      if (how !== "ack") this.#again(queue, message, how.retryAfterMs);
    }
  }

  #again(name: string, message: Waiting, afterMs: number): void {
    const { maxRetries, deadLetters } = SETTINGS.get(name)!;
    const visibleAt = this.#now() + afterMs;
    if (message.attempts <= maxRetries) {
      this.#of(name).push({ ...message, attempts: message.attempts + 1, visibleAt });
      return;
    }
    if (deadLetters) this.#of(deadLetters).push({ ...message, attempts: 1, visibleAt });
  }

  #of(name: string): Waiting[] {
    const all = this.#waiting.get(name);
    if (!all) throw new Error(`no queue "${name}"`);
    return all;
  }
}
