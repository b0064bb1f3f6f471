import { expect, test } from "vitest";
import type { Lead } from "../../worker/leads/contract.ts";
import { todoRows } from "./todo.ts";

const NOW = Date.parse("2026-11-23T09:00:00Z");
const lead = (id: string, change: Partial<Lead> = {}): Lead =>
  ({
    id,
    score: 40,
    status: "new",
    blocked: false,
    optedOutAt: null,
    intent: "price",
    reminder: null,
    reach: { kind: "window", until: "2026-11-23T12:00:00Z", reason: "window-open" },
    ...change,
  }) as Lead;
const at = (time: string) => ({ at: time, note: "" });

test("those to come back to come first, longest waiting first, and nobody twice", () => {
  const early = lead("early", { reminder: at("2026-11-22T09:00:00Z") });
  const late = lead("late", { reminder: at("2026-11-23T08:59:00Z") });
  const closing = lead("closing", {
    reach: { kind: "window", until: "2026-11-23T10:00:00Z", reason: "window-open" },
  });
  const rows = todoRows([late, early], [lead("open"), late, closing], NOW);
  expect(rows.map(({ id }) => id)).toEqual(["early", "late", "closing", "open"]);
});

test("a reminder brings back a person whom nobody may write to, but not before its time", () => {
  const closed = lead("closed", {
    reminder: at("2026-11-23T09:00:00Z"),
    reach: { kind: "none", until: null, reason: "window-closed" },
  });
  const tomorrow = lead("tomorrow", { reminder: at("2026-11-24T09:00:00Z") });
  expect(todoRows([closed, tomorrow], [], NOW).map(({ id }) => id)).toEqual(["closed"]);
});
