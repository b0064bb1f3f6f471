import { asList, asRecord } from "../json.ts";
import { call, type Reply } from "./wire.ts";

export type Query = Readonly<Record<string, string | null>>;

/** The one door to graph.instagram.com. The token travels in a header, so that no address ever holds it. */
export type Graph = {
  get(path: readonly string[], query: Query, token: string): Promise<Reply>;
  post(path: readonly string[], query: Query, token: string, body?: unknown): Promise<Reply>;
  remove(path: readonly string[], token: string): Promise<Reply>;
};

export function createGraph(options: { graphUrl: string; graphVersion: string; fetch: typeof fetch }): Graph {
  const { fetch: request, graphUrl, graphVersion } = options;
  const send = (method: string, path: readonly string[], query: Query, token: string, body?: unknown) => {
    const address = `${graphUrl}/${graphVersion}/${path.map(encodeURIComponent).join("/")}${search(query)}`;
    const headers: Record<string, string> = { accept: "application/json", authorization: `Bearer ${token}` };
    if (body === undefined) return call(request, address, { method, headers });
    headers["content-type"] = "application/json";
    return call(request, address, { method, headers, body: JSON.stringify(body) });
  };
  return {
    get: (path, query, token) => send("GET", path, query, token),
    post: (path, query, token, body) => send("POST", path, query, token, body),
    remove: (path, token) => send("DELETE", path, {}, token),
  };
}

function search(query: Query): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null);
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}

/**
 * One page of an edge. A page may be short or empty and still have a next one. Of `paging.next` only the cursor
 * is kept: the address holds the token.
 * @param asked the cursor this page was asked with: one that comes back unchanged would page for ever
 */
export function readPage(
  body: unknown,
  asked: string | null,
): { items: readonly unknown[]; after: string | null } | null {
  const edge = asRecord(body);
  if (!Array.isArray(edge.data)) return null;
  const paging = asRecord(edge.paging);
  const after =
    typeof paging.next === "string" && paging.next !== ""
      ? (cursor(asRecord(paging.cursors).after) ?? cursorIn(paging.next))
      : null;
  return { items: asList(edge.data), after: after === asked ? null : after };
}

const cursor = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

function cursorIn(address: string): string | null {
  return URL.canParse(address) ? cursor(new URL(address).searchParams.get("after")) : null;
}
