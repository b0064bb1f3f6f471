import { expect, test } from "vitest";
import { fr } from "../i18n/fr.ts";
import { messageQuery, REASON_GROUPS, readMessageTab, readReason } from "./message-query.ts";

const view = (text: string) => new URLSearchParams(text);

test("a reason asks for every code that people would call so", () => {
  expect(messageQuery(view("tab=waiting&reason=quota"))).toEqual({
    state: "pending,scheduled,sending",
    reason: "quota,will-expire,slow",
  });
});

test("an old or made-up link never breaks the page", () => {
  expect(messageQuery(view("tab=constructor&reason=toString"))).toEqual({});
  expect(readMessageTab(view("tab=nothing"))).toBe("all");
  expect(readReason(view("reason=__proto__"))).toBeNull();
});

test.each(REASON_GROUPS)("%s has a name", (group) => {
  expect(fr.messages.reasons[group]).not.toBe("");
});
