import { expect, test } from "vitest";
import { readingReason } from "./reading-reason.ts";
import { statusReason } from "./status-reason.ts";

test.each([
  ["budget", "budget"],
  ["overloaded", "timeout"],
  ["cut", "answer"],
  ["toString", "other"],
  ["something-new", "other"],
])("why a text waits to be read: %s is told as %s", (code, told) => {
  expect(readingReason(code)).toBe(told);
});

test.each([
  ["answered", "answered"],
  ["written", "sent"],
  ["bulk", "bulk"],
  ["undo", "undo"],
  ["import", "import"],
  ["merged", "merged"],
  ["chosen", null],
  ["constructor", null],
  [null, null],
])("why a status moved: %s is told as %s", (code, told) => {
  expect(statusReason(code)).toBe(told);
});
