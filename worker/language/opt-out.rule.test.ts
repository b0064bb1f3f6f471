import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANALYSED_UNITS } from "./normalise.ts";
import { NOT_OPT_INS, NOT_OPT_OUTS, OPT_INS, OPT_OUTS } from "./opt-out.table.ts";
import { isOptIn, isOptOut } from "./opt-out.ts";
import { EVERYDAY_NOT_OPT_OUTS, EVERYDAY_OPT_OUTS } from "./opt-out-everyday.table.ts";
import { MORE_NOT_OPT_OUTS } from "./opt-out-lookalikes.table.ts";
import { MORE_OPT_OUTS } from "./opt-out-requests.table.ts";
import { linesOf } from "./table-lines.ts";

describe("asks for no more messages", () => {
  test.each(linesOf(OPT_OUTS))("%s", (text) => expect(isOptOut(text)).toBe(true));
});

describe("asks for no such thing", () => {
  test.each(linesOf(NOT_OPT_OUTS))("%s", (text) => expect(isOptOut(text)).toBe(false));
});

test("asks for no more messages, as people type it", () => {
  expect(linesOf(MORE_OPT_OUTS).filter((text) => !isOptOut(text))).toEqual([]);
});

test("the same words about something else are no such request", () => {
  expect(linesOf(MORE_NOT_OPT_OUTS).filter(isOptOut)).toEqual([]);
});

test("nobody who asks to be left alone is missed, whoever they are and however polite", () => {
  expect(linesOf(EVERYDAY_OPT_OUTS).filter((text) => !isOptOut(text))).toEqual([]);
});

test("a customer who speaks of something else is not lost", () => {
  expect(linesOf(EVERYDAY_NOT_OPT_OUTS).filter(isOptOut)).toEqual([]);
});

describe("asks to receive messages again", () => {
  test.each(linesOf(OPT_INS))("%s", (text) => expect(isOptIn(text)).toBe(true));
});

describe("does not ask to receive messages again", () => {
  test.each(linesOf(NOT_OPT_INS))("%s", (text) => expect(isOptIn(text)).toBe(false));
});

test("no text asks for both, and none breaks it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => !(isOptOut(text) && isOptIn(text))),
  );
  for (const text of [...linesOf(OPT_OUTS), ...linesOf(OPT_INS)])
    expect(isOptOut(text) && isOptIn(text)).toBe(false);
});

test("a long text is answered at once", () => {
  for (const text of [
    "stop ".repeat(2_000_000),
    "je veux plus de ".repeat(500_000),
    "s t o ".repeat(1_000_000),
  ]) {
    const read = text.slice(0, ANALYSED_UNITS);
    expect([isOptOut(text), isOptIn(text)]).toEqual([isOptOut(read), isOptIn(read)]);
  }
});
