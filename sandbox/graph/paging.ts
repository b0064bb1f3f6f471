import type { Random } from "../random.ts";
import type { Positioned } from "../world/order.ts";
import { isLater } from "../world/order.ts";
import { badParameter } from "./errors.ts";

type Cursor = Positioned & { afterEmpty: boolean };

/** Cursors look like the platform's (`QVFIUz…`) and hold a position, so that a deleted item does not lose the place. */
export const cursorOf = (position: Positioned, afterEmpty = false): string =>
  Buffer.from(`AQHS~${position.at}~${position.id}${afterEmpty ? "~e" : ""}`).toString("base64url");

export function readCursor(text: string): Cursor {
  const [mark, at, id, flag] = Buffer.from(text, "base64url").toString("utf8").split("~");
  if (mark !== "AQHS" || !at || !id || Number.isNaN(Number(at))) throw badParameter("Invalid cursors values");
  return { at: Number(at), id, afterEmpty: flag === "e" };
}

export type PageRequest = {
  limit?: string;
  after?: string;
  before?: string;
  defaultLimit: number;
  maxLimit: number;
  quirks?: { short: boolean; empty: boolean; random: Random };
};

export type Page<Item> = {
  items: Item[];
  cursors?: { before: string; after: string };
  next?: string;
  previous?: string;
};

/**
 * One page of a list that is sorted newest first by (at, id).
 *
 * @throws GraphError code 100 for a bad limit or cursor
 */
export function pageOf<Item>(
  sorted: Item[],
  position: (item: Item) => Positioned,
  request: PageRequest,
): Page<Item> {
  const asked = request.limit === undefined ? request.defaultLimit : Number(request.limit);
  if (!Number.isInteger(asked) || asked < 0) throw badParameter(`param limit must be a positive number`);
  let size = Math.min(Math.max(asked, 1), request.maxLimit);
  const { quirks } = request;

  let start = 0;
  if (request.after !== undefined) {
    const cursor = readCursor(request.after);
    start = firstIndex(sorted, (item) =>
      cursor.afterEmpty ? !isLater(position(item), cursor) : isLater(cursor, position(item)),
    );
    if (cursor.afterEmpty) return take(sorted, start, size, position);
  } else if (request.before !== undefined) {
    const cursor = readCursor(request.before);
    const end = firstIndex(sorted, (item) => !isLater(position(item), cursor));
    start = Math.max(0, end - size);
    size = end - start;
  }
  const first = sorted[start];
  if (quirks?.empty && first !== undefined) {
    const here = cursorOf(position(first), true);
    return { items: [], cursors: { before: here, after: here }, next: here };
  }
  if (quirks?.short && size > 1) size = quirks.random.int(1, size);
  return take(sorted, start, size, position);
}

function take<Item>(
  sorted: Item[],
  start: number,
  size: number,
  position: (item: Item) => Positioned,
): Page<Item> {
  const items = sorted.slice(start, start + size);
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return { items: [] };
  const cursors = { before: cursorOf(position(first)), after: cursorOf(position(last)) };
  return {
    items,
    cursors,
    next: start + size < sorted.length ? cursors.after : undefined,
    previous: start > 0 ? cursors.before : undefined,
  };
}

function firstIndex<Item>(items: Item[], test: (item: Item) => boolean): number {
  const index = items.findIndex(test);
  return index === -1 ? items.length : index;
}

/** `since` and `until`: epoch seconds, or anything `Date` understands. @returns epoch ms */
export function readTime(text: string | undefined, name: string): number | undefined {
  if (text === undefined || text === "") return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(ms)) throw badParameter(`param ${name} must be a time`);
  return ms;
}
