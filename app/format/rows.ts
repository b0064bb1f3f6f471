type Row = { id: string };

/**
 * What a list shows after a refresh: the rows already there, in their places, with fresh values; newcomers only counted.
 * A row that the refresh no longer holds stays until the person asks for the new list: nothing moves under a finger.
 */
export function keepPlaces<T extends Row>(
  shown: readonly T[],
  fresh: readonly T[],
): { rows: T[]; newcomers: number } {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const rows = shown.map((row) => byId.get(row.id) ?? row);
  const known = new Set(shown.map((row) => row.id));
  return { rows, newcomers: fresh.filter((row) => !known.has(row.id)).length };
}

/** The ids from one to the other, both included, in the order of the list; only the second when the first is not in it. */
export function idsUpTo(ids: readonly string[], from: string, to: string): string[] {
  const [start, end] = [ids.indexOf(from), ids.indexOf(to)];
  if (end < 0) return [];
  if (start < 0) return [to];
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}
