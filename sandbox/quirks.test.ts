import { describe, expect, test } from "vitest";
import { readSignedRequest } from "../worker/crypto/signatures.ts";
import type { InboundInteraction, Paged } from "../worker/platforms/platform.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "./clock.ts";
import { connect, everyReply, HOST, interactions, meet, REDIRECT, read } from "./testing/encounter.ts";

/** Every switch of `POST /sandbox/faults` set once, and the adapter before it. */

const BASIC = "instagram_business_basic";
const COMMENTS = "instagram_business_manage_comments";
const MESSAGES = "instagram_business_manage_messages";

async function atPost() {
  const world = await connect();
  const media = world.sandbox.world.mediaOf(world.account).find((one) => one.productType === "FEED")!;
  const comment = (username: string, text = "Prix ?", more: object = {}) =>
    world.control("/comments", { account: world.me.username, username, mediaId: media.id, text, ...more });
  const write = (username: string, text = "Bonjour", more: object = {}) =>
    world.control("/messages", { account: world.me.username, username, text, ...more });
  const listed = async (): Promise<InboundInteraction[]> => {
    const found: InboundInteraction[] = [];
    for (let after: string | null = null; ; ) {
      const page: Paged<InboundInteraction> = await read(
        everyReply(world.platform, world.token, world.account, media.id, after),
      );
      found.push(...page.items);
      after = page.after;
      if (after === null) return found;
    }
  };
  return { ...world, media, comment, write, listed };
}

describe("tokens", () => {
  const issue = async (world = meet()) => {
    const owner = world.sandbox.world.state.accounts[0]!;
    return world.sandbox.tokens.issueCode(owner, REDIRECT, [BASIC]).code;
  };
  test("a code lives an hour, or as long as it is switched to", async () => {
    const world = meet();
    const [first, second] = [await issue(world), await issue(world)];
    await world.control("/faults", { tokens: { codeLifeSeconds: 60 } });
    await world.pass(61 * SECOND_MS);
    expect(await world.platform.exchangeCode(first, REDIRECT, world.clock.now())).toMatchObject({
      kind: "refused",
    });
    await world.control("/faults", { tokens: { codeLifeSeconds: 3600 } });
    expect(await world.platform.exchangeCode(second, REDIRECT, world.clock.now())).toMatchObject({
      kind: "ok",
    });
    const third = await issue(world);
    await world.pass(HOUR_MS);
    expect(await world.platform.exchangeCode(third, REDIRECT, world.clock.now())).toMatchObject({
      kind: "refused",
    });
  });

  test("a code that may be used again shows that it was asked for once more", async () => {
    const world = meet();
    await world.control("/faults", { tokens: { codeIsSingleUse: false } });
    const code = await issue(world);
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await world.platform.exchangeCode(code, REDIRECT, world.clock.now())).toMatchObject({
        kind: "ok",
      });
    }
  });

  test("a token lives and renews as it is switched to, and lists its permissions or not", async () => {
    const world = meet();
    await world.control("/faults", {
      tokens: { longLifeSeconds: 3600, refreshableAfterSeconds: 60, refreshListsPermissions: false },
    });
    const { token, granted, clock, pass, platform } = await connect(world);
    expect(granted.expiresAt).toBe(clock.now() + HOUR_MS);
    expect(await platform.refreshToken(token, clock.now())).toMatchObject({ kind: "failed" });
    await pass(MINUTE_MS);
    expect(await platform.refreshToken(token, clock.now())).toMatchObject({
      kind: "ok",
      value: { scopes: [] },
    });
    await pass(HOUR_MS);
    expect(await platform.identify(token)).toEqual({ kind: "reconnect", code: "190/463" });
  });

  test.each([
    [true, { kind: "ok" }],
    [false, { kind: "reconnect", code: "190/467" }],
  ])("whether the string before a refresh survives is switched: %s", async (oldSurvivesRefresh, expected) => {
    const { token, control, pass, platform, clock } = await connect();
    await control("/faults", { tokens: { oldSurvivesRefresh } });
    await pass(DAY_MS);
    expect(await platform.refreshToken(token, clock.now())).toMatchObject({ kind: "ok" });
    expect(await platform.identify(token)).toMatchObject(expected);
  });

  test.each([
    ["by a switch", { grantedScopes: [COMMENTS] }, "", [BASIC, COMMENTS]],
    ["on the way to the page", {}, `&scopes=${MESSAGES}`, [BASIC, MESSAGES]],
    ["nothing but what cannot be", { grantedScopes: [] }, "", [BASIC]],
  ])("permissions left out %s are not granted", async (_, faults, query, scopes) => {
    const world = meet();
    await world.control("/faults", faults);
    const { granted, platform, token, account, clock } = await connect(world, query);
    expect(granted.scopes).toEqual(scopes);
    const seen = await platform.examine(token, account, clock.now());
    expect(seen).toMatchObject({
      token: { kind: "valid" },
      messageAccess: scopes.includes(MESSAGES) ? "allowed" : "denied",
      commentAccess: scopes.includes(COMMENTS) ? "allowed" : "denied",
    });
  });
});

describe("comments", () => {
  test("whose author is only named are kept under the name, and the account's own are told apart", async () => {
    const { control, comment, listed, me, media } = await atPost();
    await control("/faults", { comments: { author: "username" } });
    const theirs = await comment("lina.invented");
    const own = await control("/comments", {
      account: me.username,
      mediaId: media.id,
      fromBusiness: true,
      text: "Merci",
    });
    const found = await listed();
    expect(found.find((one) => one.externalId === theirs!.id)?.person).toEqual({
      externalId: "@lina.invented",
      username: "lina.invented",
    });
    expect(found.map((one) => one.externalId)).not.toContain(own!.id);
  });

  test("whose author is not told at all are left out", async () => {
    const { control, comment, listed } = await atPost();
    await control("/faults", { comments: { author: "none" } });
    await comment("lina.invented");
    expect(await listed()).toEqual([]);
  });

  test("of restricted people come once approved, in their old place, and without a delivery", async () => {
    const { control, comment, listed, delivered, pass, platform, token } = await atPost();
    await control("/faults", { comments: { restricted: ["lina.invented"] } });
    const held = await comment("lina.invented");
    await pass(MINUTE_MS);
    const later = await comment("noe.invented");
    await pass(MINUTE_MS);
    expect(interactions(delivered).map((one) => one.externalId)).toEqual([later!.id]);
    expect((await listed()).map((one) => one.externalId)).not.toContain(held!.id);
    expect(await platform.readComment(token, held!.id!)).toEqual({ kind: "gone" });
    await control(`/comments/${held!.id}/approve`);
    await pass(MINUTE_MS);
    expect((await listed()).slice(0, 2).map((one) => one.externalId)).toEqual([later!.id, held!.id]);
    expect(delivered).toHaveLength(1);
  });

  test("of age-gated posts are never listed", async () => {
    const { control, comment, listed, media } = await atPost();
    await comment("lina.invented");
    await control("/faults", { comments: { ageGated: [media.id] } });
    expect(await listed()).toEqual([]);
  });

  test("come in pages and threads of any size, and none is missed", async () => {
    const { control, comment, listed, me, sandbox, media } = await atPost();
    const parent = await comment("lina.invented");
    for (let i = 0; i < 9; i += 1) {
      await control("/comments", {
        account: me.username,
        username: `guest.${i}`,
        parentId: parent!.id,
        text: "+1",
      });
    }
    const all = sandbox.world.state.comments.filter((one) => one.mediaId === media.id && one.author !== null);
    for (const pages of [
      { comments: 1, replies: 1 },
      { comments: 2, replies: 4 },
      { comments: 50, replies: 3, short: true, empty: true },
    ]) {
      await control("/faults", { pages });
      expect(new Set((await listed()).map((one) => one.externalId))).toEqual(
        new Set(all.map((one) => one.id)),
      );
    }
  });
});

describe("what the owner has set", () => {
  test("messages turned off: nothing is read, sent or delivered, and the examination says so", async () => {
    const { control, write, platform, token, account, pass, delivered, clock } = await atPost();
    await control("/faults", { accounts: { messageAccess: false } });
    await write("lina.invented");
    await pass(MINUTE_MS);
    expect(delivered).toEqual([]);
    expect(await platform.listConversations(token, { after: null })).toEqual({
      kind: "denied",
      code: "200/2534041",
    });
    expect(
      await platform.send(token, account, { kind: "window", personId: "1" }, { text: "oui" }),
    ).toMatchObject({
      reason: "messages-disabled",
    });
    expect(await platform.examine(token, account, clock.now())).toMatchObject({
      messageAccess: "denied",
      commentAccess: "allowed",
    });
  });

  test("like counts hidden: unknown, not zero", async () => {
    const { control, platform, token, account } = await atPost();
    await control("/faults", { accounts: { hidesLikeCount: true } });
    const { items } = await read(platform.listMedia(token, account, { after: null, limit: 5 }));
    expect(items.map((one) => one.likeCount)).toEqual([null, null, null, null, null]);
  });

  test("another app owns the threads: deliveries come to stand by, sends are refused", async () => {
    const { control, write, platform, token, account, pass, delivered } = await atPost();
    await control("/faults", { accounts: { otherAppOwnsThreads: true } });
    await write("lina.invented");
    await pass(MINUTE_MS);
    expect(delivered).toMatchObject([{ type: "interaction", standby: true }]);
    const { person } = interactions(delivered)[0]!;
    expect(
      await platform.send(token, account, { kind: "window", personId: person.externalId }, { text: "oui" }),
    ).toMatchObject({ reason: "thread-controlled-elsewhere" });
  });

  test("the account restricted from sending", async () => {
    const { control, platform, token, account } = await atPost();
    await control("/faults", { accounts: { restrictedFromSending: true } });
    expect(
      await platform.send(token, account, { kind: "window", personId: "1" }, { text: "oui" }),
    ).toMatchObject({
      reason: "restricted",
    });
  });

  test("no review for human agents", async () => {
    const { control, write, platform, token, account, pass, delivered } = await atPost();
    await write("lina.invented");
    await pass(2 * DAY_MS);
    const target = { kind: "human_agent" as const, personId: interactions(delivered)[0]!.person.externalId };
    expect(await platform.send(token, account, target, { text: "oui" })).toMatchObject({ kind: "sent" });
    await control("/faults", { humanAgentReviewed: false });
    expect(await platform.send(token, account, target, { text: "oui" })).toEqual({
      kind: "refused",
      reason: "permission-missing",
      code: "10",
    });
  });
});

describe("conversations", () => {
  test("listed by id only are read message by message, and say the same", async () => {
    const { control, write, platform, token, account, pass } = await atPost();
    await write("lina.invented", "Bonjour");
    await pass(MINUTE_MS);
    await write("lina.invented", "06 39 98 12 34");
    await pass(MINUTE_MS);
    const { items } = await read(platform.listConversations(token, { after: null }));
    const { items: whole } = await read(platform.listMessages(token, account, items[0]!.id, { after: null }));
    expect(whole.map(({ event }) => event && "text" in event && event.text)).toEqual([
      "06 39 98 12 34",
      "Bonjour",
    ]);
    await control("/faults", { conversations: { detail: "ids" } });
    const { items: bare } = await read(platform.listMessages(token, account, items[0]!.id, { after: null }));
    expect(bare).toEqual(whole.map((one) => ({ ...one, event: undefined })));
    for (const [index, { externalId }] of bare.entries()) {
      expect(await read(platform.readMessage(token, account, externalId))).toEqual(whole[index]!.event);
    }
  });

  test("show only so many of the newest; what is older is gone, and what was taken back too", async () => {
    const { control, write, platform, token, account, pass } = await atPost();
    const first = await write("lina.invented", "un");
    await pass(SECOND_MS);
    await write("lina.invented", "deux");
    await pass(SECOND_MS);
    const third = await write("lina.invented", "trois");
    await control("/faults", { conversations: { readable: 2 } });
    const [thread] = (await read(platform.listConversations(token, { after: null }))).items;
    expect(
      (await read(platform.listMessages(token, account, thread!.id, { after: null }))).items,
    ).toHaveLength(2);
    expect(await platform.readMessage(token, account, first!.mid!)).toEqual({ kind: "gone" });
    await control("/unsend", { mid: third!.mid });
    expect(await platform.readMessage(token, account, third!.mid!)).toEqual({ kind: "gone" });
    expect(await read(platform.readMessage(token, account, first!.mid!))).toMatchObject({ text: "un" });
  });

  test("hold an unsupported message safely", async () => {
    const { control, platform, token, account, me } = await atPost();
    await control("/messages", { account: me.username, username: "lina.invented", unsupported: true });
    const [thread] = (await read(platform.listConversations(token, { after: null }))).items;
    expect(
      (await read(platform.listMessages(token, account, thread!.id, { after: null }))).items,
    ).toMatchObject([{ event: { kind: "message", text: null } }]);
  });

  test("come in pages of any size", async () => {
    const { control, write, platform, token } = await atPost();
    for (let i = 0; i < 5; i += 1) await write(`guest.${i}`);
    await control("/faults", { pages: { conversations: 2 } });
    const found = new Set<string>();
    for (let after: string | null = null, calls = 0; calls < 100; calls += 1) {
      const page: { items: { id: string }[]; after: string | null } = await read(
        platform.listConversations(token, { after }),
      );
      for (const { id } of page.items) found.add(id);
      after = page.after;
      if (after === null) break;
    }
    expect(found.size).toBeGreaterThanOrEqual(5);
  });

  test("more calls a second than are allowed are limited", async () => {
    const { control, platform, token, pass } = await atPost();
    await control("/faults", { limits: { conversationCallsPerSecond: platform.conversationReadsPerSecond } });
    const ask = async () => (await platform.listConversations(token, { after: null })).kind;
    expect([await ask(), await ask(), await ask()]).toEqual(["ok", "ok", "limited"]);
    await pass(SECOND_MS);
    expect(await ask()).toBe("ok");
  });
});

describe("deliveries", () => {
  test.each([
    ["instagram", "INSTAGRAM_APP_SECRET"],
    ["meta", "META_APP_SECRET"],
  ])("signed with the %s app's secret say so", async (secret, name) => {
    const { control, comment, arrived, pass } = await atPost();
    await control("/faults", { webhook: { secret } });
    await comment("lina.invented");
    await pass(MINUTE_MS);
    expect(arrived.map((one) => one.signedWith)).toEqual([name]);
  });

  test("signed with a secret nobody told us are refused", async () => {
    const { control, comment, arrived, refused, pass } = await atPost();
    await control("/faults", { webhook: { secret: "other" } });
    await comment("lina.invented");
    await pass(SECOND_MS);
    expect([arrived.length, refused.length > 0]).toEqual([0, true]);
  });

  test.each(["usual", "seconds", "milliseconds"])("timed in %s are dated alike", async (time) => {
    const { control, comment, write, delivered, pass, clock } = await atPost();
    await control("/faults", { webhook: { time } });
    const before = clock.now();
    await comment("lina.invented");
    await write("lina.invented");
    await pass(MINUTE_MS);
    expect(delivered).toHaveLength(2);
    for (const event of delivered) {
      expect(event.at).toBeGreaterThanOrEqual(before - SECOND_MS);
      expect(event.at).toBeLessThanOrEqual(clock.now());
    }
  });

  test.each([
    ["escaped", "Voil\\u00e0 \\ud83d\\udc4b"],
    ["plain", "Voilà 👋"],
  ])("hold %s letters", async (unicode, written) => {
    const { control, comment, arrived, delivered, pass } = await atPost();
    await control("/faults", { webhook: { unicode } });
    await comment("lina.invented", "Voilà 👋");
    await pass(MINUTE_MS);
    expect(arrived[0]!.text).toContain(written);
    expect(delivered).toMatchObject([{ text: "Voilà 👋" }]);
  });

  test("leave the account's own comments out when switched to", async () => {
    const { control, arrived, pass, me, media } = await atPost();
    const own = () =>
      control("/comments", { account: me.username, mediaId: media.id, fromBusiness: true, text: "Merci" });
    await own();
    await pass(MINUTE_MS);
    expect(arrived).toHaveLength(1);
    await control("/faults", { webhook: { ownComments: false } });
    await own();
    await pass(MINUTE_MS);
    expect(arrived).toHaveLength(1);
  });

  test("of a thin mention are passed over", async () => {
    const { control, arrived, delivered, pass, me, sandbox, account } = await atPost();
    sandbox.world.accountById(account)!.subscribedFields.push("mentions");
    await control("/faults", { webhook: { mentions: "thin" } });
    await control("/mentions", { account: me.username, username: "lina.invented", text: "@atelier.lune" });
    await pass(MINUTE_MS);
    expect(JSON.parse(arrived[0]!.text).entry[0].changes[0]).toEqual({
      field: "mentions",
      value: { media_id: expect.any(String), comment_id: expect.any(String) },
    });
    expect(delivered).toEqual([]);
  });

  test("do not come in development mode, but for the dashboard's test, which names nobody", async () => {
    const { control, comment, arrived, delivered, pass, platform, token, account, clock } = await atPost();
    await control("/faults", { appMode: "development" });
    await comment("lina.invented");
    await pass(MINUTE_MS);
    expect(arrived).toEqual([]);
    for (const field of ["comments", "live_comments", "messages"]) {
      await control("/webhooks/test", { field });
    }
    await pass(MINUTE_MS);
    expect(arrived).toHaveLength(3);
    expect(delivered).toEqual([]);
    const { subscribedFields } = await platform.examine(token, account, clock.now());
    expect(subscribedFields).toEqual([...platform.webhookFields]);
  });

  test("end when the callback has failed for long, and the examination says so", async () => {
    const { control, comment, pass, platform, token, account, clock } = await atPost();
    await control("/faults", { webhook: { secret: "other", unsubscribeAfterMs: HOUR_MS } });
    await comment("lina.invented");
    await pass(2 * HOUR_MS);
    expect(await platform.examine(token, account, clock.now())).toMatchObject({ subscribedFields: [] });
  });
});

describe("the rest", () => {
  test("the clock of answers is the sandbox's, or wrong by what is switched", async () => {
    const { control, platform, token, account, clock } = await atPost();
    const skew = async () => (await platform.examine(token, account, clock.now())).clockSkewMs;
    expect(await skew()).toBe(0);
    await control("/faults", { clockSkewMs: -10 * MINUTE_MS });
    expect(await skew()).toBe(-10 * MINUTE_MS);
  });

  test.each([
    {},
    { userIdAs: "number" },
    { padded: true },
    { padded: true, userIdAs: "number", expires: true },
    { userId: "professional", userIdAs: "number" },
    { secret: "meta" },
    { algorithm: "hmac-sha256" },
  ])("a deauthorization is read, whichever way it is written: %j", async (quirks) => {
    const { control, callbacks, me, platform } = await connect();
    await control("/faults", { callbacks: quirks });
    await control("/deauthorize", { account: me.username });
    const named = await readSignedRequest(new URLSearchParams(callbacks[0]), platform.signedRequestSecrets);
    expect(named).toMatchObject({ userId: "userId" in quirks ? me.externalId : me.appScopedId });
  });

  test.each([{ secret: "other" }, { algorithm: "none" }])("a forged one is not: %j", async (quirks) => {
    const { control, callbacks, me, platform } = await connect();
    await control("/faults", { callbacks: quirks });
    await control("/data-deletion", { account: me.username });
    expect(
      await readSignedRequest(new URLSearchParams(callbacks[0]), platform.signedRequestSecrets),
    ).toBeNull();
  });

  test("a tag that ended is refused", async () => {
    const { sandbox, token } = await connect();
    const response = await sandbox.app.request(`${HOST}/v26.0/me/messages`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ recipient: { id: "1" }, message: { text: "x" }, tag: "ACCOUNT_UPDATE" }),
    });
    expect([response.status, (await response.json()) as object]).toMatchObject([
      400,
      { error: { code: 100 } },
    ]);
  });

  test("an unknown switch changes nothing", async () => {
    const { sandbox } = meet();
    const before = sandbox.faults.now;
    expect(() => sandbox.faults.change({ tokens: { codeLifeSecond: 1 } })).toThrow();
    expect(sandbox.faults.now).toBe(before);
  });
});
