import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS } from "./days.ts";
import { scoreAt, scoreHistory, scoreReasons } from "./explain.ts";
import { type ScoredInteraction, scoreOf } from "./heat.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const RULES = { zone: "Europe/Paris", halfLifeDays: 14, commentsPerDay: 3 };
const comment = (id: string, ageDays: number, points = 10): ScoredInteraction => ({
  id,
  kind: "comment",
  at: NOW - ageDays * DAY_MS,
  points,
});
const anySet = fc.array(
  fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom("comment" as const, "message" as const, "like" as const),
    at: fc.integer({ min: 0, max: 60 * DAY_MS }).map((ageMs) => NOW - ageMs),
    points: fc.integer({ min: -15, max: 25 }),
  }),
  { maxLength: 30 },
);

describe("why a lead has its score", () => {
  test("names each interaction with its points then and what is left of them now", () => {
    expect(scoreReasons([comment("a", 14), comment("b", 0)], NOW, RULES)).toEqual([
      { interactionId: "a", kind: "comment", points: 10, at: NOW - 14 * DAY_MS, now: 5 },
      { interactionId: "b", kind: "comment", points: 10, at: NOW, now: 10 },
    ]);
  });

  test("shows a comment over the daily cap with 0 points, and leaves out what is still to come", () => {
    const list = [...["a", "b", "c", "d"].map((id) => comment(id, 0)), comment("later", -1)];
    expect(
      scoreReasons(list, NOW, RULES).map(({ interactionId, points, now }) => [interactionId, points, now]),
    ).toEqual([
      ["a", 10, 10],
      ["b", 10, 10],
      ["c", 10, 10],
      ["d", 0, 0],
    ]);
  });

  test("adds up to the score", () => {
    fc.assert(
      fc.property(anySet, (list) => {
        const left = scoreReasons(list, NOW, RULES).reduce((sum, reason) => sum + reason.now, 0);
        const { raw } = scoreAt(list, NOW, RULES);
        expect(Math.abs(raw - Math.max(0, left))).toBeLessThan(1e-9);
      }),
    );
  });

  test("says nothing of a lead who did nothing", () => {
    expect(scoreReasons([], NOW, RULES)).toEqual([]);
    expect(scoreAt([], NOW, RULES)).toEqual({ score: 0, raw: 0 });
  });
});

describe("the history of a score", () => {
  test("has the score after each interaction, oldest first, and the score now", () => {
    const list = [comment("b", 14), comment("a", 28)];
    expect(scoreHistory(list, NOW, RULES)).toEqual([
      { at: NOW - 28 * DAY_MS, score: 24 },
      { at: NOW - 14 * DAY_MS, score: scoreOf(15) },
      { at: NOW, score: scoreOf(7.5) },
    ]);
  });

  test("makes one point of what happened at one instant, and of nothing at all a zero", () => {
    expect(scoreHistory([comment("a", 0), comment("b", 0)], NOW, RULES)).toEqual([
      { at: NOW, score: scoreOf(20) },
    ]);
    expect(scoreHistory([], NOW, RULES)).toEqual([{ at: NOW, score: 0 }]);
  });

  test("ends at the score that the preview gives, and never goes back in time", () => {
    fc.assert(
      fc.property(anySet, (list) => {
        const history = scoreHistory(list, NOW, RULES);
        expect(history.at(-1)).toEqual({ at: NOW, score: scoreAt(list, NOW, RULES).score });
        expect(history.every((point, index) => index === 0 || point.at > history[index - 1]!.at)).toBe(true);
      }),
    );
  });
});
