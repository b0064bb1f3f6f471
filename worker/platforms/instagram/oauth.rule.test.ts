import { describe, expect, test } from "vitest";
import {
  type Answer,
  APP_SECRET,
  graphError,
  json,
  OPTIONS,
  scripted,
  TOKEN,
} from "./testing/scripted-fetch.ts";

const NOW = 1_795_000_000_000;
const REDIRECT = "https://api.example/oauth/instagram/callback";
const SHORT = "IGAAinventedShortLivedToken";
const LONG = "IGAAinventedLongLivedToken";
const LONG_ANSWER = { access_token: LONG, token_type: "bearer", expires_in: 5_183_944 };
const SCOPES = ["instagram_business_basic", "instagram_business_manage_messages"];

test("consent is asked at Instagram, for exactly what is needed", () => {
  const { platform } = scripted();
  const address = new URL(platform.authorizeUrl("state 1/é", REDIRECT));
  expect(address.origin + address.pathname).toBe("https://www.instagram.com/oauth/authorize");
  expect(Object.fromEntries(address.searchParams)).toEqual({
    client_id: "990000000000002",
    redirect_uri: REDIRECT,
    response_type: "code",
    scope: "instagram_business_basic,instagram_business_manage_comments,instagram_business_manage_messages",
    state: "state 1/é",
  });
  expect(address.href).not.toContain(APP_SECRET);
});

describe("a code becomes a long-lived token", () => {
  test.each<[string, string]>([
    [
      "the documented list",
      `{"data":[{"access_token":"${SHORT}","user_id":"17841400000000001","permissions":"${SCOPES.join(",")}"}]}`,
    ],
    [
      "the flat object with a number past 2^53",
      `{"access_token":"${SHORT}","user_id":17841400000000001,"permissions":${JSON.stringify(SCOPES)}}`,
    ],
    ["flat, with scopes as text", `{"access_token":"${SHORT}","permissions":"${SCOPES.join(", ")}"}`],
  ])("%s", async (_, answer) => {
    const { platform, calls } = scripted(json(answer), json(LONG_ANSWER));
    expect(await platform.exchangeCode("AQBcode#_", REDIRECT, NOW)).toEqual({
      kind: "ok",
      granted: { token: LONG, expiresAt: NOW + 5_183_944_000, scopes: SCOPES },
    });
    expect(calls).toHaveLength(2);
    expect(calls[0]).toMatchObject({ method: "POST", url: "https://api.instagram.com/oauth/access_token" });
    expect(calls[0]!.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect(Object.fromEntries(new URLSearchParams(calls[0]!.body!))).toEqual({
      client_id: "990000000000002",
      client_secret: APP_SECRET,
      grant_type: "authorization_code",
      redirect_uri: REDIRECT,
      code: "AQBcode",
    });
    expect(calls[1]).toMatchObject({
      method: "GET",
      path: "/access_token",
      query: { grant_type: "ig_exchange_token", client_secret: APP_SECRET, access_token: SHORT },
    });
  });

  test("a life that is not said is 60 days", async () => {
    const { platform } = scripted(json({ access_token: SHORT }), json({ access_token: LONG }));
    expect(await platform.exchangeCode("c", REDIRECT, NOW)).toEqual({
      kind: "ok",
      granted: { token: LONG, expiresAt: NOW + 60 * 86_400_000, scopes: [] },
    });
  });

  test.each<[string, Answer]>([
    ["a reset", new TypeError("reset")],
    ["502", json("", 502)],
    ["a temporary refusal", graphError(2)],
  ])("%s after the code is spent gets one more try", async (_, hiccup) => {
    const { platform, calls } = scripted(json({ access_token: SHORT }), hiccup, json(LONG_ANSWER));
    expect(await platform.exchangeCode("c", REDIRECT, NOW)).toMatchObject({ kind: "ok" });
    expect(calls).toHaveLength(3);
  });
});

describe("a refusal is explained without a secret in it", () => {
  const flat = {
    error_type: "OAuthException",
    code: 400,
    error_message: "Matching code was not found or was already used",
  };
  test.each<[string, Answer[], string]>([
    [
      "a used code",
      [json(flat, 400)],
      "http 400 OAuthException 400 Matching code was not found or was already used",
    ],
    ["a reset", [new TypeError("reset")], "network"],
    ["HTML", [json("<html></html>", 500)], "http 500, unreadable"],
    ["no token", [json({ data: [] })], "http 200"],
    [
      "Graph's refusal of the second step",
      [json({ access_token: SHORT }), graphError(190, 463)],
      "http 400 OAuthException 190 463 Error validating access token: [hidden] is not good",
    ],
    [
      "two hiccups in the second step",
      [json({ access_token: SHORT }), json("", 503), json("", 503)],
      "http 503, unreadable",
    ],
    [
      "its own secret",
      [json({ ...flat, error_message: `bad client_secret ${APP_SECRET} for code AQBcodecodecodecode` }, 400)],
      "http 400 OAuthException 400 bad client_secret [hidden] for code [hidden]",
    ],
  ])("%s", async (_, answers, cause) => {
    const { platform, calls } = scripted(...answers);
    const result = await platform.exchangeCode("AQBcodecodecodecode", REDIRECT, NOW);
    expect(result).toEqual({ kind: "refused", cause });
    expect(calls).toHaveLength(answers.length);
  });
});

describe("a token is renewed", () => {
  test("by its own address, without the app's secret", async () => {
    const { platform, calls } = scripted(json({ ...LONG_ANSWER, permissions: SCOPES.join(",") }));
    expect(await platform.refreshToken(TOKEN, NOW)).toEqual({
      kind: "ok",
      value: { token: LONG, expiresAt: NOW + 5_183_944_000, scopes: SCOPES },
      usagePercent: null,
    });
    expect(calls[0]).toMatchObject({
      method: "GET",
      path: "/refresh_access_token",
      query: { grant_type: "ig_refresh_token", access_token: TOKEN },
    });
  });
  test("scopes that are not listed come back empty", async () => {
    const { platform } = scripted(json(LONG_ANSWER));
    expect(await platform.refreshToken(TOKEN, NOW)).toMatchObject({ kind: "ok", value: { scopes: [] } });
  });
  test.each<[string, Answer, object]>([
    ["dead", graphError(190, 463), { kind: "reconnect", code: "190/463" }],
    ["too young", graphError(100), { kind: "failed", cause: "graph 100" }],
    ["limited", graphError(4), { kind: "limited", retryAfterMs: null }],
    ["another shape", json({ token: LONG }), { kind: "failed", cause: "unreadable" }],
  ])("or not, when it is %s", async (_, answer, expected) => {
    const { platform } = scripted(answer);
    expect(await platform.refreshToken(TOKEN, NOW)).toEqual(expected);
  });
});

describe("an account is known by the id that webhooks carry", () => {
  test.each<[string, string, object]>([
    [
      "with both ids",
      '{"id":"24500000000000001","user_id":"17841400000000001","username":"studio.vista","name":"Studio Vista","profile_picture_url":"https://cdn.example/p.jpg"}',
      {
        externalId: "17841400000000001",
        appScopedId: "24500000000000001",
        username: "studio.vista",
        displayName: "Studio Vista",
        pictureUrl: "https://cdn.example/p.jpg",
      },
    ],
    [
      "as numbers past 2^53",
      '{"id":24500000000000001,"user_id":17841400000000001,"username":"studio.vista"}',
      {
        externalId: "17841400000000001",
        appScopedId: "24500000000000001",
        username: "studio.vista",
        displayName: null,
        pictureUrl: null,
      },
    ],
    [
      "without user_id",
      '{"id":"24500000000000001","username":"studio.vista"}',
      {
        externalId: "24500000000000001",
        appScopedId: "24500000000000001",
        username: "studio.vista",
        displayName: null,
        pictureUrl: null,
      },
    ],
  ])("%s", async (_, answer, value) => {
    const { platform, calls } = scripted(json(answer));
    expect(await platform.identify(TOKEN)).toEqual({ kind: "ok", value, usagePercent: null });
    expect(calls[0]).toMatchObject({
      method: "GET",
      path: "/v26.0/me",
      query: { fields: "id,user_id,username,name,profile_picture_url" },
    });
    expect(calls[0]!.headers.get("authorization")).toBe(`Bearer ${TOKEN}`);
  });
  test("no username, no account", async () => {
    const { platform } = scripted(json({ id: "1" }));
    expect(await platform.identify(TOKEN)).toEqual({ kind: "failed", cause: "unreadable" });
  });
});

describe("webhooks are asked for", () => {
  test("for every field there is a use for", async () => {
    const { platform, calls } = scripted(json({ success: true }));
    expect(await platform.subscribe(TOKEN, "17841400000000001")).toBe(true);
    expect(calls[0]).toMatchObject({
      method: "POST",
      path: "/v26.0/17841400000000001/subscribed_apps",
      query: {
        subscribed_fields:
          "comments,live_comments,messages,message_edit,message_reactions,messaging_postbacks,messaging_seen,messaging_referral",
      },
    });
  });
  test.each<[string, Answer]>([
    ["refused", graphError(10)],
    ["unsuccessful", json({ success: false })],
    ["reset", new TypeError("reset")],
    ["HTML", json("<html></html>")],
    ["an error in a 200", json({ success: true, error: { code: 1 } })],
  ])("and when that is %s, it says so", async (_, answer) => {
    const { platform } = scripted(answer);
    expect(await platform.subscribe(TOKEN, "1")).toBe(false);
  });
  test("and given back, whatever the answer", async () => {
    const { platform, calls } = scripted(graphError(190));
    await platform.unsubscribe(TOKEN, "17841400000000001");
    expect(calls[0]).toMatchObject({
      method: "DELETE",
      path: "/v26.0/17841400000000001/subscribed_apps",
      query: {},
    });
  });
});

describe("the handshake", () => {
  const ask = (query: Record<string, string>, verifyToken: string | null = OPTIONS.verifyToken) => {
    const given = {
      "hub.mode": "subscribe",
      "hub.challenge": "1158201444",
      "hub.verify_token": "invented-verify-token",
      ...query,
    };
    return scripted({ verifyToken }).platform.answerHandshake(new URLSearchParams(given));
  };
  test.each<[string, string | null, string | null]>([
    ["gives the challenge back", ask({}), "1158201444"],
    ["refuses another token", ask({ "hub.verify_token": "invented-verify-tokem" }), null],
    ["refuses a longer token", ask({ "hub.verify_token": "invented-verify-token1" }), null],
    ["refuses a shorter token", ask({ "hub.verify_token": "invented" }), null],
    ["refuses no token", ask({ "hub.verify_token": "" }), null],
    ["refuses another mode", ask({ "hub.mode": "unsubscribe" }), null],
    ["refuses no challenge", ask({ "hub.challenge": "" }), null],
    ["refuses an endless challenge", ask({ "hub.challenge": "1".repeat(5000) }), null],
    ["refuses everything while no token is set", ask({}, null), null],
    ["refuses an empty token while none is set", ask({ "hub.verify_token": "" }, ""), null],
  ])("%s", (_, answer, expected) => expect(answer).toBe(expected));
});

test.each([
  ["990000000000002", APP_SECRET, true],
  ["", APP_SECRET, false],
  ["990000000000002", "", false],
])("can be connected only with an app's id and secret (%#)", (appId, appSecret, connect) => {
  expect(scripted({ appId, appSecret }).platform.capabilities.connect).toBe(connect);
});
