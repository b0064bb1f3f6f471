import { SendGate } from "../worker/objects/send-gate.ts";
import type { Door } from "./d1.ts";
import { ObjectStorage } from "./object-storage.ts";

type Kept = { storage: ObjectStorage; instance: SendGate | null };

/** The gates: each an instance over a storage of its own, which outlives it. */
export class Objects {
  readonly #kept = new Map<string, Kept>();
  readonly #door: Door;
  readonly #wrap: (gate: SendGate) => SendGate;

  /** @param wrap for planted bugs: what stands in front of each instance */
  constructor(door: Door, wrap: (gate: SendGate) => SendGate = (gate) => gate) {
    this.#door = door;
    this.#wrap = wrap;
  }

  /** A stub: each call is one step, its answer a copy, as over RPC. */
  stub(name: string): DurableObjectStub<SendGate> {
    const call = (method: string, args: unknown[]) =>
      this.#door(`gate ${method}`, () => {
        const instance = this.#instance(name) as unknown as Record<string, (...all: unknown[]) => unknown>;
        const answer = instance[method]!(...structuredClone(args));
        return answer instanceof Promise
          ? answer.then((value) => structuredClone(value))
          : structuredClone(answer);
      });
    return new Proxy({} as DurableObjectStub<SendGate>, {
      get: (_target, method) =>
        // A stub is no promise.
        typeof method === "string" && method !== "then"
          ? (...args: unknown[]) => call(method, args)
          : undefined,
    });
  }

  get names(): string[] {
    return [...this.#kept.keys()];
  }

  storage(name: string): ObjectStorage | undefined {
    return this.#kept.get(name)?.storage;
  }

  /** Thrown out of memory: the next call finds another instance over the same storage. */
  evict(name: string): void {
    const kept = this.#kept.get(name);
    if (kept) kept.instance = null;
  }

  /** Lets alarms ring whose time has come. */
  async ring(now: number): Promise<void> {
    for (const [name, { storage }] of this.#kept) {
      if (storage.alarmAt === null || storage.alarmAt > now) continue;
      storage.takeAlarm();
      await this.#instance(name).alarm();
    }
  }

  close(): void {
    for (const { storage } of this.#kept.values()) storage.close();
  }

  #instance(name: string): SendGate {
    const kept = this.#kept.get(name) ?? { storage: new ObjectStorage(), instance: null };
    this.#kept.set(name, kept);
    const context = { storage: kept.storage } as unknown as DurableObjectState;
    kept.instance ??= this.#wrap(new SendGate(context, {} as never));
    return kept.instance;
  }
}
