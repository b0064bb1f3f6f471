import { describe, expect, test } from "vitest";
import {
  hasPublishedLists,
  publishedEnum,
  publishedNames,
  publishedNode,
} from "../worker/platforms/instagram/testing/published.ts";
import { accountShape } from "./graph/account-nodes.ts";
import type { GraphCall } from "./graph/call.ts";
import { commentShape } from "./graph/comment-nodes.ts";
import { mediaShape } from "./graph/media-nodes.ts";
import { personShape } from "./graph/person-nodes.ts";
import { messageShape, threadShape } from "./graph/thread-nodes.ts";
import { igsid } from "./ids.ts";
import {
  ALL_FIELDS,
  ALL_SCOPES,
  createHarness,
  exchangeForm,
  type Harness,
  type Json,
  listOf,
  REDIRECT,
} from "./testing/harness.ts";

/**
 * The answers beside Meta's own field lists, when those are at hand (`../shared/specs/meta` next to the repository).
 * The lists do not travel with the repository; without them a smaller check of names and types runs.
 */
if (!hasPublishedLists)
  console.info("contract: Meta's field lists are not here; checking against the short lists in this file");

/** What the page on fields says where the list is missing: the fields VistaFlow reads. */
const SHORT: Record<string, Record<string, string>> = {
  IGUserForIGOnlyAPI: {
    account_type: "string",
    followers_count: "int",
    id: "string",
    media_count: "int",
    name: "string",
    username: "string",
  },
  IGMediaForIGOnlyAPI: {
    caption: "string",
    comments_count: "int",
    id: "string",
    like_count: "int",
    media_type: "string",
    permalink: "string",
    timestamp: "datetime",
  },
  IGComment: {
    from: "IGCommentFromUser",
    hidden: "bool",
    id: "string",
    like_count: "int",
    text: "string",
    timestamp: "datetime",
    username: "string",
  },
  UnifiedThread: { id: "string", updated_time: "datetime", folder: "string", message_count: "int" },
};
const fieldsOf = (name: string): Record<string, string> =>
  hasPublishedLists
    ? Object.fromEntries(publishedNode(name).fields.map((field) => [field.name, field.type]))
    : SHORT[name]!;

/** Our fields that the lists keep elsewhere: edges that can be expanded, and what the documentation adds. */
const BESIDE_THE_LIST: Record<string, string[]> = {
  IGUserForIGOnlyAPI: [],
  IGMediaForIGOnlyAPI: ["children", "comments"],
  IGComment: ["replies"],
  UnifiedThread: ["messages"],
};

function expectType(value: unknown, type: string, name: string): void {
  if (type === "string") expect(typeof value, name).toBe("string");
  else if (type === "bool") expect(typeof value, name).toBe("boolean");
  else if (type === "datetime") expect(value, name).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
  // Ids are text on the wire even where the list says int: they are above 2^53.
  else if (type === "int")
    expect(name === "user_id" ? /^\d+$/.test(String(value)) : Number.isInteger(value), name).toBe(true);
  else expect(typeof value, name).toBe("object");
}

async function ready(): Promise<{ sandbox: Harness; token: string }> {
  const sandbox = createHarness();
  return { sandbox, token: await sandbox.connect() };
}

/** Asks for every listed field, one by one, and compares each that is answered. @returns the fields answered */
async function compare(
  sandbox: Harness,
  token: string,
  node: string,
  spec: string,
  skipped: string[] = [],
): Promise<string[]> {
  const answered: string[] = [];
  for (const [name, type] of Object.entries(fieldsOf(spec))) {
    if (skipped.includes(name)) continue;
    const answer = await sandbox.graph(token, "GET", `/v26.0/${node}?fields=${name}`);
    expect([name, answer.status]).toEqual([name, 200]);
    if (!(name in answer.body)) continue;
    answered.push(name);
    expectType(answer.body[name], type, name);
  }
  for (const name of BESIDE_THE_LIST[spec] ?? []) {
    expect((await sandbox.graph(token, "GET", `/v26.0/${node}?fields=${name}`)).status).toBe(200);
  }
  return answered;
}

describe("every listed field is known and has the listed type", () => {
  test("of the account", async () => {
    const { sandbox, token } = await ready();
    const answered = await compare(sandbox, token, "me", "IGUserForIGOnlyAPI");
    expect(answered.length).toBe(Object.keys(fieldsOf("IGUserForIGOnlyAPI")).length);
  });

  test("of a post", async () => {
    const { sandbox, token } = await ready();
    const account = sandbox.world.accountNamed("atelier.lune")!;
    const media = sandbox.world.mediaOf(account.userId).find((one) => one.productType === "REELS")!;
    const answered = await compare(sandbox, token, media.id, "IGMediaForIGOnlyAPI");
    expect(answered).toEqual(
      expect.arrayContaining(["caption", "comments_count", "like_count", "permalink", "timestamp"]),
    );
  });

  test("of a comment", async () => {
    const { sandbox, token } = await ready();
    const { body } = await sandbox.ask("POST", "/sandbox/comments", {
      account: "atelier.lune",
      username: "a_demo",
      text: "Prix ?",
    });
    const answered = await compare(sandbox, token, String(body.id), "IGComment");
    expect(answered).toEqual(expect.arrayContaining(["from", "hidden", "text", "timestamp", "username"]));
  });

  test("of a conversation", async () => {
    const { sandbox, token } = await ready();
    const [thread] = sandbox.world.conversationsOf(sandbox.world.accountNamed("atelier.lune")!.userId);
    // Threads of the Messenger family carry more than Instagram's ever answer.
    const messengerOnly = [
      "former_participants",
      "is_owner",
      "is_subscribed",
      "link",
      "linked_group",
      "scoped_thread_key",
      "senders",
      "wallpaper",
    ];
    await compare(sandbox, token, thread!.id, "UnifiedThread", messengerOnly);
  });
});

test("no field of any node lists who liked it", async () => {
  const { sandbox, token } = await ready();
  const account = sandbox.world.accountNamed("atelier.lune")!;
  const [media] = sandbox.world.mediaOf(account.userId);
  for (const name of ["likes", "likers", "liked_by"]) {
    for (const node of ["me", media!.id])
      expect((await sandbox.graph(token, "GET", `/${node}?fields=${name}`)).status).toBe(400);
    if (hasPublishedLists)
      for (const spec of ["IGUserForIGOnlyAPI", "IGMediaForIGOnlyAPI", "IGComment"])
        expect(fieldsOf(spec)).not.toHaveProperty(name);
  }
});

test("the token doors answer with the listed fields", async () => {
  const { sandbox, token } = await ready();
  await sandbox.clock.advance(25 * 3600 * 1000);
  const { body } = await sandbox.ask(
    "GET",
    `/refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`,
  );
  expect(Object.keys(body).sort()).toEqual(["access_token", "expires_in", "permissions", "token_type"]);
  if (!hasPublishedLists) return;
  for (const { name, type } of publishedNode("IGRefreshAccessTokenForIGOnlyAPI").fields)
    expectType(body[name], type, name);
});

test("every webhook field of the list can be subscribed to, and only those", async () => {
  const { sandbox, token } = await ready();
  let known = ALL_FIELDS.split(",");
  if (hasPublishedLists) {
    known = publishedEnum("iggraphusersubscribed_apps_subscribed_fields_enum_param");
  }
  for (const field of known)
    expect(
      (await sandbox.graph(token, "POST", `/me/subscribed_apps?subscribed_fields=${field}`)).status,
    ).toBe(200);
  expect((await sandbox.graph(token, "POST", "/me/subscribed_apps?subscribed_fields=likes")).status).toBe(
    400,
  );
  const { body } = await sandbox.graph(token, "GET", "/me/subscribed_apps");
  expect(Object.keys(listOf({ status: 200, headers: new Headers(), body })[0]!).sort()).toEqual([
    "app_id",
    "subscribed_fields",
  ]);
});

test("every parameter of the doors that write is understood", async () => {
  const { sandbox, token } = await ready();
  const account = sandbox.world.accountNamed("atelier.lune")!;
  const media = sandbox.world.mediaOf(account.userId).find((one) => one.productType === "FEED")!;
  const posted = await sandbox.graph(token, "POST", `/${media.id}/comments`, { message: "Bonne journée 🤍" });
  expect(posted.body).toEqual({ id: expect.any(String) });
  const mentioned = await sandbox.graph(token, "POST", "/me/mentions", {
    media_id: "179",
    comment_id: "180",
    message: "merci",
  });
  expect(mentioned.body).toEqual({ id: expect.any(String) });
  if (!hasPublishedLists) return;
  const params = (spec: string, method: string, endpoint: string): string[] =>
    publishedNode(spec)
      .apis.find((api) => api.method === method && api.endpoint === endpoint)!
      .params.map(({ name }) => name);
  expect(params("IGMediaForIGOnlyAPI", "POST", "comments")).toEqual(["message"]);
  expect(params("IGUserForIGOnlyAPI", "POST", "mentions")).toEqual(["comment_id", "media_id", "message"]);
  expect(params("IGUserForIGOnlyAPI", "GET", "media")).toEqual(["since", "until"]);
  expect(params("IGUserForIGOnlyAPI", "GET", "conversations")).toEqual(
    expect.arrayContaining(["folder", "platform", "user_id"]),
  );
  expect(params("IGUserForIGOnlyAPI", "POST", "messages")).toEqual(
    expect.arrayContaining([
      "message",
      "messaging_type",
      "payload",
      "recipient",
      "reply_to",
      "sender_action",
      "tag",
    ]),
  );
});

test("errors have exactly the platform's names", async () => {
  const { sandbox, token } = await ready();
  const { userId } = sandbox.world.accountNamed("atelier.lune")!;
  await sandbox.ask("POST", "/sandbox/comments", { account: "atelier.lune", username: "a_demo", text: "x" });
  const { body } = await sandbox.graph(token, "POST", "/me/messages", {
    recipient: { id: igsid(userId, "a_demo") },
    message: { text: "x" },
  });
  const error = body.error as Json;
  expect(Object.keys(error).sort()).toEqual(["code", "error_subcode", "fbtrace_id", "message", "type"]);
  expect([typeof error.code, typeof error.error_subcode, typeof error.message, typeof error.type]).toEqual([
    "number",
    "number",
    "string",
    "string",
  ]);
});

/** What the documentation shows and the lists leave out. */
const DOCUMENTED: Record<string, Record<string, string>> = {
  UnifiedMessage: {
    id: "string",
    created_time: "datetime",
    from: "Object",
    to: "Object",
    message: "string",
    attachments: "Object",
    reply_to: "Object",
    story: "Object",
    reactions: "Object",
    is_unsupported: "bool",
  },
  IGBusinessScopedID: {
    id: "string",
    name: "string",
    username: "string",
    profile_pic: "string",
    follower_count: "int",
    is_user_follow_business: "bool",
    is_business_follow_user: "bool",
    is_verified_user: "bool",
  },
};
/** Edges among a node's fields, and what they hold. */
const EDGES: Record<string, string> = {
  replies: "IGComment",
  comments: "IGComment",
  children: "IGMediaForIGOnlyAPI",
  messages: "UnifiedMessage",
};
/** Lists name the whole of a node where Instagram Login answers with an id. */
const OBJECTS: Record<string, string> = {
  IGCommentFromUser: "IGCommentFromUser",
  IGMedia: "IGMedia",
  IGUser: "IGUser",
};

/** Every name in the node is published for it, and every value has the published type. */
function expectNode(node: Json, spec: string, place: string): void {
  const listed = DOCUMENTED[spec] ?? (hasPublishedLists ? fieldsOf(spec) : SHORT[spec]);
  for (const [name, value] of Object.entries(node)) {
    const at = `${place}.${name}`;
    if (EDGES[name] !== undefined) {
      expectPage(value as Json, EDGES[name], at);
      continue;
    }
    const type = listed?.[name];
    // The short lists know only what is read.
    if (type === undefined && !hasPublishedLists) continue;
    expect(Object.keys(listed ?? {}), at).toContain(name);
    if (type!.startsWith("list<")) expect(Array.isArray(value), at).toBe(true);
    else expectType(value, type!, name);
    // Never a number, never empty, whatever the list says of it.
    if (/(^|_)id$/.test(name)) expect(value, at).toMatch(/^\S+$/);
    if (OBJECTS[type!] !== undefined && hasPublishedLists) expectNode(value as Json, OBJECTS[type!]!, at);
  }
}

function expectPage(page: Json, spec: string, place: string): Json[] {
  for (const name of Object.keys(page)) expect(["data", "paging"], place).toContain(name);
  const { cursors, next, previous, ...rest } = (page.paging ?? {}) as Json;
  expect(rest, place).toEqual({});
  if (page.paging !== undefined) {
    expect(cursors, place).toEqual({ before: expect.any(String), after: expect.any(String) });
  }
  for (const link of [next, previous])
    if (link !== undefined) expect(URL.canParse(String(link)), place).toBe(true);
  const nodes = page.data as Json[];
  for (const node of nodes) expectNode(node, spec, place);
  return nodes;
}

describe("every field of every answer is a published one, of its type", () => {
  /** A shop's day with one of everything, so that no field stays away for want of something to show. */
  async function aDay() {
    const { sandbox, token } = await ready();
    await sandbox.subscribe(token);
    const account = sandbox.world.accountNamed("atelier.lune")!;
    const who = { account: account.username, username: "a_demo" };
    const act = async (path: string, body: Json) =>
      (await sandbox.ask("POST", `/sandbox/${path}`, body)).body;
    const comment = await act("comments", { ...who, text: "Prix ?" });
    const answer = await act("comments", { ...who, text: "Moi aussi", parentId: comment.id });
    await act("comments", {
      account: account.username,
      fromBusiness: true,
      text: "Oui !",
      parentId: comment.id,
    });
    const message = await act("messages", {
      ...who,
      text: "Bonjour",
      attachments: [{ type: "image", url: "https://cdn.example/1.jpg" }],
    });
    await act("messages", { ...who, unsupported: true });
    await act("messages", { ...who, text: "Jolie", storyReply: true });
    await act("messages", { ...who, text: "Et ?", replyToMid: message.mid });
    await act("reactions", { mid: message.mid });
    const call = { faults: sandbox.faults, token: { scopes: [] } } as unknown as GraphCall;
    const names = {
      account: Object.keys(accountShape(call).readers),
      media: Object.keys(mediaShape(call).readers),
      comment: Object.keys(commentShape(call).readers),
      thread: Object.keys(threadShape(call).readers),
      message: Object.keys(messageShape(call, {} as never).readers),
      person: Object.keys(personShape(call).readers),
    };
    const get = async (path: string, fields: string[] | string) => {
      const given = typeof fields === "string" ? fields : fields.join(",");
      const { status, body } = await sandbox.graph(token, "GET", `/v26.0/${path}?fields=${given}`);
      expect([path, status]).toEqual([path, 200]);
      return body;
    };
    const person = igsid(account.userId, "a_demo");
    return { sandbox, token, account, comment, answer, message, names, get, person };
  }

  test("the account, its posts, their comments and replies", async () => {
    const { sandbox, account, comment, names, get } = await aDay();
    expectNode(await get("me", names.account), "IGUserForIGOnlyAPI", "me");
    const whole = names.comment.map((name) =>
      name === "replies" ? `replies{${names.comment.filter((one) => one !== "replies")}}` : name,
    );
    const posts = names.media.map((name) => (name === "comments" ? `comments{${whole}}` : name));
    for (const quirks of [
      {},
      { ids: { ownComments: "self-scoped", commenterIdDiffers: true } },
      { pages: { replies: 1 } },
    ]) {
      sandbox.faults.change(quirks);
      const media = expectPage(await get(`${account.userId}/media`, posts), "IGMediaForIGOnlyAPI", "media");
      expect(media.length).toBeGreaterThan(5);
      const mediaId = sandbox.world.comment(String(comment.id))!.mediaId;
      expectPage(await get(`${mediaId}/comments`, whole), "IGComment", "comments");
      expectPage(await get(`${comment.id}/replies`, names.comment), "IGComment", "replies");
      expectNode(await get(String(comment.id), whole), "IGComment", "comment");
      expectNode(await get(mediaId, posts), "IGMediaForIGOnlyAPI", "post");
    }
    for (const edge of ["stories", "live_media", "tags"]) {
      expectPage(await get(`me/${edge}`, names.media), "IGMediaForIGOnlyAPI", edge);
    }
  });

  test("conversations, messages and profiles", async () => {
    const { sandbox, message, names, get, person, account } = await aDay();
    const thread = sandbox.world.conversationWith(account.userId, "a_demo")!;
    const inside = names.thread.map((name) => (name === "messages" ? `messages{${names.message}}` : name));
    for (const detail of ["embedded", "ids"]) {
      sandbox.faults.change({ conversations: { detail } });
      expect(
        expectPage(await get("me/conversations", inside), "UnifiedThread", "conversations").length,
      ).toBeGreaterThan(0);
      expectNode(await get(thread.id, inside), "UnifiedThread", "conversation");
      const listed = expectPage(
        await get(`${thread.id}/messages`, names.message),
        "UnifiedMessage",
        "messages",
      );
      const seen = new Set(listed.flatMap((one) => Object.keys(one)));
      if (detail === "embedded") expect([...seen].sort()).toEqual([...names.message].sort());
      else expect([...seen].sort()).toEqual(["created_time", "id"]);
    }
    expectNode(await get(String(message.mid), names.message), "UnifiedMessage", "message");
    expectNode(await get(person, names.person), "IGBusinessScopedID", "profile");
  });

  test("subscriptions and everything that writes", async () => {
    const { sandbox, token, account, comment, answer, person } = await aDay();
    const post = async (path: string, body: Json = {}) =>
      (await sandbox.graph(token, "POST", `/v26.0/${path}`, body)).body;
    const listed = await sandbox.graph(token, "GET", `/v26.0/${account.userId}/subscribed_apps`);
    const [app] = listOf(listed);
    if (hasPublishedLists) expectNode(app!, "IGUserSubscribedAppsData", "subscribed_apps");
    expect(app).toEqual({ app_id: sandbox.settings.appId, subscribed_fields: ALL_FIELDS.split(",") });
    expect(await post("me/subscribed_apps?subscribed_fields=comments")).toEqual({ success: true });
    const sent = { recipient_id: person, message_id: expect.any(String) };
    const send = (recipient: Json, more: Json = {}) =>
      post("me/messages", { recipient, message: { text: "Bonjour" }, ...more });
    expect(await send({ id: person })).toEqual(sent);
    expect(await send({ comment_id: comment.id })).toEqual(sent);
    expect(await send({ id: person }, { tag: "HUMAN_AGENT" })).toEqual(sent);
    expect(await post("me/messages", { recipient: { id: person }, sender_action: "mark_seen" })).toEqual({
      recipient_id: person,
    });
    expect(await post(`${comment.id}/replies`, { message: "Oui" })).toEqual({
      id: expect.stringMatching(/^\d+$/),
    });
    expect(await post(`${answer.id}?hide=true`)).toEqual({ success: true });
    for (const path of [`${answer.id}`, "me/subscribed_apps"]) {
      expect((await sandbox.graph(token, "DELETE", `/v26.0/${path}`)).body).toEqual({ success: true });
    }
  });

  test.each(["data", "flat"])("tokens, the first one %s", async (tokenShape) => {
    const { sandbox } = await ready();
    sandbox.faults.change({ tokenShape });
    const { settings, world, tokens } = sandbox;
    const account = world.accountNamed("atelier.lune")!;
    const { code } = tokens.issueCode(account, REDIRECT, ALL_SCOPES.split(","));
    const response = await sandbox.app.request("/oauth/access_token", {
      method: "POST",
      body: exchangeForm(settings, code),
    });
    const text = await response.text();
    const short = JSON.parse(text) as Json;
    const grant = tokenShape === "data" ? (short.data as Json[])[0]! : short;
    expect(Object.keys(grant).sort()).toEqual(["access_token", "permissions", "user_id"]);
    // As a number it is rounded by whoever parses it: its digits are whole in the text alone.
    expect(text).toContain(
      tokenShape === "data" ? `"user_id":"${account.userId}"` : `"user_id":${account.userId},`,
    );
    expect(Array.isArray(grant.permissions)).toBe(tokenShape === "flat");
    const long = await sandbox.ask(
      "GET",
      `/access_token?grant_type=ig_exchange_token&client_secret=${settings.appSecret}&access_token=${grant.access_token}`,
    );
    await sandbox.clock.advance(25 * 3600 * 1000);
    const fresh = await sandbox.ask(
      "GET",
      `/refresh_access_token?grant_type=ig_refresh_token&access_token=${long.body.access_token}`,
    );
    for (const body of [long.body, fresh.body]) {
      expect(body).toMatchObject({
        access_token: expect.any(String),
        token_type: "bearer",
        expires_in: expect.any(Number),
      });
    }
    if (!hasPublishedLists) return;
    expectNode(long.body, "IGAccessTokenForIGOnlyAPI", "token");
    expectNode(fresh.body, "IGRefreshAccessTokenForIGOnlyAPI", "refresh");
    for (const name of publishedNames("IGAccessTokenForIGOnlyAPI")) expect(long.body).toHaveProperty(name);
  });
});
