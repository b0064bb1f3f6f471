import { describe, expect, test } from "vitest";
import { ACCOUNT, type Answer, graphError, json, scripted, TOKEN } from "./testing/scripted-fetch.ts";

const PERSON = "9100000000000001";
const MEDIA = "17900000000000001";
const AT = Date.UTC(2026, 10, 20, 8, 0, 0);
const time = (minutes = 0) => new Date(AT + minutes * 60_000).toISOString().replace(".000Z", "+0000");
const next = (after: string, token = TOKEN) => ({
  cursors: { before: "QVFIU1", after },
  next: `https://graph.instagram.com/v26.0/x?access_token=${token}&limit=25&after=${after}`,
});

describe("posts", () => {
  const post = {
    id: MEDIA,
    media_type: "IMAGE",
    media_product_type: "FEED",
    like_count: 12,
    comments_count: 2,
    caption: "Le sac vert",
    permalink: "https://www.instagram.com/p/Cabc/",
    timestamp: time(),
  };
  test("are asked for with the token in a header only", async () => {
    const { platform, calls } = scripted(
      json({ data: [post], paging: next("QVFIU2") }, 200, { "x-app-usage": '{"call_count":28}' }),
    );
    expect(await platform.listMedia(TOKEN, ACCOUNT, { after: "QVFIU0", limit: 25 })).toEqual({
      kind: "ok",
      usagePercent: 28,
      value: {
        after: "QVFIU2",
        items: [
          {
            externalId: MEDIA,
            caption: "Le sac vert",
            permalink: "https://www.instagram.com/p/Cabc/",
            mediaType: "IMAGE",
            productType: "FEED",
            at: AT,
            likeCount: 12,
            commentCount: 2,
          },
        ],
      },
    });
    expect(calls[0]).toMatchObject({
      method: "GET",
      path: `/v26.0/${ACCOUNT}/media`,
      query: {
        fields: "id,caption,media_type,media_product_type,permalink,timestamp,like_count,comments_count",
        limit: "25",
        after: "QVFIU0",
      },
    });
    expect(calls[0]!.headers.get("authorization")).toBe(`Bearer ${TOKEN}`);
    expect(calls[0]!.url).not.toContain(TOKEN);
  });

  test("hidden likes are unknown, not zero", async () => {
    const { platform } = scripted(json({ data: [{ ...post, like_count: undefined }] }));
    expect(await platform.listMedia(TOKEN, ACCOUNT, { after: null, limit: 25 })).toMatchObject({
      value: { items: [{ likeCount: null }], after: null },
    });
  });

  test.each([
    [0, "1"],
    [9999, "100"],
    [12.7, "12"],
  ])("a limit of %d asks for %s", async (limit, expected) => {
    const { platform, calls } = scripted(json({ data: [] }));
    await platform.listMedia(TOKEN, ACCOUNT, { after: null, limit });
    expect(calls[0]!.query.limit).toBe(expected);
    expect(calls[0]!.query).not.toHaveProperty("after");
  });
});

describe("paging", () => {
  test.each<[string, object, string | null]>([
    ["stops without `next`, whatever the cursors say", { cursors: { after: "QVFIU2" } }, null],
    ["goes on past an empty page", next("QVFIU2"), "QVFIU2"],
    [
      "takes the cursor out of `next`",
      { next: `https://graph.instagram.com/x?access_token=${TOKEN}&after=QVFIU3` },
      "QVFIU3",
    ],
    [
      "stops when `next` has no cursor",
      { next: `https://graph.instagram.com/x?access_token=${TOKEN}` },
      null,
    ],
    ["stops when `next` is no address", { next: "?" }, null],
    ["stops when the cursor does not move", next("QVFIU0"), null],
    ["stops at wrong types", { cursors: 5, next: 5 }, null],
  ])("%s", async (_, paging, after) => {
    const { platform } = scripted(json({ data: [], paging }));
    const result = await platform.listMedia(TOKEN, ACCOUNT, { after: "QVFIU0", limit: 25 });
    expect(result).toEqual({ kind: "ok", value: { items: [], after }, usagePercent: null });
    expect(JSON.stringify(result)).not.toContain(TOKEN);
  });
});

describe("comments", () => {
  const comment = (id: string, more: object = {}) => ({
    id,
    text: "Prix svp ?",
    timestamp: time(),
    username: "marie.l",
    from: { id: PERSON, username: "marie.l" },
    ...more,
  });
  const event = (id: string, parentId: string | null = null) => ({
    type: "interaction",
    kind: "comment",
    accountExternalId: ACCOUNT,
    externalId: id,
    dedupeKey: `comment:${id}`,
    person: { externalId: PERSON, username: "marie.l" },
    text: "Prix svp ?",
    mediaId: MEDIA,
    parentId,
    at: AT,
    atIsProvisional: false,
    standby: false,
    referral: null,
  });

  test("come with their own time and the key their webhook has", async () => {
    const { platform, calls } = scripted(
      json({ data: [comment("18000000000000001")], paging: next("QVFIU2") }),
    );
    expect(await platform.listComments(TOKEN, ACCOUNT, MEDIA, { after: null })).toEqual({
      kind: "ok",
      value: { items: [event("18000000000000001")], after: "QVFIU2", moreReplies: [] },
      usagePercent: null,
    });
    expect(calls[0]).toMatchObject({
      method: "GET",
      path: `/v26.0/${MEDIA}/comments`,
      query: {
        fields:
          "id,text,timestamp,username,from,user,parent_id,media,replies{id,text,timestamp,username,from,user}",
        limit: "50",
      },
    });
    const webhook = JSON.stringify({
      entry: [
        {
          id: ACCOUNT,
          time: 1,
          changes: [{ field: "comments", value: { ...comment("18000000000000001"), media: { id: MEDIA } } }],
        },
      ],
    });
    expect(platform.readDelivery(webhook, AT)).toMatchObject([
      { dedupeKey: "comment:18000000000000001", mediaId: MEDIA },
    ]);
  });

  test("carry their replies behind them, and the account's own are left out", async () => {
    const own = { from: { id: ACCOUNT, username: "studio.vista" }, username: "studio.vista" };
    const { platform } = scripted(
      json({
        data: [
          comment("1", { replies: { data: [comment("11", own), comment("12")] } }),
          comment("2", { ...own, replies: { data: [comment("21")] } }),
          comment("3", { from: { id: "9", self_ig_scoped_id: ACCOUNT } }),
          comment("4", { timestamp: "?" }),
          comment("5", { from: undefined, username: undefined }),
          comment("6", { from: undefined, username: "studio.vista", user: { id: "24500000000000001" } }),
          comment("7", { user: null }),
          null,
        ],
      }),
    );
    expect(await platform.listComments(TOKEN, ACCOUNT, MEDIA, { after: null })).toMatchObject({
      value: { items: [event("1"), event("12", "1"), event("21", "2"), event("7")] },
    });
  });

  test("of people who are only named are kept under that name", async () => {
    const { platform } = scripted(json({ data: [comment("1", { from: undefined })] }));
    expect(await platform.listComments(TOKEN, ACCOUNT, MEDIA, { after: null })).toMatchObject({
      value: { items: [{ ...event("1"), person: { externalId: "@marie.l", username: "marie.l" } }] },
    });
  });

  test("say where replies that did not fit go on, in one call", async () => {
    const { platform, calls } = scripted(
      json({
        data: [
          comment("1", { replies: { data: [comment("11")], paging: next("R1") } }),
          comment("2", { from: { id: ACCOUNT }, replies: { data: [], paging: next("R2") } }),
          comment("3", { replies: { data: [comment("31")], paging: { cursors: { after: "R3" } } } }),
          comment("4", { timestamp: "?", replies: { data: [], paging: next("R4") } }),
          comment("5", { replies: { data: "?" } }),
        ],
        paging: next("C1"),
      }),
    );
    expect(await platform.listComments(TOKEN, ACCOUNT, MEDIA, { after: null })).toEqual({
      kind: "ok",
      value: {
        items: [event("1"), event("11", "1"), event("3"), event("31", "3"), event("5")],
        after: "C1",
        moreReplies: [
          { commentId: "1", after: "R1" },
          { commentId: "2", after: "R2" },
          { commentId: "4", after: "R4" },
        ],
      },
      usagePercent: null,
    });
    expect(calls).toHaveLength(1);
  });

  test("have further replies, a page a call, until there is no next", async () => {
    const own = { from: { id: ACCOUNT, username: "studio.vista" } };
    const { platform, calls } = scripted(
      json({ data: [], paging: next("R2") }),
      json({ data: [comment("12"), comment("13", own)], paging: { cursors: { after: "R3" } } }),
    );
    const more = { commentId: "1", after: "R1" };
    expect(await platform.listReplies(TOKEN, ACCOUNT, MEDIA, more)).toEqual({
      kind: "ok",
      value: { items: [], after: "R2" },
      usagePercent: null,
    });
    expect(await platform.listReplies(TOKEN, ACCOUNT, MEDIA, { ...more, after: "R2" })).toEqual({
      kind: "ok",
      value: { items: [event("12", "1")], after: null },
      usagePercent: null,
    });
    expect(calls).toMatchObject([
      {
        path: "/v26.0/1/replies",
        query: { after: "R1", limit: "50", fields: "id,text,timestamp,username,from,user" },
      },
      { path: "/v26.0/1/replies", query: { after: "R2" } },
    ]);
  });

  test.each<[string, Answer, object]>([
    ["limited", graphError(4), { kind: "limited", retryAfterMs: null }],
    ["disconnected", graphError(190), { kind: "reconnect", code: "190" }],
    ["deleted", graphError(100, 33), { kind: "gone" }],
    ["another shape", json({}), { kind: "failed", cause: "unreadable" }],
  ])("have replies that may be %s", async (_, answer, expected) => {
    const { platform } = scripted(answer);
    const more = { commentId: "1", after: "R1" };
    expect(await platform.listReplies(TOKEN, ACCOUNT, MEDIA, more)).toEqual(expected);
  });

  test.each<[string, Answer, object]>([
    [
      "its time",
      json({ id: "1", timestamp: time(3) }),
      { kind: "ok", value: { at: AT + 180_000 }, usagePercent: null },
    ],
    ["gone", graphError(100, 33), { kind: "gone" }],
    ["temporary", graphError(2), { kind: "failed", cause: "graph 2" }],
    ["no time", json({ id: "1" }), { kind: "failed", cause: "unreadable" }],
  ])("one by itself: %s", async (_, answer, expected) => {
    const { platform, calls } = scripted(answer);
    expect(await platform.readComment(TOKEN, "18000000000000001")).toEqual(expected);
    expect(calls[0]).toMatchObject({ path: "/v26.0/18000000000000001", query: { fields: "id,timestamp" } });
  });

  test("an id cannot leave its place in the address", async () => {
    const { platform, calls } = scripted(json({ data: [] }));
    await platform.listComments(TOKEN, ACCOUNT, "../me/messages?x=1#", { after: null });
    expect(calls[0]!.path).toBe("/v26.0/..%2Fme%2Fmessages%3Fx%3D1%23/comments");
  });
});

describe("conversations", () => {
  test("are listed, of everyone or of one person", async () => {
    const { platform, calls } = scripted(
      json({ data: [{ id: "aWdfZAG06", updated_time: time() }, { id: "x" }], paging: next("QVFIU2") }),
      json({ data: [] }),
    );
    expect(await platform.listConversations(TOKEN, { after: null })).toEqual({
      kind: "ok",
      value: { items: [{ id: "aWdfZAG06", updatedAt: AT }], after: "QVFIU2" },
      usagePercent: null,
    });
    await platform.listConversations(TOKEN, { after: "QVFIU2", personId: PERSON });
    expect(calls[0]).toMatchObject({
      path: "/v26.0/me/conversations",
      query: { platform: "instagram", fields: "id,updated_time" },
    });
    expect(calls[1]!.query).toMatchObject({ user_id: PERSON, after: "QVFIU2" });
  });

  const message = (id: string, minutes: number, more: object = {}) => ({
    id,
    created_time: time(minutes),
    from: { id: PERSON, username: "marie.l" },
    to: { data: [{ id: ACCOUNT, username: "studio.vista" }] },
    message: "Bonjour, mon 06 39 98 12 34",
    ...more,
  });
  const inbound = (id: string, minutes: number, more: object = {}) => ({
    type: "interaction",
    kind: "message",
    accountExternalId: ACCOUNT,
    externalId: id,
    dedupeKey: `message:${id}`,
    person: { externalId: PERSON, username: "marie.l" },
    text: "Bonjour, mon 06 39 98 12 34",
    mediaId: null,
    parentId: null,
    at: AT + minutes * 60_000,
    atIsProvisional: false,
    standby: false,
    referral: null,
    ...more,
  });
  const ours = {
    from: { id: ACCOUNT, username: "studio.vista" },
    to: { data: [{ id: PERSON, username: "marie.l" }] },
    message: "Avec plaisir",
  };

  test("hold the person's messages as interactions and ours as echoes, newest first", async () => {
    const { platform, calls } = scripted(
      json({
        id: "aWdfZAG06",
        messages: {
          data: [
            message("m1", 1),
            message("m2", 2, ours),
            message("m3", 3, { reply_to: { story: { id: "17900000000000005" } } }),
            message("m4", 4, { message: "", attachments: { data: [{ type: "story_mention" }] } }),
            message("m5", 5, { from: { id: "77" }, to: { data: [{ id: "78" }] } }),
            message("m6", 6, { created_time: "?" }),
            message("m7", 7, { message: undefined, is_unsupported: true }),
            message("0", 8),
            null,
          ],
        },
      }),
    );
    expect(await platform.listMessages(TOKEN, ACCOUNT, "aWdfZAG06", { after: null })).toEqual({
      kind: "ok",
      usagePercent: null,
      value: {
        items: [
          { externalId: "m7", at: AT + 420_000, event: inbound("m7", 7, { text: null }) },
          { externalId: "m5", at: AT + 300_000, event: null },
          { externalId: "m4", at: AT + 240_000, event: inbound("m4", 4, { kind: "mention", text: null }) },
          {
            externalId: "m3",
            at: AT + 180_000,
            event: inbound("m3", 3, { kind: "story_reply", mediaId: "17900000000000005" }),
          },
          {
            externalId: "m2",
            at: AT + 120_000,
            event: {
              type: "echo",
              accountExternalId: ACCOUNT,
              personExternalId: PERSON,
              externalId: "m2",
              text: "Avec plaisir",
              at: AT + 120_000,
            },
          },
          { externalId: "m1", at: AT + 60_000, event: inbound("m1", 1) },
        ],
        after: null,
      },
    });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      path: "/v26.0/aWdfZAG06",
      query: { fields: "messages{id,created_time,from,to,message,attachments,reply_to}" },
    });
  });

  test("that list only ids leave the words of the 20 newest to be asked for", async () => {
    const listed = Array.from({ length: 25 }, (_, i) => ({ id: `m${i}`, created_time: time(i) }));
    const { platform, calls } = scripted(json({ id: "c", messages: { data: listed } }));
    expect(await platform.listMessages(TOKEN, ACCOUNT, "c", { after: null })).toEqual({
      kind: "ok",
      value: {
        items: Array.from({ length: 20 }, (_, i) => 24 - i).map((i) => ({
          externalId: `m${i}`,
          at: AT + i * 60_000,
          event: undefined,
        })),
        after: null,
      },
      usagePercent: null,
    });
    expect(calls).toHaveLength(1);
  });

  test("that come in pages go on from their own edge", async () => {
    const paging = {
      cursors: { after: "QVFI" },
      next: "https://graph.instagram.com/v26.0/c/messages?after=QVFI",
    };
    const { platform, calls } = scripted(
      json({ id: "c", messages: { data: [{ id: "m2", created_time: time(2) }], paging } }),
      json({ data: [{ id: "m1", created_time: time(1) }] }),
    );
    const first = await platform.listMessages(TOKEN, ACCOUNT, "c", { after: null });
    expect(first).toMatchObject({ value: { items: [{ externalId: "m2" }], after: "QVFI" } });
    const second = await platform.listMessages(TOKEN, ACCOUNT, "c", { after: "QVFI" });
    expect(second).toMatchObject({ value: { items: [{ externalId: "m1" }], after: null } });
    expect(calls[1]).toMatchObject({ path: "/v26.0/c/messages", query: { after: "QVFI" } });
  });

  test("without any message left are empty", async () => {
    const { platform } = scripted(json({ id: "c" }));
    expect(await platform.listMessages(TOKEN, ACCOUNT, "c", { after: null })).toEqual({
      kind: "ok",
      value: { items: [], after: null },
      usagePercent: null,
    });
  });

  test.each<[string, Answer, object]>([
    ["one of theirs", json(message("m1", 1)), { kind: "ok", value: inbound("m1", 1), usagePercent: null }],
    ["one of ours", json(message("m1", 1, ours)), { kind: "ok", value: { type: "echo", externalId: "m1" } }],
    ["one of nobody", json({ id: "m1", created_time: time() }), { kind: "ok", value: null }],
    ["one taken back", graphError(100, 33), { kind: "gone" }],
    ["one too old", graphError(100), { kind: "gone" }],
    ["one at a limit", graphError(613), { kind: "limited", retryAfterMs: null }],
    ["one with the token dead", graphError(190), { kind: "reconnect", code: "190" }],
    ["one at a bad moment", graphError(2), { kind: "failed", cause: "graph 2" }],
  ])("hold %s", async (_, answer, expected) => {
    const { platform, calls } = scripted(answer);
    expect(await platform.readMessage(TOKEN, ACCOUNT, "m1")).toMatchObject(expected);
    expect(calls).toMatchObject([
      { path: "/v26.0/m1", query: { fields: "id,created_time,from,to,message,attachments,reply_to" } },
    ]);
  });

  test.each<[string, Answer, object]>([
    ["limited", graphError(613), { kind: "limited", retryAfterMs: null }],
    ["turned off by the owner", graphError(200, 2534041), { kind: "denied", code: "200/2534041" }],
    ["of another shape", json({}), { kind: "failed", cause: "unreadable" }],
  ])("are %s", async (_, answer, expected) => {
    const { platform } = scripted(answer);
    expect(await platform.listMessages(TOKEN, ACCOUNT, "c", { after: null })).toEqual(expected);
  });
});

describe("a person's profile", () => {
  test.each<[string, Answer, object]>([
    [
      "is read",
      json({ name: "Marie L", username: "marie.l", id: PERSON }),
      {
        kind: "ok",
        value: { externalId: PERSON, username: "marie.l", displayName: "Marie L" },
        usagePercent: null,
      },
    ],
    [
      "may be bare",
      json({ id: PERSON }),
      { kind: "ok", value: { externalId: PERSON, username: null, displayName: null }, usagePercent: null },
    ],
    ["cannot be read before their first message", graphError(230), { kind: "gone" }],
    ["cannot be read once they have blocked us", graphError(551), { kind: "gone" }],
  ])("%s", async (_, answer, expected) => {
    const { platform, calls } = scripted(answer);
    expect(await platform.readProfile(TOKEN, PERSON)).toEqual(expected);
    expect(calls[0]).toMatchObject({ path: `/v26.0/${PERSON}`, query: { fields: "name,username" } });
  });

  test("is not asked for when only a name is known", async () => {
    const { platform, calls } = scripted();
    expect(await platform.readProfile(TOKEN, "@marie.l")).toEqual({ kind: "gone" });
    expect(
      await platform.send(TOKEN, ACCOUNT, { kind: "window", personId: "@marie.l" }, { text: "oui" }),
    ).toEqual({
      kind: "refused",
      reason: "no-such-person",
      code: "named-only",
    });
    expect(calls).toEqual([]);
  });
});
