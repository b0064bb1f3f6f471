import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Intent } from "../language/intents.ts";
import { type ReachNow, reachFacts, reachOf } from "../messaging/reach.ts";
import type { PhoneType } from "../phones/contract.ts";
import type { Capabilities, InteractionKind, PlatformId } from "../platforms/contract.ts";
import type { Referral } from "../platforms/platform.ts";
import type { Scoring } from "../scoring/contract.ts";
import { scoreFromSum } from "../scoring/heat.ts";
import type { Lead, LeadPhone, LeadStatus } from "./contract.ts";

/** A lead as read, with what was found of theirs and the post they last spoke under. Times are epoch ms. */
export type LeadRow = {
  id: string;
  platform: PlatformId;
  accountId: string;
  externalId: string;
  username: string;
  displayName: string | null;
  status: LeadStatus;
  statusBy: string;
  amount: number | null;
  note: string;
  tags: string[];
  assignedTo: string | null;
  blocked: boolean;
  reminderAt: number | null;
  reminderNote: string | null;
  sum: number;
  sumAt: number;
  heat: number;
  lastText: string | null;
  lastKind: InteractionKind | null;
  lastMediaId: string | null;
  mediaCaption: string | null;
  mediaPermalink: string | null;
  intent: Intent | null;
  interactionCount: number;
  firstSeenAt: number;
  lastInteractionAt: number;
  threadId: string | null;
  lastInboundAt: number | null;
  lastSentAt: number | null;
  replyCommentId: string | null;
  replyCommentAt: number | null;
  replyUsed: boolean;
  optedOutAt: number | null;
  optedOutText: string | null;
  referral: Referral | null;
  /** People who were merged into it. */
  mergedFrom: number;
  version: number;
  contacts: Contact[];
};
export type Contact = {
  kind: "phone" | "email";
  value: string;
  country: string | null;
  type: PhoneType | null;
  confidence: number;
  consent: LeadPhone["consent"];
  quote: string;
  foundIn: InteractionKind;
  foundAt: number;
};

/** What a stored lead is seen through: the moment, the rules, and what each platform permits. */
export type Lens = {
  now: number;
  scoring: Pick<Scoring, "halfLifeDays" | "threshold">;
  capabilities: (platform: PlatformId) => Capabilities;
};

export const scoreNow = (row: Pick<LeadRow, "sum" | "sumAt">, { now, scoring }: Lens): number =>
  scoreFromSum(row, now, scoring.halfLifeDays);

export const reachNow = (row: LeadRow, { now, capabilities }: Lens): ReachNow =>
  reachOf(reachFacts(row, capabilities(row.platform)), now);

const time = (at: number): string => new Date(at).toISOString();
const timeOrNull = (at: number | null): string | null => (at === null ? null : time(at));

export function toLead(row: LeadRow, lens: Lens): Lead {
  const score = scoreNow(row, lens);
  const reach = reachNow(row, lens);
  return {
    id: row.id,
    platform: row.platform,
    accountId: row.accountId,
    externalId: row.externalId,
    username: row.username,
    displayName: row.displayName,
    score,
    target: score >= lens.scoring.threshold,
    status: row.status,
    lastText: row.lastText,
    lastKind: row.lastKind,
    lastMedia:
      row.lastMediaId === null
        ? null
        : { id: row.lastMediaId, caption: row.mediaCaption, permalink: row.mediaPermalink },
    intent: row.intent,
    tags: row.tags,
    assignedTo: row.assignedTo,
    phones: row.contacts.filter(({ kind }) => kind === "phone").map(toPhone),
    emails: row.contacts.filter(({ kind }) => kind === "email").map(({ value }) => value),
    interactionCount: row.interactionCount,
    firstSeenAt: time(row.firstSeenAt),
    lastInteractionAt: time(row.lastInteractionAt),
    reach: { kind: reach.kind, until: timeOrNull(reach.until), reason: reach.reason },
    amount: row.amount,
    note: row.note,
    blocked: row.blocked,
    mergedFrom: row.mergedFrom,
    reminder: row.reminderAt === null ? null : { at: time(row.reminderAt), note: row.reminderNote ?? "" },
    optedOutAt: timeOrNull(row.optedOutAt),
    referral: row.referral,
  };
}

const toPhone = (contact: Contact): LeadPhone => ({
  e164: contact.value,
  country: contact.country ?? "",
  type: contact.type ?? "other",
  confidence: contact.confidence,
  consent: contact.consent,
  national: nationalFormat(contact.value),
  quote: contact.quote,
  foundAt: time(contact.foundAt),
  foundIn: contact.foundIn,
});

/** "+33639981234" → "06 39 98 12 34", as it is dialled in its own country. */
export const nationalFormat = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatNational() ?? e164;
