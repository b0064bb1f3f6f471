import { parseKeepingIds } from "../ids.ts";
import { asList, asRecord } from "../json.ts";

const UPDATE_LISTS = ["changes", "messaging", "standby"] as const;

/** One delivery per update, in the same order. Ids that a double cannot hold come out as strings: read alike. */
export function splitDelivery(rawJson: string): string[] {
  const root = parseKeepingIds(rawJson);
  return (Array.isArray(root) ? root : [root]).flatMap((envelope: unknown) =>
    asList(asRecord(envelope).entry).flatMap((entry) => {
      const lists = UPDATE_LISTS.filter((name) => Array.isArray(asRecord(entry)[name]));
      const alone = lists.length === 0 ? [entry] : [];
      const { changes: _c, messaging: _m, standby: _s, ...rest } = asRecord(entry) as Record<string, unknown>;
      const updates = lists.flatMap((name) =>
        asList(asRecord(entry)[name]).map((one) => ({ ...rest, [name]: [one] })),
      );
      return [...alone, ...updates].map((one) => JSON.stringify({ ...asRecord(envelope), entry: [one] }));
    }),
  );
}
