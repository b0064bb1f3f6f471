import { useLoaderData, useLocation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { rememberShown } from "./last-good.ts";

const EVERY_MS = 5_000;

/** Asks for the page's data again every few seconds while somebody looks at it. Call it in the page itself. */
export function useLiveRefresh(everyMs: number = EVERY_MS): void {
  useRemembered();
  useRefresh(everyMs);
}

/** Keeps what the page shows for when it cannot be read. Where several parts are read apart, each has a name. */
export function useRemembered(name?: string): void {
  const data = useLoaderData<unknown>();
  const { pathname, search } = useLocation();
  const kept = name ?? pathname + search;
  useEffect(() => rememberShown(kept, data), [kept, data]);
}

/** The asking alone, for a page that says itself what it remembers. */
export function useRefresh(everyMs: number = EVERY_MS): void {
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  latest.current = revalidator;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && navigator.onLine && latest.current.state === "idle") {
        latest.current.revalidate();
      }
    }, everyMs);
    const onReturn = () => {
      if (document.visibilityState === "visible" && latest.current.state === "idle")
        latest.current.revalidate();
    };
    document.addEventListener("visibilitychange", onReturn);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onReturn);
    };
  }, [everyMs]);
}

/** Ids that were not there at the previous drawing: their rows fade a tint. Nothing has "arrived" on the first one. */
export function useArrivals(ids: readonly string[], resetKey: string): ReadonlySet<string> {
  const key = ids.join("|");
  const seen = useRef<{ resetKey: string; ids: Set<string> } | null>(null);
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const now = key === "" ? [] : key.split("|");
    const before = seen.current;
    if (!before || before.resetKey !== resetKey) {
      seen.current = { resetKey, ids: new Set(now) };
      setArrived(new Set());
      return;
    }
    const fresh = now.filter((id) => !before.ids.has(id));
    for (const id of fresh) before.ids.add(id);
    if (fresh.length > 0) setArrived(new Set(fresh));
  }, [key, resetKey]);
  return arrived;
}
