import { Ban, BellOff, Lock } from "lucide-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Reach } from "../../worker/messaging/contract.ts";
import { ageText } from "../format/clock.ts";
import { reachWords } from "../format/reach.ts";
import { Button } from "./button.tsx";
import { useConversationChange } from "./conversation-change.ts";
import { usePlace } from "./place.tsx";

/** A person asked us to stop: when, and in which words if they are known. */
export type Asked = { at: string; words: string | null };

/** Asked once per person and opt-out, as long as the page lives. */
const seen = new Set<string>();

/** Whether somebody has said that they answer all the same. */
export function useOptOutSeen(leadId: string, optedOut: Asked | null): [boolean, (then: () => void) => void] {
  const key = `${leadId} ${optedOut?.at}`;
  const [shown, setShown] = useState(() => (seen.has(key) ? key : ""));
  const see = useCallback(
    (then: () => void) => {
      seen.add(key);
      setShown(key);
      requestAnimationFrame(then);
    },
    [key],
  );
  return [shown === key, see];
}

/** What the person asked for stands above whatever one writes to them. */
export function OptedOutNote({
  name,
  optedOut,
  isSeen,
  onAnswer,
}: {
  name: string;
  optedOut: Asked;
  isSeen: boolean;
  onAnswer: () => void;
}) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const date = ageText(Date.parse(optedOut.at), nowMs, place);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-warm-tint px-3 py-2.5 text-warm">
      <BellOff size={18} className="shrink-0" aria-hidden />
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium break-words" suppressHydrationWarning>
          {optedOut.words
            ? t("inbox.reply.optedOutQuote", { name, date, words: optedOut.words })
            : t("inbox.reply.optedOut", { name, date })}
        </p>
        <p className="text-sm">{t("inbox.reply.optedOutMeans")}</p>
      </div>
      {isSeen ? null : (
        <Button data-composer onClick={onAnswer}>
          {t("inbox.reply.answerAnyway")}
        </Button>
      )}
    </div>
  );
}

/** Why one cannot write, what would open it, and that nothing typed is lost. */
export function ClosedReply({
  leadId,
  name,
  reach,
  hasDraft,
}: {
  leadId: string;
  name: string;
  reach: Reach;
  hasDraft: boolean;
}) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const change = useConversationChange();
  const isBlocked = reach.kind === "none" && reach.reason === "blocked";
  const why = reachWords(
    reach.kind === "none" ? reach : { kind: "none", until: null, reason: "window-closed" },
    name,
    nowMs,
    place,
  );
  const Icon = isBlocked ? Ban : Lock;
  return (
    <section
      aria-label={t("inbox.reply.readOnly")}
      className="flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md bg-sunken px-4 py-3"
    >
      <Icon size={18} className="mt-0.5 shrink-0 text-muted" aria-hidden />
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">{t("inbox.reply.closed")}</p>
        <p className="text-muted">{t(why.key, why.values)}</p>
        {isBlocked ? <p className="text-muted">{t("inbox.reply.blockedBody")}</p> : null}
        {hasDraft ? <p className="mt-1 text-sm text-muted">{t("inbox.reply.kept")}</p> : null}
      </div>
      {isBlocked ? (
        <Button data-composer onClick={() => void change(leadId, { intent: "unblock" })}>
          {t("inbox.reply.unblock")}
        </Button>
      ) : null}
    </section>
  );
}
