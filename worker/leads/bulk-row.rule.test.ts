import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BulkChange, changedInBulk, type Decided, type Given, putBack } from "./bulk-row.ts";
import { LEAD_STATUSES, MAX_TAGS } from "./contract.ts";

const HAND = { at: 5_000, by: "usr_2" };
const row: Decided = {
  status: "new",
  statusBy: "evidence",
  statusAt: 1_000,
  amount: null,
  tags: ["lyon", "vip"],
  assignedTo: "usr_1",
  blocked: false,
  reminder: null,
};
const sold: Decided = { ...row, status: "converted", statusBy: "usr_1", amount: 80 };
const many = Array.from({ length: MAX_TAGS }, (_, index) => `t${index}`);
const moved = { statusBy: HAND.by, statusAt: HAND.at };
const givenBy = (change: BulkChange): Given => ({ ...change, at: HAND.at });

describe("what a change of many leads makes of one", () => {
  test.each<[string, Decided, BulkChange, Partial<Decided> | null]>([
    ["the status it has", row, { status: "new" }, null],
    ["another status", row, { status: "contacted" }, { status: "contacted", ...moved }],
    ["a sale has no amount yet", row, { status: "converted" }, { status: "converted", ...moved }],
    ["a sale that was one keeps its amount", sold, { status: "converted", blocked: true }, { blocked: true }],
    [
      "a sale that is none loses it",
      sold,
      { status: "refused" },
      { status: "refused", amount: null, ...moved },
    ],
    ["the assignee it has", row, { assignedTo: "usr_1" }, null],
    ["nobody in charge", row, { assignedTo: null }, { assignedTo: null }],
    ["the block it has", row, { blocked: false }, null],
    ["a tag it has", row, { addTags: ["vip"] }, null],
    [
      "a tag behind the others",
      row,
      { addTags: ["vip", "promo", "promo"] },
      { tags: ["lyon", "vip", "promo"] },
    ],
    ["a tag it has not, away", row, { removeTags: ["promo"] }, null],
    ["one away and one new", row, { removeTags: ["lyon"], addTags: ["promo"] }, { tags: ["vip", "promo"] }],
    ["no reminder where there is none", row, { reminder: null }, null],
    ["a reminder", row, { reminder: { at: 9, note: "" } }, { reminder: { at: 9, note: "" } }],
    [
      "the reminder it has",
      { ...row, reminder: { at: 9, note: "x" } },
      { reminder: { at: 9, note: "x" } },
      null,
    ],
  ])("%s", (_, before, change, expected) => {
    const { next, isUnfit } = changedInBulk(before, change, HAND);
    expect(next).toEqual(expected && { ...before, ...expected });
    expect(isUnfit).toBe(false);
  });

  test("tags that do not fit are left out, and that is told", () => {
    const full = { ...row, tags: many.slice(1) };
    const one = changedInBulk(full, { addTags: ["a", "b"] }, HAND);
    expect(one.next?.tags).toEqual([...many.slice(1), "a"]);
    expect(one.isUnfit).toBe(true);
    expect(changedInBulk({ ...row, tags: many }, { addTags: ["a"] }, HAND)).toMatchObject({
      next: null,
      isUnfit: true,
    });
    expect(changedInBulk({ ...row, tags: many }, { addTags: ["a"], removeTags: ["t3"] }, HAND)).toMatchObject(
      {
        isUnfit: false,
      },
    );
  });
});

describe("what was changed since an undo stays", () => {
  const change: BulkChange = {
    status: "contacted",
    assignedTo: "usr_3",
    blocked: true,
    reminder: { at: 9, note: "appeler" },
    addTags: ["promo"],
    removeTags: ["lyon"],
  };
  const { next, before } = changedInBulk(row, change, HAND);
  const after = next!;

  test.each<[string, Partial<Decided>, Partial<Decided>, boolean]>([
    ["nothing", {}, {}, false],
    ["a new status", { status: "refused" }, { status: "refused", ...moved }, true],
    [
      "the same status chosen again",
      { statusAt: 7_000, statusBy: "usr_9" },
      { status: "contacted", statusAt: 7_000, statusBy: "usr_9" },
      true,
    ],
    [
      "the old status by hand",
      { status: "new", statusAt: 7_000, statusBy: "usr_9" },
      { statusAt: 7_000, statusBy: "usr_9" },
      false,
    ],
    ["another assignee", { assignedTo: "usr_4" }, { assignedTo: "usr_4" }, true],
    ["the old assignee by hand", { assignedTo: "usr_1" }, {}, false],
    ["the block by hand", { blocked: false }, {}, false],
    ["another reminder", { reminder: { at: 10, note: "" } }, { reminder: { at: 10, note: "" } }, true],
    ["no reminder any more", { reminder: null }, {}, false],
    ["a further tag", { tags: ["vip", "promo", "paris"] }, { tags: ["vip", "paris", "lyon"] }, false],
    ["the tag given is gone", { tags: ["vip"] }, {}, false],
    ["the tag taken is back", { tags: ["vip", "promo", "lyon"] }, { tags: ["vip", "lyon"] }, false],
    ["a tag it had is gone", { tags: ["promo"] }, { tags: ["lyon"] }, false],
    ["too many tags since", { tags: many }, { tags: many }, true],
  ])("%s", (_, since, expected, isLeft) => {
    const put = putBack({ ...after, ...since }, before, givenBy(change));
    expect({ ...after, ...since, ...put.next }).toEqual({ ...row, ...expected });
    expect(put.isLeft).toBe(isLeft);
  });

  test("an amount noted since keeps its sale", () => {
    const one = changedInBulk(row, { status: "converted" }, HAND);
    const since = { ...one.next!, amount: 120 };
    expect(putBack(since, one.before, givenBy({ status: "converted" }))).toEqual({
      next: null,
      isLeft: true,
    });
  });
});

const tag = fc.constantFrom(...many, "a", "b", "c");
const reminder = fc.option(fc.record({ at: fc.integer({ min: 0, max: 3 }), note: fc.constantFrom("", "x") }));
const decided: fc.Arbitrary<Decided> = fc
  .record({
    status: fc.constantFrom(...LEAD_STATUSES),
    statusBy: fc.constantFrom("evidence", "usr_1", "usr_2"),
    statusAt: fc.constantFrom(1_000, 5_000, 7_000),
    amount: fc.option(fc.constantFrom(0, 80)),
    tags: fc.uniqueArray(tag, { maxLength: MAX_TAGS }),
    assignedTo: fc.option(fc.constantFrom("usr_1", "usr_2")),
    blocked: fc.boolean(),
    reminder,
  })
  .map((one) => ({ ...one, amount: one.status === "converted" ? one.amount : null }));
const change: fc.Arbitrary<BulkChange> = fc
  .record(
    {
      status: fc.constantFrom(...LEAD_STATUSES),
      addTags: fc.array(tag, { maxLength: 4 }),
      removeTags: fc.array(tag, { maxLength: 4 }),
      assignedTo: fc.option(fc.constantFrom("usr_1", "usr_3")),
      blocked: fc.boolean(),
      reminder,
    },
    { requiredKeys: [] },
  )
  .map((one) => ({ ...one, removeTags: one.removeTags?.filter((gone) => !one.addTags?.includes(gone)) }));

test("undone at once, a lead is exactly what it was", () => {
  fc.assert(
    fc.property(decided, change, (one, how) => {
      const { next, before } = changedInBulk(one, how, HAND);
      fc.pre(next !== null);
      const put = putBack(next!, before, givenBy(how));
      expect({ ...next, ...put.next }).toEqual(one);
      expect(put.isLeft).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test("made twice, the second time changes nobody", () => {
  fc.assert(
    fc.property(decided, change, (one, how) => {
      const { next } = changedInBulk(one, how, HAND);
      expect(changedInBulk(next ?? one, how, { at: 6_000, by: "usr_9" }).next).toBeNull();
    }),
    { numRuns: 2_000 },
  );
});

test("undone twice, the second time changes nobody; and no lead ever has too many tags", () => {
  fc.assert(
    fc.property(decided, change, decided, (one, how, since) => {
      const { next, before } = changedInBulk(one, how, HAND);
      fc.pre(next !== null);
      const first = putBack(since, before, givenBy(how));
      const then = first.next ?? since;
      expect(then.tags.length).toBeLessThanOrEqual(MAX_TAGS);
      expect(new Set(then.tags).size).toBe(then.tags.length);
      const second = putBack(then, before, givenBy(how)).next ?? then;
      expect({ ...second, tags: [...second.tags].sort() }).toEqual({ ...then, tags: [...then.tags].sort() });
    }),
    { numRuns: 2_000 },
  );
});

test("what the change did not touch, undoing does not touch", () => {
  fc.assert(
    fc.property(decided, decided, (one, since) => {
      const { next, before } = changedInBulk(one, { blocked: !one.blocked }, HAND);
      expect(next).not.toBeNull();
      const put = putBack(since, before, givenBy({ blocked: !one.blocked }));
      expect({ ...since, ...put.next, blocked: true }).toEqual({ ...since, blocked: true });
    }),
  );
});
