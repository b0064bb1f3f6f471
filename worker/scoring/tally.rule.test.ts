import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scoreOf } from "./heat.ts";
import { EMPTY_TALLY, EXAMPLES_SHOWN, tallyUp } from "./tally.ts";

const raw = fc.double({ min: -40, max: 120, noNaN: true });
const crowd = fc.uniqueArray(fc.record({ id: fc.uuid(), rawBefore: raw, rawAfter: raw }), {
  selector: ({ id }) => id,
  maxLength: 60,
});
const thresholds = fc.record({
  before: fc.integer({ min: 0, max: 100 }),
  after: fc.integer({ min: 0, max: 100 }),
});

describe("who would enter the target, and who would leave it", () => {
  test("is counted as the scores say", () => {
    fc.assert(
      fc.property(crowd, thresholds, (people, threshold) => {
        const tally = tallyUp(EMPTY_TALLY, people, threshold);
        const was = (one: (typeof people)[number]) => scoreOf(one.rawBefore) >= threshold.before;
        const is = (one: (typeof people)[number]) => scoreOf(one.rawAfter) >= threshold.after;
        expect(tally.entering.count).toBe(people.filter((one) => !was(one) && is(one)).length);
        expect(tally.leaving.count).toBe(people.filter((one) => was(one) && !is(one)).length);
        expect(tally.looked).toBe(people.length);
      }),
    );
  });

  test("comes out the same in one look or in many, examples included", () => {
    fc.assert(
      fc.property(crowd, thresholds, fc.integer({ min: 1, max: 7 }), (people, threshold, size) => {
        let parts = EMPTY_TALLY;
        for (let start = 0; start < people.length; start += size) {
          parts = tallyUp(parts, people.slice(start, start + size), threshold);
        }
        expect(parts).toEqual(tallyUp(EMPTY_TALLY, people, threshold));
      }),
    );
  });

  test("names five at most, those with the highest score first", () => {
    const people = Array.from({ length: 9 }, (_, index) => ({
      id: `l${index}`,
      rawBefore: 0,
      rawAfter: index * 5,
    }));
    const { entering } = tallyUp(EMPTY_TALLY, people, { before: 15, after: 15 });
    expect(entering.count).toBe(7);
    expect(entering.examples).toHaveLength(EXAMPLES_SHOWN);
    expect(entering.examples[0]).toEqual({ id: "l8", before: 0, after: scoreOf(40) });
  });

  test("knows a threshold that everybody has, even below zero", () => {
    const people = [{ id: "a", rawBefore: -10, rawAfter: -20 }];
    expect(tallyUp(EMPTY_TALLY, people, { before: 15, after: 0 }).entering.count).toBe(1);
    expect(tallyUp(EMPTY_TALLY, people, { before: 0, after: 0 }).entering.count).toBe(0);
  });
});
