export type Positioned = { id: string; at: number };

/** By time, ties by id in code units: the one order that lists, pages and cursors share. */
export const isLater = (a: Positioned, b: Positioned): boolean =>
  a.at > b.at || (a.at === b.at && a.id > b.id);

export const newestFirst = (a: Positioned, b: Positioned): number =>
  isLater(a, b) ? -1 : isLater(b, a) ? 1 : 0;
