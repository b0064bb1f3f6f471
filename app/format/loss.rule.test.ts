import fc from "fast-check";
import { expect, test } from "vitest";
import { lossBars } from "./loss.ts";

const day = (rate: number | null, name = "2026-11-22") => ({ day: name, byWebhook: 0, byPoll: 0, rate });

test("a quiet month is drawn against the alarm's line, below the top", () => {
  expect(lossBars([day(0.02), day(0.05)], 10)).toEqual({
    top: 0.25,
    line: 0.4,
    bars: [
      { day: "2026-11-22", height: 0.08, isOver: false, isEmpty: false },
      { day: "2026-11-22", height: 0.2, isOver: false, isEmpty: false },
    ],
  });
});

test("a day at the threshold is calm, a day above it is not", () => {
  expect(lossBars([day(0.1), day(0.101)], 10).bars.map((bar) => bar.isOver)).toEqual([false, true]);
});

test("a day with nothing received is empty, which is not a day with nothing lost", () => {
  expect(lossBars([day(null), day(0)], 10).bars.map((bar) => bar.isEmpty)).toEqual([true, false]);
});

test("without an alarm there is no line and no day is over it", () => {
  const { line, bars } = lossBars([day(1)], null);
  expect(line).toBeNull();
  expect(bars[0]).toMatchObject({ isOver: false, height: 1 });
});

test("every bar and the line stay inside the chart", () => {
  const rate = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
  const percent = fc.option(fc.integer({ min: 1, max: 100 }), { nil: null });
  fc.assert(
    fc.property(fc.array(rate, { maxLength: 90 }), percent, (rates, threshold) => {
      const { bars, line } = lossBars(
        rates.map((value) => day(value)),
        threshold,
      );
      expect(bars).toHaveLength(rates.length);
      for (const { height } of bars) expect(height >= 0 && height <= 1).toBe(true);
      expect(line === null || (line > 0 && line <= 1)).toBe(true);
    }),
  );
});
