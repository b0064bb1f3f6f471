import { useNavigate } from "@remix-run/react";
import { useMemo, useState } from "react";
import { walkRows } from "./row-walk.ts";
import { type ShortcutHandlers, useShortcuts } from "./shortcuts.tsx";

const currentRow = (): HTMLTableRowElement | null =>
  (document.activeElement as HTMLElement | null)?.closest<HTMLTableRowElement>("tr[data-lead]") ?? null;

/** J and K walk the list, the other keys act on the row in focus. Enter is the link's own. */
export function useLeadKeys({
  onSelect,
  onRemind,
}: {
  onSelect: (id: string, upTo: boolean) => void;
  onRemind: (id: string) => void;
}) {
  const navigate = useNavigate();
  const [helpOpen, setHelpOpen] = useState(false);
  const handlers = useMemo<ShortcutHandlers>(() => {
    const withRow =
      (act: (id: string, row: HTMLTableRowElement, event: KeyboardEvent) => void) =>
      (event: KeyboardEvent) => {
        const row = currentRow();
        if (row?.dataset.lead) act(row.dataset.lead, row, event);
      };
    return {
      j: () => walkRows(1),
      k: () => walkRows(-1),
      r: withRow((id) => onRemind(id)),
      m: withRow((id) => navigate(`/leads/${id}?reply=1`)),
      s: withRow((_, row) => {
        const select = row.querySelector("select");
        select?.focus();
        select?.showPicker?.();
      }),
      x: withRow((id, _, event) => onSelect(id, event.shiftKey)),
      "/": () => document.getElementById("lead-search")?.focus(),
      "?": () => setHelpOpen(true),
    };
  }, [navigate, onSelect, onRemind]);
  useShortcuts(handlers);
  return { helpOpen, setHelpOpen };
}
