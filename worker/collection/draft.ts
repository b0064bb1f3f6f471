import type { Intent } from "../language/intents.ts";
import type { LeadStatus } from "../leads/contract.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { PlatformPerson } from "../platforms/platform.ts";

/** A lead as the intake reads it, changes it and writes it back. Times are epoch ms. */
export type LeadDraft = {
  id: string;
  /** The account it is counted under; a person may be known under others too. */
  accountId: string;
  isNew: boolean;
  version: number;
  externalId: string;
  username: string;
  displayName: string | null;
  status: LeadStatus;
  statusBy: string;
  statusAt: number;
  blocked: boolean;
  /** JSON list of words that somebody took a block back for; null: none. */
  sparedWords: string | null;
  sum: number;
  sumAt: number;
  target: boolean;
  lastText: string | null;
  lastKind: InteractionKind | null;
  lastMediaId: string | null;
  intent: Intent | null;
  interactionCount: number;
  firstSeenAt: number;
  lastInteractionAt: number;
  threadId: string | null;
  lastInboundAt: number | null;
  /** `lastInboundAt` as stored. */
  inboundBefore: number | null;
  lastSentAt: number | null;
  replyCommentId: string | null;
  replyCommentAt: number | null;
  replyMediaId: string | null;
  replyUsed: boolean;
  optedOutAt: number | null;
  optedOutText: string | null;
  /** Until when a person is in charge of the conversation; null when none is. */
  takenOverUntil: number | null;
  hasPhone: boolean;
  /** JSON of a `StoredReferral`. */
  referral: string | null;
};

/** An interaction of ours that the same event was already kept as. */
export type KnownInteraction = {
  dedupeKey: string;
  id: string;
  leadId: string;
  kind: InteractionKind;
  at: number;
  atIsProvisional: boolean;
  foundBy: string;
  receivedAt: number;
  points: number;
  capped: boolean;
  edits: number;
};
export type DayComment = {
  accountId: string;
  dedupeKey: string;
  id: string;
  leadId: string;
  at: number;
  points: number;
  capped: boolean;
};
export type KnownMessage = {
  leadId: string;
  dedupeKey: string;
  commentId: string | null;
  state: string;
  open: boolean;
  /** Written by hand, by a person. */
  byHand: boolean;
};

/**
 * By which id something came to a lead that others were merged into, so that undoing the merge knows whose it is;
 * null for an ordinary lead.
 */
export type Trace = {
  /** The lead that the id stands for; null when it is the very lead. */
  viaLeadId: string | null;
  personId: string;
  /** The newest merge into the lead. */
  mergeId: string;
};

/** What one automation decided about one interaction. */
export type Decision = { automationId: string; outcome: "write" | "observed" | "declined"; reason: string };

export type NewInteraction = {
  id: string;
  leadId: string;
  dedupeKey: string;
  kind: InteractionKind;
  externalId: string;
  mediaId: string | null;
  parentId: string | null;
  text: string | null;
  intent: Intent | null;
  points: number;
  capped: boolean;
  at: number;
  atIsProvisional: boolean;
  foundBy: string;
  /** See `TAKEN_BACK`. */
  edits: number;
  decisions: Decision[];
  trace: Trace | null;
};

/** A person of whom nothing is known but the event at hand. */
export const newLead = (
  { id, accountId }: Pick<LeadDraft, "id" | "accountId">,
  { externalId, username, displayName }: PlatformPerson,
  at: number,
): LeadDraft => ({
  id,
  accountId,
  isNew: true,
  version: 1,
  externalId,
  username: username ?? "",
  displayName: displayName ?? null,
  status: "new",
  statusBy: "evidence",
  statusAt: at,
  blocked: false,
  sparedWords: null,
  sum: 0,
  sumAt: 0,
  target: false,
  lastText: null,
  lastKind: null,
  lastMediaId: null,
  intent: null,
  interactionCount: 0,
  firstSeenAt: at,
  lastInteractionAt: at,
  threadId: null,
  lastInboundAt: null,
  inboundBefore: null,
  lastSentAt: null,
  replyCommentId: null,
  replyCommentAt: null,
  replyMediaId: null,
  replyUsed: false,
  optedOutAt: null,
  optedOutText: null,
  takenOverUntil: null,
  hasPhone: false,
  referral: null,
});
