/** Instagram opened on 2010-10-06: an earlier time is a broken one. */
const EARLIEST_MS = Date.UTC(2010, 9, 6);
/** Below this a whole number can only be seconds (as milliseconds it would be 1973). */
const SECONDS_BELOW = 100_000_000_000;

/**
 * `2026-11-22T19:16:02+0000` → epoch ms. Graph leaves the colon out of the offset, which strict engines refuse.
 * @returns null when it is not such a time
 */
export function readTimestamp(value: unknown): number | null {
  if (typeof value !== "string") return null;
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d):?(\d\d)?$/.exec(value);
  if (!match) return null;
  const [, local, hours, minutes] = match;
  return plausible(Date.parse(`${local}${hours === "Z" ? "Z" : `${hours}:${minutes ?? "00"}`}`));
}

/** Webhook times: seconds in `changes`, milliseconds in `messaging`, and text in the dashboard's samples. */
export function readEpoch(value: unknown): number | null {
  const time = typeof value === "string" && /^\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof time !== "number" || !Number.isFinite(time)) return null;
  return plausible(Math.floor(time < SECONDS_BELOW ? time * 1000 : time));
}

function plausible(ms: number): number | null {
  return Number.isSafeInteger(ms) && ms >= EARLIEST_MS ? ms : null;
}
