import { gzipSync } from "node:zlib";
import { JOB_VERSION } from "../worker/collection/jobs.ts";
import type { InboundEvent } from "../worker/platforms/platform.ts";
import type { World } from "./world.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Platforms repeat a delivery for this long. */
const LATEST_MS = 30 * HOUR_MS;

type Letter = { at: number; of: (sentAt: number) => InboundEvent };

/** What the platform tells us by itself: soon or late, once or often, in any order, or never. */
export class Webhooks {
  readonly #world: World;
  #letters: Letter[] = [];
  #sent = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** @param of the event, by when it is sent: some carry that instead of their own time */
  tell(of: (sentAt: number) => InboundEvent): void {
    const { random, weather, at } = this.#world;
    if (random.chance(weather.lostWebhooks)) return;
    const copies = random.chance(weather.doubledWebhooks) ? random.between(2, 4) : 1;
    for (let copy = 0; copy < copies; copy++) {
      const isLate = copy > 0 || random.chance(weather.lateWebhooks);
      const late = random.chance(0.2) ? random.below(LATEST_MS) : random.below(20 * MINUTE_MS);
      const delayMs = isLate ? late : random.below(3 * SECOND_MS);
      this.#letters.push({ at: at + delayMs, of });
    }
  }

  get nextAt(): number {
    return Math.min(...this.#letters.map((letter) => letter.at));
  }

  /** Hands what is due to the queue, as the door does, one or several updates in each delivery. */
  deliver(): void {
    const { at, queues, random } = this.#world;
    const due = this.#letters.filter((letter) => letter.at <= at);
    if (due.length === 0) return;
    this.#letters = this.#letters.filter((letter) => letter.at > at);
    while (due.length > 0) {
      const some = due.splice(0, random.chance(0.3) ? due.length : 1);
      const events = some.map((letter) => letter.of(letter.at));
      this.#sent += 1;
      queues.add("ingest", {
        v: JOB_VERSION,
        platform: "instagram",
        body: gzipSync(JSON.stringify(events)).toString("base64"),
        receivedAt: this.#world.now(),
        requestId: `req_${this.#sent}`,
        signedWith: "META_APP_SECRET",
      });
    }
  }

  /** What is still on its way comes now. */
  hurry(): void {
    for (const letter of this.#letters) letter.at = Math.min(letter.at, this.#world.at);
  }
}
