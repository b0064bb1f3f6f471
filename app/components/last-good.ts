import { type ClientLoaderFunctionArgs, isRouteErrorResponse } from "@remix-run/react";
import { useSyncExternalStore } from "react";

const FIRST_SERVER_ERROR = 500;

/** What each address showed last, so that a refresh that fails takes nothing away. One page back is enough. */
const shown = new Map<string, unknown>();
const KEPT = 8;
let staleSinceMs: number | null = null;
let goodAtMs = 0;
const listeners = new Set<() => void>();

function setStale(since: number | null): void {
  if (staleSinceMs === since) return;
  staleSinceMs = since;
  for (const listener of listeners) listener();
}

const addressOf = ({ pathname, search }: URL): string => pathname + search;

export function rememberShown(address: string, data: unknown): void {
  shown.delete(address);
  shown.set(address, data);
  for (const oldest of shown.keys()) {
    if (shown.size <= KEPT) break;
    shown.delete(oldest);
  }
  if (staleSinceMs === null) goodAtMs = Date.now();
}

/** A refusal is news and is shown; a server or a network that fails is not, while there is something to show. */
const isOutage = (error: unknown): boolean =>
  isRouteErrorResponse(error) ? error.status >= FIRST_SERVER_ERROR : !(error instanceof Response);

/**
 * A page's reading in the browser: the server's answer, or what the same address showed last while it is down.
 *
 * @param nameOf  what is remembered by what, where a page has parts that are read apart
 */
export const keepLastAs =
  (nameOf: (address: URL) => string) =>
  async ({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> => {
    const name = nameOf(new URL(request.url));
    try {
      const data = await serverLoader();
      setStale(null);
      return data;
    } catch (error) {
      if (!isOutage(error) || !shown.has(name)) throw error;
      setStale(goodAtMs || Date.now());
      return shown.get(name);
    }
  };
export const keepLast = keepLastAs(addressOf);

let layout: unknown;
/** What surrounds the pages, as it was last drawn. */
export function rememberLayout(data: unknown): void {
  layout = data;
}

/** The same for what surrounds the pages: an outage leaves it standing, and the page below says how old all is. */
export async function keepLastLayout({ serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> {
  try {
    return await serverLoader();
  } catch (error) {
    if (!isOutage(error) || layout === undefined) throw error;
    return layout;
  }
}

/** Nothing about this place is kept any longer, e.g. because the person it showed was erased. */
export function forgetShown(pathname: string): void {
  for (const address of shown.keys()) if (address.split("?")[0] === pathname) shown.delete(address);
}

/** Since when the page could not be refreshed, epoch ms; null while all is well. */
export const useStaleSince = (): number | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => staleSinceMs,
    () => null,
  );
