import fc from "fast-check";
import { expect, test } from "vitest";
import { localInput, presetTime, readLocalInput } from "./local-time.ts";

const PARIS = "Europe/Paris";

test.each([
  ["in winter", "2026-11-23T10:00", PARIS, "2026-11-23T09:00:00.000Z"],
  ["in summer", "2026-07-14T10:00", PARIS, "2026-07-14T08:00:00.000Z"],
  ["with seconds, as some browsers give", "2026-07-14T10:00:00", PARIS, "2026-07-14T08:00:00.000Z"],
  ["just after midnight", "2026-11-23T00:05", PARIS, "2026-11-22T23:05:00.000Z"],
  ["in the hour that clocks repeat: the first", "2026-10-25T02:30", PARIS, "2026-10-25T00:30:00.000Z"],
  ["in the hour that clocks skip: as much later", "2026-03-29T02:30", PARIS, "2026-03-29T01:30:00.000Z"],
  ["where half hours count", "2026-11-23T10:00", "Asia/Kolkata", "2026-11-23T04:30:00.000Z"],
  ["in the far east", "2026-01-01T00:00", "Pacific/Auckland", "2025-12-31T11:00:00.000Z"],
])("a time typed %s is that zone's", (_where, typed, zone, utc) => {
  expect(new Date(readLocalInput(typed, zone)).toISOString()).toBe(utc);
});

test.each(["", "demain", "2026-13-40T10:00", "2026-11-23", "2026-11-23T25:00"])("%j is no time", (text) => {
  expect(readLocalInput(text, PARIS)).toBeNaN();
});

test("a time shown and read again is the same minute on the clock, and never a later one", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 25_000_000, max: 35_000_000 }),
      fc.constantFrom(PARIS, "America/Toronto", "Africa/Casablanca", "Asia/Kolkata", "UTC"),
      (minute, zone) => {
        const ms = minute * 60_000;
        const again = readLocalInput(localInput(ms, zone), zone);
        expect(again).toBeLessThanOrEqual(ms);
        expect(localInput(again, zone)).toBe(localInput(ms, zone));
      },
    ),
  );
});

test.each([
  ["inAnHour", "2026-11-23T00:17:00Z", "2026-11-23T01:17:00.000Z"],
  ["tomorrow", "2026-11-23T00:17:00Z", "2026-11-24T09:00:00.000Z"],
  // Half past eleven at night in Paris is already the next day there.
  ["tomorrow", "2026-11-23T23:30:00Z", "2026-11-25T09:00:00.000Z"],
  ["monday", "2026-11-20T12:00:00Z", "2026-11-23T09:00:00.000Z"],
  ["monday", "2026-11-22T22:30:00Z", "2026-11-23T09:00:00.000Z"],
  // On a Monday it is the next one.
  ["monday", "2026-11-23T00:17:00Z", "2026-11-30T09:00:00.000Z"],
  // Ten in the morning stays ten when the clocks change in between.
  ["monday", "2026-03-27T12:00:00Z", "2026-03-30T08:00:00.000Z"],
] as const)("%s, asked at %s, is %s", (preset, now, then) => {
  expect(new Date(presetTime(preset, Date.parse(now), PARIS)).toISOString()).toBe(then);
});
