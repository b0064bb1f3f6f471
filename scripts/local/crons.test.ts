import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isDue, readCrons } from "./crons.ts";

const at = (time: string): Date => new Date(`2026-11-22T${time}:30.500Z`);

test.each([
  ["* * * * *", "10:07", true],
  ["*/15 * * * *", "10:45", true],
  ["*/15 * * * *", "10:46", false],
  ["0 * * * *", "11:00", true],
  ["0 * * * *", "11:15", false],
  ["0 3 * * *", "03:00", true],
  ["0 3 * * *", "04:00", false],
  ["5,35 * * * *", "04:35", true],
  ["0 0 * * 0", "00:00", true], // a Sunday
  ["0 0 * * 1", "00:00", false],
])("the cron %s at %s is due: %s", (cron, time, due) => {
  expect(isDue(cron, at(time))).toBe(due);
});

test("a cron that is not understood is refused, not silently never fired", () => {
  expect(() => isDue("0 9-17 * * *", at("10:00"))).toThrow(RangeError);
  expect(() => isDue("0 3 * *", at("10:00"))).toThrow(RangeError);
});

test("every cron of wrangler.toml can be fired locally", () => {
  const crons = readCrons(readFileSync(new URL("../../wrangler.toml", import.meta.url), "utf8"));
  expect(crons).toHaveLength(4);
  for (const cron of crons) expect(() => isDue(cron, at("10:00"))).not.toThrow();
});
