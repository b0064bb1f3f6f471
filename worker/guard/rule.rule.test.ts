import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOUR_MS } from "../scoring/days.ts";
import {
  DWELL_MS,
  type GuardState,
  guardLevel,
  nextGuard,
  SIGNAL_HOURS,
  SIGNAL_KINDS,
  type Signal,
  type SignalKind,
  slowed,
  UNGUARDED,
} from "./rule.ts";

const T0 = Date.UTC(2026, 10, 23, 10);
const SENDS = { today: 30, lately: 60 };
const LIMITS = { dailyLimit: 50 };
const some = (kind: SignalKind, count: number, hoursAgo = 0): Signal => ({
  kind,
  count,
  hourAt: T0 - hoursAgo * HOUR_MS,
});

describe("signs of trouble slow an account down by what they are and how many", () => {
  test.each<[string, Signal[], number, string | null]>([
    ["nothing", [], 0, null],
    ["one block by the platform stops automations", [some("blocked", 1)], 3, "blocked-by-platform"],
    ["six hours later a fifth goes", [some("blocked", 1, 7)], 2, "blocked-by-platform"],
    ["a day later half", [some("blocked", 1, 25)], 1, "blocked-by-platform"],
    ["three days later it is forgotten", [some("blocked", 1, 73)], 0, null],
    [
      "two blocks in a day stop it for the day",
      [some("blocked", 1, 20), some("blocked", 1, 8)],
      3,
      "blocked-by-platform",
    ],
    ["two requests to slow down are nothing", [some("rate-limited", 2)], 0, null],
    ["three are something", [some("rate-limited", 3)], 1, "rate-limited"],
    ["eight are more", [some("rate-limited", 4, 4), some("rate-limited", 4)], 2, "rate-limited"],
    ["twenty stop it", [some("rate-limited", 20)], 3, "rate-limited"],
    ["a few people who cannot be reached are usual", [some("unavailable", 4)], 0, null],
    ["a tenth is not", [some("unavailable", 6)], 1, "people-unavailable"],
    ["two fifths stop it", [some("unavailable", 24)], 3, "people-unavailable"],
    ["five errors of sixty are no tenth", [some("error", 5)], 0, null],
    ["six are", [some("error", 6)], 1, "errors"],
    ["half of all are too many", [some("error", 30)], 3, "errors"],
    ["two who ask to stop are two", [some("opt-out", 2)], 0, null],
    ["three of sixty are a rate", [some("opt-out", 3)], 1, "opt-outs"],
    ["five of sixty", [some("opt-out", 5)], 2, "opt-outs"],
    ["nine of sixty", [some("opt-out", 9)], 3, "opt-outs"],
    ["20 from the app and 30 of ours are the limit", [some("app-send", 20)], 0, null],
    ["one more is above it", [some("app-send", 21)], 1, "volume"],
    ["half as much again", [some("app-send", 46)], 2, "volume"],
    ["far above", [some("app-send", 96)], 3, "volume"],
    ["the worst of several says why", [some("error", 6), some("opt-out", 5)], 2, "opt-outs"],
  ])("%s", (_name, signals, level, reason) => {
    expect(guardLevel(signals, SENDS, T0, LIMITS)).toEqual({ level, reason });
  });

  test("three of three people is no rate: so few are compared with twenty", () => {
    expect(guardLevel([some("error", 3)], { today: 3, lately: 3 }, T0, LIMITS).level).toBe(0);
  });
  test("what nobody allowed cannot be exceeded", () => {
    expect(guardLevel([some("app-send", 500)], SENDS, T0, { dailyLimit: 0 }).level).toBe(0);
  });
});

describe("what a level allows", () => {
  const limits = {
    dailyLimit: 50,
    hourlyLimit: 9,
    minSpacingMs: 1500,
    warmUp: null,
    activeHours: null,
    zone: "UTC",
  };
  test.each([
    [0, 50, 1500],
    [1, 25, 3000],
    [2, 10, 3000],
    [3, 0, 3000],
  ] as const)("level %i: %i a day", (level, dailyLimit, minSpacingMs) => {
    expect(slowed(limits, level)).toEqual({ ...limits, dailyLimit, minSpacingMs });
  });
  test("a small limit never becomes nothing by rounding, and nothing stays nothing", () => {
    expect(slowed({ ...limits, dailyLimit: 3 }, 2).dailyLimit).toBe(1);
    expect(slowed({ ...limits, dailyLimit: 0 }, 1).dailyLimit).toBe(0);
  });
});

const signalsOf = fc.array(
  fc.record({
    kind: fc.constantFrom(...SIGNAL_KINDS),
    hourAt: fc.integer({ min: 0, max: SIGNAL_HOURS + 2 }).map((hours) => T0 - hours * HOUR_MS),
    count: fc.integer({ min: 1, max: 40 }),
  }),
  { maxLength: 12 },
);
const sendsOf = fc
  .record({ today: fc.nat(120), before: fc.nat(120) })
  .map(({ today, before }) => ({ today, lately: today + before }));
const limitsOf = fc.record({ dailyLimit: fc.nat(200) });

test("more signals never ask for less", () => {
  fc.assert(
    fc.property(signalsOf, signalsOf, sendsOf, limitsOf, (some, more, sends, limits) => {
      expect(guardLevel([...some, ...more], sends, T0, limits).level).toBeGreaterThanOrEqual(
        guardLevel(some, sends, T0, limits).level,
      );
    }),
  );
});

test("nothing asks for more by getting older", () => {
  fc.assert(
    fc.property(
      signalsOf,
      sendsOf,
      limitsOf,
      fc.nat(90 * HOUR_MS),
      fc.nat(90 * HOUR_MS),
      (signals, sends, limits, a, b) => {
        const [sooner, later] = a < b ? [a, b] : [b, a];
        expect(guardLevel(signals, sends, T0 + later, limits).level).toBeLessThanOrEqual(
          guardLevel(signals, sends, T0 + sooner, limits).level,
        );
      },
    ),
  );
});

test("by time alone no level rises, whatever the figures of the day become", () => {
  fc.assert(
    fc.property(
      signalsOf,
      sendsOf,
      sendsOf,
      limitsOf,
      fc.nat(90 * HOUR_MS),
      (signals, sends, others, limits, wait) => {
        const now = nextGuard(UNGUARDED, { signals, sends, limits }, T0, true);
        const then = nextGuard(now, { signals, sends: others, limits }, T0 + wait, false);
        expect(then.level).toBeLessThanOrEqual(now.level);
      },
    ),
  );
});

/** Looks at an account whenever its next step is due, as the sweep does. */
function recover(start: GuardState, facts: Parameters<typeof nextGuard>[1]): GuardState[] {
  const states = [start];
  for (let state = start; state.level > 0; ) {
    state = nextGuard(state, facts, state.until!, false);
    states.push(state);
    if (states.length > 200) throw new Error("never recovers");
  }
  return states;
}

test("it comes back by itself, one step at a time, and never two within two hours", () => {
  fc.assert(
    fc.property(signalsOf, sendsOf, limitsOf, (signals, sends, limits) => {
      const facts = { signals, sends, limits };
      const states = recover(nextGuard(UNGUARDED, facts, T0, true), facts);
      for (let place = 1; place < states.length; place++) {
        const [before, after] = [states[place - 1]!, states[place]!];
        expect(before.level - after.level).toBe(1);
        expect(after.changedAt! - before.changedAt!).toBeGreaterThanOrEqual(DWELL_MS);
      }
      expect(states.at(-1)!).toMatchObject({ level: 0, reason: null, since: null, until: null });
    }),
  );
});

test("looking again every minute changes no level more than once in two hours", () => {
  fc.assert(
    fc.property(signalsOf, sendsOf, limitsOf, (signals, sends, limits) => {
      let state = nextGuard(UNGUARDED, { signals, sends, limits }, T0, true);
      let changed = T0;
      for (let minute = 1; minute < 600; minute += 7) {
        const now = T0 + minute * 60_000;
        const next = nextGuard(state, { signals, sends, limits }, now, false);
        if (next.level !== state.level) {
          expect(now - changed).toBeGreaterThanOrEqual(DWELL_MS);
          changed = now;
        }
        state = next;
      }
    }),
    { numRuns: 30 },
  );
});

test("a step is due no later than a look each hour would find it", () => {
  fc.assert(
    fc.property(signalsOf, sendsOf, limitsOf, (signals, sends, limits) => {
      const facts = { signals, sends, limits };
      const state = nextGuard(UNGUARDED, facts, T0, true);
      if (state.level === 0) return;
      expect(nextGuard(state, facts, state.until! - 1, false).level).toBe(state.level);
      expect(nextGuard(state, facts, state.until!, false).level).toBe(state.level - 1);
    }),
  );
});
