/** A share of some tries, 0 to 1, with the bounds between which the true one lies 95 times in 100. */
export type Rate = { rate: number; low: number; high: number };

/** Fewer tries than this tell nothing that should be believed. */
export const LEAST_TRIES = 100;
/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/** Wilson's score interval (E. B. Wilson, 1927); null while there are too few tries. */
export function rateOf(hits: number, tries: number): Rate | null {
  if (tries < LEAST_TRIES) return null;
  const rate = hits / tries;
  const spread = Z ** 2 / tries;
  const middle = (rate + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((rate * (1 - rate)) / tries + spread / (4 * tries));
  return { rate, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
