import { expect, test } from "vitest";
import type { TimelineItem } from "../../worker/leads/contract.ts";
import { readTimeline } from "./timeline.ts";

const item = (
  type: TimelineItem["type"],
  data: Record<string, unknown>,
  at = "2026-11-18T09:00:00Z",
): TimelineItem => ({
  id: `${type}-${at}`,
  type,
  at,
  data,
});

test("a conversation reads from the oldest to the newest", () => {
  const turns = readTimeline([
    item("message", { text: "Bonjour", state: "sent", automationId: "auto_1" }, "2026-11-18T09:01:00Z"),
    item("interaction", { kind: "comment", text: "Prix ?" }, "2026-11-18T09:00:00Z"),
  ]);
  expect(turns.map((turn) => turn.type)).toEqual(["theirs", "ours"]);
});

test("what an automation wrote is marked, what a person wrote is not", () => {
  const [byMachine, byPerson] = readTimeline([
    item("message", { text: "a", state: "sent", automationId: "auto_1" }, "2026-11-18T09:00:00Z"),
    item(
      "message",
      { text: "b", state: "sent", automationId: null, origin: "person" },
      "2026-11-18T09:01:00Z",
    ),
  ]);
  expect(byMachine).toMatchObject({ automated: true });
  expect(byPerson).toMatchObject({ automated: false });
});

test("why nothing automatic went is kept, once, and only when nothing did", () => {
  const declined = { automationId: "a", outcome: "declined", reason: "negative" };
  const noKeyword = { automationId: "b", outcome: "declined", reason: "no-keyword" };
  const wrote = { automationId: "c", outcome: "write", reason: "matched" };
  const of = (decisions: unknown) => readTimeline([item("interaction", { kind: "comment", decisions })])[0];
  expect(of([declined, declined, noKeyword])).toMatchObject({ declined: ["negative"] });
  expect(of([declined, wrote])).toMatchObject({ declined: [] });
  expect(of("broken")).toMatchObject({ declined: [] });
});

test("an item without what it is about is left out, not drawn empty", () => {
  expect(readTimeline([item("status", {}), item("phone", { e164: 12 })])).toEqual([]);
});

test("a status says what it was and whether the exchanges moved it", () => {
  expect(
    readTimeline([item("status", { status: "contacted", previous: "new", by: "evidence" })])[0],
  ).toMatchObject({
    from: "new",
    to: "contacted",
    byEvidence: true,
  });
});
