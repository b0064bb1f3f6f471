import { type LeadDraft, type NewInteraction, newLead } from "../collection/draft.ts";
import { isOptOut } from "../language/opt-out.ts";
import type { LeadStatus } from "../leads/contract.ts";
import { DAY_MS } from "../scoring/days.ts";
import { addToSum, scoreFromSum } from "../scoring/heat.ts";
import type { MatchInput, MessageDraft, RunningAutomation } from "./automation-draft.ts";
import type { DeclineReason } from "./contract.ts";
import { type PastMessage, ReachHistory } from "./history.ts";
import { decide } from "./match.ts";
import { futureSlots, type SendLimits } from "./quota.ts";
import { TAKEN_OVER_MS } from "./take-over.ts";

/** An interaction as it is stored. Times are epoch ms. */
export type RehearsedInteraction = Pick<
  NewInteraction,
  | "id"
  | "leadId"
  | "kind"
  | "dedupeKey"
  | "externalId"
  | "mediaId"
  | "parentId"
  | "text"
  | "intent"
  | "points"
  | "capped"
  | "at"
>;
export type RehearsedLead = {
  id: string;
  username: string;
  displayName: string | null;
  status: LeadStatus;
  statusAt: number;
  blocked: boolean;
  optedOutAt: number | null;
  firstSeenAt: number;
  lastInboundAt: number | null;
  sum: number;
  sumAt: number;
};
export type RehearsedMessage = PastMessage & {
  leadId: string;
  dedupeKey: string;
  automationId: string | null;
  interactionId: string | null;
  state: string;
  /** Written by hand, here or in the platform's own app. */
  byHand: boolean;
  createdAt: number;
};

export type RehearsalParts = {
  automation: RunningAutomation;
  account: MatchInput["account"];
  zone: string;
  halfLifeDays: number;
  limits: SendLimits;
  /** Oldest first. */
  interactions: readonly RehearsedInteraction[];
  leads: readonly RehearsedLead[];
  messages: readonly RehearsedMessage[];
};
export type Rehearsed = {
  written: { interaction: RehearsedInteraction; draft: MessageDraft }[];
  declined: { interaction: RehearsedInteraction; reason: DeclineReason }[];
  overQuota: number;
};

/**
 * Plays an automation over what really happened (pure): the very rule of the intake decides about each interaction,
 * with the lead's reach, score and messages as they were then. Its own messages of those days are left out: it starts
 * afresh. What it would have written uses up comments and occasions like the real thing.
 */
export function rehearse(parts: RehearsalParts): Rehearsed {
  const { automation, account, zone } = parts;
  const leads = new Map(parts.leads.map((lead) => [lead.id, lead]));
  const others = Map.groupBy(
    parts.messages.filter((one) => one.automationId !== automation.id),
    (one) => one.leadId,
  );
  const scores = scoresOf(parts);
  const pasts = new Map<string, ReachHistory>();
  const drafts = new Map<string, MessageDraft[]>();
  const result: Rehearsed = { written: [], declined: [], overQuota: 0 };
  let made = 0;
  for (const interaction of parts.interactions) {
    const known = leads.get(interaction.leadId);
    if (!known) continue;
    const now = interaction.at;
    const theirs = others.get(known.id) ?? [];
    const isFirst = !pasts.has(known.id);
    const past = pasts.get(known.id) ?? new ReachHistory([], theirs);
    pasts.set(known.id, past);
    past.hear(interaction);
    const own = drafts.get(known.id) ?? [];
    const earlier = theirs.filter((one) => one.createdAt <= now || one.interactionId === interaction.id);
    const { decisions, messages } = decide({
      now,
      zone,
      account,
      stopped: false,
      automations: [automation],
      interaction: { ...asNews(interaction), standby: false },
      isNewLead: isFirst && known.firstSeenAt >= now,
      asksToStop: interaction.text !== null && interaction.kind !== "mention" && isOptOut(interaction.text),
      isAnswered: theirs.some((one) => one.automationId !== null && one.interactionId === interaction.id),
      lead: leadAt(known, past, theirs, account, interaction),
      score: scores.get(interaction.id) ?? 0,
      messages: [
        ...earlier.map((one) => ({ ...one, open: false, byHand: one.byHand })),
        ...own.map((one) => ({ ...one, state: "sent", open: false, byHand: false })),
      ],
      newId: () => `msg_${made++}`,
    });
    const [draft] = messages;
    if (draft) {
      result.written.push({ interaction, draft });
      drafts.set(known.id, [...own, draft]);
      past.note({ sentVia: "private_reply", commentId: draft.commentId, sentAt: now });
    }
    const declined = decisions.find(({ outcome }) => outcome === "declined");
    if (declined) result.declined.push({ interaction, reason: declined.reason as DeclineReason });
  }
  result.overQuota = waitingOverADay(
    result.written.map(({ interaction }) => interaction.at),
    parts.limits,
  );
  return result;
}

const asNews = (one: RehearsedInteraction): NewInteraction => ({
  ...one,
  atIsProvisional: false,
  foundBy: "webhook",
  edits: 0,
  decisions: [],
  trace: null,
});

/** A lead as it stood when the interaction came. Blocked people are blocked all along: nobody noted since when. */
function leadAt(
  known: RehearsedLead,
  past: ReachHistory,
  messages: readonly RehearsedMessage[],
  account: MatchInput["account"],
  { at }: RehearsedInteraction,
): LeadDraft {
  const { free, allUsed } = past.comment(at);
  const byHand = messages.filter((one) => one.byHand && one.sentAt <= at).map((one) => one.sentAt);
  // Before what was read, only the columns know.
  const stoppedBefore = known.optedOutAt !== null && known.optedOutAt < at ? known.optedOutAt : null;
  return {
    ...newLead(
      { id: known.id, accountId: account.id },
      { externalId: known.id, username: known.username, displayName: known.displayName },
      known.firstSeenAt,
    ),
    status: known.status === "refused" && known.statusAt > at ? "new" : known.status,
    blocked: known.blocked,
    optedOutAt: past.optedOutAt(at) ?? stoppedBefore,
    lastInboundAt: past.lastInboundAt(at),
    replyCommentId: free?.id ?? null,
    replyCommentAt: free?.at ?? null,
    replyUsed: allUsed,
    takenOverUntil: byHand.length === 0 ? null : Math.max(...byHand) + TAKEN_OVER_MS,
  };
}

/** Each interaction's score at its time: what stands today, with everything later taken away. */
function scoresOf({ interactions, leads, halfLifeDays }: RehearsalParts): Map<string, number> {
  const scores = new Map<string, number>();
  const sums = new Map(leads.map(({ id, sum, sumAt }) => [id, { sum, sumAt }]));
  for (const one of [...interactions].reverse()) {
    const sum = sums.get(one.leadId);
    if (!sum) continue;
    scores.set(one.id, scoreFromSum(sum, one.at, halfLifeDays));
    sums.set(one.leadId, one.capped ? sum : addToSum(sum, -one.points, one.at, halfLifeDays));
  }
  return scores;
}

/** How many of these would have waited for more than a day, first come, first served. @param times ascending */
export function waitingOverADay(times: readonly number[], limits: SendLimits): number {
  const taken: number[] = [];
  let late = 0;
  for (const at of times) {
    const [slot] = futureSlots(taken, limits, Math.max(at, taken.at(-1) ?? 0), 1, 8 * DAY_MS);
    if (slot === undefined || slot - at > DAY_MS) late += 1;
    if (slot !== undefined) taken.push(slot);
  }
  return late;
}
