import { DAY_MS } from "./clock.ts";

/** Nightly renewals begin this long before the end. */
const RENEWED_FROM_MS = 10 * DAY_MS;
/** Below this several nights have gone by without a renewal. */
const FAILING_BELOW_MS = 8 * DAY_MS;

export type TokenState = "unknown" | "fine" | "renewing" | "failing" | "expired";

/** How an authorisation that ends at `expiresAtMs` stands: a renewal that keeps failing shows in what is left. */
export function tokenState(expiresAtMs: number | null, nowMs: number): TokenState {
  if (expiresAtMs === null) return "unknown";
  const leftMs = expiresAtMs - nowMs;
  if (leftMs <= 0) return "expired";
  if (leftMs < FAILING_BELOW_MS) return "failing";
  return leftMs < RENEWED_FROM_MS ? "renewing" : "fine";
}
