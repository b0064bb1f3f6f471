import { useNavigate, useSearchParams } from "@remix-run/react";
import { useMemo, useState } from "react";
import type { Conversation } from "../../worker/conversations/contract.ts";
import { inboxAddress } from "../format/inbox.ts";
import { nameOf } from "../format/people.ts";
import { focusComposer } from "./composer.tsx";
import { useConversationChange } from "./conversation-change.ts";
import { walkRows } from "./row-walk.ts";
import { type ShortcutHandlers, useShortcuts } from "./shortcuts.tsx";
import { useTakeOver } from "./take-over.tsx";

export const conversationLink = (leadId: string): HTMLAnchorElement | null =>
  document.querySelector<HTMLAnchorElement>(`a[data-conversation="${CSS.escape(leadId)}"]`);

const focusedId = (): string | null =>
  (document.activeElement as HTMLElement | null)?.closest<HTMLElement>("[data-conversation]")?.dataset
    .conversation ?? null;

type Open = Pick<Conversation, "leadId" | "username" | "displayName" | "charge" | "unread">;

/** J and K walk the list; the other keys act on the row in focus, else on the conversation that is open. */
export function useInboxKeys(rows: readonly Open[], openId: string | null, open: Open | null) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const change = useConversationChange();
  const { toggle } = useTakeOver();
  const [helpOpen, setHelpOpen] = useState(false);
  const handlers = useMemo<ShortcutHandlers>(() => {
    const meant = (): Open | null => {
      const id = focusedId();
      return id === null || id === openId ? open : (rows.find((row) => row.leadId === id) ?? null);
    };
    return {
      j: () => walkRows(1),
      k: () => walkRows(-1),
      r: () => {
        const id = focusedId();
        if (id === null || id === openId) return focusComposer();
        const address = new URL(inboxAddress(search, id), location.origin);
        address.searchParams.set("reply", "1");
        navigate(address.pathname + address.search, { preventScrollReset: true });
      },
      e: () => {
        const one = meant();
        if (one) void change(one.leadId, { intent: one.unread ? "read" : "unread" });
      },
      t: () => {
        const one = meant();
        if (one) void toggle(one.leadId, nameOf(one), one.charge);
      },
      "/": () => document.getElementById("inbox-search")?.focus(),
      "?": () => setHelpOpen(true),
      Escape: () => {
        if (openId !== null) navigate(inboxAddress(search, null), { preventScrollReset: true });
      },
    };
  }, [rows, openId, open, navigate, search, change, toggle]);
  useShortcuts(handlers);
  return { helpOpen, setHelpOpen };
}
