import { describe, expect, test } from "vitest";
import type { InteractionKind } from "../platforms/contract.ts";
import { DAY_MS, HOUR_MS } from "./days.ts";
import {
  isHeldOut,
  learnFrom,
  NEEDED_OUTCOMES,
  type Outcome,
  predictionOf,
  weighedTraits,
} from "./lesson.ts";
import { TRAITS, traitsOf } from "./traits.ts";

const AT = Date.UTC(2026, 10, 20, 12);

/** Always the same people for one seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const KINDS: InteractionKind[] = ["comment", "message", "reaction", "mention"];
type Person = { count: number; isEvening: boolean; answersAfterHours: number; random: () => number };

/** Somebody with so many interactions, in the evening or by day, who answered us or did not. */
function outcomeOf(id: string, person: Person, won: boolean): Outcome {
  const { random } = person;
  const day = AT - 2 * DAY_MS - Math.floor(random() * 20) * DAY_MS;
  const interactions = Array.from({ length: person.count }, (_, index) => ({
    kind: KINDS[Math.floor(random() * KINDS.length)]!,
    intent: null,
    at: day - (day % DAY_MS) + (person.isEvening ? 19 : 9) * HOUR_MS - index * DAY_MS,
  }));
  const sent = AT - DAY_MS - HOUR_MS;
  const sentAt = [sent];
  if (Number.isFinite(person.answersAfterHours)) {
    interactions.push({ kind: "message", intent: null, at: sent + person.answersAfterHours * HOUR_MS });
  }
  const values = traitsOf({ at: AT, zone: "Europe/Paris", interactions, sentAt })!;
  const rulesRaw = interactions.reduce((sum, one) => sum + 10 * 2 ** (-(AT - one.at) / DAY_MS / 14), 0);
  return { id, won, values, rulesRaw };
}

/** @param chance of a sale for this person */
function crowd(size: number, seed: number, chance: (person: Person) => number): Outcome[] {
  const random = randomFrom(seed);
  return Array.from({ length: size }, (_, index) => {
    const person: Person = {
      count: 1 + Math.floor(random() * 6),
      isEvening: random() < 0.5,
      answersAfterHours: random() < 0.5 ? random() * 20 : Number.POSITIVE_INFINITY,
      random,
    };
    return outcomeOf(`lead_${seed}_${index}`, person, random() < chance(person));
  });
}
const timed = ({ isEvening, answersAfterHours }: Person): number =>
  (isEvening ? 0.45 : 0.05) + (answersAfterHours < 4 ? 0.4 : 0);

describe("a score learned from outcomes", () => {
  test("stays invisible until there are enough of both kinds", () => {
    const few = crowd(NEEDED_OUTCOMES - 1, 1, timed);
    expect(learnFrom(few)).toMatchObject({ state: "collecting", lift: null, auc: null, model: null });
    const oneSided = crowd(400, 1, () => 0.01);
    expect(learnFrom(oneSided)).toMatchObject({ state: "collecting", model: null });
    expect(learnFrom([])).toMatchObject({ state: "collecting", converted: 0, refused: 0 });
  });

  test.each([1, 2, 3, 4, 5])("beats the rules where timing decides (people %d)", (seed) => {
    const lesson = learnFrom(crowd(1000, seed, timed));
    expect(lesson.state).toBe("ready");
    expect(lesson.auc!.learned).toBeGreaterThan(lesson.auc!.rules + 0.1);
    expect(lesson.lift!.learned).toBeGreaterThanOrEqual(lesson.lift!.rules);
    expect(lesson.heldOut).toBeGreaterThan(150);
    expect(lesson.heldOut).toBeLessThan(250);
    const weights = new Map(weighedTraits(lesson.model!).map(({ trait, weight }) => [trait, weight]));
    expect(weights.get("evening")).toBeGreaterThan(0.25);
    expect(weights.get("answerSpeed")).toBeGreaterThan(0);
  });

  test("does not beat the rules where nothing decides", () => {
    const seeds = Array.from({ length: 60 }, (_, index) => index + 100);
    const ready = seeds.filter((seed) => learnFrom(crowd(400, seed, () => 0.4)).state !== "not-better");
    expect(ready.length, `by luck: ${ready}`).toBeLessThanOrEqual(1);
    for (const seed of seeds.slice(0, 3)) {
      const lesson = learnFrom(crowd(400, seed, () => 0.4));
      expect(lesson.model).toBeNull();
      expect(lesson.auc).not.toBeNull();
    }
  });

  test("does not beat the rules where the rules know it all", () => {
    const byRules = crowd(1000, 7, () => 0).map((one) => ({ ...one, won: one.rulesRaw > 20 }));
    expect(learnFrom(byRules)).toMatchObject({ state: "not-better", auc: { rules: 1 } });
  });

  test("comes out the same in whatever order outcomes are read", () => {
    const outcomes = crowd(500, 11, timed);
    expect(learnFrom(outcomes.toReversed())).toEqual(learnFrom(outcomes));
  });

  test("never learns from whom it is measured on", () => {
    const outcomes = crowd(1000, 3, timed);
    const lied = outcomes.map((one) => (isHeldOut(one.id) ? { ...one, won: !one.won } : one));
    expect(learnFrom(lied).auc!.learned).toBeLessThan(0.5);
    const share = outcomes.filter(({ id }) => isHeldOut(id)).length / outcomes.length;
    expect(Math.abs(share - 0.2)).toBeLessThan(0.05);
  });

  test("explains a prediction by what moved it most", () => {
    const outcomes = crowd(1000, 5, timed);
    const { model } = learnFrom(outcomes);
    const person = { count: 2, isEvening: true, answersAfterHours: 0.1, random: randomFrom(9) };
    const likely = predictionOf(model!, outcomeOf("a", person, true).values);
    const unlikely = predictionOf(
      model!,
      outcomeOf("b", { ...person, isEvening: false, answersAfterHours: Number.POSITIVE_INFINITY }, true)
        .values,
    );
    expect(likely.probability).toBeGreaterThan(0.6);
    expect(unlikely.probability).toBeLessThan(0.25);
    expect(likely.terms.length).toBeLessThanOrEqual(5);
    expect(likely.terms.map(({ trait }) => trait)).toContain("answerSpeed");
    const sizes = likely.terms.map(({ contribution }) => Math.abs(contribution));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  test("learns from twenty thousand outcomes", () => {
    const outcomes = crowd(20_000, 21, timed);
    expect(outcomes[0]!.values).toHaveLength(TRAITS.length);
    expect(learnFrom(outcomes).state).toBe("ready");
  });
});
