import { DAY_MS, HOUR_MS, MINUTE_MS } from "../clock.ts";
import { conversationId, messageId, seededCommentId } from "../ids.ts";
import { commentText, pickTopic } from "../people/comment-phrases.ts";
import { answerText, openerText } from "../people/message-phrases.ts";
import { fictionalNumber, spellNumber } from "../people/numbers.ts";
import type { Random } from "../random.ts";
import type { Account, Comment, Conversation, Media, Message, Person } from "../world/state.ts";

const HISTORY_DAYS = 30;
/** Share of the cast that knows each shop, the main one first. */
const SHOP_WEIGHTS = [0.62, 0.24, 0.14];

const SHOP_REPLIES = [
  "Merci beaucoup 🤍",
  "@{name} je vous écris en privé 💌",
  "Oui, encore quelques-uns !",
  "Tout est dans votre messagerie ✨",
];

export type History = { comments: Comment[]; conversations: Conversation[] };

/** Thirty days before the world starts: comments of the whole cast, answers of the shops, some threads. */
export function createHistory(
  random: Random,
  world: { seed: number; accounts: Account[]; media: Media[]; people: Person[] },
  startMs: number,
): History {
  const weighted = world.accounts.map((account, index) => [account, SHOP_WEIGHTS[index] ?? 0.1] as const);
  const comments: Comment[] = [];
  const conversations: Conversation[] = [];
  for (const person of world.people) {
    const home = random.weighted(weighted);
    const shops = random.chance(0.08) ? [home, random.weighted(weighted)] : [home];
    for (const account of new Set(shops)) {
      comments.push(...commentsOf(random, world, person, account, startMs));
      if (random.chance(0.2)) conversations.push(threadOf(random, world, person, account, startMs));
    }
  }
  return { comments, conversations };
}

function commentsOf(
  random: Random,
  world: { seed: number; media: Media[] },
  person: Person,
  account: Account,
  startMs: number,
): Comment[] {
  const posts = world.media.filter(
    (media) => media.accountId === account.userId && media.productType !== "STORY",
  );
  const written: Comment[] = [];
  const count = random.weighted([
    [1, 50],
    [2, 28],
    [3, 14],
    [4, 8],
  ] as const);
  for (let index = 0; index < count; index++) {
    const media = random.pick(posts);
    const at = awakeTime(
      random,
      Math.max(media.postedAt, startMs - HISTORY_DAYS * DAY_MS),
      startMs - 20 * MINUTE_MS,
    );
    const key = `${world.seed}:${account.userId}:${person.username}:${index}`;
    const text = commentText(random, person.language, pickTopic(random), media.subject);
    const comment = pastComment(key, media, person.username, text, at, random);
    written.push(comment);
    // What the shop would have answered after the start of the world has not been written yet.
    const later = at + random.int(5, 600) * MINUTE_MS;
    if (!random.chance(0.25) || later > startMs - HOUR_MS) continue;
    const reply = random.pick(SHOP_REPLIES).replace("{name}", person.username);
    written.push({ ...pastComment(`${key}:reply`, media, null, reply, later, random), parentId: comment.id });
    if (random.chance(0.3)) {
      const thanks = random.pick(["merci !", "super je regarde", "ok 🙏", "reçu merci 😊"]);
      const last = later + random.int(2, 40) * MINUTE_MS;
      written.push({
        ...pastComment(`${key}:again`, media, person.username, thanks, last, random),
        parentId: comment.id,
      });
    }
  }
  return written;
}

const pastComment = (
  key: string,
  media: Media,
  author: string | null,
  text: string,
  at: number,
  random: Random,
): Comment => ({
  id: seededCommentId(key),
  accountId: media.accountId,
  mediaId: media.id,
  author,
  text,
  at,
  likeCount: random.chance(0.15) ? random.int(1, 9) : 0,
  hidden: false,
});

/** Some threads are hours old (the window is open), most are not; a few are long, so that not all of it can be read. */
function threadOf(
  random: Random,
  world: { seed: number; media: Media[] },
  person: Person,
  account: Account,
  startMs: number,
): Conversation {
  const media = random.pick(world.media.filter((one) => one.accountId === account.userId));
  const lastInboundAt = random.chance(0.35)
    ? startMs - random.int(1, 22) * HOUR_MS
    : awakeTime(random, startMs - HISTORY_DAYS * DAY_MS, startMs - 26 * HOUR_MS);
  const length = random.chance(0.08) ? 26 : random.int(1, 5);
  const firstAt = lastInboundAt - (length - 1) * 9 * MINUTE_MS;
  const conversation: Conversation = {
    id: conversationId(account.userId, person.username),
    accountId: account.userId,
    person: person.username,
    updatedAt: lastInboundAt,
    lastInboundAt,
    consented: true,
    folder: "inbox",
    messages: [],
  };
  for (let index = 0; index < length; index++) {
    // The person has the last word, so that the window is theirs to have opened.
    const isPerson = (length - 1 - index) % 2 === 0;
    conversation.messages.push({
      mid: messageId(`${world.seed}:${account.userId}:${person.username}:${index}`),
      at: firstAt + index * 9 * MINUTE_MS,
      from: isPerson ? "person" : "business",
      via: isPerson ? "person" : "app",
      text: isPerson ? personLine(random, person, media, index) : shopLine(random),
      attachments: [],
      unsent: false,
      editCount: 0,
      reactions: [],
      readAt: isPerson ? undefined : firstAt + index * 9 * MINUTE_MS + MINUTE_MS,
    } satisfies Message);
  }
  return conversation;
}

function personLine(random: Random, person: Person, media: Media, index: number): string {
  if (index <= 1) return openerText(random, person.language, media.subject);
  if (person.answers === "phone" && random.chance(0.6)) {
    return answerText(random, person.language, "phone").replace(
      "{number}",
      spellNumber(fictionalNumber(random), person.language, random),
    );
  }
  return answerText(random, person.language, random.chance(0.5) ? "chat" : "thanks");
}

const shopLine = (random: Random): string =>
  random.pick([
    "Bonjour et merci pour votre message 🤍 Oui, il en reste !",
    "Avec plaisir, je vous prépare un lien.",
    "Il est à 89 €, livraison offerte en France.",
    "Je vous appelle si vous me laissez un numéro ?",
    "Expédié sous 48 h, suivi compris.",
  ]);

/** A moment between two others, never between 1 and 7 in the morning (UTC): shops sell to people who are awake. */
function awakeTime(random: Random, fromMs: number, toMs: number): number {
  const span = Math.max(1, toMs - fromMs);
  let at = fromMs + Math.floor(random.next() * span);
  for (
    let tries = 0;
    tries < 8 && new Date(at).getUTCHours() >= 1 && new Date(at).getUTCHours() < 7;
    tries++
  ) {
    at = fromMs + Math.floor(random.next() * span);
  }
  return at;
}
