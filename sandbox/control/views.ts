import { igsid } from "../ids.ts";
import type { Account, Comment, Media, Message, Person } from "../world/state.ts";
import type { World } from "../world/world.ts";

export const accountView = (world: World, account: Account) => ({
  ...account,
  mediaCount: world.mediaOf(account.userId).length,
  connected: world.state.tokens.some(
    (token) =>
      token.accountId === account.userId &&
      token.deadSubcode === undefined &&
      token.expiresAt > world.clock.now(),
  ),
});

export const personView = (world: World, person: Person) => ({
  ...person,
  ids: Object.fromEntries(
    world.state.accounts.map((account) => [account.username, igsid(account.userId, person.username)]),
  ),
});

export const mediaView = (world: World, media: Media) => ({
  ...media,
  commentCount: world.commentCount(media.id),
});

export const commentView = (world: World, comment: Comment) => ({
  ...comment,
  username: comment.author ?? world.requireAccount(comment.accountId).username,
  fromBusiness: comment.author === null,
});

export const messageView = (message: Message) => message;

/** What a person sees in their messages with one account; oldest first. */
export function inboxView(world: World, account: Account, person: Person) {
  const conversation = world.conversationWith(account.userId, person.username);
  return {
    account: account.username,
    username: person.username,
    personId: igsid(account.userId, person.username),
    conversationId: conversation?.id ?? null,
    folder: conversation?.folder ?? null,
    blocked: person.blocks.includes(account.userId),
    messages: (conversation?.messages ?? []).toSorted((a, b) => a.at - b.at).map(messageView),
  };
}
