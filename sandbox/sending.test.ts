import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./clock.ts";
import { igsid } from "./ids.ts";
import { type Answer, createHarness, errorOf, type Harness } from "./testing/harness.ts";

const SHOP = "atelier.lune";

async function connected() {
  const sandbox = createHarness();
  const token = await sandbox.connect();
  const account = sandbox.world.accountNamed(SHOP)!;
  return { sandbox, token, idOf: (username: string) => igsid(account.userId, username), account };
}

const comment = async (
  sandbox: Harness,
  username: string,
  change: Record<string, unknown> = {},
): Promise<string> =>
  String(
    (await sandbox.ask("POST", "/sandbox/comments", { account: SHOP, username, text: "Prix ?", ...change }))
      .body.id,
  );

const write = (sandbox: Harness, username: string, text = "bonjour") =>
  sandbox.ask("POST", "/sandbox/messages", { account: SHOP, username, text });

const send = (sandbox: Harness, token: string, body: unknown): Promise<Answer> =>
  sandbox.graph(token, "POST", "/v26.0/me/messages", body);

const toPerson = (id: string, text = "Bonjour", more: Record<string, unknown> = {}) => ({
  recipient: { id },
  message: { text },
  ...more,
});
const toComment = (commentId: string, text = "Bonjour") => ({
  recipient: { comment_id: commentId },
  message: { text },
});

describe("inside a conversation", () => {
  test("a message arrives, and its ids are those the person and the thread have", async () => {
    const { sandbox, token, idOf } = await connected();
    await write(sandbox, "a_demo");
    const { body } = await send(sandbox, token, toPerson(idOf("a_demo"), "Il est à 89 €"));
    expect(body).toEqual({ recipient_id: idOf("a_demo"), message_id: expect.stringMatching(/^aWdfZAG1/) });
    const inbox = await sandbox.ask("GET", "/sandbox/people/a_demo/inbox?account=atelier.lune");
    expect(inbox.body.messages).toMatchObject([
      { text: "bonjour" },
      { text: "Il est à 89 €", mid: body.message_id, via: "api" },
    ]);
  });

  test("the window closes 24 hours after the person's last word and each word reopens it", async () => {
    const { sandbox, token, idOf } = await connected();
    await write(sandbox, "a_demo");
    await sandbox.clock.advance(DAY_MS - MINUTE_MS);
    expect((await send(sandbox, token, toPerson(idOf("a_demo")))).status).toBe(200);
    await sandbox.clock.advance(MINUTE_MS);
    const late = await send(sandbox, token, toPerson(idOf("a_demo")));
    expect(late.status).toBe(400);
    expect(errorOf(late)).toMatchObject({ code: 10, error_subcode: 2534022 });
    await write(sandbox, "a_demo", "vous êtes là ?");
    expect((await send(sandbox, token, toPerson(idOf("a_demo")))).status).toBe(200);
  });

  test("what the shop sends does not keep the window open", async () => {
    const { sandbox, token, idOf } = await connected();
    await write(sandbox, "a_demo");
    await sandbox.clock.advance(20 * HOUR_MS);
    await send(sandbox, token, toPerson(idOf("a_demo")));
    await sandbox.clock.advance(5 * HOUR_MS);
    expect(errorOf(await send(sandbox, token, toPerson(idOf("a_demo"))))?.error_subcode).toBe(2534022);
  });

  test("a postback and a story reply open it, a reaction does not", async () => {
    const { sandbox, token, idOf } = await connected();
    await sandbox.ask("POST", "/sandbox/postbacks", {
      account: SHOP,
      username: "a_demo",
      title: "Prix",
      payload: "PRICE",
    });
    await sandbox.ask("POST", "/sandbox/messages", {
      account: SHOP,
      username: "b_demo",
      text: "❤️",
      storyReply: true,
    });
    for (const name of ["a_demo", "b_demo"])
      expect((await send(sandbox, token, toPerson(idOf(name)))).status).toBe(200);
    const { body } = await send(sandbox, token, toPerson(idOf("a_demo")));
    await sandbox.clock.advance(25 * HOUR_MS);
    await sandbox.ask("POST", "/sandbox/reactions", { mid: body.message_id });
    expect(errorOf(await send(sandbox, token, toPerson(idOf("a_demo"))))?.error_subcode).toBe(2534022);
  });

  test("a human agent has seven days; no other tag exists any more", async () => {
    const { sandbox, token, idOf } = await connected();
    await write(sandbox, "a_demo");
    await sandbox.clock.advance(7 * DAY_MS - MINUTE_MS);
    const tagged = { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
    expect((await send(sandbox, token, toPerson(idOf("a_demo"), "Bonjour", tagged))).status).toBe(200);
    await sandbox.clock.advance(MINUTE_MS);
    expect(
      errorOf(await send(sandbox, token, toPerson(idOf("a_demo"), "Bonjour", tagged)))?.error_subcode,
    ).toBe(2534022);
    for (const tag of ["ACCOUNT_UPDATE", "CONFIRMED_EVENT_UPDATE", "POST_PURCHASE_UPDATE"]) {
      expect(errorOf(await send(sandbox, token, toPerson(idOf("a_demo"), "x", { tag })))?.code).toBe(100);
    }
  });

  test("nobody who has never written can be written to", async () => {
    const { sandbox, token, idOf } = await connected();
    await comment(sandbox, "a_demo");
    expect(errorOf(await send(sandbox, token, toPerson(idOf("a_demo"))))).toMatchObject({
      code: 10,
      error_subcode: 2534022,
    });
  });

  test("an id nobody has, or has only for another account, is 100/2534014", async () => {
    const { sandbox, token } = await connected();
    const azur = sandbox.world.accountNamed("maison.azur")!;
    await write(sandbox, "a_demo");
    for (const id of ["9100000000000001", igsid(azur.userId, "a_demo")]) {
      expect(errorOf(await send(sandbox, token, toPerson(id)))).toMatchObject({
        code: 100,
        error_subcode: 2534014,
      });
    }
  });

  test("a person who blocked the account is 551/1545041, until they unblock it", async () => {
    const { sandbox, token, idOf } = await connected();
    await write(sandbox, "a_demo");
    await sandbox.ask("POST", "/sandbox/block", { account: SHOP, username: "a_demo" });
    expect(errorOf(await send(sandbox, token, toPerson(idOf("a_demo"))))).toMatchObject({
      code: 551,
      error_subcode: 1545041,
    });
    await sandbox.ask("POST", "/sandbox/block", { account: SHOP, username: "a_demo", blocked: false });
    expect((await send(sandbox, token, toPerson(idOf("a_demo")))).status).toBe(200);
  });
});

describe("the text", () => {
  test("is counted in bytes: a thousand pass, one more does not", async () => {
    const { sandbox, token, idOf } = await connected();
    await write(sandbox, "a_demo");
    for (const [unit, bytes] of [
      ["a", 1],
      ["é", 2],
      ["€", 3],
      ["😍", 4],
    ] as const) {
      const fits = unit.repeat(Math.floor(1000 / bytes));
      expect((await send(sandbox, token, toPerson(idOf("a_demo"), fits))).status).toBe(200);
      const refused = await send(sandbox, token, toPerson(idOf("a_demo"), fits + unit));
      expect(errorOf(refused)?.code).toBe(100);
    }
  });

  test.each([
    ["nothing", { recipient: { id: "ID" } }],
    ["an empty message", { recipient: { id: "ID" }, message: { text: "  " } }],
    ["no recipient", { message: { text: "a" } }],
    ["two recipients at once", { recipient: { id: "ID", comment_id: "1" }, message: { text: "a" } }],
    ["a number for a text", { recipient: { id: "ID" }, message: { text: 7 } }],
    ["a link that is none", { recipient: { id: "ID" }, message: { text: "voir https://[boutique" } }],
    [
      "an unknown attachment",
      {
        recipient: { id: "ID" },
        message: { attachment: { type: "poem", payload: { url: "https://a.example" } } },
      },
    ],
    [
      "an attachment without address",
      { recipient: { id: "ID" }, message: { attachment: { type: "image", payload: {} } } },
    ],
    [
      "a phone quick reply",
      {
        recipient: { id: "ID" },
        message: { text: "a", quick_replies: [{ content_type: "user_phone_number" }] },
      },
    ],
    ["an unknown action", { recipient: { id: "ID" }, sender_action: "dance" }],
    ["a reaction to nothing", { recipient: { id: "ID" }, sender_action: "react" }],
  ])("%s is 100", async (_, body) => {
    const { sandbox, token, idOf } = await connected();
    await write(sandbox, "a_demo");
    const given = JSON.parse(JSON.stringify(body).replace("ID", idOf("a_demo")));
    expect(errorOf(await send(sandbox, token, given))?.code).toBe(100);
  });

  test("images, stickers, quick replies and ten pictures pass; eleven are 2534068", async () => {
    const { sandbox, token, idOf } = await connected();
    await write(sandbox, "a_demo");
    const image = { type: "image", payload: { url: "https://cdn.example/sac.jpg" } };
    const recipient = { id: idOf("a_demo") };
    for (const message of [
      { attachment: image },
      { attachment: { type: "like_heart" } },
      { text: "Lequel ?", quick_replies: [{ content_type: "text", title: "Vert", payload: "GREEN" }] },
      { attachments: Array(10).fill(image) },
    ]) {
      expect((await send(sandbox, token, { recipient, message })).status).toBe(200);
    }
    const eleven = await send(sandbox, token, { recipient, message: { attachments: Array(11).fill(image) } });
    expect(errorOf(eleven)?.code).toBe(2534068);
  });

  test("may come as a form, with JSON inside", async () => {
    const { sandbox, token, idOf } = await connected();
    await write(sandbox, "a_demo");
    const form = new URLSearchParams({
      recipient: JSON.stringify({ id: idOf("a_demo") }),
      message: JSON.stringify({ text: "é" }),
    });
    const answer = await sandbox.ask("POST", `/me/messages?access_token=${token}`, form);
    expect(answer.body).toMatchObject({ recipient_id: idOf("a_demo") });
  });
});

describe("a private reply", () => {
  test("goes to somebody who only commented, once", async () => {
    const { sandbox, token, idOf } = await connected();
    const id = await comment(sandbox, "a_demo");
    const first = await send(sandbox, token, toComment(id));
    expect(first.body).toEqual({ recipient_id: idOf("a_demo"), message_id: expect.any(String) });
    expect(errorOf(await send(sandbox, token, toComment(id)))).toMatchObject({
      code: 100,
      error_subcode: 2534025,
    });
    // It opens no window: only the person's answer does.
    expect(errorOf(await send(sandbox, token, toPerson(idOf("a_demo"))))?.error_subcode).toBe(2534022);
    expect((await send(sandbox, token, toComment(await comment(sandbox, "a_demo")))).status).toBe(200);
  });

  test("is allowed for seven days", async () => {
    const { sandbox, token } = await connected();
    const [early, late] = [await comment(sandbox, "a_demo"), await comment(sandbox, "b_demo")];
    await sandbox.clock.advance(7 * DAY_MS - MINUTE_MS);
    expect((await send(sandbox, token, toComment(early))).status).toBe(200);
    await sandbox.clock.advance(MINUTE_MS);
    expect(errorOf(await send(sandbox, token, toComment(late)))).toMatchObject({
      code: 100,
      error_subcode: 2534025,
    });
  });

  test("may not answer the account itself, a comment of another account or nothing", async () => {
    const { sandbox, token } = await connected();
    const own = (
      await sandbox.ask("POST", "/sandbox/comments", { account: SHOP, fromBusiness: true, text: "Merci" })
    ).body.id;
    const other = (
      await sandbox.ask("POST", "/sandbox/comments", {
        account: "maison.azur",
        username: "a_demo",
        text: "Prix",
      })
    ).body.id;
    for (const id of [own, other, "18000000000000000"]) {
      expect(errorOf(await send(sandbox, token, toComment(String(id))))).toMatchObject({
        code: 100,
        error_subcode: 2534025,
      });
    }
  });

  test("needs the comment permission", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect(SHOP, "instagram_business_basic,instagram_business_manage_messages");
    expect(errorOf(await send(sandbox, token, toComment(await comment(sandbox, "a_demo"))))?.code).toBe(10);
  });

  test("to a broadcast is allowed while it runs", async () => {
    const { sandbox, token } = await connected();
    const mediaId = (await sandbox.ask("POST", "/sandbox/media", { account: SHOP, broadcast: "live" })).body
      .id;
    const [during, after] = [
      await comment(sandbox, "a_demo", { mediaId }),
      await comment(sandbox, "b_demo", { mediaId }),
    ];
    expect((await send(sandbox, token, toComment(during))).status).toBe(200);
    await sandbox.ask("PATCH", `/sandbox/media/${mediaId}`, { broadcast: "ended" });
    expect(errorOf(await send(sandbox, token, toComment(after)))?.error_subcode).toBe(2534025);
  });

  test("can be sent 750 times an hour", async () => {
    const { sandbox, token } = await connected();
    sandbox.faults.change({ limits: { sendsPerSecond: 10_000 }, people: { answer: false } });
    const ids = [];
    for (let index = 0; index <= 750; index++) ids.push(await comment(sandbox, `p${index}_demo`));
    const last = ids.pop()!;
    for (const id of ids) expect((await send(sandbox, token, toComment(id))).status).toBe(200);
    expect(errorOf(await send(sandbox, token, toComment(last)))).toMatchObject({
      code: 613,
      error_subcode: 2534040,
    });
    await sandbox.clock.advance(HOUR_MS);
    expect((await send(sandbox, token, toComment(last))).status).toBe(200);
  }, 30_000);

  test("a refused attempt uses it up when that is switched on", async () => {
    const { sandbox, token } = await connected();
    for (const [isUsed, subcode] of [
      [false, undefined],
      [true, 2534025],
    ] as const) {
      sandbox.faults.change({ refusedPrivateReplyIsUsed: isUsed });
      const id = await comment(sandbox, "a_demo");
      await sandbox.ask("POST", "/sandbox/block", { account: SHOP, username: "a_demo" });
      expect(errorOf(await send(sandbox, token, toComment(id)))?.error_subcode).toBe(1545041);
      await sandbox.ask("POST", "/sandbox/block", { account: SHOP, username: "a_demo", blocked: false });
      expect(errorOf(await send(sandbox, token, toComment(id)))?.error_subcode).toBe(subcode);
    }
  });
});

describe("the account's own limits", () => {
  test("a hundred sends a second", async () => {
    const { sandbox, token, idOf } = await connected();
    await write(sandbox, "a_demo");
    for (let index = 0; index < 100; index++)
      expect((await send(sandbox, token, toPerson(idOf("a_demo")))).status).toBe(200);
    expect(errorOf(await send(sandbox, token, toPerson(idOf("a_demo"))))).toMatchObject({
      code: 613,
      error_subcode: 2534040,
    });
    await sandbox.clock.advance(1000);
    expect((await send(sandbox, token, toPerson(idOf("a_demo")))).status).toBe(200);
  });

  test.each([
    ["message access turned off", { messageAccess: false }, 200, 2534041],
    ["another app owning the thread", { otherAppOwnsThreads: true }, 10, 2018300],
    ["a restricted account", { restrictedFromSending: true }, 10, 1893063],
  ])("%s is %i/%i", async (_, change, code, subcode) => {
    const { sandbox, token, idOf } = await connected();
    await write(sandbox, "a_demo");
    await sandbox.ask("PATCH", `/sandbox/accounts/${SHOP}`, change);
    expect(errorOf(await send(sandbox, token, toPerson(idOf("a_demo"))))).toMatchObject({
      code,
      error_subcode: subcode,
    });
  });
});

describe("actions", () => {
  test("seen, typing and reactions answer with the person only and send no message", async () => {
    const { sandbox, token, idOf, account } = await connected();
    const { mid } = (await write(sandbox, "a_demo")).body;
    const recipient = { id: idOf("a_demo") };
    for (const body of [
      { recipient, sender_action: "mark_seen" },
      { recipient, sender_action: "typing_on" },
      { recipient, sender_action: "react", payload: { message_id: mid, reaction: "love" } },
    ]) {
      expect((await send(sandbox, token, body)).body).toEqual({ recipient_id: idOf("a_demo") });
    }
    const thread = sandbox.world.conversationWith(account.userId, "a_demo")!;
    expect(thread.messages.length).toBe(1);
    expect(thread.messages[0]!.reactions).toEqual([{ by: "business", reaction: "love", emoji: "❤" }]);
    await send(sandbox, token, { recipient, sender_action: "unreact", payload: { message_id: mid } });
    expect(thread.messages[0]!.reactions).toEqual([]);
  });
});
