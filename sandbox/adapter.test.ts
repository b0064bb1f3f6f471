import { describe, expect, test } from "vitest";
import { readSignedRequest } from "../worker/crypto/signatures.ts";
import type { InboundInteraction } from "../worker/platforms/platform.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "./clock.ts";
import { connect, everyReply, interactions, meet, REDIRECT, read, START } from "./testing/encounter.ts";

/** The adapter and the stand-in, each written from the platform's page alone, put face to face in one process. */

describe("connecting", () => {
  test.each(["data", "flat"])("works with the %s shape of the token answer", async (tokenShape) => {
    const world = meet();
    await world.control("/faults", { tokenShape });
    const { granted, me, asked } = await connect(world);
    expect(granted.scopes).toEqual([...world.platform.requiredScopes]);
    expect(granted.expiresAt).toBe(START + 5_183_944_000);
    const owner = world.sandbox.world.accountNamed(me.username)!;
    expect(me).toMatchObject({
      externalId: owner.userId,
      appScopedId: owner.appScopedId,
      displayName: owner.name,
    });
    expect(owner.subscribedFields).toContain("messages");
    for (const url of asked.filter((one) => one.includes("/v26.0/")))
      expect(url).not.toContain(granted.token);
  });

  test("a code works once", async () => {
    const { platform, code, clock } = await connect();
    expect(await platform.exchangeCode(code, REDIRECT, clock.now())).toEqual({
      kind: "refused",
      cause: "http 400 OAuthException 400 Matching code was not found or was already used",
    });
  });

  test("another redirect address is refused", async () => {
    const { platform, sandbox, clock } = meet();
    const { code } = sandbox.tokens.issueCode(sandbox.world.state.accounts[0]!, REDIRECT, [
      "instagram_business_basic",
    ]);
    expect(await platform.exchangeCode(code, `${REDIRECT}/`, clock.now())).toMatchObject({ kind: "refused" });
  });

  test("a token renews after a day, not before, and not once dead", async () => {
    const { platform, token, clock, pass, control, me } = await connect();
    expect(await platform.refreshToken(token, clock.now())).toEqual({ kind: "failed", cause: "graph 100" });
    await pass(DAY_MS + SECOND_MS);
    const renewed = await read(platform.refreshToken(token, clock.now()));
    expect(renewed.expiresAt).toBe(clock.now() + 5_183_944_000);
    expect(renewed.scopes).toEqual([...platform.requiredScopes]);
    await control(`/accounts/${me.username}/revoke`, { subcode: 460 });
    expect(await platform.refreshToken(renewed.token, clock.now())).toEqual({
      kind: "reconnect",
      code: "190/460",
    });
  });

  test("leaving takes the webhooks back", async () => {
    const { platform, token, account, sandbox } = await connect();
    await platform.unsubscribe(token, account);
    expect(sandbox.world.accountById(account)!.subscribedFields).toEqual([]);
  });

  test("the handshake answers the challenge", async () => {
    const { sandbox } = meet();
    expect(await sandbox.webhooks.handshake()).toMatchObject({ ok: true, status: 200 });
  });

  test.each(["deauthorize", "data-deletion"])(
    "a signed %s request names the account by its app-scoped id",
    async (kind) => {
      const { control, callbacks, me, settings } = await connect();
      await control(`/${kind}`, { account: me.username });
      const form = new URLSearchParams(callbacks[0]);
      expect(await readSignedRequest(form, ["other", settings.appSecret])).toMatchObject({
        userId: me.appScopedId,
      });
      expect(await readSignedRequest(form, ["other"])).toBeNull();
    },
  );
});

describe("reading", () => {
  test.each([
    {},
    { short: true },
    { empty: true },
    { short: true, empty: true },
    { comments: 3, replies: 1, media: 2 },
  ])("finds every post and comment with its replies, page by page: %j", async (pages) => {
    const { platform, token, account, sandbox, control } = await connect();
    await control("/faults", { pages });
    const { world } = sandbox;
    const posts = [];
    for (let after: string | null = null, turn = 0; turn < 500; turn += 1) {
      const page: { items: { externalId: string }[]; after: string | null } = await read(
        platform.listMedia(token, account, { after, limit: 7 }),
      );
      posts.push(...page.items);
      after = page.after;
      if (after === null) break;
    }
    const expectedPosts = world
      .mediaOf(account)
      .filter((media) => media.productType !== "STORY" && media.broadcast === "none");
    expect(posts.map((post) => post.externalId)).toEqual(expectedPosts.map((media) => media.id));

    for (const post of posts) {
      const found: InboundInteraction[] = [];
      for (let after: string | null = null, turn = 0; turn < 500; turn += 1) {
        const page: { items: InboundInteraction[]; after: string | null } = await read(
          everyReply(platform, token, account, post.externalId, after),
        );
        found.push(...page.items);
        after = page.after;
        if (after === null) break;
      }
      const expected = world.state.comments.filter(
        (one) => one.mediaId === post.externalId && one.author !== null,
      );
      expect(found.map((one) => one.externalId).sort()).toEqual(expected.map((one) => one.id).sort());
      for (const one of found) {
        const original = world.comment(one.externalId)!;
        expect(one).toMatchObject({
          kind: "comment",
          text: original.text,
          parentId: original.parentId ?? null,
          at: Math.floor(original.at / 1000) * 1000,
          atIsProvisional: false,
          person: { username: original.author },
        });
      }
    }
  });

  test("reads all replies of a long thread", async () => {
    const { platform, token, account, control, sandbox, me } = await connect();
    const media = sandbox.world.mediaOf(account).find((one) => one.productType === "FEED")!;
    const parent = await control("/comments", {
      account: me.username,
      username: "lina.invented",
      mediaId: media.id,
      text: "Qui vient ?",
    });
    for (let i = 0; i < 120; i += 1) {
      await control("/comments", {
        account: me.username,
        username: `guest.${i}`,
        parentId: parent!.id,
        text: `moi ${i}`,
      });
    }
    const { items } = await read(everyReply(platform, token, account, media.id, null));
    expect(items.filter((one) => one.parentId === parent!.id)).toHaveLength(120);
    expect(new Set(items.map((one) => one.externalId)).size).toBe(items.length);
  });

  test.each(["account", "self-scoped"])(
    "leaves the account's own comments out, named by %s",
    async (ownComments) => {
      const { platform, token, account, control, delivered, pass, sandbox, me } = await connect();
      await control("/faults", { ids: { ownComments } });
      const media = sandbox.world.mediaOf(account).find((one) => one.productType === "FEED")!;
      const own = await control("/comments", {
        account: me.username,
        mediaId: media.id,
        fromBusiness: true,
        text: "Merci à tous",
      });
      await pass(MINUTE_MS);
      expect(delivered).toEqual([]);
      const { items } = await read(platform.listComments(token, account, media.id, { after: null }));
      expect(items.map((one) => one.externalId)).not.toContain(own!.id);
    },
  );

  test("a profile opens with the person's first message", async () => {
    const { platform, token, account, control, delivered, pass, sandbox, me } = await connect();
    const media = sandbox.world.mediaOf(account).find((one) => one.productType === "FEED")!;
    await control("/comments", {
      account: me.username,
      username: "lina.invented",
      mediaId: media.id,
      text: "Prix ?",
    });
    await pass(MINUTE_MS);
    const person = interactions(delivered)[0]!.person.externalId;
    expect(await platform.readProfile(token, person)).toEqual({ kind: "gone" });
    await control("/messages", { account: me.username, username: "lina.invented", text: "Bonjour" });
    expect(await read(platform.readProfile(token, person))).toMatchObject({
      externalId: person,
      username: "lina.invented",
    });
  });
});

describe("webhooks and polling tell the same story", () => {
  test.each(["default", "changes", "direct", "array"])("in the %s shape", async (shape) => {
    const { platform, token, account, control, delivered, refused, pass, sandbox, me } = await connect();
    await control("/faults", { webhook: { shape } });
    const media = sandbox.world.mediaOf(account).find((one) => one.productType === "FEED")!;
    const who = { account: me.username, username: "lina.invented" };
    await control("/comments", { ...who, mediaId: media.id, text: "Le prix du sac, s'il vous plaît ? 👋" });
    const message = await control("/messages", { ...who, text: "Mon numéro : 06 39 98 12 34" });
    await control("/business-messages", { ...who, text: "Merci, je vous appelle" });
    await control("/reactions", { mid: message!.mid, reaction: "love", emoji: "❤" });
    await control("/edit", { mid: message!.mid, text: "Mon numéro : 06 39 98 12 35" });
    await pass(MINUTE_MS);
    expect(refused).toEqual([]);

    const types = delivered.map((event) => (event.type === "interaction" ? event.kind : event.type)).sort();
    expect(types).toEqual(["comment", "echo", "edited", "message", "reaction"]);
    const comment = interactions(delivered).find((event) => event.kind === "comment")!;
    const polled = (await read(platform.listComments(token, account, media.id, { after: null }))).items.find(
      (event) => event.externalId === comment.externalId,
    )!;
    expect({ ...polled, at: 0, atIsProvisional: true }).toEqual({ ...comment, at: 0 });
    expect(polled.at).toBeLessThanOrEqual(comment.at);
    expect(await read(platform.readComment(token, comment.externalId))).toEqual({ at: polled.at });

    const inbound = interactions(delivered).find((event) => event.kind === "message")!;
    const listed = await read(
      platform.listConversations(token, { after: null, personId: inbound.person.externalId }),
    );
    expect(listed.items).toHaveLength(1);
    const { items: messages } = await read(
      platform.listMessages(token, account, listed.items[0]!.id, { after: null }),
    );
    expect(messages.map((event) => event.externalId)).toEqual(
      expect.arrayContaining([
        inbound.externalId,
        delivered.find((event) => event.type === "echo")!.externalId,
      ]),
    );
    const again = interactions(messages.map(({ event }) => event!)).find(
      (event) => event.externalId === inbound.externalId,
    )!;
    expect(again).toMatchObject({
      dedupeKey: inbound.dedupeKey,
      kind: "message",
      text: "Mon numéro : 06 39 98 12 35",
    });
    expect(again.person.externalId).toBe(inbound.person.externalId);
  });

  test("a forged delivery is refused, and comes again well signed", async () => {
    const { control, delivered, refused, pass, sandbox, account, me } = await connect();
    const media = sandbox.world.mediaOf(account).find((one) => one.productType === "FEED")!;
    await control("/faults", { webhook: { badSignatureRate: 1 } });
    await control("/comments", {
      account: me.username,
      username: "lina.invented",
      mediaId: media.id,
      text: "Prix ?",
    });
    await pass(SECOND_MS);
    expect(delivered).toEqual([]);
    expect(refused.length).toBeGreaterThan(0);
    await control("/faults", { webhook: { badSignatureRate: 0 } });
    await pass(10 * MINUTE_MS);
    expect(interactions(delivered)).toMatchObject([{ kind: "comment", text: "Prix ?" }]);
  });

  test("duplicates keep one key", async () => {
    const { control, delivered, pass, me } = await connect();
    await control("/faults", { webhook: { duplicateRate: 1, shuffle: true } });
    for (let i = 0; i < 10; i += 1)
      await control("/messages", { account: me.username, username: `guest.${i}`, text: "Bonjour" });
    await pass(MINUTE_MS);
    expect(delivered).toHaveLength(20);
    expect(new Set(interactions(delivered).map((event) => event.dedupeKey)).size).toBe(10);
  });
});

describe("writing", () => {
  async function withComment() {
    const world = await connect();
    const { account, control, pass, sandbox, me, delivered } = world;
    const media = sandbox.world.mediaOf(account).find((one) => one.productType === "FEED")!;
    await control("/comments", {
      account: me.username,
      username: "lina.invented",
      mediaId: media.id,
      text: "Prix ?",
    });
    await pass(MINUTE_MS);
    const commentId = interactions(delivered)[0]!.externalId;
    delivered.length = 0;
    return { ...world, commentId };
  }

  test("one private reply to a comment, then nothing until the person writes", async () => {
    const { platform, token, account, commentId, control, pass, delivered, me } = await withComment();
    const sent = await platform.send(
      token,
      account,
      { kind: "private_reply", commentId },
      { text: "Bonjour Lina ! 45 € 👋" },
    );
    if (sent.kind !== "sent") throw new Error(JSON.stringify(sent));
    await pass(MINUTE_MS);
    expect(delivered).toMatchObject([
      {
        type: "echo",
        externalId: sent.externalId,
        personExternalId: sent.recipientId,
        text: "Bonjour Lina ! 45 € 👋",
      },
    ]);
    expect(
      await platform.send(token, account, { kind: "private_reply", commentId }, { text: "Encore" }),
    ).toEqual({
      kind: "refused",
      reason: "private-reply-used",
      code: "100/2534025",
    });
    const window = { kind: "window" as const, personId: sent.recipientId };
    expect(await platform.send(token, account, window, { text: "Alors ?" })).toEqual({
      kind: "refused",
      reason: "window-closed",
      code: "10/2534022",
    });
    await control("/messages", { account: me.username, username: "lina.invented", text: "Oui" });
    expect(await platform.send(token, account, window, { text: "Parfait" })).toMatchObject({
      kind: "sent",
      recipientId: sent.recipientId,
    });
    await pass(25 * HOUR_MS);
    expect(await platform.send(token, account, window, { text: "Toujours là ?" })).toMatchObject({
      reason: "window-closed",
    });
    expect(
      await platform.send(
        token,
        account,
        { kind: "human_agent", personId: sent.recipientId },
        { text: "Je réponds" },
      ),
    ).toMatchObject({ kind: "sent" });
    await pass(7 * DAY_MS);
    expect(
      await platform.send(
        token,
        account,
        { kind: "human_agent", personId: sent.recipientId },
        { text: "Bonjour" },
      ),
    ).toMatchObject({ reason: "window-closed" });
  });

  test("a comment older than seven days cannot be answered", async () => {
    const { platform, token, account, commentId, pass } = await withComment();
    await pass(7 * DAY_MS);
    expect(
      await platform.send(token, account, { kind: "private_reply", commentId }, { text: "Bonjour" }),
    ).toMatchObject({
      kind: "refused",
      reason: "private-reply-used",
    });
  });

  test.each<[string, object, string, object]>([
    [
      "messages turned off",
      { messageAccess: false },
      "",
      { kind: "refused", reason: "messages-disabled", code: "200/2534041" },
    ],
    [
      "another app has the thread",
      { otherAppOwnsThreads: true },
      "",
      { kind: "refused", reason: "thread-controlled-elsewhere", code: "10/2018300" },
    ],
    [
      "the account is restricted",
      { restrictedFromSending: true },
      "",
      { kind: "refused", reason: "restricted", code: "10/1893063" },
    ],
  ])("says why not: %s", async (_, change, __, expected) => {
    const { platform, token, account, commentId, control, me } = await withComment();
    await control(`/accounts/${me.username}`, change, "PATCH");
    expect(
      await platform.send(token, account, { kind: "private_reply", commentId }, { text: "Bonjour" }),
    ).toEqual(expected);
  });

  test("a dead token asks to reconnect", async () => {
    const { platform, token, account, commentId, control, me } = await withComment();
    await control(`/accounts/${me.username}/revoke`, { subcode: 458 });
    expect(
      await platform.send(token, account, { kind: "private_reply", commentId }, { text: "Bonjour" }),
    ).toEqual({
      kind: "reconnect",
      code: "190/458",
    });
    expect(await platform.listMedia(token, account, { after: null, limit: 25 })).toEqual({
      kind: "reconnect",
      code: "190/458",
    });
  });

  test.each<[string, object, object, boolean]>([
    ["500 although sent", { mode: "500-after-send" }, { kind: "unknown", cause: "http 500" }, true],
    ["500 before", { mode: "500-before" }, { kind: "unknown", cause: "http 500" }, false],
    ["502 before", { mode: "502-before" }, { kind: "unknown", cause: "http 502" }, false],
    ["HTML", { mode: "html" }, { kind: "unknown", cause: "http 502" }, false],
    ["a reset although sent", { mode: "reset" }, { kind: "unknown", cause: "network" }, true],
    ["a truncated answer", { mode: "truncated" }, { kind: "unknown", cause: "unreadable" }, true],
    ["an error in a 200", { mode: "error-in-200" }, { kind: "unknown", cause: "graph 2" }, false],
    [
      "429 with a wait",
      { mode: "429", retryAfterSeconds: 90 },
      { kind: "later", reason: "rate-limited", afterMs: 90_000 },
      false,
    ],
    ["429 without", { mode: "429" }, { kind: "later", reason: "rate-limited", afterMs: null }, false],
    [
      "blocked for policy",
      { mode: "error", error: { code: 368 } },
      { kind: "later", reason: "blocked-by-platform", afterMs: null },
      false,
    ],
  ])("under %s it says what is known", async (_, send, expected, isDelivered) => {
    const { platform, token, account, commentId, control, pass, delivered } = await withComment();
    await control("/faults", { send: { ...send, count: 1 }, omitUsageHeaders: true });
    expect(
      await platform.send(token, account, { kind: "private_reply", commentId }, { text: "Bonjour" }),
    ).toEqual(expected);
    await pass(MINUTE_MS);
    expect(delivered.some((event) => event.type === "echo")).toBe(isDelivered);
  });

  test("a used-up budget says how long to wait", async () => {
    const { platform, token, account, control } = await withComment();
    await control("/faults", { usage: { callCount: 100, regainMinutes: 7 } });
    const result = await platform.listMedia(token, account, { after: null, limit: 25 });
    expect(result).toEqual({ kind: "limited", retryAfterMs: 7 * MINUTE_MS });
  });

  test("a budget three quarters used is told with the answer", async () => {
    const { platform, token, account, control } = await withComment();
    await control("/faults", { usage: { callCount: 76 } });
    expect(await platform.listMedia(token, account, { after: null, limit: 25 })).toMatchObject({
      kind: "ok",
      usagePercent: 76,
    });
  });
});
