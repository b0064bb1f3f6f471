import { Ban, Hourglass, Lock, MessageCircle, Reply, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Reach } from "../../worker/messaging/contract.ts";
import { isClosingSoon, isOpen, reachWords } from "../format/reach.ts";
import { Left, usePlace } from "./place.tsx";

const ICONS = { window: MessageCircle, private_reply: Reply, human_only: UserRound, none: Lock } as const;
const SHORT_NONE = ["opted-out", "blocked", "private-reply-used"] as const;

/** The whole sentence: what may be sent, until when, or why not. */
export function ReachSentence({
  reach,
  name,
  className = "",
}: {
  reach: Reach;
  name: string;
  className?: string;
}) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const words = reachWords(reach, name, nowMs, place);
  const closing = isClosingSoon(reach, nowMs);
  const Icon = isOpen(reach, nowMs) ? (closing ? Hourglass : ICONS[reach.kind]) : Lock;
  return (
    <p className={`flex items-start gap-2 ${closing ? "text-warm" : "text-muted"} ${className}`}>
      <Icon size={16} className="mt-0.5 shrink-0" aria-hidden />
      <span suppressHydrationWarning>{t(words.key, words.values)}</span>
    </p>
  );
}

/** Icon and countdown for a column. Its title and its spoken text are the whole sentence. */
export function ReachChip({ reach, name }: { reach: Reach; name: string }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const words = reachWords(reach, name, nowMs, place);
  const sentence = t(words.key, words.values);
  const open = isOpen(reach, nowMs);
  const closing = isClosingSoon(reach, nowMs);
  const Icon = open ? (closing ? Hourglass : ICONS[reach.kind]) : reach.reason === "blocked" ? Ban : Lock;
  const none = SHORT_NONE.find((reason) => reason === reach.reason);
  return (
    <span
      title={sentence}
      className={`inline-flex items-center gap-1.5 whitespace-nowrap ${closing ? "font-medium text-warm" : open ? "text-ink" : "text-muted"}`}
      suppressHydrationWarning
    >
      <Icon size={15} className="shrink-0" aria-hidden />
      <span aria-hidden>
        {open && reach.until ? (
          <Left until={reach.until} />
        ) : none ? (
          t(`reasons.reach.shortNone.${none}`)
        ) : (
          t(`reasons.reach.short.${open ? reach.kind : "none"}`)
        )}
      </span>
      <span className="sr-only" suppressHydrationWarning>
        {sentence}
      </span>
    </span>
  );
}
