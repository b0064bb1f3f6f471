import { useRevalidator } from "@remix-run/react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { ConversationChanged } from "../routes/inbox.$id.change.ts";
import { ask, isProblem } from "./ask.ts";
import { askLayoutAgain } from "./layout-age.ts";
import { useToast } from "./toast.tsx";

export const changeAddress = (leadId: string): string => `/inbox/${encodeURIComponent(leadId)}/change`;

type Change =
  | { intent: "read" | "unread" | "take-over" | "resume" | "unblock" }
  | { intent: "cancel"; messageId: string };

/**
 * Does one thing in a conversation and shows what came of it; a refusal is told in a corner, unless nobody asked for it
 * by a click (`quietly`).
 *
 * @returns whether it was done
 */
export function useConversationChange(): (
  leadId: string,
  change: Change,
  options?: { quietly?: boolean },
) => Promise<boolean> {
  const { t } = useTranslation();
  const say = useToast();
  const { revalidate } = useRevalidator();
  return useCallback(
    async (leadId, change, { quietly = false } = {}) => {
      const answer = await ask<ConversationChanged>(changeAddress(leadId), change);
      // Unread conversations are counted in the navigation.
      askLayoutAgain();
      revalidate();
      if (!isProblem(answer)) return true;
      const { detail } = answer.problem;
      if (!quietly) {
        say(detail ? t("inbox.notDone", { detail }) : t("problem.notDone"), { tone: "danger" });
      }
      return false;
    },
    [say, t, revalidate],
  );
}
