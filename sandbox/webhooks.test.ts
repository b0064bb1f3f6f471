import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, SECOND_MS } from "./clock.ts";
import { igsid } from "./ids.ts";
import { changesOf, createHarness, type Harness, messagingOf } from "./testing/harness.ts";

const SHOP = "atelier.lune";
const SHOP_ID = "17841467081173735";

async function subscribed(env: Record<string, string> = {}): Promise<{ sandbox: Harness; token: string }> {
  const sandbox = createHarness({ env });
  const token = await sandbox.connect();
  await sandbox.subscribe(token);
  sandbox.received.length = 0;
  return { sandbox, token };
}

const act = (sandbox: Harness, door: string, body: Record<string, unknown>) =>
  sandbox.ask("POST", `/sandbox/${door}`, { account: SHOP, username: "marie.l_demo", ...body });

describe("a delivery", () => {
  test("is signed over its raw bytes, which escape everything outside ASCII", async () => {
    const { sandbox } = await subscribed({ SANDBOX_WEBHOOK_SECRET: "s3cret for tests" });
    await act(sandbox, "comments", { text: "Où l'acheter ? 😍 https://a.example" });
    await sandbox.clock.advance(SECOND_MS);
    const [one] = sandbox.received;
    expect(one!.raw).toMatch(/^[\x20-\x7e]+$/);
    expect(one!.raw).toContain("O\\u00f9 l'acheter ? \\ud83d\\ude0d https:\\/\\/a.example");
    const digest = createHmac("sha256", "s3cret for tests").update(one!.raw).digest("hex");
    expect(one!.headers.get("x-hub-signature-256")).toBe(`sha256=${digest}`);
    const again = createHmac("sha256", "s3cret for tests")
      .update(JSON.stringify(JSON.parse(one!.raw)))
      .digest("hex");
    expect(again).not.toBe(digest);
  });

  test("of a comment has the shape and the seconds of `changes`", async () => {
    const { sandbox } = await subscribed();
    const { body } = await act(sandbox, "comments", { text: "Prix svp ?" });
    const reply = await act(sandbox, "comments", { text: "alors ?", parentId: body.id });
    await sandbox.clock.advance(SECOND_MS);
    const [delivery] = sandbox.deliveries() as [{ object: string; entry: { id: string; time: number }[] }];
    expect(delivery.object).toBe("instagram");
    expect(delivery.entry[0]).toMatchObject({
      id: SHOP_ID,
      time: Math.floor(sandbox.clock.now() / 1000) - 1,
    });
    const from = { id: igsid(SHOP_ID, "marie.l_demo"), username: "marie.l_demo" };
    const media = { id: body.mediaId, media_product_type: "FEED" };
    expect(changesOf([delivery])).toEqual([
      { field: "comments", value: { id: body.id, from, text: "Prix svp ?", media } },
      { field: "comments", value: { id: reply.body.id, from, text: "alors ?", media, parent_id: body.id } },
    ]);
  });

  test("of a message has the shape and the milliseconds of `messaging`", async () => {
    const { sandbox } = await subscribed();
    const { body } = await act(sandbox, "messages", { text: "Voilà mon numéro" });
    await sandbox.clock.advance(SECOND_MS);
    const [delivery] = sandbox.deliveries() as [{ entry: { id: string; time: number }[] }];
    expect(delivery.entry[0]).toMatchObject({ id: SHOP_ID, time: (body.at as number) + 40 });
    expect(messagingOf([delivery])).toEqual([
      {
        sender: { id: igsid(SHOP_ID, "marie.l_demo") },
        recipient: { id: SHOP_ID },
        timestamp: body.at,
        message: { mid: body.mid, text: "Voilà mon numéro" },
      },
    ]);
  });

  test("comes only for accounts and fields that were subscribed to", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    await act(sandbox, "comments", { text: "avant" });
    await sandbox.subscribe(token, "comments");
    await act(sandbox, "comments", { text: "pendant" });
    await act(sandbox, "messages", { text: "sans abonnement" });
    await sandbox.ask("POST", "/sandbox/comments", {
      account: "maison.azur",
      username: "a_demo",
      text: "ailleurs",
    });
    await sandbox.clock.advance(SECOND_MS);
    expect(changesOf(sandbox.deliveries()).map(({ value }) => value.text)).toEqual(["pendant"]);
    expect(messagingOf(sandbox.deliveries())).toEqual([]);
    expect((await sandbox.graph(token, "GET", "/me/subscribed_apps")).body).toEqual({
      data: [{ app_id: sandbox.settings.appId, subscribed_fields: ["comments"] }],
    });
    expect((await sandbox.graph(token, "DELETE", "/me/subscribed_apps")).body).toEqual({ success: true });
    await act(sandbox, "comments", { text: "après" });
    await sandbox.clock.advance(SECOND_MS);
    expect(sandbox.received.length).toBe(1);
    expect(
      (await sandbox.graph(token, "POST", "/me/subscribed_apps?subscribed_fields=nonsense")).status,
    ).toBe(400);
  });

  test("tells the account's own comments and everything it sends, by API and from the phone", async () => {
    const { sandbox, token } = await subscribed();
    const { body } = await act(sandbox, "comments", { text: "Prix ?" });
    await sandbox.graph(token, "POST", `/${body.id}/replies`, { message: "En privé 💌" });
    const sent = await sandbox.graph(token, "POST", "/me/messages", {
      recipient: { comment_id: body.id },
      message: { text: "89 €" },
    });
    await act(sandbox, "business-messages", { text: "depuis mon téléphone" });
    await sandbox.clock.advance(SECOND_MS);
    const own = changesOf(sandbox.deliveries()).find(({ value }) => value.parent_id === body.id);
    expect(own?.value.from).toEqual({ id: SHOP_ID, username: SHOP });
    const echoes = messagingOf(sandbox.deliveries());
    expect(echoes).toMatchObject([
      { sender: { id: SHOP_ID }, message: { mid: sent.body.message_id, is_echo: true, text: "89 €" } },
      { recipient: { id: sent.body.recipient_id }, message: { is_echo: true, text: "depuis mon téléphone" } },
    ]);
  });

  test("never delays the answer to the API call that caused it", async () => {
    const { sandbox, token } = await subscribed();
    sandbox.callback.answer = () => new Promise(() => {});
    await act(sandbox, "messages", { text: "bonjour" });
    const answer = await sandbox.graph(token, "POST", "/me/messages", {
      recipient: { id: igsid(SHOP_ID, "marie.l_demo") },
      message: { text: "oui ?" },
    });
    expect(answer.status).toBe(200);
    expect(sandbox.received.length).toBe(0);
  });
});

describe("every event of a thread", () => {
  test("has the platform's shape", async () => {
    const { sandbox } = await subscribed();
    const shop = String((await act(sandbox, "business-messages", { text: "Bonjour" })).body.mid);
    const own = String((await act(sandbox, "messages", { text: "ok" })).body.mid);
    await act(sandbox, "reactions", { account: undefined, username: undefined, mid: shop });
    await act(sandbox, "reactions", {
      account: undefined,
      username: undefined,
      mid: shop,
      action: "unreact",
    });
    await act(sandbox, "read", { account: undefined, username: undefined, mid: shop });
    await act(sandbox, "edit", { account: undefined, username: undefined, mid: own, text: "ok !" });
    await act(sandbox, "unsend", { account: undefined, username: undefined, mid: own });
    await act(sandbox, "postbacks", { title: "Prix", payload: "PRICE" });
    await act(sandbox, "referrals", { ref: "vitrine" });
    await sandbox.clock.advance(SECOND_MS);
    const [, , ...rest] = messagingOf(sandbox.deliveries()).map(
      ({ sender, recipient, timestamp, ...body }) => {
        expect([sender, recipient]).toContainEqual({ id: SHOP_ID });
        expect(timestamp).toBeGreaterThan(1e12);
        return body;
      },
    );
    expect(rest).toEqual([
      { reaction: { mid: shop, action: "react", reaction: "love", emoji: "❤" } },
      { reaction: { mid: shop, action: "unreact" } },
      { read: { mid: shop } },
      { message_edit: { mid: own, text: "ok !", num_edit: 1 } },
      { message: { mid: own, is_deleted: true } },
      { postback: { mid: expect.any(String), title: "Prix", payload: "PRICE" } },
      { referral: { ref: "vitrine", source: "IGME-SOURCE-LINK", type: "OPEN_THREAD" } },
    ]);
  });

  test("what a message can carry arrives with it", async () => {
    const { sandbox } = await subscribed();
    const first = String((await act(sandbox, "messages", { text: "regarde", storyReply: true })).body.mid);
    await act(sandbox, "messages", { text: "et ça", replyToMid: first });
    await act(sandbox, "messages", {
      attachments: [{ type: "story_mention", url: "https://cdn.example/s.jpg" }],
    });
    await act(sandbox, "messages", {
      attachments: [{ type: "ig_post", mediaId: "179", title: "Sac", url: "https://cdn.example/p" }],
    });
    await act(sandbox, "messages", { text: "Vert", quickReply: "GREEN" });
    await act(sandbox, "messages", { unsupported: true });
    await act(sandbox, "messages", { text: "vu votre pub", referral: { ref: "r", adId: "23850" } });
    await sandbox.clock.advance(SECOND_MS);
    const messages = messagingOf(sandbox.deliveries()).map((event) => event.message);
    expect(messages).toMatchObject([
      {
        text: "regarde",
        reply_to: { story: { id: expect.any(String), url: expect.stringContaining("https://") } },
      },
      { text: "et ça", reply_to: { mid: first } },
      { attachments: [{ type: "story_mention", payload: { url: "https://cdn.example/s.jpg" } }] },
      {
        attachments: [
          {
            type: "ig_post",
            payload: { ig_post_media_id: "179", title: "Sac", url: "https://cdn.example/p" },
          },
        ],
      },
      { text: "Vert", quick_reply: { payload: "GREEN" } },
      { is_unsupported: true },
      {
        referral: {
          ref: "r",
          ad_id: "23850",
          source: "ADS",
          type: "OPEN_THREAD",
          ads_context_data: expect.any(Object),
        },
      },
    ]);
  });

  test("comments name ads and broadcasts, and mentions come as comments on somebody else's post", async () => {
    const { sandbox } = await subscribed();
    const ad = (
      await sandbox.ask("POST", "/sandbox/media", {
        account: SHOP,
        productType: "AD",
        adId: "23850",
        caption: "Le sac",
      })
    ).body.id;
    const live = (await sandbox.ask("POST", "/sandbox/media", { account: SHOP, broadcast: "live" })).body.id;
    await act(sandbox, "comments", { mediaId: ad, text: "prix" });
    await act(sandbox, "comments", { mediaId: live, text: "coucou" });
    await act(sandbox, "mentions", { text: "@atelier.lune trop beau" });
    await sandbox.clock.advance(SECOND_MS);
    expect(changesOf(sandbox.deliveries())).toMatchObject([
      {
        field: "comments",
        value: { media: { id: ad, ad_id: "23850", ad_title: "Le sac", media_product_type: "AD" } },
      },
      { field: "live_comments", value: { media: { id: live } } },
      { field: "comments", value: { text: "@atelier.lune trop beau" } },
    ]);
  });

  test("turning off message access silences messages, not comments", async () => {
    const { sandbox } = await subscribed();
    await sandbox.ask("PATCH", `/sandbox/accounts/${SHOP}`, { messageAccess: false });
    await act(sandbox, "messages", { text: "bonjour" });
    await act(sandbox, "comments", { text: "bonjour" });
    await sandbox.clock.advance(SECOND_MS);
    expect(messagingOf(sandbox.deliveries())).toEqual([]);
    expect(changesOf(sandbox.deliveries()).length).toBe(1);
  });
});

describe("the other shapes", () => {
  const shaped = async (shape: string): Promise<unknown[]> => {
    const { sandbox } = await subscribed();
    sandbox.faults.change({ webhook: { shape } });
    await act(sandbox, "comments", { text: "prix" });
    await act(sandbox, "messages", { text: "bonjour" });
    await sandbox.clock.advance(SECOND_MS);
    return sandbox.deliveries();
  };

  test("changes: messages too", async () => {
    expect(changesOf(await shaped("changes")).map(({ field }) => field)).toEqual(["comments", "messages"]);
  });
  test("direct: field and value on the entry", async () => {
    expect(await shaped("direct")).toMatchObject([
      { entry: [{ id: SHOP_ID, field: "comments", value: { text: "prix" } }] },
      { entry: [{ id: SHOP_ID, field: "messages", value: { message: { text: "bonjour" } } }] },
    ]);
  });
  test("array: the whole thing in a list", async () => {
    for (const body of await shaped("array"))
      expect(body).toMatchObject([{ object: "instagram", entry: [{ id: SHOP_ID }] }]);
  });
  test("standby: messages of a thread another app owns", async () => {
    const [, messages] = await shaped("standby");
    expect(messages).toMatchObject({ entry: [{ standby: [{ message: { text: "bonjour" } }] }] });
    const { sandbox } = await subscribed();
    await sandbox.ask("PATCH", `/sandbox/accounts/${SHOP}`, { otherAppOwnsThreads: true });
    await act(sandbox, "messages", { text: "bonjour" });
    await sandbox.clock.advance(SECOND_MS);
    expect(sandbox.deliveries()).toMatchObject([{ entry: [{ standby: [{}] }] }]);
  });

  test("the account's own comments may name it only in self_ig_scoped_id, and commenters have another id", async () => {
    const { sandbox, token } = await subscribed();
    sandbox.faults.change({ ids: { ownComments: "self-scoped", commenterIdDiffers: true } });
    await sandbox.ask("POST", "/sandbox/comments", { account: SHOP, fromBusiness: true, text: "merci" });
    await act(sandbox, "comments", { text: "prix" });
    await sandbox.clock.advance(SECOND_MS);
    const [own, other] = changesOf(sandbox.deliveries()).map(
      ({ value }) => value.from as { id: string; self_ig_scoped_id?: string },
    );
    expect(own).toMatchObject({ self_ig_scoped_id: SHOP_ID });
    expect(own!.id).not.toBe(SHOP_ID);
    expect(other!.id).not.toBe(igsid(SHOP_ID, "marie.l_demo"));
    // The commenter's id is no address: only the recipient_id of a private reply leads to the thread.
    await act(sandbox, "messages", { text: "bonjour" });
    const body = { recipient: { id: other!.id }, message: { text: "Bonjour" } };
    expect((await sandbox.graph(token, "POST", "/me/messages", body)).body).toMatchObject({
      error: { code: 100, error_subcode: 2534014 },
    });
  });
});

describe("when the way is bad", () => {
  test("a refused delivery is tried again at once, then with growing gaps, and arrives whole", async () => {
    const { sandbox } = await subscribed();
    let failures = 4;
    sandbox.callback.answer = () => new Response("", { status: failures-- > 0 ? 503 : 200 });
    await act(sandbox, "comments", { text: "prix" });
    await sandbox.clock.advance(HOUR_MS);
    expect(sandbox.received.length).toBe(5);
    expect(new Set(sandbox.received.map((one) => one.raw)).size).toBe(1);
    const gaps = sandbox.received.slice(1).map((one, index) => one.atMs - sandbox.received[index]!.atMs);
    expect(gaps).toEqual([0, 2000, 5000, 15_000]);
  });

  test("a callback that cannot be reached is tried for 36 hours, then given up", async () => {
    const { sandbox } = await subscribed();
    sandbox.callback.answer = () => Promise.reject(new TypeError("fetch failed"));
    await act(sandbox, "comments", { text: "prix" });
    await sandbox.clock.advance(3 * DAY_MS);
    const lastAt = sandbox.received.at(-1)!.atMs - sandbox.received[0]!.atMs;
    expect(lastAt).toBeLessThanOrEqual(36 * HOUR_MS);
    expect(lastAt).toBeGreaterThan(34 * HOUR_MS);
    expect(sandbox.log.deliveries.at(-1)).toMatchObject({ outcome: "given-up", status: null });
  });

  test("up to a thousand updates travel together", async () => {
    const { sandbox } = await subscribed();
    sandbox.faults.change({ webhook: { batchMs: 5000 } });
    for (let index = 0; index < 1100; index++) await act(sandbox, "comments", { text: `n° ${index}` });
    await sandbox.clock.advance(10 * SECOND_MS);
    expect(sandbox.deliveries().map((body) => changesOf([body]).length)).toEqual([1000, 100]);
  });

  test("duplicates, losses and disorder happen when they are switched on", async () => {
    const { sandbox } = await subscribed();
    const texts = async (count: number): Promise<string[]> => {
      sandbox.received.length = 0;
      for (let index = 0; index < count; index++) await act(sandbox, "comments", { text: String(index) });
      await sandbox.clock.advance(20 * SECOND_MS);
      return changesOf(sandbox.deliveries()).map(({ value }) => String(value.text));
    };
    sandbox.faults.change({ webhook: { duplicateRate: 1 } });
    expect((await texts(5)).sort()).toEqual(["0", "0", "1", "1", "2", "2", "3", "3", "4", "4"]);
    sandbox.faults.change({ webhook: { duplicateRate: 0, dropRate: 1 } });
    expect(await texts(5)).toEqual([]);
    sandbox.faults.change({ webhook: { dropRate: 0.3 } });
    const some = (await texts(200)).length;
    expect(some).toBeGreaterThan(110);
    expect(some).toBeLessThan(170);
    sandbox.faults.change({ webhook: { dropRate: 0, shuffle: true } });
    const shuffled = await texts(20);
    expect(shuffled).not.toEqual([...shuffled].sort((a, b) => Number(a) - Number(b)));
    expect(new Set(shuffled).size).toBe(20);
  });

  test("a bad signature can be made, and a raw body sent", async () => {
    const { sandbox } = await subscribed();
    sandbox.faults.change({ webhook: { badSignatureRate: 1 } });
    await sandbox.ask("POST", "/sandbox/webhooks/raw", {
      object: "instagram",
      entry: [{ id: "0", time: 0, changes: [] }],
    });
    await sandbox.clock.advance(SECOND_MS);
    const [one] = sandbox.received;
    const digest = createHmac("sha256", sandbox.settings.webhookSecret).update(one!.raw).digest("hex");
    expect(one!.headers.get("x-hub-signature-256")).not.toBe(`sha256=${digest}`);
    expect(JSON.parse(one!.raw)).toMatchObject({ entry: [{ id: "0" }] });
  });
});

describe("the callbacks of the platform's dashboard", () => {
  test("the handshake asks with the verify token and expects the challenge alone", async () => {
    const { sandbox } = await subscribed();
    sandbox.callback.answer = ({ url }) => new Response(new URL(url).searchParams.get("hub.challenge"));
    expect((await sandbox.ask("POST", "/sandbox/webhooks/handshake")).body).toMatchObject({
      ok: true,
      status: 200,
    });
    const query = new URL(sandbox.received[0]!.url).searchParams;
    expect(query.get("hub.mode")).toBe("subscribe");
    expect(query.get("hub.verify_token")).toBe(sandbox.settings.verifyToken);
    sandbox.callback.answer = () => new Response('"quoted"');
    expect((await sandbox.ask("POST", "/sandbox/webhooks/handshake")).body).toMatchObject({ ok: false });
  });

  test.each([
    ["deauthorize", "deauthorizeUrl"],
    ["data-deletion", "dataDeletionUrl"],
  ] as const)(
    "%s posts a signed_request over its encoded part, and the tokens are dead",
    async (door, setting) => {
      const { sandbox, token } = await subscribed();
      await sandbox.ask("POST", `/sandbox/${door}`, { account: SHOP });
      const [one] = sandbox.received;
      expect(one!.url).toBe(sandbox.settings[setting]);
      const [signature, payload] = (new URLSearchParams(one!.raw).get("signed_request") ?? "").split(".");
      const expected = createHmac("sha256", sandbox.settings.appSecret).update(payload!).digest("base64url");
      expect(signature).toBe(expected);
      expect(JSON.parse(Buffer.from(payload!, "base64url").toString())).toMatchObject({
        algorithm: "HMAC-SHA256",
        user_id: "24187649420846317",
      });
      expect((await sandbox.graph(token, "GET", "/me")).status).toBe(400);
    },
  );
});
