import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, localDay, MINUTE_MS } from "../scoring/days.ts";
import { ForecastSchema } from "./contract.ts";
import { forecastOf, MAX_DAILY_LIMIT } from "./forecast.ts";
import { type PlannableMessage, planMessages } from "./planner.ts";
import { firstRefusal, type SendLimits } from "./quota.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const FIFTY: SendLimits = {
  dailyLimit: 50,
  hourlyLimit: null,
  minSpacingMs: 1500,
  warmUp: null,
  activeHours: null,
  zone: "Europe/Paris",
};
const comments = (count: number, closesInMs = 7 * DAY_MS): PlannableMessage[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `m${index}`,
    score: index % 101,
    deadlineAt: NOW + closesInMs,
  }));

describe("the forecast", () => {
  test("1,000 comments at 50 a day: 350 are served, 650 expire, and 143 a day would save them", () => {
    expect(forecastOf(comments(1000), [], FIFTY, NOW)).toEqual({
      pending: 1000,
      perDay: 50,
      willSend: [20, 21, 22, 23, 24, 25, 26].map((day) => ({ date: `2026-11-${day}`, count: 50 })),
      willExpire: 650,
      suggestedLimit: 143,
    });
  });

  test("counts the slots already in use", () => {
    const heldAt = Array.from({ length: 30 }, () => NOW - HOUR_MS);
    const forecast = forecastOf(comments(40), heldAt, FIFTY, NOW);
    expect(forecast.willSend.slice(0, 2)).toEqual([
      { date: "2026-11-20", count: 20 },
      { date: "2026-11-21", count: 20 },
    ]);
  });

  test("is all zeroes, with days, when nothing waits", () => {
    const forecast = forecastOf([], [], FIFTY, NOW);
    expect(forecast).toMatchObject({ pending: 0, perDay: 50, willExpire: 0, suggestedLimit: 1 });
    expect(forecast.willSend.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test("a limit of 0 sends nothing, and the suggestion still says what it would take", () => {
    expect(forecastOf(comments(100), [], { ...FIFTY, dailyLimit: 0 }, NOW)).toMatchObject({
      perDay: 0,
      willExpire: 100,
      suggestedLimit: 15,
    });
  });

  test("suggests no more than helps when the windows close too soon for any limit", () => {
    const closed = comments(10, -1);
    expect(forecastOf(closed, [], FIFTY, NOW)).toMatchObject({ willExpire: 10, suggestedLimit: 1 });
    const hurried = { ...FIFTY, hourlyLimit: 5 };
    expect(forecastOf(comments(10, 30 * MINUTE_MS), [], hurried, NOW)).toMatchObject({
      willExpire: 5,
      suggestedLimit: 5,
    });
  });

  test("does not count a message that may only leave after the week as expired", () => {
    const later = [{ id: "a", score: 50, deadlineAt: NOW + 20 * DAY_MS, notBeforeAt: NOW + 10 * DAY_MS }];
    expect(forecastOf(later, [], FIFTY, NOW)).toMatchObject({ pending: 1, willExpire: 0 });
  });

  test("names seven days in a row in the workspace's zone, over a change of the clocks too", () => {
    const start = Date.parse("2026-10-23T22:30:00Z");
    const { willSend } = forecastOf([], [], FIFTY, start);
    expect(willSend.map(({ date }) => date)).toEqual(
      [24, 25, 26, 27, 28, 29, 30].map((day) => `2026-10-${day}`),
    );
  });
});

const anyCase = fc.record({
  limits: fc.record({
    dailyLimit: fc.integer({ min: 1, max: 12 }),
    hourlyLimit: fc.option(fc.integer({ min: 1, max: 4 })),
    minSpacingMs: fc.constantFrom(0, 60_000),
    warmUp: fc.constant(null),
    activeHours: fc.option(fc.constant({ from: "09:00", to: "18:00" })),
    zone: fc.constantFrom("Europe/Paris", "Australia/Lord_Howe"),
  }),
  messages: fc
    .array(
      fc.record({
        score: fc.integer({ min: 0, max: 100 }),
        deadlineAt: fc.integer({ min: 1, max: 7 * 24 * 60 }).map((minutes) => NOW + minutes * MINUTE_MS),
      }),
      { maxLength: 40 },
    )
    .map((list) => list.map((one, index) => ({ ...one, id: `m${index}` }))),
});

describe("the outcome", () => {
  test("is what was forecast, when each slot goes to the plan's best and nothing else happens", () => {
    fc.assert(
      fc.property(anyCase, ({ limits, messages }) => {
        const forecast = forecastOf(messages, [], limits, NOW);
        const perDay = new Map<string, number>();
        const heldAt: number[] = [];
        let waiting = messages;
        for (let at = NOW; waiting.length > 0 && at < NOW + 8 * DAY_MS; ) {
          const refusal = firstRefusal(heldAt, limits, at, 0.5);
          if (refusal) {
            at = refusal.retryAtMs;
            continue;
          }
          waiting = waiting.filter((one) => one.deadlineAt > at);
          const next = nextOf(waiting, heldAt, limits, at);
          if (next === undefined) break;
          heldAt.push(at);
          waiting = waiting.filter((one) => one.id !== next);
          const day = localDay(at, limits.zone);
          perDay.set(day, (perDay.get(day) ?? 0) + 1);
        }
        for (const { date, count } of forecast.willSend) expect(perDay.get(date) ?? 0).toBe(count);
        expect(messages.length - heldAt.length).toBe(forecast.willExpire);
      }),
      { numRuns: 60 },
    );
  });

  test("with the suggested limit loses as few as any limit, and one less loses more", () => {
    fc.assert(
      fc.property(anyCase, ({ limits, messages }) => {
        const lost = (dailyLimit: number) =>
          forecastOf(messages, [], { ...limits, dailyLimit }, NOW).willExpire;
        const { suggestedLimit } = forecastOf(messages, [], limits, NOW);
        expect(lost(suggestedLimit)).toBe(lost(MAX_DAILY_LIMIT));
        if (suggestedLimit > 1) expect(lost(suggestedLimit - 1)).toBeGreaterThan(lost(MAX_DAILY_LIMIT));
      }),
      { numRuns: 60 },
    );
  });

  test("always has the shape that the contract promises", () => {
    fc.assert(
      fc.property(anyCase, ({ limits, messages }) => {
        expect(ForecastSchema.safeParse(forecastOf(messages, [], limits, NOW)).success).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

/** The message that the plan made at this very moment would send now. */
function nextOf(
  waiting: PlannableMessage[],
  heldAt: number[],
  limits: SendLimits,
  at: number,
): string | undefined {
  const slots: number[] = [];
  for (let time = at; slots.length < waiting.length && time < at + 8 * DAY_MS; ) {
    const refusal = firstRefusal([...heldAt, ...slots], limits, time, 0.5);
    if (refusal) time = refusal.retryAtMs;
    else slots.push(time);
  }
  const { send } = planMessages(waiting, slots);
  return [...send].find(([, slot]) => slot === at)?.[0];
}
