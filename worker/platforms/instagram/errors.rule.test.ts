import { describe, expect, test } from "vitest";
import type { ReadResult, SendResult } from "../platform.ts";
import { type GraphError, readError, toReadFailure, toReadResult, toSendFailure } from "./errors.ts";
import type { Reply } from "./wire.ts";

const QUIET = { percent: null, waitMs: null };
const BUSY = { percent: 100, waitMs: 300_000 };
const error = (code: number | null, subcode: number | null = null, isTransient = false): GraphError => ({
  code,
  subcode,
  isTransient,
});
const refused = (reason: string, code: string) => ({ kind: "refused", reason, code }) as SendResult;

describe("after a failed send, every code has one meaning", () => {
  test.each<[GraphError, SendResult]>([
    [error(1), { kind: "unknown", cause: "graph 1" }],
    [error(1, 1357046), { kind: "unknown", cause: "graph 1/1357046" }],
    [error(2), { kind: "unknown", cause: "graph 2" }],
    [error(2, 1545133, true), { kind: "unknown", cause: "graph 2/1545133" }],
    ...[4, 17, 32, 341, 613, 80000, 80002, 80014].map((code): [GraphError, SendResult] => [
      error(code),
      { kind: "later", reason: "rate-limited", afterMs: 300_000 },
    ]),
    [error(613, 2534040, true), { kind: "later", reason: "rate-limited", afterMs: 300_000 }],
    [error(368), { kind: "later", reason: "blocked-by-platform", afterMs: 300_000 }],
    [error(190), { kind: "reconnect", code: "190" }],
    ...[458, 459, 460, 463, 467].map((subcode): [GraphError, SendResult] => [
      error(190, subcode),
      { kind: "reconnect", code: `190/${subcode}` },
    ]),
    [error(102), { kind: "reconnect", code: "102" }],
    [error(10), refused("permission-missing", "10")],
    [error(10, 2534022), refused("window-closed", "10/2534022")],
    [error(10, 2018278), refused("window-closed", "10/2018278")],
    [error(10, 2018108), refused("person-unavailable", "10/2018108")],
    [error(10, 2018300), refused("thread-controlled-elsewhere", "10/2018300")],
    [error(10, 1893063), refused("restricted", "10/1893063")],
    [error(551), refused("person-unavailable", "551")],
    [error(551, 1545041), refused("person-unavailable", "551/1545041")],
    [error(100), refused("refused", "100")],
    [error(100, 2534014), refused("no-such-person", "100/2534014")],
    [error(100, 2534025), refused("private-reply-used", "100/2534025")],
    [error(100, 2534029), refused("person-blocked-us", "100/2534029")],
    [error(100, 2018001), refused("no-such-person", "100/2018001")],
    [error(100, 2534001), refused("refused", "100/2534001")],
    [error(100, 2534013), refused("refused", "100/2534013")],
    [error(100, 2534068), refused("refused", "100/2534068")],
    [error(2534001), refused("refused", "2534001")],
    [error(2534013), refused("refused", "2534013")],
    [error(2534068), refused("refused", "2534068")],
    [error(3), refused("permission-missing", "3")],
    [error(200), refused("permission-missing", "200")],
    [error(200, 2534041), refused("messages-disabled", "200/2534041")],
    [error(299), refused("permission-missing", "299")],
    [error(230), refused("refused", "230")],
    [error(9010), refused("refused", "9010")],
    [error(24), refused("refused", "24")],
    [error(803), refused("refused", "803")],
    [error(31337), refused("refused", "31337")],
    [error(31337, null, true), { kind: "unknown", cause: "graph 31337" }],
    [error(null), refused("refused", "none")],
  ])("%j", (given, expected) => expect(toSendFailure(given, 400, BUSY)).toEqual(expected));

  test("no wait is invented when the headers give none", () => {
    expect(toSendFailure(error(613), 400, QUIET)).toEqual({
      kind: "later",
      reason: "rate-limited",
      afterMs: null,
    });
  });
  test("a 429 with an unknown code is a limit", () => {
    expect(toSendFailure(error(31337), 429, QUIET)).toMatchObject({ kind: "later", reason: "rate-limited" });
  });
  test("a 200 that holds an error without a code leaves the outcome open", () => {
    expect(toSendFailure(error(null), 200, QUIET)).toMatchObject({ kind: "unknown" });
  });
});

describe("after a failed read, every code has one meaning", () => {
  test.each<[GraphError, ReadResult<never>]>([
    [error(1), { kind: "failed", cause: "graph 1" }],
    [error(1, 99, true), { kind: "failed", cause: "graph 1/99" }],
    [error(2), { kind: "failed", cause: "graph 2" }],
    [error(2, 1545133), { kind: "failed", cause: "graph 2/1545133" }],
    ...[4, 17, 32, 341, 613, 80000, 80002, 80014, 368].map((code): [GraphError, ReadResult<never>] => [
      error(code),
      { kind: "limited", retryAfterMs: 300_000 },
    ]),
    [error(613, 2534040), { kind: "limited", retryAfterMs: 300_000 }],
    [error(190), { kind: "reconnect", code: "190" }],
    ...[458, 459, 460, 463, 467].map((subcode): [GraphError, ReadResult<never>] => [
      error(190, subcode),
      { kind: "reconnect", code: `190/${subcode}` },
    ]),
    [error(102), { kind: "reconnect", code: "102" }],
    [error(24), { kind: "gone" }],
    [error(803), { kind: "gone" }],
    [error(9010), { kind: "gone" }],
    [error(230), { kind: "gone" }],
    [error(551), { kind: "gone" }],
    [error(100, 33), { kind: "gone" }],
    [error(100, 2018001), { kind: "gone" }],
    [error(100, 2534014), { kind: "gone" }],
    [error(100), { kind: "failed", cause: "graph 100" }],
    [error(10), { kind: "denied", code: "10" }],
    [error(3), { kind: "denied", code: "3" }],
    [error(200, 2534041), { kind: "denied", code: "200/2534041" }],
    [error(null), { kind: "failed", cause: "graph none" }],
  ])("%j", (given, expected) => expect(toReadFailure(given, 400, BUSY)).toEqual(expected));
});

describe("both envelopes are read, and nothing else is an error", () => {
  test.each<[unknown, GraphError | null]>([
    [{ error: { code: 190, error_subcode: 463, is_transient: true } }, error(190, 463, true)],
    [{ error: { code: "190" } }, error(190)],
    [{ error: "invalid_request" }, error(null)],
    [{ error: {} }, error(null)],
    [{ error_type: "OAuthException", code: 400, error_message: "used" }, error(null)],
    [{ data: [] }, null],
    [{ error: null, id: "1" }, null],
    [[], null],
    [null, null],
    ["error", null],
  ])("%j", (body, expected) => expect(readError(body)).toEqual(expected));
});

describe("a read tells its caller apart", () => {
  const answer = (body: unknown, status = 200): Reply => ({
    kind: "answer",
    status,
    body,
    usage: BUSY,
    sentAt: null,
  });
  const unreadable = (status: number): Reply => ({ kind: "unreadable", status, usage: BUSY, sentAt: null });
  test.each<[string, Reply, ReadResult<unknown>]>([
    [
      "what was asked for, with a wish to be left alone",
      answer({ id: "1" }),
      { kind: "ok", value: { id: "1" }, usagePercent: 100, regainMs: 300_000 },
    ],
    ["another shape", answer("?"), { kind: "failed", cause: "unreadable" }],
    ["a timeout", { kind: "no-answer", cause: "timeout" }, { kind: "failed", cause: "timeout" }],
    ["a reset", { kind: "no-answer", cause: "network" }, { kind: "failed", cause: "network" }],
    ["HTML", unreadable(200), { kind: "failed", cause: "unreadable" }],
    ["a bad gateway", unreadable(502), { kind: "failed", cause: "http 502" }],
    ["a bare 429", unreadable(429), { kind: "limited", retryAfterMs: 300_000 }],
    ["a redirect", unreadable(302), { kind: "failed", cause: "http 302" }],
    ["an error in a 200", answer({ error: { code: 190 } }), { kind: "reconnect", code: "190" }],
    ["a 500 without envelope", answer({ id: "1" }, 500), { kind: "failed", cause: "http 500" }],
  ])("%s", (_, reply, expected) => {
    expect(toReadResult(reply, (body) => (typeof body === "object" ? body : null))).toEqual(expected);
  });
});
