/** A repeatable source of chances: the same seed gives the same texts. */
export type Chance = {
  /** Below `limit`, 0 included. */
  below: (limit: number) => number;
  one: <T>(of: readonly T[]) => T;
  /** `count` decimal digits. */
  digits: (count: number) => string;
};

/** mulberry32: small, quick, good enough to vary texts. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const one = <T>(of: readonly T[]): T => {
    const chosen = of[below(of.length)];
    if (chosen === undefined) throw new Error("nothing to choose from");
    return chosen;
  };
  return {
    below,
    one,
    digits: (count) => Array.from({ length: count }, () => below(10)).join(""),
  };
}
