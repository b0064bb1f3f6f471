import { expect, test } from "vitest";
import { changesOf } from "./audit.ts";

test.each([
  ["a limit", { dailyDmLimit: 50 }, { dailyDmLimit: 80 }, [["dailyDmLimit", "number", "number"]]],
  [
    "a pause, in seconds",
    { minSpacingMs: 1500 },
    { minSpacingMs: 3000 },
    [["minSpacingMs", "seconds", "seconds"]],
  ],
  [
    "hours that were not set",
    { activeHours: null },
    { activeHours: { from: "09:00", to: "18:00" } },
    [["activeHours", "none", "text"]],
  ],
  [
    "a slow-down",
    { level: 0, reason: null },
    { level: 3, reason: "errors" },
    [
      ["level", "level", "level"],
      ["reason", "none", "reason"],
    ],
  ],
  [
    "a trigger, without its machinery",
    { trigger: { kind: "comment" } },
    { trigger: { kind: "message" } },
    [["trigger", null, "changed"]],
  ],
  [
    "an automation as it was made",
    null,
    { name: "Prix", trigger: {}, active: true },
    [["name", null, "text"]],
  ],
  [
    "a block, which the action says",
    { blocked: false },
    { blocked: true, reason: "insult" },
    [["reason", null, "reason"]],
  ],
  [
    "a take-over",
    null,
    { via: "app", until: "2026-11-25T10:00:00.000Z" },
    [
      ["until", null, "time"],
      ["via", null, "app"],
    ],
  ],
  ["what is the same", { paused: true }, { paused: true }, []],
  ["what was erased", null, null, []],
])("an entry says %s", (_name, before, after, said) => {
  expect(
    changesOf({ before, after }).map(({ field, before, after }) => [
      field,
      before?.say ?? null,
      after?.say ?? null,
    ]),
  ).toEqual(said);
});
