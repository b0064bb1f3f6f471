import { asList, asRecord, readCount } from "../json.ts";

const MINUTE_MS = 60_000;
/** A platform that asks for more is obeyed for a day, then asked again. */
const LONGEST_WAIT_MS = 24 * 60 * MINUTE_MS;

/** What the answer's headers say of our budget. Missing headers mean "not said", never "0 %". */
export type Usage = {
  /** The highest of all percentages given, 0-100 and beyond. */
  percent: number | null;
  /** How long to leave the account alone. */
  waitMs: number | null;
};

const SHARES = ["call_count", "total_time", "total_cputime"];

/** Reads `X-App-Usage`, `X-Business-Use-Case-Usage` (its wait is in minutes) and `Retry-After`. */
export function readUsage(headers: Headers): Usage {
  const app = parse(headers.get("x-app-usage"));
  const useCases = Object.values(asRecord(parse(headers.get("x-business-use-case-usage")))).flatMap(asList);
  const shares = [app, ...useCases].flatMap((usage) => SHARES.map((share) => asRecord(usage)[share]));
  const percents = shares.filter((share) => typeof share === "number" && Number.isFinite(share));
  const waits = [
    ...useCases.map((usage) => minutes(asRecord(usage).estimated_time_to_regain_access)),
    retryAfterMs(headers),
  ].filter((wait) => wait !== null);
  return {
    percent: percents.length > 0 ? Math.max(...(percents as number[])) : null,
    waitMs: waits.length > 0 ? Math.min(LONGEST_WAIT_MS, Math.max(...waits)) : null,
  };
}

function minutes(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) && value > 0
    ? Math.ceil(value * MINUTE_MS)
    : null;
}

/** Seconds, or a date, which is measured from the answer's own `Date` (RFC 9110 §10.2.3). */
function retryAfterMs(headers: Headers): number | null {
  const value = headers.get("retry-after")?.trim();
  if (!value) return null;
  const seconds = /^\d+$/.test(value) ? readCount(value) : null;
  const wait = seconds !== null ? seconds * 1000 : Date.parse(value) - Date.parse(headers.get("date") ?? "");
  return Number.isFinite(wait) && wait > 0 ? wait : null;
}

function parse(header: string | null): unknown {
  if (header === null) return null;
  try {
    return JSON.parse(header);
  } catch {
    return null;
  }
}
