import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LEAD_STATUSES } from "../leads/contract.ts";
import { type FoundLead, keyOf, putImportBack, updateBy } from "./plan.ts";
import type { GivenLead } from "./row.ts";

const HAND = { at: 1_000, by: "usr_a" };
const found = (over: Partial<FoundLead> = {}): FoundLead => ({
  id: "lead_1",
  accountId: "acc_1",
  version: 3,
  username: "marie",
  displayName: null,
  status: "new",
  statusBy: "evidence",
  statusAt: 1,
  amount: null,
  tags: [],
  note: "",
  assignedTo: null,
  target: false,
  contacts: new Set(),
  onRecord: new Set(),
  ...over,
});
const given = (over: Partial<GivenLead> = {}): GivenLead => ({
  line: 2,
  personId: "@marie",
  username: "marie",
  displayName: null,
  contacts: [],
  status: null,
  amount: null,
  tags: [],
  note: null,
  assignedTo: null,
  firstSeenAt: null,
  consent: null,
  ...over,
});

describe("a row gives what the lead lacks and takes nothing away", () => {
  test.each<[Partial<GivenLead>, Partial<FoundLead>, object | null]>([
    [{}, {}, null],
    [{ displayName: "Marie" }, {}, { displayName: "Marie" }],
    [{ displayName: "Marie" }, { displayName: "La Marie" }, null],
    [{ status: "contacted" }, {}, { status: "contacted", statusBy: "usr_a", statusAt: 1_000 }],
    [{ status: "new" }, {}, null],
    [{ status: "converted", amount: 80 }, {}, { status: "converted", amount: 80 }],
    [{ status: "converted", amount: 80 }, { status: "converted", amount: 70 }, { amount: 80 }],
    [{ tags: ["a", "b"] }, { tags: ["b"] }, { tags: ["b", "a"] }],
    [{ tags: ["b"] }, { tags: ["b"] }, null],
    [{ note: "rappeler" }, { note: "déjà là" }, { note: "déjà là\nrappeler" }],
    [{ note: "déjà" }, { note: "déjà là" }, null],
    [{ assignedTo: "usr_b" }, { assignedTo: "usr_a" }, { assignedTo: "usr_b" }],
  ])("%j on %j", (row, lead, expected) => {
    const update = updateBy(given(row), found(lead), HAND);
    if (expected === null) expect(update).toBeNull();
    else expect(update?.next).toMatchObject(expected);
  });
});

const text = fc.constantFrom("a", "b", "c d", "rappeler");
const anyGiven = fc.record({
  displayName: fc.option(text),
  status: fc.option(fc.constantFrom(...LEAD_STATUSES)),
  tags: fc.uniqueArray(text, { maxLength: 4 }),
  note: fc.option(text),
  assignedTo: fc.option(fc.constantFrom("usr_a", "usr_b")),
  contacts: fc
    .uniqueArray(fc.constantFrom("+33639980001", "+33639980002"), { maxLength: 2 })
    .map((values) =>
      values.map((value) => ({ kind: "phone" as const, value, country: "FR", type: null, quote: value })),
    ),
});
const anyFound = fc.record({
  displayName: fc.option(text),
  status: fc.constantFrom(...LEAD_STATUSES),
  tags: fc.uniqueArray(text, { maxLength: 4 }),
  note: fc.constantFrom("", "a", "là\nb"),
  assignedTo: fc.option(fc.constantFrom("usr_a", "usr_b")),
  contacts: fc.subarray(["phone:+33639980001", "phone:+33639980002"]).map((keys) => new Set(keys)),
});

test("the same row again changes nothing, and undoing gives the lead as it was", () => {
  fc.assert(
    fc.property(anyGiven, anyFound, (row, lead) => {
      const before = found(lead);
      const update = updateBy(given(row), before, HAND);
      if (!update) return;
      const after: FoundLead = {
        ...before,
        ...update.next,
        contacts: new Set([...before.contacts, ...update.contacts.map(keyOf)]),
      };
      expect(updateBy(given(row), after, { at: 2_000, by: "usr_z" })).toBeNull();
      const back = putImportBack(after, update.before);
      expect(back.isLeft).toBe(false);
      expect({ ...after, ...(back.next ?? {}) }).toMatchObject({ ...lead, contacts: after.contacts });
      const left = [...after.contacts].filter((key) => !back.contacts.map(keyOf).includes(key));
      expect(new Set(left)).toEqual(before.contacts);
    }),
  );
});

test("what somebody changed since stays theirs", () => {
  const before = found();
  const update = updateBy(given({ status: "contacted", assignedTo: "usr_b", note: "vu" }), before, HAND)!;
  const since = { ...before, ...update.next, status: "refused" as const, statusAt: 5_000 };
  const back = putImportBack(since, update.before);
  expect(back).toMatchObject({ isLeft: true, next: { status: "refused", assignedTo: null, note: "" } });
});
