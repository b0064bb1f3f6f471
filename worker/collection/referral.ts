import type { Referral } from "../platforms/platform.ts";

/** As `leads.referral` keeps it: with the time, epoch ms, so that the newest stays whatever comes last. */
type StoredReferral = Referral & { at: number };

const KEPT_UNITS = 500;
const kept = (text: string | null): string | null =>
  text === null ? null : text.slice(0, KEPT_UNITS).toWellFormed();

export const referralJson = ({ source, ref, adId, title }: Referral, at: number): string =>
  JSON.stringify({
    source: kept(source),
    ref: kept(ref),
    adId: kept(adId),
    title: kept(title),
    at,
  } satisfies StoredReferral);

/** The later of a stored one and another; the same once more changes nothing. */
export function laterReferral(stored: string | null, next: Referral | null, at: number): string | null {
  if (next === null) return stored;
  if (stored !== null && (JSON.parse(stored) as StoredReferral).at >= at) return stored;
  return referralJson(next, at);
}
