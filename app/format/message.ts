import type { Message, MessageReason } from "../../worker/messaging/contract.ts";
import type { Words } from "../i18n/fr.ts";
import { dateText, deadlineText, type Place, unstopped } from "./clock.ts";

type MessageKey = keyof Words["reasons"]["message"];
export type Sentence = { key: `reasons.message.${MessageKey}`; values: SentenceValues };
export type SentenceValues = { name: string; when?: string; date?: string; code?: string };

/** The sentence for each code; the compiler asks for a new one's. Several codes may share a sentence. */
const SENTENCES: Record<MessageReason, MessageKey> = {
  "opted-out": "optedOutNoDate",
  "private-reply-used": "twice",
  "window-closed": "windowClosed",
  "window-open": "soon",
  "comment-unanswered": "soon",
  "human-agent-only": "windowClosed",
  "comment-too-old": "tooOld",
  "never-wrote": "neverWrote",
  blocked: "blocked",
  "not-supported": "refused",
  quota: "quota",
  "will-expire": "willExpire",
  slow: "spacing",
  reconnect: "reconnect",
  "account-paused": "paused",
  "emergency-stop": "stopped",
  "new-account": "hold",
  "switched-off": "kill",
  "rate-limited": "rateLimited",
  "blocked-by-platform": "rateLimited",
  "taken-over": "takenOver",
  "slowed-down": "slowedDown",
  "outside-hours": "outsideHours",
  "not-answering": "notAnswering",
  answered: "answered",
  "window-closes-first": "windowClosesFirst",
  refused: "refused",
  "do-not-contact": "doNotContact",
  merged: "merged",
  cancelled: "cancelled",
  "account-disconnected": "accountDisconnected",
  "comment-deleted": "commentDeleted",
  "before-activation": "beforeActivation",
  "person-unavailable": "unavailable",
  "person-blocked-us": "blockedUs",
  "no-such-person": "noSuchPerson",
  "thread-controlled-elsewhere": "controlled",
  "messages-disabled": "messagesDisabled",
  "permission-missing": "permission",
  "text-invalid": "textInvalid",
  restricted: "restricted",
  unconfirmed: "unknown",
  "never-confirmed": "neverConfirmed",
};
const isKnown = (reason: string): reason is MessageReason => Object.hasOwn(SENTENCES, reason);

const WAITING = new Set(["pending", "scheduled", "sending"]);
/** Sentences that say "not sent": untrue of a message that still waits, e.g. a person's own for a closed window. */
const CLOSED_WHILE_WAITING = new Set<MessageKey>(["windowClosed", "neverWrote", "tooOld", "twice"]);

/**
 * One readable sentence on where a message stands; null when its state says it all (sent, delivered, read).
 *
 * @param optedOutAtMs when the person asked to stop, if known
 */
export function messageSentence(
  message: Pick<Message, "state" | "reason" | "deadlineAt" | "scheduledFor">,
  name: string,
  nowMs: number,
  place: Place,
  optedOutAtMs: number | null = null,
): Sentence | null {
  const { state, reason } = message;
  const plain = (key: MessageKey, values: Omit<SentenceValues, "name"> = {}): Sentence => ({
    key: `reasons.message.${key}`,
    values: { name, ...values },
  });
  if (state === "unknown") return plain(reason === "never-confirmed" ? "neverConfirmed" : "unknown");
  if (state === "sent" || state === "delivered" || state === "read") return null;
  const known = reason !== null && isKnown(reason) ? SENTENCES[reason] : undefined;
  if (known === "optedOutNoDate" && optedOutAtMs !== null) {
    return plain("optedOut", { date: unstopped(dateText(optedOutAtMs, nowMs, place)) });
  }
  // The platform refuses (failed), or the person has refused what is sold (skipped): one code, two sentences.
  if (reason === "refused" && state === "skipped") return plain("personRefused");
  if (known && WAITING.has(state) && CLOSED_WHILE_WAITING.has(known)) return plain("waitingClosed");
  if (known === "quota" && message.scheduledFor !== null && Date.parse(message.scheduledFor) > nowMs) {
    return plain("quotaUntil", {
      when: unstopped(deadlineText(Date.parse(message.scheduledFor), nowMs, place)),
    });
  }
  if (known) return plain(known);
  if (state === "expired") return plain("expired");
  if (!WAITING.has(state)) return plain("other", { code: reason ?? state });
  if (reason !== null) return plain("waitingOther", { code: reason });
  const plannedMs = message.scheduledFor === null ? null : Date.parse(message.scheduledFor);
  if (plannedMs !== null && plannedMs > nowMs)
    return plain("planned", { when: unstopped(deadlineText(plannedMs, nowMs, place)) });
  return plain("soon");
}
