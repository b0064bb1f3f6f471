import type { Place } from "./list-streams.ts";

/** Rows of one part of an order, and how far they tell everything: null to its end. */
export type Part<Row> = { rows: readonly Row[]; until: Place | null };

/** By the first part that differs, descending: what comes first is less. Texts compare as SQLite's BINARY does. */
export function comparePlaces(a: Place, b: Place): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]!;
    if (left !== right) return left > right ? -1 : 1;
  }
  return 0;
}

/** One order from several parts: no further than all of them are known. */
export function mergeParts<Row>(parts: readonly Part<Row>[], placeOf: (row: Row) => Place): Part<Row> {
  const only = parts[0];
  if (only && parts.length === 1) return only;
  const untils = parts.flatMap(({ until }) => (until === null ? [] : [until]));
  const until = untils.length === 0 ? null : untils.reduce((a, b) => (comparePlaces(a, b) < 0 ? a : b));
  const rows = parts
    .flatMap((part) => [...part.rows])
    .map((row) => ({ row, place: placeOf(row) }))
    .filter(({ place }) => until === null || comparePlaces(place, until) <= 0)
    .sort((a, b) => comparePlaces(a.place, b.place))
    .map(({ row }) => row);
  return { rows, until };
}
