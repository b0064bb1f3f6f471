import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SendResult, SendTarget } from "../platform.ts";
import { toSendResult } from "./send.ts";
import { ACCOUNT, type Answer, graphError, json, scripted, TOKEN } from "./testing/scripted-fetch.ts";
import type { Reply } from "./wire.ts";

const PERSON = "9100000000000001";
const WINDOW: SendTarget = { kind: "window", personId: PERSON };
const PRIVATE: SendTarget = { kind: "private_reply", commentId: "18000000000000001" };
const SENT = { recipient_id: PERSON, message_id: "aWdfZAG1" };

describe("what is asked of Instagram", () => {
  test.each<[SendTarget, object]>([
    [PRIVATE, { recipient: { comment_id: "18000000000000001" }, message: { text: "Voilà 👋" } }],
    [WINDOW, { recipient: { id: PERSON }, message: { text: "Voilà 👋" } }],
    [
      { kind: "human_agent", personId: PERSON },
      { recipient: { id: PERSON }, message: { text: "Voilà 👋" }, tag: "HUMAN_AGENT" },
    ],
  ])("%j", async (target, body) => {
    const { platform, calls } = scripted(json(SENT));
    const result = await platform.send(TOKEN, ACCOUNT, target, { text: "Voilà 👋" });
    expect(result).toEqual({ kind: "sent", externalId: "aWdfZAG1", recipientId: PERSON });
    expect(calls).toHaveLength(1);
    const [call] = calls;
    expect(call).toMatchObject({
      method: "POST",
      path: `/v26.0/${ACCOUNT}/messages`,
      query: {},
      redirect: "manual",
    });
    expect(call!.headers.get("authorization")).toBe(`Bearer ${TOKEN}`);
    expect(call!.headers.get("content-type")).toBe("application/json");
    expect(JSON.parse(call!.body!)).toEqual(body);
    expect(call!.url).not.toContain(TOKEN);
  });
});

describe("a picture", () => {
  const imageUrl = "https://images.example/sac.jpg";
  test("is one attachment that Instagram fetches itself", async () => {
    const { platform, calls } = scripted(json(SENT));
    expect(await platform.send(TOKEN, ACCOUNT, WINDOW, { imageUrl })).toMatchObject({ kind: "sent" });
    expect(JSON.parse(calls[0]!.body!)).toEqual({
      recipient: { id: PERSON },
      message: { attachment: { type: "image", payload: { url: imageUrl } } },
    });
  });
  test.each([["http://images.example/sac.jpg"], ["sac.jpg"], ["data:image/png;base64,AA=="], [""]])(
    "at %j never leaves",
    async (address) => {
      const { platform, calls } = scripted();
      expect(await platform.send(TOKEN, ACCOUNT, WINDOW, { imageUrl: address })).toEqual({
        kind: "refused",
        reason: "text-invalid",
        code: "image-address",
      });
      expect(calls).toHaveLength(0);
    },
  );
});

describe("an answer under a comment", () => {
  const COMMENT = "18000000000000001";
  test("is posted to the comment, and its answer names only the new one", async () => {
    const { platform, calls } = scripted(json({ id: "18000000000000009" }));
    expect(await platform.replyToComment(TOKEN, COMMENT, "Répondu en privé")).toEqual({
      kind: "sent",
      externalId: "18000000000000009",
      recipientId: COMMENT,
    });
    expect(calls[0]).toMatchObject({ method: "POST", path: `/v26.0/${COMMENT}/replies`, query: {} });
    expect(JSON.parse(calls[0]!.body!)).toEqual({ message: "Répondu en privé" });
    expect(calls[0]!.url).not.toContain(TOKEN);
  });
  test.each<[Answer, object]>([
    [json({ success: true }), { kind: "unknown", cause: "unreadable" }],
    [json({ message_id: "m" }), { kind: "unknown", cause: "unreadable" }],
    [json({}, 500), { kind: "unknown", cause: "http 500" }],
    [graphError(100, 33), { kind: "refused", reason: "refused", code: "100/33" }],
    [graphError(10), { kind: "refused", reason: "permission-missing" }],
    [graphError(190), { kind: "reconnect" }],
    [graphError(368), { kind: "later", reason: "blocked-by-platform" }],
  ])("%#: what comes back is read as of a message", async (answer, result) => {
    const { platform } = scripted(answer);
    expect(await platform.replyToComment(TOKEN, COMMENT, "Oui")).toMatchObject(result);
  });
  test("without words never leaves", async () => {
    const { platform, calls } = scripted();
    expect(await platform.replyToComment(TOKEN, COMMENT, "  ")).toMatchObject({ code: "text-empty" });
    expect(calls).toHaveLength(0);
  });
  test("is found again among the account's own", async () => {
    const timestamp = "2026-11-20T08:00:00+0000";
    const { platform } = scripted(
      json({
        data: [
          { id: "1", text: "Oui", timestamp, from: { id: ACCOUNT, username: "studio.vista" } },
          { id: "2", text: "Oui", timestamp, from: { id: "9", self_ig_scoped_id: ACCOUNT } },
          { id: "3", text: "Oui", timestamp, user: { id: ACCOUNT } },
          { id: "4", text: "Oui", timestamp, from: { id: "9100000000000002", username: "marie.exemple" } },
          { id: "5", text: "Oui", timestamp, username: "marie.exemple" },
        ],
      }),
    );
    const at = Date.UTC(2026, 10, 20, 8);
    expect(await platform.listOwnReplies(TOKEN, ACCOUNT, COMMENT, { after: null })).toMatchObject({
      kind: "ok",
      value: { items: ["1", "2", "3"].map((externalId) => ({ externalId, text: "Oui", at })), after: null },
    });
  });
});

describe("a text Instagram would refuse never leaves", () => {
  test.each([
    ["", "text-empty"],
    [" \n\t", "text-empty"],
    ["a".repeat(1001), "text-too-long"],
    ["é".repeat(501), "text-too-long"],
    ["👋".repeat(251), "text-too-long"],
  ])("%#", async (text, code) => {
    const { platform, calls } = scripted();
    expect(await platform.send(TOKEN, ACCOUNT, WINDOW, { text })).toEqual({
      kind: "refused",
      reason: "text-invalid",
      code,
    });
    expect(calls).toHaveLength(0);
  });

  test.each([["a".repeat(1000)], ["é".repeat(500)], ["👋".repeat(250)]])(
    "a thousand bytes may go",
    async (text) => {
      const { platform } = scripted(json(SENT));
      expect(await platform.send(TOKEN, ACCOUNT, WINDOW, { text })).toMatchObject({ kind: "sent" });
    },
  );
});

const later = (afterMs: number | null) => ({ kind: "later", reason: "rate-limited", afterMs });
const unknown = (cause: string) => ({ kind: "unknown", cause });

describe("what may have arrived is unknown; what did not says so", () => {
  test.each<[string, Answer, object]>([
    ["sent", json(SENT), { kind: "sent", externalId: "aWdfZAG1", recipientId: PERSON }],
    [
      "ids as bare numbers",
      json('{"recipient_id":9100000000000001,"message_id":"m"}'),
      { kind: "sent", externalId: "m", recipientId: PERSON },
    ],
    [
      "ids past 2^53",
      json('{"recipient_id":17841400000000001,"message_id":"m"}'),
      { kind: "sent", externalId: "m", recipientId: "17841400000000001" },
    ],
    ["a reset", new TypeError("fetch failed"), unknown("network")],
    ["500", json({}, 500), unknown("http 500")],
    ["500 that says code 190", graphError(190, 463, 500), unknown("http 500")],
    ["502 in HTML", json("<html></html>", 502), unknown("http 502")],
    ["504", json("", 504), unknown("http 504")],
    ["408", json("", 408), unknown("http 408")],
    ["code 1 although sent", graphError(1, 1357046), unknown("graph 1/1357046")],
    ["code 2 in a 200", graphError(2, undefined, 200), unknown("graph 2")],
    ["truncated JSON", json('{"recipient_id":"9'), unknown("unreadable")],
    ["HTML in a 200", json("<html></html>"), unknown("unreadable")],
    ["an empty 200", json(""), unknown("unreadable")],
    ["a 200 of another shape", json({ success: true }), unknown("unreadable")],
    ["a redirect", new Response(null, { status: 302 }), unknown("unreadable")],
    ["429 with Retry-After", json("", 429, { "retry-after": "30" }), later(30_000)],
    ["429 without", json("slow down", 429), later(null)],
    ["429 with its code", graphError(613, 2534040, 429), later(null)],
    [
      "minutes to wait",
      json({ error: { code: 80002 } }, 400, {
        "x-business-use-case-usage": `{"${ACCOUNT}":[{"type":"instagram","call_count":100,"estimated_time_to_regain_access":4}]}`,
      }),
      later(240_000),
    ],
    ["blocked for policy", graphError(368), { kind: "later", reason: "blocked-by-platform", afterMs: null }],
    ["a dead token", graphError(190, 460), { kind: "reconnect", code: "190/460" }],
    [
      "a closed window",
      graphError(10, 2534022),
      { kind: "refused", reason: "window-closed", code: "10/2534022" },
    ],
    [
      "400 without envelope",
      json("Bad Request", 400),
      { kind: "refused", reason: "refused", code: "http 400" },
    ],
    [
      "a flat refusal",
      json({ error_type: "OAuthException", code: 400, error_message: "no" }, 400),
      { kind: "refused", reason: "refused", code: "none" },
    ],
  ])("%s", async (_, answer, expected) => {
    const { platform, calls } = scripted(answer);
    const result = await platform.send(TOKEN, ACCOUNT, WINDOW, { text: "Bonjour" });
    expect(result).toEqual(expected);
    expect(calls).toHaveLength(1); // never a second try: there is no idempotency key
    expect(JSON.stringify(result)).not.toContain(TOKEN);
  });

  test("a private reply without the person's id is unknown: who got it cannot be told", async () => {
    const { platform } = scripted(json({ message_id: "m" }));
    expect(await platform.send(TOKEN, ACCOUNT, PRIVATE, { text: "Bonjour" })).toEqual(unknown("unreadable"));
  });

  test("a reply in the window went to the person it was for", async () => {
    const { platform } = scripted(json({ message_id: "m" }));
    expect(await platform.send(TOKEN, ACCOUNT, WINDOW, { text: "Bonjour" })).toEqual({
      kind: "sent",
      externalId: "m",
      recipientId: PERSON,
    });
  });
});

test("no answer at all makes a send throw, and none but a readable id counts as sent", () => {
  const usage = fc.constant({ percent: null, waitMs: null });
  const sentAt = fc.constant(null);
  const status = fc.integer({ min: 100, max: 599 });
  const replies: fc.Arbitrary<Reply> = fc.oneof(
    fc.record({ kind: fc.constant("answer" as const), status, body: fc.jsonValue(), usage, sentAt }),
    fc.record({
      kind: fc.constant("answer" as const),
      status,
      usage,
      sentAt,
      body: fc.record({
        error: fc.record({
          code: fc.oneof(fc.nat(), fc.jsonValue()),
          error_subcode: fc.jsonValue(),
          is_transient: fc.jsonValue(),
        }),
      }),
    }),
    fc.record({ kind: fc.constant("unreadable" as const), status, usage, sentAt }),
  );
  fc.assert(
    fc.property(replies, (reply) => {
      const result: SendResult = toSendResult(reply, PRIVATE);
      expect(result.kind).not.toBe("sent");
      if (reply.kind !== "no-answer" && reply.status >= 500) expect(result.kind).toBe("unknown");
    }),
    { numRuns: 2000 },
  );
});
