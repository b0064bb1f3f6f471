/**
 * What the sending engine does when everything goes wrong: `npm run bench:delivery [-- <share>]`, a share of 1 by
 * default. The real consumers, gate and Instagram adapter over SQLite, in virtual time; costs in D1 rows over a real
 * local D1 are a test (worker/messaging/dispatch.test.ts) and part of worker/cost.test.ts.
 */
import "../simulation/node-loader.ts";

const share = Number(process.argv[2] ?? 1);
const only = process.argv[3];
const SEED = 20261123;
const real = { warn: console.warn, error: console.error };
Object.assign(console, { warn: () => undefined, error: () => undefined });

let failed = 0;
function line(what: string, got: string, isGood: boolean): void {
  if (!isGood) failed += 1;
  console.log(`${isGood ? "ok  " : "FAIL"} ${what}: ${got}`);
}
const of = (count: number): number => Math.max(1, Math.round(count * share));
const wanted = (part: string): boolean => only === undefined || only === part;

if (wanted("duplicates")) {
  const { deliverRepeatedly } = await import("./sending/duplicates.ts");
  const { deliveries, messages, mostCallsOfOne, notTerminal } = await deliverRepeatedly(of(5000), SEED);
  line(
    `${messages} messages, ${deliveries} deliveries to 6 consumers: calls of one at most 1, all terminal`,
    `at most ${mostCallsOfOne}, ${notTerminal} not terminal`,
    mostCallsOfOne === 1 && notTerminal === 0,
  );
}
if (wanted("kills")) {
  const { killEverywhere } = await import("./sending/kills.ts");
  const { duplicates, kills, neverSent, steps, unresolved } = await killEverywhere(of(200), SEED);
  line(
    `${kills} kills, before and after each of ${steps} steps: 0 duplicates, 0 unresolved`,
    `${duplicates} duplicates, ${unresolved} unresolved; ${neverSent} died on the way to the call and were never sent`,
    duplicates === 0 && unresolved === 0,
  );
}
if (wanted("faults")) {
  const { isHanging, sendThroughFaults } = await import("./sending/misbehaviour.ts");
  const clean = await sendThroughFaults(of(10_000), SEED, true);
  const storm = await sendThroughFaults(of(10_000), SEED, false);
  const ratio = storm.healthyP95Ms / clean.healthyP95Ms;
  line(
    "healthy accounts' p95 within 10 % of a clean run",
    `${Math.round(storm.healthyP95Ms)} ms, clean ${Math.round(clean.healthyP95Ms)} ms (${((ratio - 1) * 100).toFixed(1)} %)`,
    ratio <= 1.1 && storm.healthySent === 1,
  );
  for (const fault of storm.faults) {
    const repeats = fault.calls / fault.leastCalls;
    const isGood =
      fault.repeatedUnknowns === 0 &&
      repeats <= 1.2 &&
      (!isHanging(fault.name) || fault.callsBeforeBreaker <= 5);
    line(
      `${fault.name} (${fault.accounts} accounts, ${fault.messages} messages)`,
      `${fault.calls} calls, ${repeats.toFixed(2)} × the least; ${fault.repeatedUnknowns} unknowns repeated; ` +
        `${fault.callsBeforeBreaker} calls before the breaker; ${fault.sent} sent, ${fault.unknown} unknown, ${fault.waiting} wait`,
      isGood,
    );
  }
}
if (wanted("costs")) {
  const { countCosts } = await import("./sending/costs.ts");
  const { messages, objectCalls, queueOperations, sent } = await countCosts(of(100_000), SEED);
  const [operations, calls] = [queueOperations / messages, objectCalls / messages];
  line(
    `${messages} queued messages: ≤ 3 queue operations and ≤ 2 object calls each to sent`,
    `${operations.toFixed(2)} and ${calls.toFixed(2)}, ${sent} sent`,
    sent === messages && operations <= 3 && calls <= 2,
  );
}
Object.assign(console, real);
process.exit(failed === 0 ? 0 : 1);
