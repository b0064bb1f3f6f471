import { parseKeepingIds } from "../ids.ts";
import { asList, asRecord, readId } from "../json.ts";
import { readEpoch } from "./times.ts";

const UPDATE_LISTS = ["changes", "messaging", "standby"] as const;

/**
 * One delivery per update, in the same order. Ids that a double cannot hold come out as strings: read alike. What
 * nobody would read is left out, so that all parts together are hardly longer than the whole.
 */
export function splitDelivery(rawJson: string): string[] {
  const root = parseKeepingIds(rawJson);
  return (Array.isArray(root) ? root : [root])
    .map(asRecord)
    .filter(({ object }) => object === undefined || object === "instagram")
    .flatMap(({ object, entry }) =>
      asList(entry).flatMap((one) =>
        updatesOf(one).map((update) => JSON.stringify({ object, entry: [update] })),
      ),
    );
}

function updatesOf(value: unknown): object[] {
  const entry = asRecord(value);
  const id = readId(entry.id);
  if (id === null) return [];
  const head = { id, time: readEpoch(entry.time) === null ? undefined : entry.time };
  const alone = entry.field === undefined ? [] : [{ ...head, field: entry.field, value: entry.value }];
  const listed = UPDATE_LISTS.flatMap((name) =>
    asList(entry[name]).map((update) => ({ ...head, [name]: [update] })),
  );
  return [...alone, ...listed];
}
