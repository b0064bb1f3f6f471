import { describe, expect, test } from "vitest";
import { Problem } from "../http/problem.ts";
import type { LeadPatch } from "./contract.ts";
import { changeOf, type LeadChange } from "./patch.ts";
import type { LeadRow } from "./row.ts";

const row = {
  status: "new",
  amount: null,
  note: "à rappeler",
  tags: ["vip"],
  assignedTo: "usr_1",
  blocked: false,
  reminderAt: 1_800_000_000_000,
  reminderNote: "rappeler",
} as LeadRow;
const AT = "2027-01-15T08:00:00.000Z";
const kept: LeadChange = {
  status: "new",
  amount: null,
  note: "à rappeler",
  tags: ["vip"],
  assignedTo: "usr_1",
  blocked: false,
  reminderAt: 1_800_000_000_000,
  reminderNote: "rappeler",
};

describe("only what is news is a change", () => {
  test.each<[string, LeadPatch]>([
    ["nothing at all", {}],
    ["what it is already", { status: "new", note: "à rappeler", tags: ["vip"], blocked: false }],
    ["the same tags twice", { tags: ["vip", "vip"] }],
    ["no amount where there is none", { amount: null }],
    ["the reminder it has", { reminder: { at: AT, note: "rappeler" } }],
    ["the reminder it has, written shorter", { reminder: { at: "2027-01-15T08:00:00Z", note: "rappeler" } }],
  ])("%s is none", (_, patch) => {
    expect(changeOf(row, patch)).toBeNull();
  });

  test.each<[string, LeadPatch, Partial<typeof kept>]>([
    ["a status", { status: "contacted" }, { status: "contacted" }],
    ["a sale with its amount", { status: "converted", amount: 120 }, { status: "converted", amount: 120 }],
    ["an empty note", { note: "" }, { note: "" }],
    ["tags, each once, in order", { tags: ["b", "a", "b"] }, { tags: ["b", "a"] }],
    ["nobody in charge", { assignedTo: null }, { assignedTo: null }],
    ["a block", { blocked: true }, { blocked: true }],
    [
      "a reminder without a word",
      { reminder: { at: "2027-01-16T08:00:00Z" } },
      { reminderAt: 1_800_086_400_000, reminderNote: "" },
    ],
    ["no reminder any more", { reminder: null }, { reminderAt: null, reminderNote: null }],
  ])("%s is one", (_, patch, changed) => {
    expect(changeOf(row, patch)).toEqual({ ...kept, ...changed });
  });

  test("a sale undone keeps no amount", () => {
    const sold = { ...row, status: "converted", amount: 80 } as LeadRow;
    expect(changeOf(sold, { status: "in_progress" })).toMatchObject({ status: "in_progress", amount: null });
    expect(changeOf(sold, { note: "merci" })).toMatchObject({ amount: 80 });
    expect(changeOf(sold, { amount: null })).toMatchObject({ status: "converted", amount: null });
  });

  test("an amount without a sale is refused by its field", () => {
    expect(() => changeOf(row, { amount: 5 })).toThrow(Problem);
    expect(() => changeOf(row, { status: "refused", amount: 5 })).toThrow(Problem);
  });
});
