import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  daysBetween,
  HOUR_MS,
  localClockMs,
  localDay,
  localInstant,
  MINUTE_MS,
  offsetMs,
  startOfLocalDay,
} from "./days.ts";

const utc = (text: string): number => Date.parse(text);
const ZONES = [
  "Europe/Paris",
  "America/New_York",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "Europe/Istanbul",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "America/Sao_Paulo",
  "Africa/Casablanca",
  "Asia/Beirut",
  "UTC",
];
const zone = fc.constantFrom(...ZONES);
// After 1995: on its first day Kiritimati moved across the date line and never had a 31 December 1994.
const instant = fc.integer({ min: utc("1996-01-01T00:00:00Z"), max: utc("2045-01-01T00:00:00Z") });

const slowFormats = new Map(
  ZONES.map((name) => [name, new Intl.DateTimeFormat("en-CA", { timeZone: name, dateStyle: "short" })]),
);

describe("the local day of an instant", () => {
  test.each([
    ["2026-11-20T22:59:59.999Z", "Europe/Paris", "2026-11-20"],
    ["2026-11-20T23:00:00.000Z", "Europe/Paris", "2026-11-21"],
    ["2026-07-01T21:59:59.999Z", "Europe/Paris", "2026-07-01"],
    ["2026-07-01T22:00:00.000Z", "Europe/Paris", "2026-07-02"],
    ["2028-02-29T12:00:00.000Z", "Europe/Paris", "2028-02-29"],
    ["2026-11-01T03:59:59.999Z", "America/New_York", "2026-10-31"],
    ["2026-11-02T04:59:59.999Z", "America/New_York", "2026-11-01"],
    ["2026-04-04T13:29:59.999Z", "Australia/Lord_Howe", "2026-04-05"],
    ["2026-11-20T18:29:59.999Z", "Asia/Kolkata", "2026-11-20"],
    ["2026-11-20T18:30:00.000Z", "Asia/Kolkata", "2026-11-21"],
    // Samoa had no 30 December 2011; Newfoundland once put its clocks back one minute after midnight.
    ["2011-12-30T09:59:59.999Z", "Pacific/Apia", "2011-12-29"],
    ["2011-12-30T10:00:00.000Z", "Pacific/Apia", "2011-12-31"],
    ["2010-11-07T02:30:30.000Z", "America/St_Johns", "2010-11-07"],
    ["2010-11-07T02:31:00.000Z", "America/St_Johns", "2010-11-06"],
    ["2010-11-07T03:30:00.000Z", "America/St_Johns", "2010-11-07"],
  ])("%s in %s is %s", (at, name, day) => {
    expect(localDay(utc(at), name)).toBe(day);
  });

  test("is what the platform's own calendar says, at any instant in any zone", () => {
    fc.assert(
      fc.property(instant, zone, (at, name) => {
        expect(localDay(at, name)).toBe(slowFormats.get(name)!.format(at));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses %s, which is no time", (at) => {
    expect(() => localDay(at, "Europe/Paris")).toThrow(RangeError);
  });

  test("refuses a zone that nobody knows", () => {
    expect(() => localDay(0, "Europe/Atlantis")).toThrow(RangeError);
  });
});

describe("the start of a local day", () => {
  test.each([
    ["2026-11-20", "Europe/Paris", "2026-11-19T23:00:00Z"],
    ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00Z"],
    ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00Z"],
    ["2026-10-26", "Europe/Berlin", "2026-10-25T23:00:00Z"],
    ["2026-04-05", "Australia/Lord_Howe", "2026-04-04T13:00:00Z"],
    ["2026-04-06", "Australia/Lord_Howe", "2026-04-05T13:30:00Z"],
    ["2026-11-20", "Pacific/Kiritimati", "2026-11-19T10:00:00Z"],
    ["2026-11-20", "Pacific/Pago_Pago", "2026-11-20T11:00:00Z"],
    // The clocks jumped from 00:00 to 01:00: that day began at one o'clock.
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z"],
    // And back from 00:00 to 23:00: the 17th had its last hour twice before the 18th began.
    ["2018-02-18", "America/Sao_Paulo", "2018-02-18T03:00:00Z"],
    ["2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00Z"],
  ])("%s in %s is %s", (day, name, start) => {
    expect(new Date(startOfLocalDay(day, name)).toISOString()).toBe(new Date(start).toISOString());
  });

  test("is the first instant of that day: the one before belongs to the day before", () => {
    fc.assert(
      fc.property(instant, zone, (at, name) => {
        const day = localDay(at, name);
        const start = startOfLocalDay(day, name);
        expect(start).toBeLessThanOrEqual(at);
        expect(localDay(start, name)).toBe(day);
        expect(localDay(start - 1, name)).toBe(addDays(day, -1));
      }),
      { numRuns: 1500 },
    );
  });

  test("follows the clocks: days of 23, 23½, 24, 24½ and 25 hours", () => {
    const length = (day: string, name: string) =>
      (startOfLocalDay(addDays(day, 1), name) - startOfLocalDay(day, name)) / HOUR_MS;
    expect(length("2026-03-08", "America/New_York")).toBe(23);
    expect(length("2026-11-01", "America/New_York")).toBe(25);
    expect(length("2026-04-05", "Australia/Lord_Howe")).toBe(24.5);
    expect(length("2026-10-04", "Australia/Lord_Howe")).toBe(23.5);
    expect(length("2026-03-29", "Europe/Istanbul")).toBe(24);
  });

  test.each(["2026-13-01", "20261120", "", "2026-11-20T00:00:00Z"])("refuses %j, which is no day", (day) => {
    expect(() => startOfLocalDay(day, "Europe/Paris")).toThrow(RangeError);
  });
});

describe("clock times", () => {
  test("an hour that the clocks jump over becomes the jump; one they show twice is the first", () => {
    const half = 2 * HOUR_MS + 30 * MINUTE_MS;
    expect(localInstant("2026-03-29", half, "Europe/Berlin")).toBe(utc("2026-03-29T01:00:00Z"));
    expect(localInstant("2026-10-25", half, "Europe/Berlin")).toBe(utc("2026-10-25T00:30:00Z"));
  });

  test("what the wall clock shows leads back to the instant, unless it shows that twice", () => {
    fc.assert(
      fc.property(instant, zone, (at, name) => {
        const back = localInstant(localDay(at, name), localClockMs(at, name), name);
        const repeatedMs = offsetMs(back, name) - offsetMs(at, name);
        expect(at - back).toBe(repeatedMs);
        expect(repeatedMs).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1500 },
    );
  });
});

test.each([
  ["2026-02-28", 1, "2026-03-01"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2026-12-31", 1, "2027-01-01"],
  ["2026-01-01", -1, "2025-12-31"],
  ["2026-03-29", 0, "2026-03-29"],
])("%s and %i days is %s", (day, count, expected) => {
  expect(addDays(day, count)).toBe(expected);
  expect(daysBetween(day, expected)).toBe(count);
});
