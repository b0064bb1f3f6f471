import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../scoring/days.ts";
import { followUpTime } from "./follow-up.ts";

const T0 = Date.UTC(2026, 10, 18, 10);
const ZONE = "Europe/Paris";
const hours = { activeHours: { from: "09:00", to: "18:00" } };

test.each([
  ["two hours later", 2, T0, {}, { kind: "at", notBeforeAt: T0 + 2 * HOUR_MS, deadlineAt: T0 + DAY_MS }],
  ["half an hour later", 0.5, T0, {}, { kind: "at", notBeforeAt: T0 + HOUR_MS / 2, deadlineAt: T0 + DAY_MS }],
  ["never, after a private reply alone", 2, null, {}, { kind: "too-late" }],
  ["never, when the window closes at that very moment", 2, T0 - 22 * HOUR_MS, {}, { kind: "too-late" }],
  [
    "the next morning, when it would be evening",
    10,
    T0,
    hours,
    { kind: "at", notBeforeAt: Date.UTC(2026, 10, 19, 8), deadlineAt: T0 + DAY_MS },
  ],
  ["never, when the morning comes after the window", 10, T0 - 3 * HOUR_MS, hours, { kind: "too-late" }],
])("a follow-up leaves %s", (_, afterHours, lastInboundAt, filters, expected) => {
  expect(followUpTime({ afterHours }, { sentAt: T0, lastInboundAt }, filters, ZONE)).toEqual(expected);
});

test("it is never before its time, nor outside of the window", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 23, noNaN: true }),
      fc.integer({ min: T0 - 2 * DAY_MS, max: T0 }),
      (afterHours, lastInboundAt) => {
        const time = followUpTime({ afterHours }, { sentAt: T0, lastInboundAt }, hours, ZONE);
        if (time.kind === "too-late") return;
        expect(time.notBeforeAt).toBeGreaterThanOrEqual(T0 + afterHours * HOUR_MS - 1);
        expect(time.notBeforeAt).toBeLessThan(lastInboundAt + DAY_MS);
      },
    ),
  );
});
