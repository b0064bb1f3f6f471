import { expect, test } from "vitest";
import { countedByTotals } from "./bulk-totals.ts";
import type { LeadTotals } from "./contract.ts";
import type { ViewFilter } from "./filter-contract.ts";

const totals: LeadTotals = {
  total: 100,
  status: { new: 60, contacted: 20, in_progress: 10, converted: 6, refused: 4 },
  platform: { instagram: 90, tiktok: 10 },
  account: { acc_1: 90, acc_2: 10 },
  target: { count: 30, asOf: null },
  verifiedAt: null,
};

test.each<[string, ViewFilter, number | undefined]>([
  ["everybody", {}, 100],
  ["everybody, however it was asked", { status: undefined, q: undefined }, 100],
  ["a status", { status: ["refused"] }, 4],
  ["statuses", { status: ["new", "converted"] }, 66],
  ["a platform", { platform: ["tiktok"] }, 10],
  ["a platform nobody is from", { platform: ["x"] }, 0],
  ["an account", { accountId: "acc_1" }, 90],
  ["an account that is not there", { accountId: "acc_9" }, 0],
  ["the target, which is counted by the hour", { target: true }, undefined],
  ["two things at once", { status: ["new"], platform: ["tiktok"] }, undefined],
  ["something without counters", { tag: "vip" }, undefined],
  ["those without a number", { hasPhone: false }, undefined],
])("%s: %j", (_, filter, expected) => {
  expect(countedByTotals(filter)?.(totals)).toBe(expected);
});
