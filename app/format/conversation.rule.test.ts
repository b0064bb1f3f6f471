import { expect, test } from "vitest";
import { byDay, foldScores, joinTurns, onlyMessages } from "./conversation.ts";
import type { Turn } from "./timeline.ts";

const at = (id: string, time: string): Turn => ({ id, at: time, type: "optOut" });
const ids = (turns: readonly Turn[]): string => turns.map((turn) => turn.id).join("");

const a = at("a", "2026-11-01T10:00:00Z");
const b = at("b", "2026-11-02T10:00:00Z");
const c = at("c", "2026-11-03T10:00:00Z");
const d = at("d", "2026-11-04T10:00:00Z");

test("older turns stand before the newest, each once", () => {
  expect(ids(joinTurns([a, b], [b, c, d]))).toBe("abcd");
  expect(ids(joinTurns([], [c, d]))).toBe("cd");
  expect(ids(joinTurns([a, b], []))).toBe("ab");
});

test("the newest as they are now win, and what is no longer among them is gone", () => {
  const fresh: Turn = { ...b, type: "phone", value: "06 39 98 12 34" };
  expect(joinTurns([a, b], [fresh, d])).toEqual([a, fresh, d]);
  expect(ids(joinTurns([a, b, c], [b, d]))).toBe("abd");
});

const theirs: Turn = {
  id: "t",
  at: a.at,
  type: "theirs",
  kind: "comment",
  text: "Prix ?",
  post: null,
  permalink: null,
  declined: [],
};

test("a score is told beside the words that made it, and on its own when nothing did", () => {
  const score = (id: string, interactionId: string | null): Turn => ({
    id,
    at: b.at,
    type: "score",
    from: 10,
    to: 20,
    band: "warm",
    interactionId,
  });
  const made = score("s", "t");
  const { turns, scoreOf } = foldScores([theirs, made, score("f", null), score("o", "not-here")]);
  expect(ids(turns)).toBe("tfo");
  expect([...scoreOf]).toEqual([["t", made]]);
});

test("messages are what they said and what we said", () => {
  expect(ids(onlyMessages([theirs, a, b]))).toBe("t");
});

test("days are those of the workspace's zone", () => {
  const late = at("late", "2026-11-01T23:30:00Z");
  expect(byDay([a, late, b], "Europe/Paris").map(({ date, turns }) => [date, ids(turns)])).toEqual([
    ["2026-11-01", "a"],
    ["2026-11-02", "lateb"],
  ]);
  expect(byDay([], "Europe/Paris")).toEqual([]);
});
