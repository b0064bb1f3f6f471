import { HOUR_MS } from "../clock.ts";
import { commentText, pickTopic } from "../people/comment-phrases.ts";
import { openerText } from "../people/message-phrases.ts";
import { addComment } from "../world/comments.ts";
import type { Media, Message, Person } from "../world/state.ts";
import { reactTo, receiveFromPerson } from "../world/threads.ts";
import { newcomer, type Stage } from "./story.ts";

/** One event of an ordinary day: mostly comments, sometimes a message, a reaction, an answer to a story. */
export function playLiveEvent(stage: Stage): void {
  const act = stage.random.weighted([
    [commentEvent, 66],
    [storyReply, 8],
    [firstMessage, 10],
    [reaction, 10],
    [replyInThread, 6],
  ] as const);
  // What the day does not allow yet becomes a comment.
  if (!act(stage)) commentEvent(stage);
}

function commentEvent(stage: Stage): boolean {
  const person = somebody(stage);
  const media = aPost(stage);
  const text = commentText(stage.random, person.language, pickTopic(stage.random), media.subject);
  addComment(stage.world, { media, author: person.username, text });
  return true;
}

function storyReply(stage: Stage): boolean {
  const { world, account, random } = stage;
  const story = world.mediaOf(account.userId).find((media) => media.productType === "STORY");
  if (!story) return false;
  const url = `https://cdn.example/stories/${story.shortcode}.jpg`;
  const text = random.pick([
    "Il est trop beau 😍",
    "il coûte combien ??",
    "je veux celui-là !",
    "❤️",
    "dispo quand ?",
  ]);
  receiveFromPerson(world, account, somebody(stage), { text, replyTo: { story: { id: story.id, url } } });
  return true;
}

function firstMessage(stage: Stage): boolean {
  const person = somebody(stage);
  const text = openerText(stage.random, person.language, aPost(stage).subject);
  receiveFromPerson(stage.world, stage.account, person, { text });
  return true;
}

/** A heart on a message of the shop; not when the shop has written to nobody lately. */
function reaction(stage: Stage): boolean {
  const {
    world,
    account,
    random,
    world: { clock },
  } = stage;
  const recent: Message[] = world
    .conversationsOf(account.userId)
    .filter((thread) => world.person(thread.person)?.answers !== "scripted")
    .flatMap((thread) => thread.messages)
    .filter((message) => message.from === "business" && message.at > clock.now() - 6 * HOUR_MS);
  if (recent.length === 0) return false;
  reactTo(world, random.pick(recent).mid, { by: "person", reaction: "love", emoji: "❤" });
  return true;
}

function replyInThread(stage: Stage): boolean {
  const { world, random } = stage;
  const media = aPost(stage);
  const [parent] = random.shuffled(world.commentsOn(media.id)).filter((one) => one.author !== null);
  if (!parent) return false;
  const text = random.pick([
    "moi aussi je veux savoir 🙋",
    "pareil, le prix ?",
    "trop d'accord",
    "+1",
    "same, price please?",
  ]);
  addComment(world, { media, author: somebody(stage).username, text, parentId: parent.id });
  return true;
}

/** Half new faces, half people the shop knows. */
function somebody(stage: Stage): Person {
  if (stage.random.chance(0.5)) return newcomer(stage);
  const { userId } = stage.account;
  const known = stage.world.state.people.filter(
    (one) => one.answers !== "scripted" && !one.blocks.includes(userId),
  );
  return known.length ? stage.random.pick(known) : newcomer(stage);
}

const aPost = (stage: Stage): Media => {
  const posts = stage.world
    .mediaOf(stage.account.userId)
    .filter((media) => media.productType !== "STORY" && media.commentsEnabled && media.broadcast === "none");
  // Newer posts draw more comments.
  return stage.random.weighted(posts.map((media, index) => [media, 1 / (index + 1)] as const));
};
