import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areaUnderCurve, isBetter, type Judged, liftOfBestTenth } from "./measures.ts";

const judgedSet = fc.array(fc.record({ won: fc.boolean(), value: fc.integer({ min: 0, max: 8 }) }), {
  minLength: 1,
  maxLength: 60,
});

describe("how well a number tells sales from refusals", () => {
  test("is the share of pairs that it puts in the right order", () => {
    fc.assert(
      fc.property(judgedSet, (judged) => {
        const wins = judged.filter(({ won }) => won);
        const losses = judged.filter(({ won }) => !won);
        fc.pre(wins.length > 0 && losses.length > 0);
        let right = 0;
        for (const a of wins) {
          for (const b of losses) right += a.value > b.value ? 1 : a.value === b.value ? 0.5 : 0;
        }
        expect(areaUnderCurve(judged)).toBeCloseTo(right / wins.length / losses.length, 12);
      }),
    );
  });

  test.each<[string, Judged[], number]>([
    ["nobody", [], 0.5],
    ["sales alone", [{ won: true, value: 1 }], 0.5],
    [
      "a perfect order",
      [
        { won: true, value: 2 },
        { won: false, value: 1 },
      ],
      1,
    ],
  ])("of %s", (_, judged, expected) => {
    expect(areaUnderCurve(judged)).toBe(expected);
  });

  const twenty = (wonAt: (index: number) => boolean, value = (index: number) => 20 - index): Judged[] =>
    Array.from({ length: 20 }, (_, index) => ({ won: wonAt(index), value: value(index) }));

  test("the best tenth finds so many times as many sales as chance", () => {
    expect(liftOfBestTenth(twenty((index) => index < 4))).toBe(5);
    expect(liftOfBestTenth(twenty((index) => index >= 16))).toBe(0);
    expect(liftOfBestTenth(twenty(() => false))).toBe(1);
  });

  test("equal numbers at its edge count in part: no order of people decides", () => {
    expect(
      liftOfBestTenth(
        twenty(
          (index) => index % 4 === 0,
          () => 7,
        ),
      ),
    ).toBeCloseTo(1, 12);
    fc.assert(
      fc.property(judgedSet, (judged) => {
        expect(liftOfBestTenth(judged.toReversed())).toBeCloseTo(liftOfBestTenth(judged), 12);
      }),
    );
  });
});

describe("one number is better than another", () => {
  const won = Array.from({ length: 100 }, (_, index) => index % 2 === 0);
  const perfect = won.map((one, index) => (one ? 1000 + index : index));
  const useless = won.map((_, index) => (index * 37) % 101);

  test("when it is clearly so", () => {
    expect(isBetter(won, perfect, useless)).toBe(true);
  });

  test.each<[string, readonly boolean[], readonly number[], readonly number[]]>([
    ["when it is the other way round", won, useless, perfect],
    ["against itself", won, perfect, perfect],
    ["on too few sales", won.map((_, index) => index < 4), perfect, useless],
    [
      "when the other is merely bad and this one no better than chance",
      won,
      useless,
      perfect.map((one) => -one),
    ],
  ])("never %s", (_, outcomes, ours, theirs) => {
    expect(isBetter(outcomes, ours, theirs)).toBe(false);
  });
});
