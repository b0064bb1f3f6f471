import { describe, expect, test } from "vitest";
import { dayText, hourText, momentText, weekdayText } from "./times.ts";

const FR = { language: "fr", zone: "Europe/Paris" } as const;
const EN = { language: "en", zone: "Europe/Paris" } as const;
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("a moment is told as people of each language write it", () => {
  test.each([
    [Date.UTC(2026, 10, 28, 15, 20), "28 novembre à 16 h 20", "28 November at 4:20 pm"],
    [Date.UTC(2026, 11, 1, 11), "1er décembre à 12 h", "1 December at 12 pm"],
    [Date.UTC(2026, 10, 17, 23, 5), "18 novembre à 0 h 05", "18 November at 12:05 am"],
  ])("%i", (at, fr, en) => {
    expect(plain(momentText(at, FR))).toBe(fr);
    expect(plain(momentText(at, EN))).toBe(en);
  });

  test("by its weekday, in the reader's zone", () => {
    const lateThursday = Date.UTC(2026, 10, 19, 23, 30);
    expect(weekdayText(lateThursday, FR)).toBe("vendredi");
    expect(weekdayText(lateThursday, { ...EN, zone: "America/Martinique" })).toBe("Thursday");
  });
});

test("no line breaks inside an hour or between a day and its month", () => {
  const at = Date.UTC(2026, 10, 28, 15, 20);
  expect(hourText(at, FR)).toBe("16\u00a0h\u00a020");
  expect(hourText(at, EN)).toBe("4:20\u00a0pm");
  expect(dayText(at, FR)).toBe("28\u00a0novembre");
});
