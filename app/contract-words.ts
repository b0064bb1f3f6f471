import type { POLL_MINUTES as minutes } from "../worker/accounts/contract.ts";
import type { ImportField } from "../worker/imports/contract.ts";
import type { LeadStatus, LEAD_SORTS as sorts } from "../worker/leads/contract.ts";
import type { TriggerKind } from "../worker/messaging/contract.ts";
import type { InteractionKind, PlatformId } from "../worker/platforms/contract.ts";

/**
 * The contract's words for the browser, without the validator that comes with the contract (50 kB): the compiler refuses
 * a word too many, and a record with one missing.
 */
const keysOf = <T extends string>(words: Record<T, true>): readonly T[] => Object.keys(words) as T[];

export const LEAD_STATUSES = keysOf<LeadStatus>({
  new: true,
  contacted: true,
  in_progress: true,
  converted: true,
  refused: true,
});
export const LEAD_SORTS = keysOf<(typeof sorts)[number]>({ score: true, recent: true, created: true });
export const INTERACTION_KINDS = keysOf<InteractionKind>({
  like: true,
  follow: true,
  share: true,
  reaction: true,
  comment: true,
  mention: true,
  story_reply: true,
  message: true,
});
export const PLATFORMS = keysOf<PlatformId>({
  instagram: true,
  tiktok: true,
  linkedin: true,
  x: true,
  gmail: true,
});
export const IMPORT_FIELDS = keysOf<ImportField>({
  username: true,
  externalId: true,
  displayName: true,
  phone: true,
  email: true,
  status: true,
  amount: true,
  tags: true,
  note: true,
  assignedTo: true,
  firstSeenAt: true,
  consent: true,
});
export const TRIGGER_KINDS = keysOf<TriggerKind>({
  comment: true,
  message: true,
  story: true,
  score: true,
  lead: true,
});

/** How often an account may be read: minutes between two readings. */
export const POLL_MINUTES: typeof minutes = [1, 2, 5, 10, 15];

/** Bands that people see: under 15 cold, 15 to 49 warm, 50 and over hot. */
export const HOT_SCORE = 50;
export const WARM_SCORE = 15;
