import { expect, test } from "vitest";
// @ts-expect-error Vite hands over the text of any file asked for with ?raw; no types are declared for it.
import wranglerText from "../../wrangler.toml?raw";
import { CRON_PERIODS_MS } from "../health/periods.ts";
import { testDeps } from "../testing/accounts.ts";
import { SCHEDULE } from "./schedule.ts";

test("the crons of wrangler.toml, their jobs and their periods are the same list", () => {
  const line = /^crons = \[(.*)\]$/m.exec(wranglerText)?.[1] ?? "";
  const crons = [...line.matchAll(/"([^"]+)"/g)].map((match) => match[1]).sort();
  expect(crons.length).toBe(4);
  expect(Object.keys(SCHEDULE).sort()).toEqual(crons);
  expect(Object.keys(CRON_PERIODS_MS).sort()).toEqual(crons);
});

test("a scheduled time runs once, never beside another run, and a dead run is taken over; by hand it runs again", async () => {
  const { deps, clock } = testDeps();
  const cron = `test ${crypto.randomUUID()}`;
  const take = (at: number) => deps.system.takeCronRun(cron, at, clock.now, 60_000);
  const at = clock.now;
  expect(await Promise.all([take(at), take(at), take(at)])).toEqual([true, false, false]);
  clock.now += 1000;
  expect(await take(clock.now)).toBe(false);
  await deps.system.finishCron(cron, at, clock.now);
  expect([await take(at), await take(clock.now)]).toEqual([false, true]);
  clock.now += 61_000;
  expect(await take(clock.now)).toBe(true);
});
