import type { Fate } from "./processes.ts";
import type { Random } from "./random.ts";

/** How often what goes wrong, 0 to 1; each seed has its own weather. */
export type Weather = {
  /** A step of a process: it dies there. */
  kill: number;
  /** A question to the database or a gate fails, before or after it happened. */
  database: number;
  gate: number;
  queueSend: number;
  /** A send that the platform answers badly. */
  send: number;
  read: number;
  doubled: number;
  lostRings: number;
  lostWebhooks: number;
  lateWebhooks: number;
  doubledWebhooks: number;
  evict: number;
};

const CALM: Weather = {
  kill: 0,
  database: 0,
  gate: 0,
  queueSend: 0,
  send: 0,
  read: 0,
  doubled: 0,
  lostRings: 0,
  lostWebhooks: 0,
  lateWebhooks: 0,
  doubledWebhooks: 0,
  evict: 0,
};

export const calm = (): Weather => ({ ...CALM });

/** From clear sky to storm: most seeds have a few things going wrong often, some have everything. */
export function weatherOf(random: Random): Weather {
  const storm = random.next();
  const share = (most: number): number => (random.chance(0.25 + storm / 2) ? random.next() * most : 0);
  return {
    kill: share(0.02),
    database: share(0.03),
    gate: share(0.06),
    queueSend: share(0.05),
    send: share(0.6),
    read: share(0.3),
    doubled: share(0.5),
    lostRings: share(0.4),
    lostWebhooks: share(0.2),
    lateWebhooks: share(0.3),
    doubledWebhooks: share(0.5),
    evict: share(0.5),
  };
}

const HAPPENS: Fate = { kind: "happens" };
const DATABASE_WORDS = [
  "D1_ERROR: Network connection lost.",
  "D1_ERROR: D1 DB is overloaded. Requests queued for too long.",
  "D1_ERROR: Internal error while starting up D1 DB storage caused object to be reset.",
] as const;

/** What becomes of a step, by its label. Steps of people's own doings (a request they would repeat) only fail. */
export function fateOf(label: string, weather: Weather, random: Random): Fate {
  if (random.chance(weather.kill)) return { kind: "dies", hasHappened: random.chance(0.5) };
  if (label.startsWith("d1")) {
    if (!random.chance(weather.database)) return HAPPENS;
    return { kind: "fails", hasHappened: random.chance(0.5), error: new Error(random.pick(DATABASE_WORDS)) };
  }
  if (label.startsWith("gate")) {
    if (!random.chance(weather.gate)) return HAPPENS;
    const error = new Error("Durable Object reset because its code was updated.");
    return { kind: "fails", hasHappened: random.chance(0.5), error };
  }
  if (label.startsWith("queue")) {
    if (!random.chance(weather.queueSend)) return HAPPENS;
    return {
      kind: "fails",
      hasHappened: random.chance(0.3),
      error: new Error("Queue sendBatch failed: 500"),
    };
  }
  return HAPPENS;
}

/** How the platform treats one send. `before`: it did not happen; `after`: it did, and the answer is no good. */
export type SendFault =
  | {
      kind: "answer";
      status: number;
      headers?: Record<string, string>;
      body: string;
      when: "before" | "after";
    }
  | { kind: "silence"; when: "before" | "after" };

const json = (code: number, subcode?: number): string =>
  JSON.stringify({ error: { message: "(invented)", type: "OAuthException", code, error_subcode: subcode } });

/** Every way a send goes wrong, by name. Those that did not happen say so in a way that the sender may believe. */
export const SEND_FAULTS: Record<string, SendFault> = {
  "429 with Retry-After": {
    kind: "answer",
    status: 429,
    headers: { "retry-after": "90" },
    body: "",
    when: "before",
  },
  "429 without": { kind: "answer", status: 429, body: "", when: "before" },
  "613": { kind: "answer", status: 400, body: json(613), when: "before" },
  "368": { kind: "answer", status: 400, body: json(368), when: "before" },
  "551": { kind: "answer", status: 400, body: json(551), when: "before" },
  "500 before": { kind: "answer", status: 500, body: "", when: "before" },
  "500 after": { kind: "answer", status: 500, body: "", when: "after" },
  "502 before": { kind: "answer", status: 502, body: "<html>Bad gateway</html>", when: "before" },
  "502 after": { kind: "answer", status: 502, body: "<html>Bad gateway</html>", when: "after" },
  "silence before": { kind: "silence", when: "before" },
  "silence after": { kind: "silence", when: "after" },
  "200 with an error": { kind: "answer", status: 200, body: json(613), when: "before" },
  "1 after": { kind: "answer", status: 400, body: json(1, 1357046), when: "after" },
  "2 before": { kind: "answer", status: 400, body: json(2), when: "before" },
  "cut short after": { kind: "answer", status: 200, body: '{"recipient_id":"91', when: "after" },
  "HTML after": { kind: "answer", status: 200, body: "<html></html>", when: "after" },
};
/** After these the same message may be sent again: they say for certain that it was not, and for how long not. */
export const REPEATABLE: ReadonlySet<string> = new Set([
  "429 with Retry-After",
  "429 without",
  "613",
  "368",
  "200 with an error",
]);
const SEND_FAULT_NAMES = Object.keys(SEND_FAULTS);

export const sendFault = (weather: Weather, random: Random): string | null =>
  random.chance(weather.send) ? random.pick(SEND_FAULT_NAMES) : null;
