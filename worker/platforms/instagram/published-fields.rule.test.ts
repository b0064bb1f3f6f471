import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { REQUIRED_SCOPES } from "./capabilities.ts";
import { COMMENT_FIELDS, REPLY_FIELDS } from "./comments.ts";
import { CONVERSATION_FIELDS, MESSAGE_FIELDS } from "./conversations.ts";
import { MEDIA_FIELDS } from "./media.ts";
import { IDENTITY_FIELDS } from "./oauth.ts";
import { SUBSCRIBED_FIELDS } from "./subscription.ts";
import { ACCOUNT, json, scripted, TOKEN } from "./testing/scripted-fetch.ts";

/** Meta's own field lists, kept outside this repository: they are Meta's, not ours to publish. */
const LISTS = new URL("../../../../shared/specs/meta/", import.meta.url).pathname;
const areHere = existsSync(LISTS);

type Node = {
  fields: { name: string; type: string }[];
  apis: {
    method: string;
    endpoint?: string;
    name?: string;
    params: { name: string; required?: boolean }[];
  }[];
};
const load = <T>(name: string): T => JSON.parse(readFileSync(`${LISTS}${name}.json`, "utf8")) as T;

/** `id,replies{id,text}` → `id`, `replies`; what is between braces belongs to the edge. */
const topLevel = (fields: string) => fields.replaceAll(/\{[^}]*\}/g, "").split(",");

describe("every field asked for is one Meta publishes", () => {
  if (!areHere) {
    test("Meta's lists are not beside this repository: only the spelling is checked", () => {
      for (const fields of [
        IDENTITY_FIELDS,
        MEDIA_FIELDS,
        COMMENT_FIELDS,
        CONVERSATION_FIELDS,
        MESSAGE_FIELDS,
      ]) {
        expect(fields).toMatch(/^[a-z_]+(\{[a-z_,]+\})?(,[a-z_]+(\{[a-z_,]+\})?)*$/);
      }
    });
    return;
  }

  test.each([
    ["IGUserForIGOnlyAPI", IDENTITY_FIELDS],
    ["IGMediaForIGOnlyAPI", MEDIA_FIELDS],
    ["IGComment", COMMENT_FIELDS],
    ["IGComment", REPLY_FIELDS],
    ["UnifiedThread", CONVERSATION_FIELDS],
    ["UnifiedThread", "messages"],
    ["IGCommentFromUser", "id,username,self_ig_scoped_id"],
  ])("%s: %s", (name, asked) => {
    const node = load<Node>(name);
    const known = [...node.fields.map((field) => field.name), ...node.apis.map((api) => api.endpoint)];
    for (const field of topLevel(asked)) expect(known).toContain(field);
  });

  test("webhook fields", () => {
    const enums = load<{ name: string; values: string[] }[]>("enum_types.subset");
    const known = enums.find(
      (entry) => entry.name === "iggraphusersubscribed_apps_subscribed_fields_enum_param",
    );
    for (const field of SUBSCRIBED_FIELDS) expect(known?.values).toContain(field);
  });

  const paramsOf = (name: string, method: string, endpoint: string) =>
    load<Node>(name)
      .apis.find((api) => api.method === method && (api.endpoint ?? api.name) === endpoint)
      ?.params.map((param) => param.name);

  test("what a message is sent with", async () => {
    const { platform, calls } = scripted(json({}));
    await platform.send(TOKEN, ACCOUNT, { kind: "human_agent", personId: "1" }, "Bonjour");
    const known = paramsOf("IGUserForIGOnlyAPI", "POST", "messages");
    for (const name of Object.keys(JSON.parse(calls[0]!.body!))) expect(known).toContain(name);
  });

  test("what conversations, subscriptions and tokens are asked with", async () => {
    const { platform, calls } = scripted(json({}), json({}), json({}), json({ access_token: "s" }), json({}));
    await platform.listConversations(TOKEN, { after: null, personId: "1" });
    await platform.subscribe(TOKEN, ACCOUNT);
    await platform.refreshToken(TOKEN, 0);
    await platform.exchangeCode("c", "https://api.example/", 0);
    const general = ["fields", "limit", "after"];
    const checks: [number, string, string, string][] = [
      [0, "IGUserForIGOnlyAPI", "GET", "conversations"],
      [1, "IGUserForIGOnlyAPI", "POST", "subscribed_apps"],
      [2, "IGRefreshAccessTokenForIGOnlyAPI", "GET", "#get"],
      [4, "IGAccessTokenForIGOnlyAPI", "GET", "#get"],
    ];
    for (const [call, node, method, endpoint] of checks) {
      const known = [...(paramsOf(node, method, endpoint) ?? []), ...general];
      for (const name of Object.keys(calls[call]!.query)) expect(known).toContain(name);
    }
  });

  test("nobody is listed for a like: there is no such field to ask for", () => {
    const names = ["IGMediaForIGOnlyAPI", "IGComment"].flatMap((name) => {
      const node = load<Node>(name);
      return [...node.fields.map((field) => field.name), ...node.apis.map((api) => api.endpoint ?? "")];
    });
    expect(names.filter((name) => /^like(r)?s$|_likers?$/.test(name))).toEqual([]);
    expect(scripted().platform.capabilities.readLikers).toBe(false);
  });
});

test("the scopes are those of Instagram Login", () => {
  for (const scope of REQUIRED_SCOPES) expect(scope).toMatch(/^instagram_business_[a-z_]+$/);
});
