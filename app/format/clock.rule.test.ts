import { describe, expect, test } from "vitest";
import {
  ageShort,
  ageText,
  atDeadlineText,
  clockText,
  DAY_MS,
  dateText,
  dayLabel,
  daysBetween,
  dayText,
  deadlineDayText,
  deadlineText,
  fullText,
  HOUR_MS,
  leftText,
  localDate,
  MINUTE_MS,
  type Place,
} from "./clock.ts";

const FR: Place = { language: "fr", zone: "Europe/Paris" };
const EN: Place = { language: "en", zone: "Europe/Paris" };
/** Wednesday 18 November 2026, 10:00 in Paris. */
const NOW = Date.parse("2026-11-18T09:00:00Z");
const at = (text: string) => Date.parse(text);
/** Times hold together with hard spaces; the cases below are written with plain ones. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("a time of day is written as people of each language write it", () => {
  test.each([
    ["2026-11-18T17:00:00Z", "18 h", "6 pm"],
    ["2026-11-18T15:20:00Z", "16 h 20", "4:20 pm"],
    ["2026-11-17T23:05:00Z", "0 h 05", "12:05 am"],
    ["2026-11-18T11:00:00Z", "12 h", "12 pm"],
  ])("%s", (time, fr, en) => {
    expect(plain(clockText(at(time), FR))).toBe(fr);
    expect(plain(clockText(at(time), EN))).toBe(en);
  });
});

describe("a deadline is an hour today, a day this week, then a date", () => {
  test.each([
    ["2026-11-18T17:00:00Z", "18 h", "6 pm"],
    ["2026-11-19T17:00:00Z", "demain 18 h", "tomorrow 6 pm"],
    ["2026-11-20T17:00:00Z", "ven. 18 h", "Fri 6 pm"],
    ["2026-11-24T17:00:00Z", "mar. 18 h", "Tue 6 pm"],
    ["2026-11-25T17:00:00Z", "25 nov.", "25 Nov"],
    ["2027-01-12T17:00:00Z", "12 janv. 2027", "12 Jan 2027"],
  ])("%s", (time, fr, en) => {
    expect(plain(deadlineText(at(time), NOW, FR))).toBe(fr);
    expect(plain(deadlineText(at(time), NOW, EN))).toBe(en);
  });

  test("leaves the hour out where only the day matters", () => {
    expect(deadlineDayText(at("2026-11-24T17:00:00Z"), NOW, FR)).toBe("mardi");
    expect(deadlineDayText(at("2026-11-24T17:00:00Z"), NOW, EN)).toBe("Tuesday");
    expect(plain(deadlineDayText(at("2026-11-18T17:00:00Z"), NOW, FR))).toBe("18 h");
  });

  test("reads well after a verb", () => {
    expect(plain(atDeadlineText(at("2026-11-18T15:20:00Z"), NOW, FR))).toBe("à 16 h 20");
    expect(plain(atDeadlineText(at("2026-11-18T15:20:00Z"), NOW, EN))).toBe("at 4:20 pm");
    expect(plain(atDeadlineText(at("2026-11-20T17:00:00Z"), NOW, FR))).toBe("ven. 18 h");
    expect(plain(atDeadlineText(at("2026-12-20T17:00:00Z"), NOW, FR))).toBe("le 20 déc.");
  });
});

describe("what is left is never more than there is", () => {
  test.each([
    [5 * HOUR_MS + 12 * MINUTE_MS + 59_000, "5 h 12", "5 h 12"],
    [42 * MINUTE_MS, "42 min", "42 min"],
    [2 * DAY_MS + 3 * HOUR_MS, "2 j 3 h", "2 d 3 h"],
    [24 * HOUR_MS, "1 j", "1 d"],
    [6 * HOUR_MS, "6 h", "6 h"],
    [59_000, "moins d'une minute", "less than a minute"],
    [-5, "moins d'une minute", "less than a minute"],
  ])("%i ms", (left, fr, en) => {
    expect(plain(leftText(left, "fr"))).toBe(fr);
    expect(plain(leftText(left, "en"))).toBe(en);
  });
});

describe("an age is short in a column and whole in a sentence", () => {
  test.each([
    [20_000, "à l'instant", "à l'instant", "just now"],
    [3 * MINUTE_MS, "3 min", "il y a 3 min", "3 min ago"],
    [2 * HOUR_MS, "2 h", "il y a 2 h", "2 h ago"],
    [12 * HOUR_MS, "hier", "hier", "yesterday"],
    [4 * DAY_MS, "4 j", "il y a 4 j", "4 d ago"],
    [8 * DAY_MS, "10 nov.", "le 10 nov.", "on 10 Nov"],
  ])("%i ms ago", (ago, short, fr, en) => {
    expect(plain(ageShort(NOW - ago, NOW, FR))).toBe(short);
    expect(plain(ageText(NOW - ago, NOW, FR))).toBe(fr);
    expect(plain(ageText(NOW - ago, NOW, EN))).toBe(en);
  });

  test("a clock that runs ahead is just now, never in the future", () => {
    expect(ageText(NOW + 5_000, NOW, FR)).toBe("à l'instant");
  });
});

test("days are the workspace's, not the server's", () => {
  const lateEvening = at("2026-11-18T23:30:00Z");
  expect(localDate(lateEvening, "Europe/Paris")).toBe("2026-11-19");
  expect(localDate(lateEvening, "America/Martinique")).toBe("2026-11-18");
  expect(daysBetween(NOW, lateEvening, "Europe/Paris")).toBe(1);
});

test("days are counted by the calendar over a change of clocks", () => {
  expect(daysBetween(at("2026-10-24T22:30:00Z"), at("2026-10-25T23:30:00Z"), "Europe/Paris")).toBe(1);
});

test("dates and days follow the reader's language", () => {
  expect(dateText(at("2026-11-12T12:00:00Z"), NOW, FR)).toBe("12 nov.");
  expect(dayLabel("2026-11-23", "fr")).toBe("lun. 23");
  expect(plain(fullText(at("2026-11-20T17:04:00Z"), FR))).toBe("vendredi 20 novembre 2026 à 18 h 04");
  // Some Unicode data puts a comma after the weekday.
  expect(plain(fullText(at("2026-11-20T17:04:00Z"), EN))).toMatch(/^Friday,? 20 November 2026 at 6:04 pm$/);
});

test.each([
  ["2026-11-18", "aujourd'hui", "today"],
  ["2026-11-17", "hier", "yesterday"],
  ["2026-11-16", "lundi 16 novembre", "Monday 16 November"],
  ["2025-11-16", "dimanche 16 novembre 2025", "Sunday 16 November 2025"],
])("the day %s is named", (date, fr, en) => {
  expect(plain(dayText(date, NOW, FR))).toBe(fr);
  expect(plain(dayText(date, NOW, EN)).replace(",", "")).toBe(en);
});
