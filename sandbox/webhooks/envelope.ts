import { createHmac } from "node:crypto";
import type { Faults } from "../faults/schema.ts";
import type { Update } from "./updates.ts";

export type Envelope = { updates: Update[]; body: unknown };

/**
 * Puts updates into the envelopes the platform is known to send.
 *
 * - default: `entry[].changes[]` for comments (time in seconds), `entry[].messaging[]` for messages (milliseconds)
 * - changes: everything as `entry[].changes[]`
 * - direct: `entry[].field` and `entry[].value`, one entry an update
 * - array: the default, wrapped in a top-level array
 * - standby: messages under `entry[].standby[]`, another app owns the thread
 *
 * @returns one envelope for each family: the two never travel together
 */
export function envelopes(
  updates: Update[],
  shape: Faults["webhook"]["shape"],
  isStandby: (accountId: string) => boolean,
  times: { changes: number; messaging: number },
): Envelope[] {
  return (["changes", "messaging"] as const)
    .map((family) => updates.filter((update) => update.family === family))
    .filter((group) => group.length > 0)
    .map((group) => {
      const body = { object: "instagram", entry: entriesOf(group, shape, isStandby, times) };
      return { updates: group, body: shape === "array" ? [body] : body };
    });
}

function entriesOf(
  updates: Update[],
  shape: Faults["webhook"]["shape"],
  isStandby: (accountId: string) => boolean,
  times: { changes: number; messaging: number },
): Record<string, unknown>[] {
  if (shape === "direct") {
    return updates.map(({ accountId, field, value }) => ({
      id: accountId,
      time: times.changes,
      field,
      value,
    }));
  }
  const byAccount = new Map<string, Update[]>();
  for (const update of updates) {
    byAccount.set(update.accountId, [...(byAccount.get(update.accountId) ?? []), update]);
  }
  return [...byAccount].map(([id, own]) => {
    if (shape === "changes" || own[0]?.family === "changes") {
      return { id, time: times.changes, changes: own.map(({ field, value }) => ({ field, value })) };
    }
    const list = own.map(({ value }) => value);
    return shape === "standby" || isStandby(id)
      ? { id, time: times.messaging, standby: list }
      : { id, time: times.messaging, messaging: list };
  });
}

/** `entry.time` of the two families, as a switch has it. */
export function entryTimes(unit: Faults["webhook"]["time"], now: number) {
  const seconds = Math.floor(now / 1000);
  return {
    changes: unit === "milliseconds" ? now : seconds,
    messaging: unit === "seconds" ? seconds : now,
  };
}

/** JSON as the platform writes it: non-ASCII as `\u00e9`, slashes escaped. Parsing and re-serialising breaks its digest. */
export const platformJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** `sha256=` and the lowercase hex HMAC-SHA256 of the raw body. */
export const signature = (body: string, secret: string): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
