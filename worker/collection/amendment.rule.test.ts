import fc from "fast-check";
import { expect, test } from "vitest";
import { type Amendment, isNewer, newestOf, TAKEN_BACK, TEXT_KEPT_UNITS, toAmendment } from "./amendment.ts";

const NOW = 1_795_000_000_000;
const message = { accountExternalId: "1784", externalId: "m1", personExternalId: "91", at: NOW } as const;
const edit = (edits: number, text = `edit ${edits}`): Amendment =>
  toAmendment({ type: "edited", ...message, text, edits }, NOW);
const unsent = toAmendment({ type: "unsent", ...message }, NOW);
const unreacted = (at: number): Amendment => toAmendment({ type: "unreacted", ...message, at }, NOW);

test.each<[string, Amendment, { edits: number; at: number }, boolean]>([
  ["a first edit", edit(1), { edits: 0, at: NOW }, true],
  ["the same edit once more", edit(1), { edits: 1, at: NOW }, false],
  ["an older edit", edit(1), { edits: 2, at: NOW - 1 }, false],
  ["a newer edit, whatever the clocks say", edit(3), { edits: 2, at: NOW + 1 }, true],
  ["a take-back after any edit", unsent, { edits: 99, at: NOW }, true],
  ["a take-back once more", unsent, { edits: TAKEN_BACK, at: NOW }, false],
  ["an edit of what was taken back", edit(TAKEN_BACK + 5), { edits: TAKEN_BACK, at: NOW }, false],
  ["a reaction taken back", unreacted(NOW), { edits: 0, at: NOW - 1 }, true],
  ["a reaction taken back in its own millisecond", unreacted(NOW), { edits: 0, at: NOW }, true],
  ["a reaction given again since", unreacted(NOW - 1), { edits: 0, at: NOW }, false],
  ["a reaction taken back once more", unreacted(NOW), { edits: TAKEN_BACK, at: NOW }, false],
  ["a later take-back of a reaction", unreacted(NOW), { edits: TAKEN_BACK, at: NOW - 1 }, true],
])("%s", (_, next, known, expected) => {
  expect(isNewer(next, known)).toBe(expected);
});

test("numbers and times that make no sense are taken for the nearest that do", () => {
  expect(edit(0).edits).toBe(1);
  expect(edit(-3).edits).toBe(1);
  expect(edit(Number.NaN).edits).toBe(1);
  expect(edit(Number.POSITIVE_INFINITY).edits).toBeLessThan(TAKEN_BACK);
  expect(toAmendment({ type: "unsent", ...message, at: NOW + 1000 }, NOW).at).toBe(NOW);
  const long = edit(1, `${"x".repeat(TEXT_KEPT_UNITS - 1)}😀`).text!;
  expect([long.length, long.isWellFormed()]).toEqual([TEXT_KEPT_UNITS, true]);
});

test("whatever the order, the same change counts in the end", () => {
  const change = fc.oneof(
    fc.integer({ min: 1, max: 6 }).map((edits) => edit(edits)),
    fc.constant(unsent),
    fc.integer({ min: 0, max: 6 }).map((second) => unreacted(NOW - second * 1000)),
  );
  const order = fc
    .array(change, { maxLength: 12 })
    .chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
  fc.assert(
    fc.property(order, ([list, shuffled]) => {
      expect([...newestOf(shuffled)].sort()).toEqual([...newestOf(list)].sort());
    }),
  );
});
