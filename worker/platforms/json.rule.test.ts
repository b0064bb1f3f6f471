import { describe, expect, test } from "vitest";
import { readEpoch, readTimestamp } from "./instagram/times.ts";
import { asList, asRecord, readCount, readId, readText } from "./json.ts";

describe("an id", () => {
  test.each([
    ["17841400000000001", "17841400000000001"],
    [17841400000000, "17841400000000"],
    ["aWdfZAG1faXRlbT_-=", "aWdfZAG1faXRlbT_-="],
    [Number("17841400000000001"), null], // already rounded: no id rather than a wrong one
    ["0", null],
    ["000", null],
    [0, null],
    [-5, null],
    [1.5, null],
    ["", null],
    [".", null],
    ["..", null],
    ["12 34", null],
    ["12\u000034", null],
    ["é", null],
    ["1".repeat(513), null],
    [null, null],
    [{}, null],
  ])("%j reads as %j", (value, expected) => expect(readId(value)).toBe(expected));
});

describe("a text", () => {
  test.each([
    ["Voilà 👋", "Voilà 👋"],
    ["a\u0000b", "ab"],
    ["\ud83d alone", "\ufffd alone"],
    ["alone \udc4b", "alone \ufffd"],
    ["", null],
    ["\u0000", null],
    [5, null],
    [["a"], null],
  ])("%j reads as %j", (value, expected) => expect(readText(value)).toBe(expected));
});

describe("a count", () => {
  test.each([
    [12, 12],
    ["12", 12],
    [0, 0],
    [-1, null],
    [1.5, null],
    ["1e3", null],
    [Number.POSITIVE_INFINITY, null],
    [null, null],
  ])("%j reads as %j", (value, expected) => expect(readCount(value)).toBe(expected));
});

describe("a wrong shape reads as empty", () => {
  test.each([[null], [undefined], [5], ["text"], [[1]]])("record: %j", (value) => {
    expect(asRecord(value)).toEqual({});
  });
  test.each([[null], [undefined], [5], ["text"], [{ 0: 1 }]])("list: %j", (value) => {
    expect(asList(value)).toEqual([]);
  });
});

describe("a time written by Graph", () => {
  test.each([
    ["2026-11-22T19:16:02+0000", Date.UTC(2026, 10, 22, 19, 16, 2)],
    ["2026-11-22T19:16:02+00:00", Date.UTC(2026, 10, 22, 19, 16, 2)],
    ["2026-11-22T20:16:02+0100", Date.UTC(2026, 10, 22, 19, 16, 2)],
    ["2026-11-22T14:46:02-0430", Date.UTC(2026, 10, 22, 19, 16, 2)],
    ["2026-11-22T19:16:02Z", Date.UTC(2026, 10, 22, 19, 16, 2)],
    ["2026-11-22T19:16:02.250Z", Date.UTC(2026, 10, 22, 19, 16, 2, 250)],
    ["2026-11-22", null],
    ["2026-13-22T19:16:02+0000", null],
    ["1970-01-01T00:00:00+0000", null],
    ["yesterday", null],
    [1795000000, null],
    [null, null],
  ])("%j reads as %j", (value, expected) => expect(readTimestamp(value)).toBe(expected));
});

describe("a time written by a webhook", () => {
  test.each([
    [1795000000, 1795000000000],
    [1795000000123, 1795000000123],
    ["1795000000", 1795000000000],
    ["1795000000123", 1795000000123],
    [1795000000.9, 1795000000900],
    [0, null],
    [-1795000000, null],
    [Number.POSITIVE_INFINITY, null],
    [1e300, null],
    ["soon", null],
    [{}, null],
  ])("%j reads as %j", (value, expected) => expect(readEpoch(value)).toBe(expected));
});
