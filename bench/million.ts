/**
 * A workspace with a million leads: `npm run bench:million [-- <leads> <crossing>]`.
 *
 * Loads them into a local D1 of its own, in bulk, then says what each list costs at its first, a middle and a deep page
 * (rows D1 says it read for the whole request), beside the same page by OFFSET, and what the hourly run reads and
 * writes. Ends with 1 when anything is over its budget. Nothing is left behind.
 */
import { performance } from "node:perf_hooks";
import { openDatabase } from "./million/database.ts";
import { measureHourly } from "./million/hourly.ts";
import { measureLists } from "./million/lists.ts";
import { load } from "./million/load.ts";
import { count } from "./million/report.ts";
import { buildWorld, type World } from "./million/world.ts";

const LEADS = Number(process.argv[2] ?? 1_000_000);
const CROSSING = Number(process.argv[3] ?? Math.ceil(LEADS / 100));
const MOST_LOADING_SECONDS = 300;

/** Each says what it found, and how much of it is over budget. They run in this order, over the same workspace. */
const MEASUREMENTS: ((world: World) => Promise<{ over: number; text: string }>)[] = [
  measureLists,
  (world) => measureHourly(world, CROSSING),
];

if (!(LEADS > 0 && CROSSING > 0)) throw new RangeError("usage: bench/million.ts [leads] [crossing]");
const { db, close } = await openDatabase();
process.once("SIGINT", () => void close().then(() => process.exit(130)));
try {
  // Every request and job would write a line of its own.
  const say = console.log;
  console.log = () => undefined;
  const world = await buildWorld(db);
  const startedAt = performance.now();
  await load(world.tenant, LEADS, (done) => {
    if (process.stdout.isTTY) process.stdout.write(`\r${count(done)} leads`);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  say(
    `${count(LEADS)} leads loaded in ${seconds.toFixed(0)} s (may take ${MOST_LOADING_SECONDS} s), every index and trigger in place`,
  );
  let over = seconds > MOST_LOADING_SECONDS ? 1 : 0;
  for (const measure of MEASUREMENTS) {
    const found = await measure(world);
    over += found.over;
    say(`\n${found.text}`);
  }
  say(`\nover budget: ${over}`);
  process.exitCode = over === 0 ? 0 : 1;
} finally {
  await close();
}
process.exit();
