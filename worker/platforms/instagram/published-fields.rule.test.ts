import { describe, expect, test } from "vitest";
import type { SendTarget } from "../platform.ts";
import { REQUIRED_SCOPES } from "./capabilities.ts";
import { SUBSCRIBED_FIELDS } from "./subscription.ts";
import {
  type FieldTree,
  hasPublishedLists,
  publishedEnum,
  publishedNames,
  publishedNode,
  readFields,
} from "./testing/published.ts";
import { ACCOUNT, json, type Seen, scripted, TOKEN } from "./testing/scripted-fetch.ts";

/**
 * Everything the adapter can ask, beside what Meta publishes. Where the lists are not at hand, the spelling of the
 * addresses, fields and parameters is checked alone.
 */
const TARGETS: SendTarget[] = [
  { kind: "private_reply", commentId: "18000000000000001" },
  { kind: "window", personId: "9100000000000001" },
  { kind: "human_agent", personId: "9100000000000001" },
];

async function everyRequest(): Promise<Seen[]> {
  const answer = (seen: Seen) =>
    seen.path.endsWith("/media")
      ? json({ data: [{ id: "17900000000000001" }] })
      : json({ access_token: "s" });
  const { platform, calls } = scripted(...Array.from({ length: 40 }, () => answer));
  const asked = platform as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
  const methods: [string, unknown[]][] = [
    ["exchangeCode", ["code", "https://api.example/callback", 0]],
    ["identify", [TOKEN]],
    ["refreshToken", [TOKEN, 0]],
    ["subscribe", [TOKEN, ACCOUNT]],
    ["unsubscribe", [TOKEN, ACCOUNT]],
    ["listMedia", [TOKEN, ACCOUNT, { after: "A", limit: 25 }]],
    ["listComments", [TOKEN, ACCOUNT, "17900000000000001", { after: "A" }]],
    ["listReplies", [TOKEN, ACCOUNT, "17900000000000001", { commentId: "18000000000000001", after: "A" }]],
    ["readComment", [TOKEN, "18000000000000001"]],
    ["replyToComment", [TOKEN, "18000000000000001", "Répondu en privé"]],
    ["listOwnReplies", [TOKEN, ACCOUNT, "18000000000000001", { after: "A" }]],
    ["listConversations", [TOKEN, { after: "A", personId: "9100000000000001" }]],
    ["listMessages", [TOKEN, ACCOUNT, "aWdfConversation", { after: null }]],
    ["readMessage", [TOKEN, ACCOUNT, "aWdfMessage"]],
    ["readProfile", [TOKEN, "9100000000000001"]],
    ...TARGETS.map((target): [string, unknown[]] => ["send", [TOKEN, ACCOUNT, target, { text: "Bonjour" }]]),
    ["examine", [TOKEN, ACCOUNT, 0]],
  ];
  for (const [method, given] of methods) await asked[method]!(...given);
  // A method that is new and asks the network belongs in the list above.
  const silent = ["authorizeUrl", "answerHandshake", "authenticate", "splitDelivery", "readDelivery"];
  const callable = Object.keys(asked).filter((name) => typeof asked[name] === "function");
  expect(new Set([...methods.map(([name]) => name), ...silent])).toEqual(new Set(callable));
  return calls;
}

type Door = { node: string; method: string; edge: string | null; answers: string | null };

/** Which published door a request knocks at, by the ids of this file. */
function doorOf({ method, path }: Seen): Door | null {
  const [id = "", edge = null] = path.replace(/^\/v\d+\.\d+\//, "").split("/");
  if (id === "me" || id === ACCOUNT) {
    const answers: Record<string, string | null> = {
      media: "IGMediaForIGOnlyAPI",
      conversations: "UnifiedThread",
      subscribed_apps: "IGUserSubscribedAppsData",
    };
    return {
      node: "IGUserForIGOnlyAPI",
      method,
      edge,
      answers: edge === null ? "IGUserForIGOnlyAPI" : (answers[edge] ?? null),
    };
  }
  if (id.startsWith("179")) return { node: "IGMediaForIGOnlyAPI", method, edge, answers: "IGComment" };
  if (id.startsWith("180")) return { node: "IGComment", method, edge, answers: "IGComment" };
  if (id === "aWdfConversation") return { node: "UnifiedThread", method, edge, answers: "UnifiedThread" };
  if (path === "/access_token")
    return { node: "IGAccessTokenForIGOnlyAPI", method, edge: null, answers: null };
  if (path === "/refresh_access_token")
    return { node: "IGRefreshAccessTokenForIGOnlyAPI", method, edge: null, answers: null };
  return null;
}

/** Not in the lists, but on the pages of the documentation: the code exchange, messages and people. */
const DOCUMENTED: Record<string, { method: string; fields: string[]; params: string[] }> = {
  "/oauth/access_token": {
    method: "POST",
    fields: [],
    params: ["client_id", "client_secret", "grant_type", "redirect_uri", "code"],
  },
  "/v26.0/aWdfMessage": {
    method: "GET",
    fields: ["id", "created_time", "from", "to", "message", "attachments", "reply_to"],
    params: [],
  },
  "/v26.0/9100000000000001": {
    method: "GET",
    fields: [
      "name",
      "username",
      "profile_pic",
      "follower_count",
      "is_user_follow_business",
      "is_business_follow_user",
      "is_verified_user",
    ],
    params: [],
  },
};
/** Of every node and edge. */
const GENERAL = ["fields", "limit", "after"];
/** What an expanded edge holds. */
const EXPANDED: Record<string, string[]> = {
  replies: hasPublishedLists ? publishedNames("IGComment") : [],
  messages: DOCUMENTED["/v26.0/aWdfMessage"]!.fields,
};

const paramsOf = (seen: Seen): string[] => [
  ...Object.keys(seen.query),
  ...(seen.body?.startsWith("{") ? Object.keys(JSON.parse(seen.body)) : []),
  ...(seen.body && !seen.body.startsWith("{") ? [...new URLSearchParams(seen.body).keys()] : []),
];

function expectPublished(seen: Seen): void {
  const asked: FieldTree = readFields(seen.query.fields ?? "");
  const params = paramsOf(seen);
  const page = DOCUMENTED[seen.path];
  if (page) {
    expect(seen.method).toBe(page.method);
    for (const field of Object.keys(asked)) expect(page.fields, seen.path).toContain(field);
    for (const name of params) expect([...page.params, ...GENERAL], seen.path).toContain(name);
    return;
  }
  const door = doorOf(seen);
  expect(door, `${seen.method} ${seen.path}`).not.toBeNull();
  const { node, method, edge, answers } = door!;
  const api = publishedNode(node).apis.find(
    (one) => one.method === method && (edge === null ? one.name === "#get" : one.endpoint === edge),
  );
  expect(api, `${method} ${node}/${edge}`).toBeDefined();
  const known = [...api!.params.map((param) => param.name), ...GENERAL];
  for (const name of params) expect(known, `${node}/${edge}`).toContain(name);
  for (const { name, required } of api!.params) if (required) expect(params).toContain(name);
  for (const [field, inside] of Object.entries(asked)) {
    expect(answers === null ? [] : publishedNames(answers), `${node}/${edge}`).toContain(field);
    for (const name of Object.keys(inside ?? {})) expect(EXPANDED[field], field).toContain(name);
  }
}

if (hasPublishedLists) {
  test("every request is at a published door, with published fields and parameters only", async () => {
    const requests = await everyRequest();
    expect(requests).toHaveLength(24);
    for (const seen of requests) expectPublished(seen);
  });

  describe("values that are chosen from a list", () => {
    test("webhook fields", () => {
      const known = publishedEnum("iggraphusersubscribed_apps_subscribed_fields_enum_param");
      for (const field of SUBSCRIBED_FIELDS) expect(known).toContain(field);
    });

    test("the platform of conversations", async () => {
      const { platform, calls } = scripted(json({ data: [] }));
      await platform.listConversations(TOKEN, { after: null });
      const known = publishedEnum("userconversations_platform_enum_param");
      expect(known).toContain(calls[0]!.query.platform!.toUpperCase());
    });
  });

  test("who commented is read from published fields", () => {
    expect(publishedNames("IGCommentFromUser").sort()).toEqual(["id", "self_ig_scoped_id", "username"]);
  });

  test("nobody is listed for a like: there is no such field to ask for", () => {
    const names = ["IGUserForIGOnlyAPI", "IGMediaForIGOnlyAPI", "IGComment"].flatMap(publishedNames);
    expect(names.filter((name) => /^like(r)?s$|_likers?$/.test(name))).toEqual([]);
    expect(scripted().platform.capabilities.readLikers).toBe(false);
  });
} else {
  test("Meta's lists are not beside this repository: only the spelling of requests is checked", async () => {
    for (const seen of await everyRequest()) {
      expect(seen.path).toMatch(/^(\/v\d+\.\d+)?(\/[\w.]+){1,2}$/);
      expect(() => readFields(seen.query.fields ?? "")).not.toThrow();
      for (const name of paramsOf(seen)) expect(name).toMatch(/^[a-z_]+$/);
    }
  });
}

test.each(TARGETS)("a message is sent with nothing but what its case takes: %j", async (target) => {
  const { platform, calls } = scripted(json({}));
  await platform.send(TOKEN, ACCOUNT, target, { text: "Bonjour" });
  const recipient =
    target.kind === "private_reply" ? { comment_id: target.commentId } : { id: target.personId };
  const tag = target.kind === "human_agent" ? { tag: "HUMAN_AGENT" } : {};
  expect(JSON.parse(calls[0]!.body!)).toEqual({ recipient, message: { text: "Bonjour" }, ...tag });
});

test("the token is in no address but the two that want it there", async () => {
  for (const { path, url } of await everyRequest()) {
    expect(url.includes(TOKEN)).toBe(path === "/refresh_access_token");
  }
});

test("the scopes are those of Instagram Login", () => {
  for (const scope of REQUIRED_SCOPES) expect(scope).toMatch(/^instagram_business_[a-z_]+$/);
});
