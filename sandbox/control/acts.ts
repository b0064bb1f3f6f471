import { type Context, Hono } from "hono";
import type { FaultBoard } from "../faults/faults.ts";
import { liveMediaId, shortcodeOf } from "../ids.ts";
import { addComment, approveComment } from "../world/comments.ts";
import type { Account, Media, Message } from "../world/state.ts";
import {
  deliverToPerson,
  editMessage,
  markRead,
  mentionElsewhere,
  postback,
  reactTo,
  receiveFromPerson,
  refer,
  takeReactionBack,
  unsendMessage,
} from "../world/threads.ts";
import type { World } from "../world/world.ts";
import {
  BlockSchema,
  BusinessMessageSchema,
  EditSchema,
  MediaChangeSchema,
  MentionSchema,
  MidSchema,
  NewCommentSchema,
  NewMediaSchema,
  NewMessageSchema,
  PostbackSchema,
  ReactionSchema,
  ReferralSchema,
} from "./bodies.ts";
import { ControlError, missing, readBody } from "./problem.ts";
import { commentView, mediaView, messageView, personView } from "./views.ts";

export const requireAccountNamed = (world: World, username: string): Account => {
  const account = world.accountNamed(username);
  if (!account) throw missing("account");
  return account;
};

/** What people (and the shop's owner on a phone) do, one door an act. */
export function createActRoutes(world: World, faults: FaultBoard): Hono {
  const app = new Hono();

  app.post("/comments", async (c) => {
    const body = await readBody(c, NewCommentSchema);
    const account = requireAccountNamed(world, body.account);
    const parent = body.parentId === undefined ? undefined : world.comment(body.parentId);
    if (body.parentId !== undefined && parent?.accountId !== account.userId) throw missing("comment");
    const media = parent ? world.media(parent.mediaId) : mediaFor(world, account, body.mediaId);
    if (!media) throw missing("media");
    const author = body.username === undefined ? null : world.personOrStranger(body.username).username;
    // Replies to replies hang on the same top-level comment.
    const parentId = parent?.parentId ?? parent?.id;
    const heldBack = author !== null && faults.now.comments.restricted.includes(author);
    const comment = addComment(world, { media, author, text: body.text, parentId, at: body.at, heldBack });
    return c.json(commentView(world, comment), 201);
  });
  app.post("/comments/:id/approve", (c) => {
    const comment = world.comment(c.req.param("id"));
    if (!comment) throw missing("comment");
    approveComment(world, comment);
    return c.json(commentView(world, comment));
  });
  app.delete("/comments/:id", (c) => {
    if (!world.comment(c.req.param("id"))) throw missing("comment");
    world.removeComment(c.req.param("id"));
    return c.body(null, 204);
  });

  app.post("/messages", async (c) => {
    const body = await readBody(c, NewMessageSchema);
    const account = requireAccountNamed(world, body.account);
    const { text, attachments, quickReply, referral, unsupported, at } = body;
    if (text === undefined && !attachments?.length && !unsupported)
      throw new ControlError(422, "give text or attachments");
    const replyTo = replyTarget(world, account, body.storyReply, body.replyToMid);
    const person = world.personOrStranger(body.username);
    const message = receiveFromPerson(world, account, person, {
      text,
      attachments,
      replyTo,
      quickReply,
      referral,
      unsupported,
      at,
    });
    return c.json(messageView(message), 201);
  });
  app.post("/business-messages", async (c) => {
    const body = await readBody(c, BusinessMessageSchema);
    const account = requireAccountNamed(world, body.account);
    const person = world.personOrStranger(body.username);
    return c.json(messageView(deliverToPerson(world, account, person, { via: "app", text: body.text })), 201);
  });
  app.post("/reactions", async (c) => {
    const { mid, reaction, emoji, action } = await readBody(c, ReactionSchema);
    const message =
      action === "react"
        ? reactTo(world, mid, { by: "person", reaction, emoji })
        : takeReactionBack(world, mid, "person");
    return answerMessage(c, message);
  });
  app.post("/unsend", async (c) =>
    answerMessage(c, unsendMessage(world, (await readBody(c, MidSchema)).mid)),
  );
  app.post("/read", async (c) => answerMessage(c, markRead(world, (await readBody(c, MidSchema)).mid)));
  app.post("/edit", async (c) => {
    const { mid, text } = await readBody(c, EditSchema);
    return answerMessage(c, editMessage(world, mid, text));
  });
  app.post("/postbacks", async (c) => {
    const body = await readBody(c, PostbackSchema);
    const account = requireAccountNamed(world, body.account);
    const person = world.personOrStranger(body.username);
    return c.json({ mid: postback(world, account, person, body.title, body.payload) }, 201);
  });
  app.post("/referrals", async (c) => {
    const body = await readBody(c, ReferralSchema);
    refer(world, requireAccountNamed(world, body.account), world.personOrStranger(body.username), body.ref);
    return c.body(null, 204);
  });
  app.post("/mentions", async (c) => {
    const body = await readBody(c, MentionSchema);
    const account = requireAccountNamed(world, body.account);
    return c.json(
      { id: mentionElsewhere(world, account, world.personOrStranger(body.username), body.text) },
      201,
    );
  });
  app.post("/block", async (c) => {
    const body = await readBody(c, BlockSchema);
    const { userId } = requireAccountNamed(world, body.account);
    const person = world.personOrStranger(body.username);
    person.blocks = body.blocked
      ? [...new Set([...person.blocks, userId])]
      : person.blocks.filter((id) => id !== userId);
    world.changed();
    return c.json(personView(world, person));
  });

  app.post("/media", async (c) => {
    const body = await readBody(c, NewMediaSchema);
    const account = requireAccountNamed(world, body.account);
    const id = liveMediaId(world.clock.now(), world.nextSerial());
    const media = world.addMedia({
      id,
      accountId: account.userId,
      shortcode: shortcodeOf(id),
      caption: body.caption,
      altText: "",
      mediaType: body.mediaType,
      productType: body.productType,
      postedAt: body.at ?? world.clock.now(),
      likeCount: 0,
      commentsEnabled: true,
      broadcast: body.broadcast,
      adId: body.adId,
      subject: { fr: "ça", frOf: "de ça", en: "it" },
      picture: { emoji: "📷", hue: 200 },
    });
    return c.json(mediaView(world, media), 201);
  });
  app.patch("/media/:id", async (c) => {
    const media = world.media(c.req.param("id"));
    if (!media) throw missing("media");
    Object.assign(media, await readBody(c, MediaChangeSchema));
    world.changed();
    return c.json(mediaView(world, media));
  });
  return app;
}

const answerMessage = (c: Context, message: Message | undefined): Response => {
  if (!message) throw missing("message");
  return c.json(messageView(message));
};

/** The named post, or the shop's newest one. */
function mediaFor(world: World, account: Account, mediaId: string | undefined): Media | undefined {
  if (mediaId === undefined)
    return world.mediaOf(account.userId).find((media) => media.productType !== "STORY");
  const media = world.media(mediaId);
  return media?.accountId === account.userId ? media : undefined;
}

function replyTarget(
  world: World,
  account: Account,
  story: true | string | undefined,
  mid: string | undefined,
): Message["replyTo"] {
  if (mid !== undefined) {
    if (world.message(mid)?.conversation.accountId !== account.userId) throw missing("message");
    return { mid };
  }
  if (story === undefined) return undefined;
  const media =
    story === true
      ? world.mediaOf(account.userId).find((one) => one.productType === "STORY")
      : mediaFor(world, account, story);
  if (!media) throw missing("story");
  return { story: { id: media.id, url: `https://cdn.example/stories/${media.shortcode}.jpg` } };
}
