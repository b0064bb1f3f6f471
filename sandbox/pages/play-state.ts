import { inboxView } from "../control/views.ts";
import type { Account, Comment, Media } from "../world/state.ts";
import type { World } from "../world/world.ts";
import { initialOf } from "./layout.ts";

const COMMENTS_SHOWN = 20;
const EVENTS_SHOWN = 25;
const PEOPLE_OFFERED = 12;

/** Everything the play page draws, in one answer. Unknown names fall back to the first account and its newest post. */
export function playState(world: World, wanted: { account?: string; post?: string; as?: string }) {
  const account = world.accountNamed(wanted.account ?? "") ?? world.state.accounts[0]!;
  const posts = world.mediaOf(account.userId);
  const post =
    posts.find((media) => media.id === wanted.post) ?? posts.find((media) => media.productType !== "STORY")!;
  const person = wanted.as ? world.person(wanted.as) : undefined;
  return {
    account: {
      username: account.username,
      initial: initialOf(account.name),
      isConnected: account.subscribedFields.length > 0,
    },
    accounts: world.state.accounts.map(({ username }) => ({ username })),
    posts: posts.map((media) => ({
      id: media.id,
      caption: media.caption,
      emoji: media.picture.emoji,
      isStory: media.productType === "STORY",
    })),
    post: postView(world, account, post),
    people: recentPeople(world, account),
    inbox: person ? inboxView(world, account, person) : null,
    events: recentEvents(world),
  };
}

function postView(world: World, account: Account, media: Media) {
  const top = media.productType === "STORY" ? [] : world.commentsOn(media.id).slice(0, COMMENTS_SHOWN);
  return {
    id: media.id,
    caption: media.caption,
    picture: media.picture,
    altText: media.altText,
    isStory: media.productType === "STORY",
    likeCount: account.hidesLikeCount ? null : media.likeCount,
    comments: top.map((comment) => ({
      ...line(comment, account),
      replies: world
        .commentsOn(media.id, comment.id)
        .reverse()
        .map((reply) => line(reply, account)),
    })),
  };
}

const line = (comment: Comment, account: Account) => ({
  id: comment.id,
  username: comment.author ?? account.username,
  isShop: comment.author === null,
  isHidden: comment.hidden,
  text: comment.text,
  at: comment.at,
});

/** Those who were here last: the ones worth playing. */
function recentPeople(world: World, account: Account): string[] {
  const names = world.state.comments
    .filter((comment) => comment.accountId === account.userId && comment.author !== null)
    .sort((a, b) => b.at - a.at)
    .map((comment) => comment.author as string);
  return [...new Set(names)].slice(0, PEOPLE_OFFERED);
}

export type PlayEvent = { at: number; kind: "comment" | "message"; from: string; to: string; text: string };

function recentEvents(world: World): PlayEvent[] {
  const nameOf = (accountId: string): string => world.requireAccount(accountId).username;
  const comments = world.state.comments.map((comment) => ({
    at: comment.at,
    kind: "comment" as const,
    from: comment.author ?? nameOf(comment.accountId),
    to: nameOf(comment.accountId),
    text: comment.text,
  }));
  const messages = world.state.conversations.flatMap((thread) =>
    thread.messages.map((message) => ({
      at: message.at,
      kind: "message" as const,
      from: message.from === "person" ? thread.person : nameOf(thread.accountId),
      to: message.from === "person" ? nameOf(thread.accountId) : thread.person,
      text: message.unsent ? "…" : (message.text ?? "📎"),
    })),
  );
  return [...comments, ...messages].sort((a, b) => b.at - a.at).slice(0, EVENTS_SHOWN);
}
