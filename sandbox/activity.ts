import type { Clock } from "./clock.ts";

/** One API request as it was answered; tokens and secrets never get in. */
export type RequestEntry = {
  id: number;
  at: number;
  method: string;
  path: string;
  params: Record<string, unknown>;
  account: string | null;
  status: number;
  code: number | null;
  subcode: number | null;
  fault: string | null;
};

export type DeliveryEntry = {
  id: number;
  at: number;
  attempt: number;
  updates: number;
  fields: string[];
  status: number | null;
  outcome: "delivered" | "retrying" | "given-up" | "dropped";
  error: string | null;
  body: string;
};

const KEPT = 1000;
const SECRET_PARAMS = new Set(["access_token", "client_secret", "code", "fb_exchange_token"]);

/** What the API was asked and what was delivered, newest last, and a doorbell for pages that watch. */
export class ActivityLog {
  readonly requests: RequestEntry[] = [];
  readonly deliveries: DeliveryEntry[] = [];
  readonly #clock: Clock;
  readonly #watchers = new Set<() => void>();
  #serial = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  request(entry: Omit<RequestEntry, "id" | "at">): void {
    const params = Object.fromEntries(
      Object.entries(entry.params).map(([name, value]) => [name, SECRET_PARAMS.has(name) ? "…" : value]),
    );
    this.#keep(this.requests, { ...entry, params });
  }

  delivery(entry: Omit<DeliveryEntry, "id" | "at">): void {
    this.#keep(this.deliveries, entry);
  }

  clear(): void {
    this.requests.length = 0;
    this.deliveries.length = 0;
    this.ring();
  }

  /** @returns how to stop watching */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  ring(): void {
    for (const watcher of this.#watchers) watcher();
  }

  #keep<Entry>(list: (Entry & { id: number; at: number })[], entry: Entry): void {
    this.#serial += 1;
    list.push({ id: this.#serial, at: this.#clock.now(), ...entry });
    if (list.length > KEPT) list.shift();
    this.ring();
  }
}
