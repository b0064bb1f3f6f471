import { createHash } from "node:crypto";

/** A seeded source of chance: the same seed gives the same story. */
export type Random = {
  /** 0 ≤ x < 1 */
  next(): number;
  /** Whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Picks by weight; weights need not sum to one. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
};

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  // mulberry32: 32 bits of state are plenty for choosing names and delays.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new RangeError("cannot pick from nothing");
    return items[int(0, items.length - 1)] as Item;
  };
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    weighted(items) {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0);
      let mark = next() * total;
      for (const [item, weight] of items) {
        mark -= weight;
        if (mark < 0) return item;
      }
      return pick(items)[0];
    },
    shuffled(items) {
      const copy = [...items];
      for (let last = copy.length - 1; last > 0; last--) {
        const other = int(0, last);
        [copy[last], copy[other]] = [copy[other]!, copy[last]!];
      }
      return copy;
    },
  };
}

/** `length` decimal digits that depend only on `text`. */
export function digitsOf(text: string, length: number): string {
  const hash = createHash("sha256").update(text).digest("hex");
  return (BigInt(`0x${hash}`) % 10n ** BigInt(length)).toString().padStart(length, "0");
}

/** `length` letters and digits that depend only on `text`. */
export function lettersOf(text: string, length: number): string {
  let letters = "";
  for (let round = 0; letters.length < length; round++) {
    const block = createHash("sha256").update(`${round}:${text}`).digest("base64");
    letters += block.replaceAll(/[+/=]/g, "");
  }
  return letters.slice(0, length);
}
