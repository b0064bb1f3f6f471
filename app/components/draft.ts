import { useCallback, useSyncExternalStore } from "react";

const PREFIX = "draft:";
const drafts = new Map<string, string>();
const listeners = new Set<() => void>();

/** Kept in the tab only: gone when it closes, there after a reload. */
function stored(key: string): string {
  const known = drafts.get(key);
  if (known !== undefined) return known;
  let text = "";
  try {
    text = sessionStorage.getItem(PREFIX + key) ?? "";
  } catch {
    // no storage here: a draft then lasts as long as the page
  }
  drafts.set(key, text);
  return text;
}

function keep(key: string, text: string): void {
  drafts.set(key, text);
  try {
    if (text === "") sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, text);
  } catch {
    // as above
  }
  for (const listener of listeners) listener();
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What somebody is writing, kept while they look elsewhere. `key` says who writes to whom. */
export function useDraft(key: string): [string, (text: string) => void] {
  const text = useSyncExternalStore(
    listen,
    () => stored(key),
    () => "",
  );
  const setText = useCallback((next: string) => keep(key, next), [key]);
  return [text, setText];
}

/** Whether something is being written, for a list that marks it. */
export const useHasDraft = (key: string): boolean =>
  useSyncExternalStore(
    listen,
    () => stored(key).trim() !== "",
    () => false,
  );
