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
