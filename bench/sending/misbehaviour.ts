import { randomFrom } from "../../simulation/random.ts";
import { consumeDm } from "../../worker/queues/dm.ts";
import { HOUR_MS, MINUTE_MS } from "../../worker/scoring/days.ts";
import { throughSetUp } from "./duplicates.ts";
import { type Answer, BenchPlatform, type Call, json } from "./platform.ts";
import { type BenchAccount, type BenchMessage, SendingWorld } from "./world.ts";

const CONSUMERS = 5;
const PER_ACCOUNT = 50;
/** People write over two hours; what was refused for a limit goes on behind it. */
const ARRIVALS_MS = 2 * HOUR_MS;
const RUN_MS = 6 * HOUR_MS;
/** An account that is limited refuses everything for so long. */
const LIMITED_MS = 10 * MINUTE_MS;
const LIMITED_FROM_MS = 30 * MINUTE_MS;

/** How a platform misbehaves, each by accounts of its own. `isLost`: nobody can know whether the message went. */
type Fault = {
  name: string;
  isLost: boolean;
  isHanging?: boolean;
  answer: (quiet: Quiet) => Omit<Answer, "name">;
};
type Quiet = { accepts: boolean; leftMs: number };
const limited = (headers: (leftMs: number) => Record<string, string>, status = 429, body = "") => ({
  isLost: false,
  answer: ({ leftMs }: Quiet) => ({
    afterMs: 120,
    accepts: false,
    reply: () => json(body, status, headers(leftMs)),
  }),
});
const lost = (name: string, reply: () => Response, afterMs = 150): Fault => ({
  name,
  isLost: true,
  answer: ({ accepts }) => ({ afterMs, accepts, reply }),
});
const CODE_613 = JSON.stringify({ error: { code: 613, message: "(invented)" } });
const CODE_2 = JSON.stringify({ error: { code: 2, message: "(invented)" } });

/** One byte every two seconds, for ever. */
function slowDrip(): Response {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Response(
    new ReadableStream<Uint8Array>({
      pull: (controller) =>
        new Promise((resolve) => {
          timer = setTimeout(() => {
            controller.enqueue(new Uint8Array([32]));
            resolve();
          }, 2000);
        }),
      cancel: () => clearTimeout(timer),
    }),
  );
}

const FAULTS: readonly Fault[] = [
  {
    name: "429 with Retry-After",
    ...limited((leftMs) => ({ "retry-after": String(Math.ceil(leftMs / 1000)) })),
  },
  { name: "429 without", ...limited(() => ({})) },
  { name: "200 with an error body", ...limited(() => ({}), 200, CODE_613) },
  lost("200 with code 2", () => json(CODE_2)),
  lost("500", () => json("", 500)),
  lost("502", () => json("<html>Bad gateway</html>", 502)),
  { name: "reset", isLost: true, answer: ({ accepts }) => ({ afterMs: 80, accepts, breaks: true }) },
  { ...lost("60 s hang", () => json({}), 60_000), isHanging: true },
  { ...lost("slow drip", slowDrip), isHanging: true },
  lost("cut JSON", () => json('{"recipient_id":"91')),
  lost("HTML", () => json("<!doctype html><p>Bonjour")),
];

export type Run = {
  name: string;
  accounts: number;
  messages: number;
  calls: number;
  /** The fewest calls that could have served them: one each, and one to learn of a limit. */
  leastCalls: number;
  repeatedUnknowns: number;
  /** The most calls of one account before its breaker opened; 0 where it never did. */
  callsBeforeBreaker: number;
  sent: number;
  unknown: number;
  waiting: number;
};
export type Misbehaviour = { healthyP95Ms: number; healthySent: number; faults: Run[] };

/** @param isClean every account answers well: what the healthy ones are compared with */
export async function sendThroughFaults(
  messages: number,
  seed: number,
  isClean: boolean,
): Promise<Misbehaviour> {
  const accounts = Math.ceil(messages / PER_ACCOUNT);
  // A third of the accounts, of every fault as many.
  const perFault = Math.max(1, Math.floor(accounts / 3 / FAULTS.length));
  const faultOf = new Map<string, Fault>();
  const draws = randomFrom(seed, 7);
  const latency = new Map<string, number>();
  let bench: BenchPlatform | undefined;
  const world = new SendingWorld({
    seed,
    stepMs: 4,
    platform: (of) => {
      bench = new BenchPlatform(of, (account, text) => answerTo(account, text));
      return bench.platform;
    },
  });
  const from = world.time.now;
  const answerTo = (account: string, text: string): Answer => {
    const good: Answer = { name: "sent", afterMs: latency.get(text) ?? 200, accepts: true };
    const fault = faultOf.get(account);
    if (!fault || isClean) return good;
    const leftMs = from + LIMITED_FROM_MS + LIMITED_MS - world.time.now;
    const isLimited = leftMs > 0 && leftMs <= LIMITED_MS;
    if (!fault.isLost && !isLimited) return good;
    return { name: fault.name, ...fault.answer({ accepts: draws.chance(0.5), leftMs }) };
  };
  const leave = world.time.enter();
  const all: BenchMessage[] = [];
  const holders: BenchAccount[] = [];
  for (let made = 0; made < accounts; made++) {
    const account = await throughSetUp(world, () => world.addAccount());
    holders.push(account);
    const fault = FAULTS[Math.floor(made / perFault)];
    if (fault) faultOf.set(account.externalId, fault);
  }
  const rungAt = new Map<string, number>();
  for (let index = 0; index < messages; index++) {
    const account = holders[Math.floor(index / PER_ACCOUNT)]!;
    const latencyMs = 150 + draws.next() ** 3 * 700;
    void world.time.sleep(draws.below(ARRIVALS_MS)).then(() => {
      const [message] = world.addMessages(account, 1, index);
      all.push(message!);
      latency.set(message!.text, latencyMs);
      rungAt.set(message!.id, world.time.now);
      world.ring(message!);
    });
  }
  const callsBefore = new Map<string, number>();
  world.afterGate = (name, method) => {
    const account = name.slice(name.indexOf(":") + 1);
    if (method !== "settle" || callsBefore.has(account) || !faultOf.has(account)) return;
    const [row] = world.objects
      .storage(name)!
      .sql.exec("SELECT breaker_reason FROM gate WHERE breaker_until_ms IS NOT NULL")
      .toArray();
    if (row) callsBefore.set(account, bench!.calls.filter((call) => call.account === account).length);
  };
  world.consume(CONSUMERS, (batch) => consumeDm(batch, world.deps));
  world.sweep(RUN_MS);
  await world.time.run(from + RUN_MS);

  const rows = new Map(world.messages().map((row) => [row.id, row]));
  const waits = all
    .filter((message) => !faultOf.has(message.account.externalId))
    .map((message) => ({ row: rows.get(message.id)!, at: rungAt.get(message.id)! }));
  const healthy = waits.filter(({ row }) => row.state === "sent").map(({ row, at }) => row.sentAt! - at);
  const calls = Map.groupBy(bench!.calls, ({ account }) => account);
  const faults = FAULTS.map((fault): Run => {
    const own = holders.filter(({ externalId }) => faultOf.get(externalId) === fault);
    const ids = new Set(own.map(({ externalId }) => externalId));
    const made = own.flatMap(({ externalId }) => calls.get(externalId) ?? []);
    const states = all
      .filter(({ account }) => ids.has(account.externalId))
      .map(({ id }) => rows.get(id)!.state);
    const served = new Set(made.map(({ text }) => text)).size;
    const count = (state: string): number => states.filter((one) => one === state).length;
    return {
      name: fault.name,
      accounts: own.length,
      messages: states.length,
      calls: made.length,
      leastCalls: served + (fault.isLost ? 0 : own.length),
      repeatedUnknowns: fault.isLost ? repeated(made) : 0,
      callsBeforeBreaker: Math.max(0, ...own.map(({ externalId }) => callsBefore.get(externalId) ?? 0)),
      sent: count("sent"),
      unknown: count("unknown"),
      waiting: count("pending") + count("scheduled"),
    };
  });
  const result = { healthyP95Ms: p95(healthy), healthySent: healthy.length / waits.length, faults };
  world.close();
  leave();
  return result;
}

export const isHanging = (name: string): boolean =>
  FAULTS.some((fault) => fault.name === name && fault.isHanging === true);

function repeated(calls: readonly Call[]): number {
  return calls.length - new Set(calls.map(({ text }) => text)).size;
}

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? Number.NaN;
}
