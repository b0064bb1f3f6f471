import fc from "fast-check";
import { expect, test } from "vitest";
import { comparePlaces, mergeParts } from "./list-merge.ts";

test.each([
  [[2, "a"], [1, "b"], -1],
  [[1, "b"], [1, "a"], -1],
  [[1, "a"], [1, "a"], 0],
  [["a"], ["b"], 1],
])("%j against %j", (a, b, expected) => {
  expect(comparePlaces(a, b)).toBe(expected);
});

test("one order comes of several parts, and says nothing that a part may still contradict", () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.stringMatching(/^[a-f]$/));
  const part = fc.record({
    all: fc.array(place, { maxLength: 12 }),
    known: fc.nat({ max: 12 }),
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (given) => {
      const sorted = given.map(({ all, known }) => {
        const rows = all.toSorted(comparePlaces);
        return { rows, known: Math.min(known, rows.length) };
      });
      const parts = sorted.map(({ rows, known }) => ({
        rows: rows.slice(0, known),
        until: known === rows.length || known === 0 ? null : rows[known - 1]!,
      }));
      // A part of which nothing is known would have to say so by a place before its first row.
      fc.pre(sorted.every(({ rows, known }) => known > 0 || rows.length === 0));
      const merged = mergeParts(parts, (row) => row);
      const everything = sorted.flatMap(({ rows }) => rows).toSorted(comparePlaces);
      const { until } = merged;
      expect(merged.rows).toEqual(
        everything
          .filter((row) => until === null || comparePlaces(row, until) <= 0)
          .slice(0, merged.rows.length),
      );
      if (until === null) expect(merged.rows).toHaveLength(everything.length);
      else expect(parts.some((one) => one.until === until)).toBe(true);
    }),
  );
});
