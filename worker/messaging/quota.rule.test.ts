import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, localClockMs, localDay, MINUTE_MS } from "../scoring/days.ts";
import {
  dailyAllowance,
  firstRefusal,
  futureSlots,
  GRANT_LIFE_MS,
  type SendLimits,
  SLOT_HELD_MS,
  spacingAfter,
  usageOf,
} from "./quota.ts";

const utc = (text: string): number => Date.parse(text);
const NOW = utc("2026-11-20T12:00:00Z");
const FIFTY: SendLimits = {
  dailyLimit: 50,
  hourlyLimit: null,
  minSpacingMs: 0,
  warmUp: null,
  activeHours: null,
  zone: "Europe/Paris",
};
const times = (count: number, at: number): number[] => Array.from({ length: count }, () => at);
const iso = (at: number): string => new Date(at).toISOString();

describe("the daily quota", () => {
  test("grants the fiftieth and refuses the next until a day and a grant's life have passed", () => {
    expect(firstRefusal(times(49, NOW - HOUR_MS), FIFTY, NOW, 0)).toBeNull();
    expect(firstRefusal(times(50, NOW - HOUR_MS), FIFTY, NOW, 0)).toEqual({
      reason: "quota",
      retryAtMs: NOW - HOUR_MS + SLOT_HELD_MS,
    });
  });

  test("does not start anew at midnight: what counts is also any 24 hours", () => {
    const beforeMidnight = utc("2026-11-20T22:59:59.999Z");
    const afterMidnight = beforeMidnight + 2;
    expect(localDay(afterMidnight, FIFTY.zone)).toBe("2026-11-21");
    expect(firstRefusal(times(50, beforeMidnight), FIFTY, afterMidnight, 0)?.reason).toBe("quota");
  });

  test("also holds for a day of 25 hours, at the end of which the first slots are a day old", () => {
    const start = utc("2026-11-01T04:00:00Z");
    const limits = { ...FIFTY, zone: "America/New_York" };
    const lateThatDay = start + 24.5 * HOUR_MS;
    expect(localDay(lateThatDay, limits.zone)).toBe("2026-11-01");
    expect(firstRefusal(times(50, start), limits, lateThatDay, 0)).toEqual({
      reason: "quota",
      retryAtMs: start + 25 * HOUR_MS,
    });
  });

  test("asks again at the next day when the limit is 0 or no number", () => {
    for (const dailyLimit of [0, -1, Number.NaN]) {
      const refusal = firstRefusal([], { ...FIFTY, dailyLimit }, NOW, 0);
      expect(refusal).toEqual({ reason: "quota", retryAtMs: utc("2026-11-20T23:00:00Z") });
    }
  });

  test("frees as many as needed when the limit was lowered", () => {
    const heldAt = Array.from({ length: 50 }, (_, index) => NOW - HOUR_MS + index * MINUTE_MS);
    const refusal = firstRefusal(heldAt, { ...FIFTY, dailyLimit: 10 }, NOW, 0);
    expect(refusal).toEqual({ reason: "quota", retryAtMs: heldAt[40]! + SLOT_HELD_MS });
  });

  test("keeps what it granted when the workspace moves to another zone in the middle of the day", () => {
    for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata"]) {
      expect(firstRefusal(times(50, NOW - HOUR_MS), { ...FIFTY, zone }, NOW, 0)?.reason).toBe("quota");
    }
  });

  test("yields nothing more when the clock goes back", () => {
    for (const backMs of [1, 2 * HOUR_MS, 3 * DAY_MS]) {
      expect(firstRefusal(times(50, NOW), FIFTY, NOW - backMs, 0)?.reason).toBe("quota");
    }
  });
});

describe("the hourly limit", () => {
  test("holds for any 60 minutes", () => {
    const limits = { ...FIFTY, hourlyLimit: 5 };
    const heldAt = [50, 40, 30, 20, 10].map((minutes) => NOW - minutes * MINUTE_MS);
    expect(firstRefusal(heldAt, limits, NOW, 0)).toEqual({
      reason: "hourly",
      retryAtMs: heldAt[0]! + HOUR_MS + GRANT_LIFE_MS,
    });
    expect(firstRefusal(heldAt.slice(1), limits, NOW, 0)).toBeNull();
  });
});

describe("the pause between two messages", () => {
  test.each([
    [0, 1050],
    [0.5, 1500],
    [1, 1950],
  ])("varies by 30 %% either way: a draw of %d of 1500 ms is %d ms", (jitter, pauseMs) => {
    expect(spacingAfter(1500, jitter)).toBe(pauseMs);
    const limits = { ...FIFTY, minSpacingMs: 1500 };
    expect(firstRefusal([NOW], limits, NOW + pauseMs - 1, jitter)).toEqual({
      reason: "spacing",
      retryAtMs: NOW + pauseMs,
    });
    expect(firstRefusal([NOW], limits, NOW + pauseMs, jitter)).toBeNull();
  });

  test("holds between two machines whose clocks differ a little, and does not block for hours when one is set back", () => {
    const limits = { ...FIFTY, minSpacingMs: 1500 };
    expect(firstRefusal([NOW], limits, NOW - 200, 0.5)).toEqual({ reason: "spacing", retryAtMs: NOW + 1500 });
    expect(firstRefusal([NOW], limits, NOW - 2 * HOUR_MS, 0.5)).toBeNull();
  });
});

describe("active hours", () => {
  const paris = (from: string, to: string): SendLimits => ({ ...FIFTY, activeHours: { from, to } });
  test.each([
    ["09:00", "18:00", "2026-11-20T07:59:59.999Z", "2026-11-20T08:00:00.000Z"],
    ["09:00", "18:00", "2026-11-20T08:00:00.000Z", null],
    ["09:00", "18:00", "2026-11-20T16:59:59.999Z", null],
    ["09:00", "18:00", "2026-11-20T17:00:00.000Z", "2026-11-21T08:00:00.000Z"],
    ["21:00", "02:00", "2026-11-20T19:00:00.000Z", "2026-11-20T20:00:00.000Z"],
    ["21:00", "02:00", "2026-11-20T23:30:00.000Z", null],
    ["21:00", "02:00", "2026-11-21T01:00:00.000Z", "2026-11-21T20:00:00.000Z"],
    ["08:00", "08:00", "2026-11-20T03:00:00.000Z", null],
    // 02:30 does not exist on 29 March: the doors open when the clocks jump to 03:00.
    ["02:30", "04:00", "2026-03-29T00:30:00.000Z", "2026-03-29T01:00:00.000Z"],
    // On 25 October 02:00 to 03:00 is lived twice, and open twice.
    ["02:00", "03:00", "2026-10-25T00:30:00.000Z", null],
    ["02:00", "03:00", "2026-10-25T01:30:00.000Z", null],
    // From 02:30 to 02:45 there is no such time that day: the next one opens.
    ["02:30", "02:45", "2026-03-28T23:30:00.000Z", "2026-03-30T00:30:00.000Z"],
  ])("%s to %s in Paris: at %s opens at %s", (from, to, at, opensAt) => {
    const refusal = firstRefusal([], paris(from, to), utc(at), 0);
    expect(refusal && { reason: refusal.reason, at: iso(refusal.retryAtMs) }).toEqual(
      opensAt && { reason: "outside-hours", at: opensAt },
    );
  });

  test("the time to try again is one at which every rule agrees", () => {
    const limits = { ...paris("09:00", "18:00"), hourlyLimit: 5 };
    const heldAt = times(5, utc("2026-11-20T16:30:00Z"));
    const refusal = firstRefusal(heldAt, limits, utc("2026-11-20T16:40:00Z"), 0);
    expect(refusal).toEqual({ reason: "hourly", retryAtMs: utc("2026-11-21T08:00:00Z") });
  });
});

describe("warm-up", () => {
  const limits = { ...FIFTY, warmUp: { since: NOW } };
  test.each([
    [-3, 10],
    [0, 10],
    [1, 13],
    [7, 30],
    [13, 48],
    [14, 50],
    [400, 50],
  ])("day %i gives %i of 50", (day, allowance) => {
    expect(dailyAllowance(limits, NOW + day * DAY_MS)).toBe(allowance);
  });

  test("a small limit is at least 1, none is none", () => {
    expect(dailyAllowance({ ...limits, dailyLimit: 1 }, NOW)).toBe(1);
    expect(dailyAllowance({ ...limits, dailyLimit: 0 }, NOW)).toBe(0);
  });

  test("the next day's larger share is there from midnight", () => {
    expect(firstRefusal(times(10, NOW), limits, NOW, 0)).toEqual({
      reason: "quota",
      retryAtMs: utc("2026-11-20T23:00:00Z"),
    });
  });
});

describe("usage", () => {
  test("tells today from the last 24 hours", () => {
    const heldAt = [NOW - 20 * HOUR_MS, NOW - 13 * HOUR_MS - 1, NOW - 13 * HOUR_MS, NOW];
    expect(usageOf(heldAt, FIFTY, NOW)).toEqual({ usedToday: 2, used24h: 4, freeNow: 46 });
  });

  test("has nothing free outside active hours, and never less than nothing", () => {
    const closed = { ...FIFTY, activeHours: { from: "20:00", to: "21:00" } };
    expect(usageOf([], closed, NOW).freeNow).toBe(0);
    expect(usageOf(times(60, NOW), FIFTY, NOW).freeNow).toBe(0);
  });
});

const ZONES = ["Europe/Paris", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Europe/Istanbul"];
const anyLimits: fc.Arbitrary<SendLimits> = fc.record({
  dailyLimit: fc.integer({ min: 1, max: 60 }),
  hourlyLimit: fc.option(fc.integer({ min: 1, max: 20 })),
  minSpacingMs: fc.constantFrom(0, 1500, 600_000),
  warmUp: fc.option(fc.record({ since: fc.constant(utc("2026-10-20T00:00:00Z")) })),
  activeHours: fc.option(
    fc.constantFrom(
      { from: "09:00", to: "18:00" },
      { from: "21:30", to: "02:30" },
      { from: "02:15", to: "02:45" },
    ),
  ),
  zone: fc.constantFrom(...ZONES),
});
/** Around every change of the clocks in those zones, a leap day, and the turn of a year. */
const anyStart = fc
  .tuple(
    fc.constantFrom(
      "2026-03-08",
      "2026-03-29",
      "2026-04-05",
      "2026-10-04",
      "2026-10-25",
      "2026-11-01",
      "2028-02-28",
      "2026-12-31",
    ),
    fc.integer({ min: -2 * DAY_MS, max: DAY_MS }),
  )
  .map(([day, offset]) => utc(`${day}T00:00:00Z`) + offset);

/** Sends may leave up to a grant's life after the slot; `lag` picks when. */
function assertWithinLimits(
  slots: readonly number[],
  limits: SendLimits,
  lag: (index: number) => number,
): void {
  const sends = slots.map((slot, index) => slot + lag(index)).sort((a, b) => a - b);
  const perDay = new Map<string, number>();
  for (const send of sends) {
    const day = localDay(send, limits.zone);
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  expect(Math.max(0, ...perDay.values())).toBeLessThanOrEqual(limits.dailyLimit);
  const fits = (count: number, spanMs: number) =>
    sends.every((send, index) => index < count || send - sends[index - count]! >= spanMs);
  expect(fits(limits.dailyLimit, DAY_MS)).toBe(true);
  if (limits.hourlyLimit !== null) expect(fits(limits.hourlyLimit, HOUR_MS)).toBe(true);
}

describe("the slots to come", () => {
  test("never hold more than the limit on a local day or in any 24 hours, across every change of the clocks", () => {
    fc.assert(
      fc.property(
        anyLimits,
        anyStart,
        fc.array(fc.integer({ min: 0, max: GRANT_LIFE_MS - 1 }), { minLength: 7, maxLength: 7 }),
        (limits, start, lags) => {
          const slots = futureSlots([], limits, start, 200, 4 * DAY_MS);
          assertWithinLimits(slots, limits, (index) => lags[index % lags.length]!);
          if (limits.activeHours?.from === "09:00") {
            for (const slot of slots) {
              const clock = localClockMs(slot, limits.zone);
              expect(clock >= 9 * HOUR_MS && clock < 18 * HOUR_MS).toBe(true);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test("are those that asking the gate again and again would be granted", () => {
    fc.assert(
      fc.property(anyLimits, anyStart, (limits, start) => {
        const expected: number[] = [];
        for (let at = start; at <= start + 2 * DAY_MS && expected.length < 60; ) {
          const refusal = firstRefusal(expected, limits, at, 0.5);
          if (refusal) at = refusal.retryAtMs;
          else expected.push(at);
        }
        expect(futureSlots([], limits, start, 60, 2 * DAY_MS)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  test("go on from the slots in use, and a higher daily limit never delays one", () => {
    fc.assert(
      fc.property(
        anyLimits,
        anyStart,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 50 }),
        (limits, start, used, more) => {
          const heldAt = Array.from({ length: used }, (_, index) => start - index * 20 * MINUTE_MS);
          const slots = futureSlots(heldAt, limits, start, 100, 3 * DAY_MS);
          const higher = futureSlots(
            heldAt,
            { ...limits, dailyLimit: limits.dailyLimit + more },
            start,
            100,
            3 * DAY_MS,
          );
          expect(higher.length).toBeGreaterThanOrEqual(slots.length);
          for (const [index, slot] of slots.entries()) expect(higher[index]!).toBeLessThanOrEqual(slot);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("a refusal names a time at which the answer is yes, and no earlier minute would be", () => {
    fc.assert(
      fc.property(
        anyLimits,
        anyStart,
        fc.array(fc.integer({ min: 0, max: 30 * 60 }), { maxLength: 70 }),
        (limits, start, agesInMinutes) => {
          const heldAt = agesInMinutes.map((minutes) => start - minutes * MINUTE_MS);
          const refusal = firstRefusal(heldAt, limits, start, 0.5);
          if (refusal === null) return;
          expect(firstRefusal(heldAt, limits, refusal.retryAtMs, 0.5)).toBeNull();
          for (let at = start; at < refusal.retryAtMs; at += 13 * MINUTE_MS) {
            expect(firstRefusal(heldAt, limits, at, 0.5)).not.toBeNull();
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("clocks that go back lead into the hours once more", () => {
    const hours: SendLimits = { ...FIFTY, activeHours: { from: "21:30", to: "02:30" }, zone: "Europe/Paris" };
    const closedAt = Date.UTC(2026, 9, 25, 0, 30); // 02:30 in summer; 02:00 comes again half an hour later
    expect(firstRefusal([], hours, closedAt, 0.5)).toMatchObject({ retryAtMs: Date.UTC(2026, 9, 25, 1) });
    const closedAgainAt = Date.UTC(2026, 9, 25, 1, 30);
    expect(firstRefusal([], hours, closedAgainAt, 0.5)).toMatchObject({
      retryAtMs: Date.UTC(2026, 9, 25, 20, 30),
    });
  });

  test("are known for a week of 1,000 a day", () => {
    const slots = futureSlots([], { ...FIFTY, dailyLimit: 1000, minSpacingMs: 1500 }, NOW, 7000, 7 * DAY_MS);
    expect(slots).toHaveLength(7000);
  });
});
