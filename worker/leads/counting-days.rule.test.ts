import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, DAY_MS, daysBetween, HOUR_MS, localDay } from "../scoring/days.ts";
import { countingDay, lastFoldableDay, oldestOpenDay } from "./counting-days.ts";

/** Both sides of the date line, halves and quarters of an hour, and zones that change their clocks. */
const ZONES = [
  "Pacific/Kiritimati",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Asia/Kathmandu",
  "Europe/Paris",
  "UTC",
  "America/St_Johns",
  "Pacific/Marquesas",
  "Pacific/Niue",
  "Etc/GMT+12",
];
const zone = fc.constantFrom(...ZONES);
const time = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) });
const SLOWEST_WRITER_MS = 12 * HOUR_MS;

test("nobody's today is folded, in whatever zone, while they write for up to twelve hours", () => {
  fc.assert(
    fc.property(time, fc.integer({ min: 0, max: SLOWEST_WRITER_MS }), zone, (foldsAt, slowMs, theirs) => {
      const writerSays = foldsAt - slowMs;
      const folded = lastFoldableDay(foldsAt);
      for (const day of [localDay(writerSays, theirs), countingDay(writerSays), oldestOpenDay(writerSays)]) {
        expect(day > folded, `${day} is folded with ${folded}`).toBe(true);
      }
    }),
  );
});

test("today is open in every zone", () => {
  fc.assert(
    fc.property(time, zone, (now, theirs) => {
      expect(localDay(now, theirs) >= oldestOpenDay(now)).toBe(true);
      expect(countingDay(now) >= oldestOpenDay(now)).toBe(true);
    }),
  );
});

test("between two nights at most three days wait to be folded", () => {
  fc.assert(
    fc.property(time, fc.integer({ min: 0, max: DAY_MS - 1 }), zone, (day, sinceMs, theirs) => {
      const night = Math.floor(day / DAY_MS) * DAY_MS + 3 * HOUR_MS;
      const now = night + sinceMs;
      const newest = [localDay(now, theirs), countingDay(now)].sort().at(-1)!;
      expect(daysBetween(lastFoldableDay(night), newest)).toBeLessThanOrEqual(3);
    }),
  );
});

test("a month of nights folds every day once and in order", () => {
  const nights = Array.from({ length: 31 }, (_, index) => Date.UTC(2026, 9, 10 + index, 3));
  const folded = nights.map(lastFoldableDay);
  expect(folded[0]).toBe("2026-10-08");
  folded.slice(1).forEach((day, index) => {
    expect(day).toBe(addDays(folded[index]!, 1));
  });
});
