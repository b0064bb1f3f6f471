import type { Intent } from "../language/intents.ts";
import { buyingIntent } from "../language/intents.ts";
import { isOptIn, isOptOut } from "../language/opt-out.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import { isNamedOnly } from "../platforms/named-person.ts";
import type { InboundInteraction } from "../platforms/platform.ts";
import type { LeadDraft, NewInteraction } from "./draft.ts";
import type { DayDelta } from "./figures.ts";
import { laterReferral } from "./referral.ts";

const INBOUND: ReadonlySet<InteractionKind> = new Set(["message", "story_reply"]);
/** Platforms' clocks and ours differ, and some tell whole seconds. */
const CLOCK_SLACK_MS = 60_000;

/** What opens the 24 h window: messages, story replies, and a story mention, which comes as a message. */
export const opensWindow = (one: Pick<NewInteraction, "kind" | "dedupeKey">): boolean =>
  INBOUND.has(one.kind) || (one.kind === "mention" && one.dedupeKey.startsWith("message:"));

export const answers = (lead: LeadDraft, one: NewInteraction): boolean =>
  lead.lastSentAt !== null && one.at >= lead.lastSentAt - CLOCK_SLACK_MS;

/** What a person seems to want, after one more thing they said: a wish to buy outlives small talk. */
export const intentAfter = (known: Intent | null, heard: Intent | null): Intent | null =>
  heard && (buyingIntent(heard) || heard === "negative" || !known || !buyingIntent(known)) ? heard : known;

const QUOTED_UNITS = 500;
/** The words in which somebody asked to stop, as far as they are kept. */
export const quoteOptOut = (text: string): string => text.slice(0, QUOTED_UNITS);

/** STOP and START: a mention speaks to others. Returns true when this text asks to stop. */
export function hearWish(lead: LeadDraft, kind: InteractionKind, text: string, at: number): boolean {
  if (kind === "mention") return false;
  if (isOptOut(text)) {
    if (lead.optedOutAt === null || at > lead.optedOutAt) {
      lead.optedOutAt = at;
      lead.optedOutText = quoteOptOut(text);
    }
    return true;
  }
  if (lead.optedOutAt !== null && at >= lead.optedOutAt && isOptIn(text)) {
    lead.optedOutAt = null;
    lead.optedOutText = null;
  }
  return false;
}

/** Writes one interaction into its lead: last words, open doors, what brought the person. */
export function noteActivity(
  lead: LeadDraft,
  one: NewInteraction,
  event: InboundInteraction,
  day: DayDelta,
): void {
  lead.interactionCount += 1;
  lead.firstSeenAt = Math.min(lead.firstSeenAt, one.at);
  noteNewest(lead, one);
  lead.intent = intentAfter(lead.intent, one.intent);
  lead.referral = laterReferral(lead.referral, event.referral, one.at);
  if (opensWindow(one)) {
    if (answers(lead, one) && (lead.lastInboundAt ?? 0) < (lead.lastSentAt ?? 0)) day.answers += 1;
    lead.lastInboundAt = Math.max(lead.lastInboundAt ?? 0, one.at);
    if (!isNamedOnly(event.person.externalId)) lead.threadId = event.person.externalId;
  }
  const mayBeAnswered = one.kind === "comment" && !event.standby;
  if (mayBeAnswered && one.at >= (lead.replyCommentAt ?? 0)) {
    lead.replyCommentId = one.externalId;
    lead.replyCommentAt = one.at;
    lead.replyMediaId = one.mediaId;
    lead.replyUsed = false;
  }
}

/** The last thing they did, and their last words: what is silent does not take those away. */
export function noteNewest(
  lead: LeadDraft,
  one: Pick<NewInteraction, "at" | "kind" | "text" | "mediaId">,
): void {
  const isNewest = one.at >= lead.lastInteractionAt;
  if (isNewest) {
    lead.lastInteractionAt = one.at;
    lead.lastKind = one.kind;
  }
  // Words that come late are still the last ones while nothing else was said.
  if (!one.text || (!isNewest && lead.lastText !== null)) return;
  lead.lastText = one.text;
  lead.lastMediaId = one.mediaId;
}
