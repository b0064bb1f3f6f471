import { describe, expect, test } from "vitest";
import { INTERACTION_KINDS } from "../platforms/contract.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./days.ts";
import { traitName } from "./trait-names.ts";
import { inputsOf, type PersonSeen, TRAITS, type Trait, traitsOf } from "./traits.ts";

/** A Friday, 13:00 in Paris. */
const AT = Date.UTC(2026, 10, 20, 12);
const seen = (overrides: Partial<PersonSeen>) => {
  const values = traitsOf({ at: AT, zone: "Europe/Paris", interactions: [], sentAt: [], ...overrides });
  return (
    values &&
    (Object.fromEntries(TRAITS.map((trait, index) => [trait, values[index]!])) as Record<Trait, number>)
  );
};
const said = (at: number, overrides: Partial<PersonSeen["interactions"][number]> = {}) => ({
  kind: "message" as const,
  intent: null,
  at,
  ...overrides,
});

describe("what is learned from in a person", () => {
  test("is only what happened before, to the millisecond", () => {
    const before = { interactions: [said(AT - DAY_MS)], sentAt: [AT - DAY_MS - HOUR_MS] };
    const after = {
      interactions: [...before.interactions, said(AT, { intent: "purchase" as const }), said(AT + 1)],
      sentAt: [...before.sentAt, AT, AT + 1],
    };
    expect(seen(after)).toEqual(seen(before));
    expect(seen({ interactions: [said(AT), said(AT + DAY_MS)] })).toBeUndefined();
  });

  test("counts kinds and wishes, and says how lately", () => {
    expect(
      seen({
        interactions: [
          said(AT - 4 * DAY_MS, { kind: "comment", intent: "price" }),
          said(AT - 2 * DAY_MS, { kind: "comment", intent: "negative" }),
          said(AT - 2 * DAY_MS, { intent: "availability" }),
        ],
      }),
    ).toMatchObject({
      "kind:comment": 2,
      "kind:message": 1,
      "kind:like": 0,
      "intent:buying": 2,
      "intent:negative": 1,
      recency: 2,
      age: 4,
      activeDays: 2,
    });
  });

  test("knows hours and weekends by the clock on the wall, not by UTC", () => {
    // Friday 23:30 UTC is Saturday 00:30 in Paris, and still Friday evening in Montreal.
    const friday = Date.UTC(2026, 10, 13, 23, 30);
    const paris = seen({ interactions: [said(friday), said(AT - HOUR_MS)] });
    expect(paris).toMatchObject({ night: 0.5, afternoon: 0.5, evening: 0, weekend: 0.5 });
    expect(seen({ zone: "America/Montreal", interactions: [said(friday)] })).toMatchObject({
      night: 0,
      evening: 1,
      weekend: 0,
    });
  });

  test("knows how fast they answered us at best", () => {
    const sentAt = [AT - 5 * DAY_MS, AT - 2 * DAY_MS];
    const answer = (...times: number[]) =>
      seen({ sentAt, interactions: times.map((at) => said(at)) })?.answerSpeed;
    expect(answer(AT - 6 * DAY_MS)).toBe(0);
    expect(answer(AT - 2 * DAY_MS + HOUR_MS)).toBeCloseTo(0.5, 12);
    expect(answer(AT - 5 * DAY_MS + 3 * HOUR_MS, AT - 2 * DAY_MS + 20 * MINUTE_MS)).toBeCloseTo(0.75, 12);
    expect(seen({ sentAt, interactions: [said(AT - DAY_MS, { kind: "comment" })] })?.answerSpeed).toBe(0);
  });

  test("has a name in both languages for each of them, and finite inputs", () => {
    for (const trait of TRAITS) {
      expect(traitName(trait, "fr")).toBeTruthy();
      expect(traitName(trait, "en")).toBeTruthy();
    }
    const values = traitsOf({
      at: AT,
      zone: "UTC",
      interactions: INTERACTION_KINDS.map((kind) => said(AT - 1, { kind })),
      sentAt: [0],
    });
    expect(inputsOf(values!).every(Number.isFinite)).toBe(true);
  });
});
