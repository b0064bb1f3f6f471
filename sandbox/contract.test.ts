import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { igsid } from "./ids.ts";
import { ALL_FIELDS, createHarness, type Harness, type Json, listOf } from "./testing/harness.ts";

/**
 * The answers beside Meta's own field lists, when those are at hand (`../shared/specs/meta` next to the repository).
 * The lists do not travel with the repository; without them a smaller check of names and types runs.
 */
const SPECS = new URL("../../shared/specs/meta/", import.meta.url);
const hasSpecs = existsSync(new URL("IGComment.json", SPECS));
if (!hasSpecs)
  console.info("contract: Meta's field lists are not here; checking against the short lists in this file");

type Spec = {
  fields: { name: string; type: string }[];
  apis: { method: string; endpoint?: string; params: { name: string }[] }[];
};
const readSpec = (name: string): Spec => JSON.parse(readFileSync(new URL(`${name}.json`, SPECS), "utf8"));

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
  hasSpecs
    ? Object.fromEntries(readSpec(name).fields.map((field) => [field.name, field.type]))
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
    if (hasSpecs)
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
  if (!hasSpecs) return;
  for (const { name, type } of readSpec("IGRefreshAccessTokenForIGOnlyAPI").fields)
    expectType(body[name], type, name);
});

test("every webhook field of the list can be subscribed to, and only those", async () => {
  const { sandbox, token } = await ready();
  let known = ALL_FIELDS.split(",");
  if (hasSpecs) {
    const enums = JSON.parse(readFileSync(new URL("enum_types.subset.json", SPECS), "utf8")) as {
      name: string;
      values: string[];
    }[];
    known = enums.find(
      (one) => one.name === "iggraphusersubscribed_apps_subscribed_fields_enum_param",
    )!.values;
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
  if (!hasSpecs) return;
  const params = (spec: string, method: string, endpoint: string): string[] =>
    readSpec(spec)
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
