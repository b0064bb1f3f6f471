import type { Before, MergedInteraction, MergeRead, MergeRecord } from "./merge-read-store.ts";

/** Kinds that open a conversation: what is written into it goes to whoever said this last. */
const CONVERSING: ReadonlySet<string> = new Set(["message", "story_reply"]);

/**
 * Messages that go with the lead that was taken in (pure): those it had; and of those written since, what answers one
 * of its own interactions, or went into the conversation that it had opened last.
 *
 * @returns their ids
 */
export function messageOwners(
  { messages, interactions }: Pick<MergeRead, "messages" | "interactions">,
  { before }: MergeRecord & { before: Before },
  isTheirs: (one: MergedInteraction) => boolean,
): Set<string> {
  const byId = new Map(interactions.map((one) => [one.id, one]));
  const byKey = new Map(interactions.map((one) => [`${one.accountId} ${one.dedupeKey}`, one]));
  const theirs = new Set(before.messages.taken.map(({ id }) => id));
  const own = new Set(before.messages.own);
  const accounts = (side: Before["taken"]) => [side.row, ...side.doors].map(({ account_id }) => account_id);
  for (const one of messages) {
    if (theirs.has(one.id) || own.has(one.id)) continue;
    const answered =
      (one.interactionId === null ? undefined : byId.get(one.interactionId)) ??
      (one.commentId === null ? undefined : byKey.get(`${one.accountId} comment:${one.commentId}`)) ??
      interactions
        .filter(
          (other) =>
            other.accountId === one.accountId &&
            CONVERSING.has(other.kind) &&
            other.at <= (one.sentAt ?? one.createdAt),
        )
        .reduce<MergedInteraction | undefined>(
          (last, other) => (last && last.at >= other.at ? last : other),
          undefined,
        );
    const isOnlyTheirs =
      accounts(before.taken).includes(one.accountId) && !accounts(before.survivor).includes(one.accountId);
    if (answered ? isTheirs(answered) : isOnlyTheirs) theirs.add(one.id);
  }
  return theirs;
}
