import fc from "fast-check";
import { expect, test } from "vitest";
import { changeParts, fileNameOf, isUndoable, unfitOf } from "./changes.ts";

test.each([
  [{ status: "refused" }, [{ key: "status", status: "refused" }]],
  [
    { addTags: ["vip", "salon"], removeTags: ["froid"] },
    [
      { key: "addTags", tags: "vip, salon" },
      { key: "removeTags", tags: "froid" },
    ],
  ],
  [{ assignedTo: "usr_1" }, [{ key: "assigned", memberId: "usr_1" }]],
  [{ assignedTo: null, blocked: true }, [{ key: "unassigned" }, { key: "blocked" }]],
  [{ blocked: false }, [{ key: "unblocked" }]],
  [{ reminder: { at: "2026-11-23T09:00:00Z" } }, [{ key: "reminder" }]],
  [{ reminder: null }, [{ key: "reminderCleared" }]],
  [{ status: "lost", addTags: [] }, []],
])("a change %j is told in its parts", (change, parts) => {
  expect(changeParts({ change })).toEqual(parts);
});

test("a summary of any shape tells something or nothing, and never fails", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (summary) => {
      expect(Array.isArray(changeParts(summary))).toBe(true);
      expect(() => fileNameOf(summary)).not.toThrow();
      expect(unfitOf(summary)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("what is done, and did something, can be undone, and what is under way be stopped", () => {
  expect(isUndoable({ state: "done", count: 3 })).toBe(true);
  expect(isUndoable({ state: "done", count: 0 })).toBe(false);
  expect(isUndoable({ state: "undone", count: 3 })).toBe(false);
  expect(isUndoable({ state: "partly-undone", count: 3 })).toBe(false);
  expect(isUndoable({ state: "expired", count: 3 })).toBe(false);
  expect(isUndoable({ state: "running", count: 3 })).toBe(true);
  expect(isUndoable({ state: "running", count: 0 })).toBe(true);
});

test.each([
  [{ unfit: 2 }, 2],
  [{}, 0],
  [{ unfit: -1 }, 0],
  [{ unfit: "2" }, 0],
])("of a summary %j, %i people lack a tag", (summary, people) => {
  expect(unfitOf(summary)).toBe(people);
});
