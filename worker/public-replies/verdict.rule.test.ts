import { describe, expect, test } from "vitest";
import { HELD_MS, judgeReply, LATEST_MS, type ReplyInput } from "./verdict.ts";

const NOW = Date.UTC(2026, 10, 18, 10);
const input = (
  reply: Partial<ReplyInput["reply"]> = {},
  account: Partial<ReplyInput["account"]> = {},
  stopped = false,
): ReplyInput => ({
  reply: {
    createdAt: NOW - 60_000,
    blocked: 0,
    optedOutAt: null,
    takenOverUntil: null,
    texts: "[]",
    ...reply,
  },
  account: { status: "connected", paused: false, guardLevel: 0, mayReply: true, ...account },
  stopped,
  now: NOW,
});

test("a public reply is posted when nothing speaks against it", () => {
  expect(judgeReply(input())).toEqual({ kind: "post" });
  expect(judgeReply(input({}, { guardLevel: 1 }))).toEqual({ kind: "post" });
  expect(judgeReply(input({ takenOverUntil: NOW }))).toEqual({ kind: "post" });
});

describe("it waits", () => {
  test.each<[string, ReplyInput]>([
    ["reconnect", input({}, { status: "reconnect" })],
    ["account-paused", input({}, { paused: true })],
    ["emergency-stop", input({}, {}, true)],
    ["slowed-down", input({}, { guardLevel: 2 })],
    ["slowed-down", input({}, { guardLevel: 3 })],
    ["taken-over", input({ takenOverUntil: NOW + 1 })],
  ])("%s", (reason, given) => {
    expect(judgeReply(given)).toEqual({ kind: "hold", reason, until: NOW + HELD_MS });
  });
});

describe("it is over, even while the account waits", () => {
  test.each<[string, Partial<ReplyInput["reply"]>, Partial<ReplyInput["account"]>]>([
    ["account-disconnected", {}, { status: "disconnected" }],
    ["blocked", { blocked: 1 }, {}],
    ["opted-out", { optedOutAt: 1 }, {}],
    ["not-supported", {}, { mayReply: false }],
    ["too-late", { createdAt: NOW - LATEST_MS - 1 }, {}],
    ["too-late", { texts: null }, {}],
  ])("%s", (reason, reply, account) => {
    expect(judgeReply(input(reply, { paused: true, ...account }))).toEqual({ kind: "end", reason });
  });
});
