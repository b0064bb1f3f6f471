import { describe, expect, test } from "vitest";
import {
  ACCOUNT,
  type Answer,
  graphError,
  json,
  OPTIONS,
  type Seen,
  scripted,
  TOKEN,
} from "./testing/scripted-fetch.ts";

const NOW = Date.UTC(2026, 10, 22, 12);
const DATE = { date: "Sun, 22 Nov 2026 12:03:00 GMT" };
const ME = {
  id: "24500000000000001",
  user_id: ACCOUNT,
  username: "studio.vista",
  name: "Studio Vista",
  profile_picture_url: "https://cdn.example/p.jpg",
};
const MEDIA = "17900000000000001";

type Parts = Record<"me" | "subscribed_apps" | "conversations" | "media" | "comments", () => Answer>;
const well: Parts = {
  me: () => json(ME, 200, { ...DATE, "x-app-usage": '{"call_count":12}' }),
  subscribed_apps: () =>
    json({ data: [{ app_id: OPTIONS.appId, subscribed_fields: ["comments", "messages"] }] }),
  conversations: () => json({ data: [] }, 200, { "x-app-usage": '{"call_count":40}' }),
  media: () => json({ data: [{ id: MEDIA }] }),
  comments: () => json({ data: [] }),
};

/** Calls run side by side, so each is answered by what it asks, not by its turn. */
async function examined(change: Partial<Parts> = {}) {
  const parts = { ...well, ...change };
  const answer = (seen: Seen): Response => {
    const given = parts[seen.path.split("/").at(-1) as keyof Parts]();
    if (given instanceof Error) throw given;
    return given as Response;
  };
  const { platform, calls } = scripted(...Array.from({ length: 5 }, () => answer));
  return { result: await platform.examine(TOKEN, ACCOUNT, NOW), calls };
}

const IDENTITY = {
  externalId: ACCOUNT,
  appScopedId: "24500000000000001",
  username: "studio.vista",
  displayName: "Studio Vista",
  pictureUrl: "https://cdn.example/p.jpg",
};

test("an account in order is seen to be, in five calls", async () => {
  const { result, calls } = await examined();
  expect(result).toEqual({
    token: { kind: "valid", identity: IDENTITY },
    subscribedFields: ["comments", "messages"],
    messageAccess: "allowed",
    commentAccess: "allowed",
    usagePercent: 40,
    clockSkewMs: 180_000,
  });
  expect(calls.map(({ method, path, query }) => [method, path, query])).toEqual([
    ["GET", "/v26.0/me", { fields: "id,user_id,username,name,profile_picture_url" }],
    ["GET", `/v26.0/${ACCOUNT}/subscribed_apps`, {}],
    ["GET", "/v26.0/me/conversations", { platform: "instagram", fields: "id,updated_time", limit: "1" }],
    ["GET", `/v26.0/${ACCOUNT}/media`, { fields: "id", limit: "1" }],
    ["GET", `/v26.0/${MEDIA}/comments`, { fields: "id", limit: "1" }],
  ]);
});

describe("one thing broken at a time shows as that thing", () => {
  const broken = () => new TypeError("reset");
  const html = () => json("<html></html>", 502);
  test.each<[string, Partial<Parts>, object]>([
    ["messages turned off", { conversations: () => graphError(200, 2534041) }, { messageAccess: "denied" }],
    ["no permission for messages", { conversations: () => graphError(10) }, { messageAccess: "denied" }],
    ["no capability for messages", { conversations: () => graphError(3) }, { messageAccess: "denied" }],
    ["no permission, 299", { conversations: () => graphError(299) }, { messageAccess: "denied" }],
    ["messages at a limit", { conversations: () => graphError(613) }, { messageAccess: "unknown" }],
    ["messages unreadable", { conversations: html }, { messageAccess: "unknown" }],
    ["messages of another shape", { conversations: () => json({}) }, { messageAccess: "unknown" }],
    ["no permission for comments", { comments: () => graphError(10) }, { commentAccess: "denied" }],
    ["comments unreachable", { comments: broken }, { commentAccess: "unknown" }],
    ["no post", { media: () => json({ data: [] }) }, { commentAccess: "unknown" }],
    ["posts unreadable", { media: () => graphError(2) }, { commentAccess: "unknown" }],
    ["no subscription", { subscribed_apps: () => json({ data: [] }) }, { subscribedFields: [] }],
    [
      "another app's subscription beside ours",
      {
        subscribed_apps: () =>
          json({
            data: [
              { app_id: "1", subscribed_fields: ["messages"] },
              { app_id: OPTIONS.appId, subscribed_fields: ["comments"] },
            ],
          }),
      },
      { subscribedFields: ["comments"] },
    ],
    [
      "one subscription under the app's other id",
      { subscribed_apps: () => json({ data: [{ app_id: "1", subscribed_fields: ["comments", 5] }] }) },
      { subscribedFields: ["comments"] },
    ],
    [
      "several, none of them ours by id",
      {
        subscribed_apps: () =>
          json({
            data: [
              { app_id: "1", subscribed_fields: ["comments"] },
              { app_id: "2", subscribed_fields: ["messages"] },
            ],
          }),
      },
      { subscribedFields: null },
    ],
    [
      "a subscription that does not list its fields",
      { subscribed_apps: () => json({ data: [{ app_id: OPTIONS.appId }] }) },
      { subscribedFields: null },
    ],
    ["subscriptions unreadable", { subscribed_apps: broken }, { subscribedFields: null }],
    [
      "an identity without a name",
      { me: () => json({ id: "1" }, 200, DATE) },
      { token: { kind: "unreachable", cause: "unreadable" } },
    ],
    ["no clock", { me: () => json(ME) }, { clockSkewMs: null }],
  ])("%s", async (_, change, expected) => {
    expect((await examined(change)).result).toEqual({
      token: { kind: "valid", identity: IDENTITY },
      subscribedFields: ["comments", "messages"],
      messageAccess: "allowed",
      commentAccess: "allowed",
      usagePercent: expect.toBeOneOf([40, 12, null]),
      clockSkewMs: 180_000,
      ...expected,
    });
  });
});

describe("nothing more is asked when the first answer says it all", () => {
  const unknown = { subscribedFields: null, messageAccess: "unknown", commentAccess: "unknown" };
  test.each<[string, () => Answer, object]>([
    ["a dead token", () => graphError(190, 460), { kind: "reconnect", code: "190/460" }],
    ["a limit", () => graphError(4), { kind: "unreachable", cause: "limited" }],
    ["no answer", () => new TypeError("reset"), { kind: "unreachable", cause: "network" }],
  ])("%s", async (_, me, token) => {
    const { result, calls } = await examined({ me });
    expect(result).toEqual({ token, ...unknown, usagePercent: null, clockSkewMs: null });
    expect(calls).toHaveLength(1);
  });
});
