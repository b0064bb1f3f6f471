import type { ReachFacts } from "../messaging/reach.ts";
import { reachForPerson, reachOf } from "../messaging/reach.ts";
import type { DoorRow, MergeRow } from "./merge-row.ts";

/** A message of one of two leads that become one. */
export type MergedMessage = {
  id: string;
  leadId: string;
  dedupeKey: string;
  accountId: string;
  origin: "automation" | "person";
  commentId: string | null;
  state: string;
};
/** What becomes of it; one that is not named keeps its reason to write and its state. */
export type MessageFate = { id: string; dedupeKey: string; ends: boolean };

const WAITING: ReadonlySet<string> = new Set(["pending", "scheduled"]);
const NEVER_SENT: ReadonlySet<string> = new Set(["skipped", "expired", "failed"]);

/**
 * What a merge makes of messages (pure). Of two messages for the same occasion one is sent: the survivor's, or the
 * one that went already. One that had no door of its own does not go through the other's: nothing is sent because
 * of a merge.
 *
 * @param doorAt what is open to each lead, and to both as one, at the account of a message
 */
export function fatesOf(
  survivorId: string,
  messages: readonly MergedMessage[],
  doorAt: {
    own: (leadId: string, accountId: string) => ReachFacts | null;
    joined: (accountId: string) => ReachFacts | null;
  },
  now: number,
): MessageFate[] {
  const own = messages.filter((one) => one.leadId === survivorId);
  const keys = new Set(own.map(({ dedupeKey }) => dedupeKey));
  const fates: MessageFate[] = [];
  for (const one of messages) {
    const isTaken = one.leadId !== survivorId;
    const others = messages.filter((other) => other.leadId !== one.leadId);
    const isTwice = others.some(
      (other) =>
        isSameOccasion(one, other) &&
        !NEVER_SENT.has(other.state) &&
        // Of two that wait the survivor's stays.
        (isTaken || !WAITING.has(other.state)),
    );
    const opensByMerge =
      !mayGo(one, doorAt.own(one.leadId, one.accountId), now) &&
      mayGo(one, doorAt.joined(one.accountId), now);
    const ends = WAITING.has(one.state) && (isTwice || opensByMerge);
    const dedupeKey = isTaken && keys.has(one.dedupeKey) ? `${one.dedupeKey}:${one.leadId}` : one.dedupeKey;
    if (ends || dedupeKey !== one.dedupeKey) fates.push({ id: one.id, dedupeKey, ends });
  }
  return fates;
}

/** The same automation under the same post, any automation under it, or the same comment. */
function isSameOccasion(one: MergedMessage, other: MergedMessage): boolean {
  if (one.origin !== "automation" || other.origin !== "automation") return false;
  if (one.dedupeKey === other.dedupeKey) return true;
  if (one.commentId !== null && one.commentId === other.commentId) return true;
  const post = postOf(one);
  return post !== "-" && post !== "" && post === postOf(other) && one.accountId === other.accountId;
}

/** `auto:<automation>:<post>`; "-" where no post matters. */
const postOf = ({ dedupeKey }: MergedMessage): string => dedupeKey.split(":")[2] ?? "";

function mayGo(one: MergedMessage, facts: ReachFacts | null, now: number): boolean {
  if (facts === null) return false;
  // A private reply goes to its comment, whatever else is open.
  if (one.commentId !== null) return true;
  const reach = one.origin === "person" ? reachForPerson(facts, now) : reachOf(facts, now);
  return reach.kind !== "none";
}

/** The facts that decide a lead's reach at one account. */
export const factsAt = (
  door: DoorRow,
  row: Pick<MergeRow, "opted_out_at" | "blocked">,
  capabilities: ReachFacts["capabilities"],
): ReachFacts => ({
  lastInboundAt: door.last_inbound_at,
  comment:
    door.reply_comment_id !== null && door.reply_comment_at !== null
      ? { id: door.reply_comment_id, at: door.reply_comment_at }
      : null,
  optedOut: row.opted_out_at !== null,
  blocked: row.blocked === 1,
  capabilities,
  privateReplyUsed: door.reply_used === 1,
});
