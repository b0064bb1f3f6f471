import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InteractionKind } from "../platforms/contract.ts";
import { DEFAULT_SCORING } from "./contract.ts";
import { addToSum, capComments, heatOf, scoreFromSum } from "./heat.ts";
import { type CountedInteraction, type CountedLead, recount } from "./recount.ts";

const ZONE = "Europe/Paris";
const NOW = Date.UTC(2026, 10, 20, 12);
const HOUR_MS = 3_600_000;

const interaction = (
  points: number,
  at: number,
  overrides: Partial<CountedInteraction> = {},
): CountedInteraction => ({
  accountId: "acc_1",
  dedupeKey: `k${at}`,
  id: `int_${at}`,
  kind: "message",
  points,
  capped: false,
  at,
  ...overrides,
});
const blank: CountedLead = {
  id: "lead_1",
  accountId: "acc_1",
  version: 1,
  sum: 0,
  sumAt: 0,
  heat: -1e9,
  target: false,
  interactionCount: 0,
};
const asStored = (all: readonly CountedInteraction[]) =>
  all.map((stored) => ({ stored, points: stored.points }));

/** A lead as arrivals one by one would have left it. */
function arrived(
  all: readonly CountedInteraction[],
  halfLifeDays = DEFAULT_SCORING.halfLifeDays,
): CountedLead {
  const counted = capComments(all, ZONE, 3).filter((one) => one.counted);
  const { sum, sumAt } = counted.reduce((to, one) => addToSum(to, one.points, one.at, halfLifeDays), {
    sum: 0,
    sumAt: 0,
  });
  const target = scoreFromSum({ sum, sumAt }, NOW, halfLifeDays) >= DEFAULT_SCORING.threshold;
  return {
    ...blank,
    sum,
    sumAt,
    heat: heatOf(sum, sumAt, halfLifeDays),
    target,
    interactionCount: all.length,
  };
}

const kinds: InteractionKind[] = ["comment", "message", "reaction"];
const history = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 20 })
  .chain((hours) =>
    fc.tuple(
      ...hours.map((hour) =>
        fc
          .record({ kind: fc.constantFrom(...kinds), points: fc.integer({ min: -20, max: 30 }) })
          .map(({ kind, points }) => interaction(points, NOW - hour * HOUR_MS, { kind })),
      ),
    ),
  )
  .map((all) => {
    const marked = capComments(all, ZONE, 3);
    return all.map((one, index) => ({ ...one, capped: !marked[index]!.counted }));
  });

describe("counting a lead again", () => {
  test("changes nothing when nothing changed, in whichever order things arrived", () => {
    fc.assert(
      fc.property(history, (all) => {
        expect(recount(arrived(all), asStored(all), DEFAULT_SCORING, ZONE, NOW)).toEqual({
          lead: null,
          interactions: [],
        });
      }),
    );
  });

  test("gives by new rules what those rules would have given from the start", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 365 }), (all, halfLifeDays) => {
        fc.pre(all.length > 0);
        const scoring = { ...DEFAULT_SCORING, halfLifeDays };
        const doubled = all.map((stored) => ({ stored, points: stored.points * 2 }));
        const { lead } = recount(arrived(all), doubled, scoring, ZONE, NOW);
        const expected = arrived(
          all.map((one) => ({ ...one, points: one.points * 2 })),
          halfLifeDays,
        );
        const found = lead ?? arrived(all);
        expect(found.heat).toBeCloseTo(expected.heat, 6);
        expect(scoreFromSum(found, NOW, halfLifeDays)).toBe(scoreFromSum(expected, NOW, halfLifeDays));
      }),
    );
  });

  test("moves the daily cap where new points change who counts", () => {
    const day = Date.UTC(2026, 10, 18, 8);
    const four = [0, 1, 2, 3].map((hour) =>
      interaction(10, day + hour * HOUR_MS, { kind: "comment", capped: hour === 3 }),
    );
    const next = four.map((stored, index) => ({ stored, points: index === 3 ? -5 : 10 }));
    const result = recount(arrived(four), next, DEFAULT_SCORING, ZONE, NOW);
    expect(result.interactions).toEqual([{ ...four[3], points: -5, capped: false }]);
  });

  test("keeps the sum where older interactions are no longer kept, and follows the half-life", () => {
    const lead = { ...arrived([interaction(40, NOW - HOUR_MS)]), interactionCount: 9 };
    expect(recount(lead, [], DEFAULT_SCORING, ZONE, NOW).lead).toBeNull();
    const slower = recount(lead, [], { ...DEFAULT_SCORING, halfLifeDays: 28 }, ZONE, NOW).lead;
    expect(slower).toMatchObject({ sum: lead.sum, sumAt: lead.sumAt });
    expect(slower?.heat).toBeCloseTo(heatOf(lead.sum, lead.sumAt, 28), 9);
  });

  test("takes a lead out of the target, or into it, when only the threshold moves", () => {
    const all = [interaction(10, NOW - HOUR_MS)];
    expect(
      recount(arrived(all), asStored(all), { ...DEFAULT_SCORING, threshold: 90 }, ZONE, NOW).lead?.target,
    ).toBe(false);
    expect(
      recount(arrived(all), asStored(all), { ...DEFAULT_SCORING, threshold: 5 }, ZONE, NOW).lead,
    ).toBeNull();
  });
});
