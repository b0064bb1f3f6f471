/** A stream of pseudo-random numbers that a seed determines (sfc32). */
export type Random = {
  /** 0 to 1, without 1. */
  next: () => number;
  /** An integer from 0 to `count` − 1. */
  below: (count: number) => number;
  /** True that often. */
  chance: (share: number) => boolean;
  pick: <One>(from: readonly One[]) => One;
  /** A whole number of both ends and in between. */
  between: (from: number, to: number) => number;
};

export function randomFrom(seed: number, stream = 0): Random {
  let [a, b, c, d] = [seed | 0, (seed / 2 ** 32) | 0, stream | 0, 1];
  const step = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let round = 0; round < 12; round++) step();
  const next = (): number => step() / 2 ** 32;
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (from) => from[below(from.length)]!,
    between: (from, to) => from + below(to - from + 1),
  };
}
