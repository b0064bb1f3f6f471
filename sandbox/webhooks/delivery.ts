import type { ActivityLog } from "../activity.ts";
import { type Clock, HOUR_MS, MINUTE_MS, SECOND_MS } from "../clock.ts";
import type { FaultBoard } from "../faults/faults.ts";
import type { Random } from "../random.ts";
import { type Settings, secretOf } from "../settings.ts";
import type { World } from "../world/world.ts";
import { entryTimes, envelopes, platformJson, signature } from "./envelope.ts";
import { type Update, updateFor } from "./updates.ts";

const UPDATES_PER_DELIVERY = 1000;
const ANSWER_TIMEOUT_MS = 20 * SECOND_MS;
/** Tried again at once, then with growing gaps until 36 h have passed. */
const RETRY_GAPS_MS = [0, 2, 5, 15, 30, 60, 120, 300, 600, 1800].map((seconds) => seconds * SECOND_MS);
const LAST_GAP_MS = HOUR_MS;
const GIVE_UP_MS = 36 * HOUR_MS;
/** A duplicate comes this much later, at most. */
const DUPLICATE_WITHIN_MS = MINUTE_MS / 20;

export type WebhookParts = {
  world: World;
  settings: Settings;
  clock: Clock;
  random: Random;
  faults: FaultBoard;
  log: ActivityLog;
  fetch: typeof fetch;
};

/** Tells the app what happens, away from every API answer: nothing here is awaited by a caller. */
export class Webhooks {
  readonly #parts: WebhookParts;
  #waiting: Update[] = [];
  #isFlushPlanned = false;
  #generation = 0;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
    parts.world.onEvent((event) => {
      const update = updateFor(event, parts.faults, parts.clock.now());
      if (update) this.enqueue(update);
    });
  }

  /** Puts one update in the next delivery, unless the account never subscribed or the switches lose it. */
  enqueue(update: Update): void {
    const { faults, random, clock, log } = this.#parts;
    if (!this.#isSubscribed(update)) return;
    const { dropRate, duplicateRate, mostCopies } = faults.now.webhook;
    if (faults.now.appMode === "development" || (dropRate > 0 && random.chance(dropRate))) {
      log.delivery({
        attempt: 0,
        updates: 1,
        fields: [update.field],
        status: null,
        outcome: "dropped",
        error: null,
        body: platformJson(update.value),
      });
      return;
    }
    this.#wait(update);
    if (duplicateRate > 0 && random.chance(duplicateRate)) {
      const copies = mostCopies === 1 ? 1 : random.int(1, mostCopies);
      for (let copy = 0; copy < copies; copy += 1)
        clock.after(random.int(1, DUPLICATE_WITHIN_MS), () => this.#wait(update));
    }
  }

  /** Asks the app's callback for the handshake. @returns what it answered and whether that is right */
  async handshake(): Promise<{ ok: boolean; status: number; body: string }> {
    const { settings, random } = this.#parts;
    const challenge = String(random.int(1_000_000_000, 2_000_000_000));
    const url = new URL(settings.webhookUrl);
    url.searchParams.set("hub.mode", "subscribe");
    url.searchParams.set("hub.challenge", challenge);
    url.searchParams.set("hub.verify_token", settings.verifyToken);
    const response = await this.#parts.fetch(url, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
    const body = await response.text();
    return {
      ok: response.status === 200 && body === challenge,
      status: response.status,
      body: body.slice(0, 500),
    };
  }

  /** Sends a body exactly as given, signed: for envelopes no event can make. */
  deliverRaw(body: unknown): void {
    this.#post(this.#write(body), 1, ["raw"]);
  }

  /** Forgets what waits and stops retrying: after a reset nobody wants the old world's news. */
  forget(): void {
    this.#waiting = [];
    this.#generation += 1;
  }

  #isSubscribed(update: Update): boolean {
    const fields = this.#parts.world.accountById(update.accountId)?.subscribedFields ?? [];
    if (fields.length === 0) return false;
    return this.#parts.faults.now.webhook.ignoreFieldSubscription || fields.includes(update.field);
  }

  #wait(update: Update): void {
    this.#waiting.push(update);
    if (this.#isFlushPlanned) return;
    this.#isFlushPlanned = true;
    this.#parts.clock.after(this.#parts.faults.now.webhook.batchMs, () => this.#flush());
  }

  #flush(): void {
    this.#isFlushPlanned = false;
    const { faults, random, clock, world } = this.#parts;
    const { shuffle, shape, delayMs, time } = faults.now.webhook;
    const all = shuffle ? random.shuffled(this.#waiting) : this.#waiting;
    this.#waiting = [];
    const isStandby = (accountId: string): boolean => {
      const account = world.accountById(accountId);
      return account !== undefined && faults.accountRules(account).otherAppOwnsThreads;
    };
    for (let start = 0; start < all.length; start += UPDATES_PER_DELIVERY) {
      const part = all.slice(start, start + UPDATES_PER_DELIVERY);
      for (const { updates, body } of envelopes(part, shape, isStandby, entryTimes(time, clock.now()))) {
        // Out of order also means between deliveries.
        const extraMs = shuffle ? random.int(0, 3 * SECOND_MS) : 0;
        const fields = [...new Set(updates.map((update) => update.field))];
        clock.after(delayMs + extraMs, () => this.#post(this.#write(body), updates.length, fields));
      }
    }
  }

  #post(body: string, updates: number, fields: string[]): void {
    const { clock } = this.#parts;
    const startedAt = clock.now();
    const generation = this.#generation;
    const attempt = async (number: number): Promise<void> => {
      if (generation !== this.#generation) return;
      const { status, error } = await this.#send(body);
      const isDone = status !== null && status >= 200 && status < 300;
      const gapMs = RETRY_GAPS_MS[number - 1] ?? LAST_GAP_MS;
      const isOver = clock.now() + gapMs - startedAt > GIVE_UP_MS;
      this.#parts.log.delivery({
        attempt: number,
        updates,
        fields,
        status,
        error,
        body,
        outcome: isDone ? "delivered" : isOver ? "given-up" : "retrying",
      });
      if (!isDone) this.#unsubscribe(clock.now() - startedAt);
      if (!isDone && !isOver) clock.after(gapMs, () => attempt(number + 1));
    };
    void attempt(1);
  }

  /** A callback that keeps failing loses its subscriptions, once it has failed for as long as is switched. */
  #unsubscribe(failingForMs: number): void {
    const { faults, world } = this.#parts;
    const limitMs = faults.now.webhook.unsubscribeAfterMs;
    if (limitMs === undefined || failingForMs < limitMs) return;
    for (const account of world.state.accounts) account.subscribedFields = [];
    world.changed();
  }

  #write(body: unknown): string {
    return this.#parts.faults.now.webhook.unicode === "plain" ? JSON.stringify(body) : platformJson(body);
  }

  async #send(body: string): Promise<{ status: number | null; error: string | null }> {
    const { settings, faults, random } = this.#parts;
    const rate = faults.now.webhook.badSignatureRate;
    const owner = faults.now.webhook.secret;
    const right = owner === undefined ? settings.webhookSecret : secretOf(settings, owner);
    const secret = rate > 0 && random.chance(rate) ? `not-${right}` : right;
    try {
      const response = await this.#parts.fetch(settings.webhookUrl, {
        method: "POST",
        headers: { "content-type": "application/json", "x-hub-signature-256": signature(body, secret) },
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      });
      await response.body?.cancel();
      return { status: response.status, error: null };
    } catch (error) {
      return { status: null, error: error instanceof Error ? error.message : String(error) };
    }
  }
}
