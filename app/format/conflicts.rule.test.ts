import { describe, expect, test } from "vitest";
import type { Trigger } from "../../worker/messaging/contract.ts";
import { conflictsOf } from "./conflicts.ts";

const one = (id: string, trigger: Trigger, change: { active?: boolean; accountId?: string } = {}) => ({
  id,
  name: id,
  accountId: "acc",
  active: true,
  createdAt: `2026-11-0${id}T08:00:00Z`,
  trigger,
  ...change,
});
const words = (...keywords: string[]): Trigger => ({ kind: "comment", keywords });

describe("two active automations for the same words", () => {
  test("a shared keyword on all posts is a conflict, and the older answers", () => {
    const [old, young] = [one("1", words("prix", "combien")), one("2", words("Prix", "sac"))];
    expect(conflictsOf(young, [old, young])).toEqual([
      { id: "1", name: "1", words: ["Prix"], isOtherFirst: true },
    ]);
    expect(conflictsOf(old, [old, young])).toEqual([
      { id: "2", name: "2", words: ["prix"], isOtherFirst: false },
    ]);
  });

  test("accents and capitals make no other word", () => {
    expect(conflictsOf(one("2", words("coute")), [one("1", words("Coûte"))])).toHaveLength(1);
  });

  test("no keyword answers to all words", () => {
    expect(conflictsOf(one("2", { kind: "comment" }), [one("1", words("prix"))])).toEqual([
      { id: "1", name: "1", words: [], isOtherFirst: true },
    ]);
  });

  test("an automation that observes counts the active ones it would meet", () => {
    expect(conflictsOf(one("2", words("prix"), { active: false }), [one("1", words("prix"))])).toHaveLength(
      1,
    );
  });
});

test.each([
  ["other words", one("1", words("sac"))],
  ["another account", one("1", words("prix"), { accountId: "other" })],
  ["another trigger", one("1", { kind: "message", keywords: ["prix"] })],
  ["one that only observes", one("1", words("prix"), { active: false })],
  ["another post", one("1", { ...words("prix"), mediaIds: ["b"] })],
])("no conflict with %s", (_, other) => {
  expect(conflictsOf(one("2", { ...words("prix"), mediaIds: ["a"] }), [other])).toEqual([]);
});

test("a score has no words to share", () => {
  const score = (id: string) => one(id, { kind: "score", minScore: 50 });
  expect(conflictsOf(score("2"), [score("1")])).toEqual([]);
});
