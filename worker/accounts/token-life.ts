import { DAY_MS } from "../scoring/days.ts";

/** Long-lived tokens live 60 days; every night of the last ten is a chance to refresh. */
const REFRESH_BEFORE_MS = 10 * DAY_MS;
/** A younger token is refused by the platform. */
const YOUNGEST_MS = DAY_MS;
/** From here on the owner is told that refreshing fails: four nights are left. */
const WORRY_BEFORE_MS = 5 * DAY_MS;

/** Times in epoch ms. `expiresAt` is null when there is no token. */
export type TokenLife = { expiresAt: number | null; refreshedAt: number | null; connectedAt: number };

/**
 * What this night does with a token: nothing, ask for a new one, or give it up. A token that is due and too young
 * waits for the next night.
 */
export function tokenStep(life: TokenLife, now: number): "keep" | "refresh" | "expired" {
  if (life.expiresAt === null) return "keep";
  if (life.expiresAt < now) return "expired";
  const isDue = life.expiresAt - now <= REFRESH_BEFORE_MS;
  const isOldEnough = now - (life.refreshedAt ?? life.connectedAt) >= YOUNGEST_MS;
  return isDue && isOldEnough ? "refresh" : "keep";
}

/** True when a refresh that fails now is worth a word to the owner. */
export const isWorrying = (expiresAt: number, now: number): boolean => expiresAt - now <= WORRY_BEFORE_MS;
