import { expect, test } from "vitest";
import { DECLINE_REASONS } from "../../worker/messaging/contract.ts";
import { en } from "../i18n/en.ts";
import { fr } from "../i18n/fr.ts";
import { declinedCounts, declinedKey } from "./declined.ts";

test.each(DECLINE_REASONS)("%s has a sentence in both languages", (code) => {
  const key = declinedKey(code);
  expect(key).not.toBe("other");
  expect(fr.reasons.declined[key]).toMatch(/\.$/);
  expect(en.reasons.declined[key]).toMatch(/\.$/);
});

test("a code this page does not know is shown as it is", () => {
  expect(declinedKey("brand-new")).toBe("other");
  expect(declinedKey("constructor")).toBe("other");
  expect(fr.reasons.declined.other).toContain("{{code}}");
});

test("reasons that read the same are one line, most first", () => {
  expect(
    declinedCounts({ "already-contacted": 2, "no-keyword": 4, "private-reply-used": 3, spam: 0, odd: 1 }),
  ).toEqual([
    { key: "alreadyContacted", code: "already-contacted", count: 5 },
    { key: "noKeyword", code: "no-keyword", count: 4 },
    { key: "other", code: "odd", count: 1 },
  ]);
});
