import { useCallback, useRef, useState } from "react";
import { idsUpTo } from "../format/rows.ts";

export type Selection = {
  ids: ReadonlySet<string>;
  /** Not only those: all who match the filters, here and on the pages that follow. */
  isAll: boolean;
  /** @param upTo  together with everybody between the one chosen before and this one */
  toggle: (id: string, upTo?: boolean) => void;
  togglePage: () => void;
  selectAll: () => void;
  clear: () => void;
};

const NOBODY: ReadonlySet<string> = new Set();

/** Who is selected among the rows shown. */
export function useSelection(rows: readonly { id: string }[]): Selection {
  const [ids, setIds] = useState(NOBODY);
  const [isAll, setAll] = useState(false);
  const anchor = useRef<string | null>(null);
  const shown = useRef<readonly string[]>([]);
  shown.current = rows.map((row) => row.id);

  const toggle = useCallback((id: string, upTo = false) => {
    const from = anchor.current;
    anchor.current = id;
    setAll(false);
    setIds((before) => {
      const next = new Set(before);
      if (upTo && from !== null) for (const between of idsUpTo(shown.current, from, id)) next.add(between);
      else if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const togglePage = useCallback(() => {
    setAll(false);
    setIds((before) => (shown.current.every((id) => before.has(id)) ? NOBODY : new Set(shown.current)));
  }, []);
  const selectAll = useCallback(() => setAll(true), []);
  const clear = useCallback(() => {
    anchor.current = null;
    setAll(false);
    setIds(NOBODY);
  }, []);
  return { ids, isAll, toggle, togglePage, selectAll, clear };
}
