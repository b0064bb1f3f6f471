import { useEffect, useRef, useState } from "react";
import type { Conversation } from "../../worker/conversations/contract.ts";
import { useConversationChange } from "./conversation-change.ts";

const TRY_AGAIN_MS = 5_000;
const isLookedAt = (): boolean => document.visibilityState === "visible";

/**
 * Words are read once they are in front of somebody: when the conversation opens, when new ones come while one looks,
 * or when one comes back to the window. Whoever marks it unread after that is not overruled.
 */
export function useMarkRead({ leadId, lastInboundAt, unread }: Conversation, may: boolean): void {
  const change = useConversationChange();
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const look = () => setSeen(isLookedAt());
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  const words = `${leadId} ${lastInboundAt}`;
  const marked = useRef<string | null>(null);
  const [failures, setFailures] = useState(0);
  // Each failure is a reason to try again.
  useEffect(() => {
    if (!may || !isSeen || marked.current === words) return;
    marked.current = words;
    if (!unread) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void change(leadId, { intent: "read" }, { quietly: true }).then((isDone) => {
      if (isDone || marked.current !== words) return;
      timer = setTimeout(() => {
        marked.current = null;
        setFailures((count) => count + 1);
      }, TRY_AGAIN_MS);
    });
    return () => clearTimeout(timer);
  }, [may, isSeen, words, leadId, change, failures]);
}
