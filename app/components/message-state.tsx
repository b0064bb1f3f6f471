import { AlertTriangle, Ban, Check, CheckCheck, Clock, HelpCircle, Hourglass, Send } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { MessageState } from "../../worker/messaging/contract.ts";
import { messageSentence } from "../format/message.ts";
import { usePlace } from "./place.tsx";

const ICONS = {
  pending: Clock,
  scheduled: Clock,
  sending: Send,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: AlertTriangle,
  skipped: Ban,
  expired: Hourglass,
  unknown: HelpCircle,
} as const;
const MENDABLE = new Set<MessageState>(["failed"]);

type Props = {
  state: MessageState;
  reason: string | null;
  deadlineAt: string | null;
  scheduledFor?: string | null;
  name: string;
  optedOutAt?: string | null;
};

/** Where a message stands, and why it waits or did not go, in one sentence. */
export function MessageStateLine({
  state,
  reason,
  deadlineAt,
  scheduledFor = null,
  name,
  optedOutAt = null,
}: Props) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const Icon = ICONS[state];
  const sentence = messageSentence(
    { state, reason, deadlineAt, scheduledFor },
    name,
    nowMs,
    place,
    optedOutAt ? Date.parse(optedOutAt) : null,
  );
  return (
    <span className={`inline-flex items-start gap-1.5 ${MENDABLE.has(state) ? "text-danger" : "text-muted"}`}>
      <Icon size={15} className={`mt-0.5 shrink-0 ${state === "read" ? "text-accent" : ""}`} aria-hidden />
      <span suppressHydrationWarning>
        {sentence ? t(sentence.key, sentence.values) : t(`reasons.state.${state}`)}
      </span>
    </span>
  );
}
