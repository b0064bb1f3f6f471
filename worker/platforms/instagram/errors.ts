import { asRecord, readCount } from "../json.ts";
import type { ReadResult, RefusalReason, SendResult } from "../platform.ts";
import type { Usage } from "./usage.ts";
import type { Reply } from "./wire.ts";

/** Graph's own words for a refusal, without the message: it is for people, and it may quote the token. */
export type GraphError = { code: number | null; subcode: number | null; isTransient: boolean };

/**
 * Either envelope: Graph's `{error: {code, error_subcode, is_transient}}`, or the flat
 * `{error_type, code, error_message}` of the token host, whose `code` is an HTTP status and so is not kept.
 * @returns null when the body is no error
 */
export function readError(body: unknown): GraphError | null {
  const envelope = asRecord(body);
  if (envelope.error !== undefined && envelope.error !== null) {
    const error = asRecord(envelope.error);
    return {
      code: readCount(error.code),
      subcode: readCount(error.error_subcode),
      isTransient: error.is_transient === true,
    };
  }
  if (envelope.error_type !== undefined || envelope.error_message !== undefined) {
    return { code: null, subcode: null, isTransient: false };
  }
  return null;
}

const TEMPORARY: ReadonlySet<number | null> = new Set([1, 2]);
const RATE_LIMITS: ReadonlySet<number | null> = new Set([4, 17, 32, 341, 613]);
const BLOCKED = 368;
const DEAD_TOKEN: ReadonlySet<number | null> = new Set([190, 102]);

/** 800xx is the business-use-case family: one code for each product. */
const isRateLimit = (code: number | null) =>
  RATE_LIMITS.has(code) || (code !== null && code >= 80_000 && code <= 80_099);
export const isPermission = (code: number | null) =>
  code === 3 || code === 10 || (code !== null && code >= 200 && code <= 299);

/** Subcodes say more than codes, and mean one thing under whichever code they come. */
const REFUSED_BY_SUBCODE: ReadonlyMap<number, RefusalReason> = new Map([
  [2534022, "window-closed"],
  [2018278, "window-closed"],
  [2018108, "person-unavailable"],
  [2018300, "thread-controlled-elsewhere"],
  [1893063, "restricted"],
  [1545041, "person-unavailable"],
  [2534014, "no-such-person"],
  [2018001, "no-such-person"],
  [2534025, "private-reply-used"],
  [2534029, "person-blocked-us"],
  [2534041, "messages-disabled"],
  [2534001, "refused"],
  [2534013, "refused"],
  [2534068, "refused"],
]);

/** `190/463`: the platform's code, fit for a log. */
export const codeOf = (error: GraphError): string =>
  `${error.code ?? "none"}${error.subcode === null ? "" : `/${error.subcode}`}`;

/**
 * What a failed send means. Decided on codes, never on the message; in doubt the message may have gone.
 * @see platforms' page, errors: code 1/1357046 can come although the message was sent
 */
export function toSendFailure(error: GraphError, status: number, usage: Usage): SendResult {
  const { code, subcode } = error;
  if (TEMPORARY.has(code)) return { kind: "unknown", cause: `graph ${codeOf(error)}` };
  if (isRateLimit(code)) return { kind: "later", reason: "rate-limited", afterMs: usage.waitMs };
  if (code === BLOCKED) return { kind: "later", reason: "blocked-by-platform", afterMs: usage.waitMs };
  if (DEAD_TOKEN.has(code)) return { kind: "reconnect", code: codeOf(error) };
  const reason = REFUSED_BY_SUBCODE.get(subcode ?? -1) ?? REFUSED_BY_SUBCODE.get(code ?? -1);
  if (reason !== undefined) return { kind: "refused", reason, code: codeOf(error) };
  if (code === 551) return { kind: "refused", reason: "person-unavailable", code: codeOf(error) };
  if (code === 230) return { kind: "refused", reason: "refused", code: codeOf(error) };
  if (isPermission(code)) return { kind: "refused", reason: "permission-missing", code: codeOf(error) };
  if (status === 429) return { kind: "later", reason: "rate-limited", afterMs: usage.waitMs };
  if (error.isTransient || (code === null && status < 400)) {
    return { kind: "unknown", cause: `graph ${codeOf(error)}` };
  }
  return { kind: "refused", reason: "refused", code: codeOf(error) };
}

/**
 * No such object (24, 803, 100/33), no such person, not readable before the person's consent (230), or one of the
 * made-up people whom Meta probes an app with (9010).
 */
const isGone = ({ code, subcode }: GraphError) =>
  code === 9010 ||
  code === 24 ||
  code === 803 ||
  code === 230 ||
  code === 551 ||
  (code === 100 && (subcode === 33 || subcode === 2534014 || subcode === 2018001));

type ReadFailure = Exclude<ReadResult<never>, { kind: "ok" }>;

/** What a failed read means; `failed` may be asked again later. */
export function toReadFailure(error: GraphError, status: number, usage: Usage): ReadFailure {
  const { code } = error;
  if (isRateLimit(code) || code === BLOCKED) return { kind: "limited", retryAfterMs: usage.waitMs };
  if (DEAD_TOKEN.has(code)) return { kind: "reconnect", code: codeOf(error) };
  if (isGone(error)) return { kind: "gone" };
  if (isPermission(code)) return { kind: "denied", code: codeOf(error) };
  if (status === 429) return { kind: "limited", retryAfterMs: usage.waitMs };
  return { kind: "failed", cause: `graph ${codeOf(error)}` };
}

/** @param map our words for the body; null when it is not the body we asked for */
export function toReadResult<T>(reply: Reply, map: (body: unknown) => T | null): ReadResult<T> {
  if (reply.kind === "no-answer") return { kind: "failed", cause: reply.cause };
  const { status, usage } = reply;
  const error = reply.kind === "answer" ? readError(reply.body) : null;
  if (error !== null) return toReadFailure(error, status, usage);
  if (status === 429) return { kind: "limited", retryAfterMs: usage.waitMs };
  if (status < 200 || status > 299) return { kind: "failed", cause: `http ${status}` };
  const value = reply.kind === "answer" ? map(reply.body) : null;
  if (value === null) return { kind: "failed", cause: "unreadable" };
  const told = usage.waitMs === null ? {} : { regainMs: usage.waitMs };
  return { kind: "ok", value, usagePercent: usage.percent, ...told };
}
