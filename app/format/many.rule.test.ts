import fc from "fast-check";
import { expect, test } from "vitest";
import { sizeText } from "./bytes.ts";
import { shownValue, sureness } from "./duplicates.ts";
import { previewTable } from "./import-preview.ts";
import { isDue } from "./reminder.ts";
import { idsUpTo } from "./rows.ts";
import { viewTabs } from "./view-tabs.ts";

const views = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 50 })
  .map((ids) => ids.map((id) => ({ id })));

test("every saved view is a tab or waits in the menu, and the open one is a tab", () => {
  fc.assert(
    fc.property(views, fc.nat(60), (all, which) => {
      const current = all[which]?.id;
      const { shown, more } = viewTabs(all, current);
      expect([...shown, ...more].map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      expect(shown.length).toBeLessThanOrEqual(3);
      if (current !== undefined) expect(shown.some(({ id }) => id === current)).toBe(true);
    }),
  );
});

test.each([
  ["b", "d", ["b", "c", "d"]],
  ["d", "b", ["b", "c", "d"]],
  ["c", "c", ["c"]],
  ["gone", "b", ["b"]],
  ["b", "gone", []],
])("from %s up to %s are %j", (from, to, expected) => {
  expect(idsUpTo(["a", "b", "c", "d"], from, to)).toEqual(expected);
});

test.each([
  [812, "fr", "812 octets"],
  [34_499, "fr", "34 Ko"],
  [1_240_000, "fr", "1,2 Mo"],
  [1_240_000, "en", "1.2 MB"],
] as const)("%i bytes are written in %s as %s", (bytes, language, text) => {
  expect(sizeText(bytes, language)).toBe(text.replace(" ", "\u00a0"));
});

test("a preview shows only columns that say something", () => {
  expect(
    previewTable([
      { username: "marie", phones: [{ e164: "+33639980001", national: "06 39 98 00 01" }], note: "" },
      { username: "lea", displayName: "Léa", tags: ["vip", "salon"], amount: null, consent: false },
    ]),
  ).toEqual({
    fields: ["username", "displayName", "phone", "tags"],
    rows: [
      ["marie", "", "06 39 98 00 01", ""],
      ["lea", "Léa", "", "vip, salon"],
    ],
  });
});

test("what two leads have in common is written as people write it", () => {
  expect(shownValue({ reason: "same-username", value: "marie.l" })).toBe("@marie.l");
  expect(shownValue({ reason: "same-phone", value: "06 39 98 00 01" })).toBe("06 39 98 00 01");
  expect([0.95, 0.7, 0.3].map(sureness)).toEqual(["sure", "likely", "possible"]);
});

test("a reminder is due from its very moment", () => {
  const reminder = { at: "2026-11-23T09:00:00Z", note: "" };
  expect(isDue(reminder, Date.parse(reminder.at) - 1)).toBe(false);
  expect(isDue(reminder, Date.parse(reminder.at))).toBe(true);
});
