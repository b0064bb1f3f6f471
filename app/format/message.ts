import type { Message } from "../../worker/messaging/contract.ts";
import type { Words } from "../i18n/fr.ts";
import { dateText, deadlineText, type Place } from "./clock.ts";

type MessageKey = keyof Words["reasons"]["message"];
export type Sentence = { key: `reasons.message.${MessageKey}`; values: SentenceValues };
export type SentenceValues = { name: string; when?: string; date?: string; code?: string };

/** Every code the sending side writes, and the sentence for it. Several codes may share a sentence. */
const SENTENCES: Record<string, MessageKey> = {
  "opted-out": "optedOutNoDate",
  "opt-out": "optedOutNoDate",
  "already-contacted-for-post": "twice",
  "private-reply-used": "twice",
  "already-contacted": "alreadyContacted",
  "window-closed": "windowClosed",
  "human-agent-only": "windowClosed",
  "comment-too-old": "tooOld",
  "never-wrote": "neverWrote",
  "no-reach": "windowClosed",
  blocked: "blocked",
  "person-blocked-us": "blockedUs",
  "person-unavailable": "unavailable",
  "no-such-person": "noSuchPerson",
  "messages-disabled": "messagesDisabled",
  "permission-missing": "permission",
  "thread-controlled-elsewhere": "controlled",
  "text-invalid": "textInvalid",
  restricted: "restricted",
  refused: "refused",
  "not-supported": "refused",
  cancelled: "cancelled",
  canceled: "cancelled",
  "taken-over": "takeover",
  takeover: "takeover",
  negative: "negative",
  "not-interested": "negative",
  "account-disconnected": "disconnected",
  disconnected: "disconnected",
  reconnect: "reconnect",
  "account-reconnect": "reconnect",
  "account-paused": "paused",
  paused: "paused",
  stopped: "stopped",
  "workspace-stopped": "stopped",
  "emergency-stop": "stopped",
  quota: "quota",
  hourly: "quota",
  spacing: "spacing",
  "outside-hours": "hours",
  "new-account": "hold",
  hold: "hold",
  "connect-hold": "hold",
  breaker: "rateLimited",
  "rate-limited": "rateLimited",
  "blocked-by-platform": "rateLimited",
  deadline: "expired",
  expired: "expired",
  "deadline-passed": "expired",
  "quota-expired": "expiredQuota",
  "automation-off": "automationOff",
  "automation-removed": "automationOff",
  "lead-gone": "leadGone",
  "lead-settled": "converted",
  "switched-off": "kill",
  "sending-disabled": "kill",
  "will-expire": "willExpire",
  "comment-deleted": "commentDeleted",
  "not-sent": "refused",
  "already-settled": "refused",
  spam: "spam",
  "lead-missing": "leadGone",
};

/** French shortens months with a full stop; a sentence that ends on one has a single stop. */
const unstopped = (text: string): string => text.replace(/\.$/, "");

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
  if (state === "unknown") return plain("unknown");
  if (state === "sent" || state === "delivered" || state === "read") return null;
  const known = reason === null ? undefined : SENTENCES[reason];
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
