import { describe, expect, test } from "vitest";
import type { InboundEvent } from "../platform.ts";
import { readDelivery } from "./delivery.ts";
import { ACCOUNT } from "./testing/scripted-fetch.ts";

const SENT_S = 1_795_000_000;
const SENT_MS = SENT_S * 1000;
const RECEIVED = SENT_MS + 2_000;
const PERSON = "9100000000000001";
const read = (body: unknown) => readDelivery(JSON.stringify(body), RECEIVED);

const COMMENT = {
  id: "18000000000000001",
  from: { id: PERSON, username: "marie.l" },
  text: "Prix svp ?",
  media: { id: "17900000000000001", media_product_type: "REELS" },
};
const changed = (value: unknown, field = "comments") => ({
  object: "instagram",
  entry: [{ id: ACCOUNT, time: SENT_S, changes: [{ field, value }] }],
});
const messaging = (event: object, list = "messaging") => ({
  object: "instagram",
  entry: [{ id: ACCOUNT, time: SENT_MS + 123, [list]: [event] }],
});
const fromPerson = (event: object) => ({
  sender: { id: PERSON },
  recipient: { id: ACCOUNT },
  timestamp: SENT_MS,
  ...event,
});
const fromUs = (event: object) => ({
  sender: { id: ACCOUNT },
  recipient: { id: PERSON },
  timestamp: SENT_MS,
  ...event,
});

const commentEvent = (
  change: Partial<Extract<InboundEvent, { type: "interaction" }>> = {},
): InboundEvent => ({
  type: "interaction",
  kind: "comment",
  accountExternalId: ACCOUNT,
  externalId: COMMENT.id,
  dedupeKey: `comment:${COMMENT.id}`,
  person: { externalId: PERSON, username: "marie.l" },
  text: "Prix svp ?",
  mediaId: "17900000000000001",
  parentId: null,
  at: SENT_MS,
  atIsProvisional: true,
  standby: false,
  referral: null,
  ...change,
});
const messageEvent = (
  change: Partial<Extract<InboundEvent, { type: "interaction" }>> = {},
): InboundEvent => ({
  type: "interaction",
  kind: "message",
  accountExternalId: ACCOUNT,
  externalId: "aWdfZAG1",
  dedupeKey: "message:aWdfZAG1",
  person: { externalId: PERSON, username: null },
  text: null,
  mediaId: null,
  parentId: null,
  at: SENT_MS,
  atIsProvisional: false,
  standby: false,
  referral: null,
  ...change,
});
const place = { accountExternalId: ACCOUNT, externalId: "aWdfZAG1", personExternalId: PERSON, at: SENT_MS };

describe("a comment is kept, whatever the envelope", () => {
  test.each<[string, unknown, Partial<Extract<InboundEvent, { type: "interaction" }>>]>([
    ["changes", changed(COMMENT), {}],
    [
      "field and value on the entry",
      { object: "instagram", entry: [{ id: ACCOUNT, time: SENT_S, field: "comments", value: COMMENT }] },
      {},
    ],
    ["wrapped in a list", [changed(COMMENT)], {}],
    ["a list as the value", changed([COMMENT]), {}],
    ["without object", { entry: changed(COMMENT).entry }, {}],
    ["live", changed(COMMENT, "live_comments"), {}],
    ["a reply", changed({ ...COMMENT, parent_id: "18000000000000000" }), { parentId: "18000000000000000" }],
    ["the other login's name for its id", changed({ ...COMMENT, id: undefined, comment_id: COMMENT.id }), {}],
    [
      "no username",
      changed({ ...COMMENT, from: { id: PERSON } }),
      { person: { externalId: PERSON, username: null } },
    ],
    ["no text", changed({ ...COMMENT, text: undefined }), { text: null }],
    ["no media", changed({ ...COMMENT, media: undefined }), { mediaId: null }],
    [
      "on an advertised copy of a post",
      changed({
        ...COMMENT,
        media: {
          id: "17900000000000099",
          ad_id: "23850000000000001",
          ad_title: "Promo",
          original_media_id: "17900000000000001",
        },
      }),
      { referral: { source: null, ref: null, adId: "23850000000000001", title: "Promo" } },
    ],
    [
      "only named, not identified",
      changed({ ...COMMENT, from: undefined, username: "Marie.L" }),
      { person: { externalId: "@marie.l", username: "Marie.L" } },
    ],
    [
      "named inside, not identified",
      changed({ ...COMMENT, from: { username: "marie.l" } }),
      { person: { externalId: "@marie.l", username: "marie.l" } },
    ],
    ["fields nobody knows", changed({ ...COMMENT, mood: { deep: [1] } }), {}],
    [
      "wrong types around it",
      changed({ ...COMMENT, text: 5, media: "x", parent_id: {} }),
      { text: null, mediaId: null },
    ],
    [
      "another person's scoped id beside it",
      changed({ ...COMMENT, from: { ...COMMENT.from, self_ig_scoped_id: "9100000000000777" } }),
      {},
    ],
  ])("%s", (_, body, change) => expect(read(body)).toEqual([commentEvent(change)]));

  test("ids sent as bare numbers keep their last digit", () => {
    const raw = `{"object":"instagram","entry":[{"id":17841400000000001,"time":${SENT_S},"changes":[{"field":"comments","value":{"id":18000000000000001,"from":{"id":9100000000000001,"username":"marie.l"},"text":"Prix svp ?","media":{"id":17900000000000001}}}]}]}`;
    expect(readDelivery(raw, RECEIVED)).toEqual([commentEvent()]);
  });

  test("escaped letters and emoji are read", () => {
    const raw = JSON.stringify(changed({ ...COMMENT, text: "TEXT" })).replace(
      "TEXT",
      "Voil\\u00e0 \\ud83d\\udc4b",
    );
    expect(readDelivery(raw, RECEIVED)).toMatchObject([{ text: "Voilà 👋" }]);
  });
});

describe("a comment's webhook time is provisional", () => {
  const at = (time: unknown) =>
    read({
      object: "instagram",
      entry: [{ id: ACCOUNT, time, changes: [{ field: "comments", value: COMMENT }] }],
    });
  test.each([
    ["seconds", SENT_S, SENT_MS],
    ["milliseconds", SENT_MS + 5, SENT_MS + 5],
    ["text", String(SENT_S), SENT_MS],
    ["later than its arrival", SENT_S + 3600, RECEIVED],
    ["missing", undefined, RECEIVED],
    ["nonsense", -1, RECEIVED],
  ])("%s", (_, time, expected) => expect(at(time)).toMatchObject([{ at: expected, atIsProvisional: true }]));
});

describe("the account's own comments are left out", () => {
  test.each([
    ["by its id", { ...COMMENT, from: { id: ACCOUNT, username: "studio.vista" } }],
    [
      "by the field that only its own have",
      { ...COMMENT, from: undefined, username: "s", user: { id: "1" } },
    ],
    ["by its scoped id", { ...COMMENT, from: { id: "9100000000000042", self_ig_scoped_id: ACCOUNT } }],
  ])("%s", (_, value) => expect(read(changed(value))).toEqual([]));
});

describe("what a person does in a conversation", () => {
  test.each<[string, object, InboundEvent]>([
    [
      "a message",
      { message: { mid: "aWdfZAG1", text: "Voilà mon numéro 06 39 98 12 34" } },
      messageEvent({ text: "Voilà mon numéro 06 39 98 12 34" }),
    ],
    [
      "a picture",
      {
        message: {
          mid: "aWdfZAG1",
          attachments: [{ type: "image", payload: { url: "https://cdn.example/1.jpg" } }],
        },
      },
      messageEvent(),
    ],
    [
      "a shared post",
      {
        message: {
          mid: "aWdfZAG1",
          attachments: [
            {
              type: "ig_post",
              payload: { ig_post_media_id: "17900000000000001", title: "Sac", url: "https://cdn.example/2" },
            },
          ],
        },
      },
      messageEvent({ mediaId: "17900000000000001" }),
    ],
    [
      "a story mention",
      {
        message: {
          mid: "aWdfZAG1",
          attachments: [{ type: "story_mention", payload: { url: "https://cdn.example/3" } }],
        },
      },
      messageEvent({ kind: "mention" }),
    ],
    [
      "a story reply",
      {
        message: {
          mid: "aWdfZAG1",
          text: "Superbe",
          reply_to: { story: { id: "17900000000000005", url: "https://cdn.example/4" } },
        },
      },
      messageEvent({ kind: "story_reply", text: "Superbe", mediaId: "17900000000000005" }),
    ],
    [
      "a reply to a message",
      { message: { mid: "aWdfZAG1", text: "oui", reply_to: { mid: "aWdfZAG0" } } },
      messageEvent({ text: "oui" }),
    ],
    [
      "a quick reply",
      { message: { mid: "aWdfZAG1", text: "Oui", quick_reply: { payload: "YES" } } },
      messageEvent({ text: "Oui" }),
    ],
    [
      "a message from an ad",
      {
        message: {
          mid: "aWdfZAG1",
          text: "Bonjour",
          referral: {
            ref: "r",
            ad_id: 120000000000001,
            source: "ADS",
            type: "OPEN_THREAD",
            ads_context_data: { ad_title: "Le sac vert", post_id: "17900000000000001" },
          },
        },
      },
      messageEvent({
        text: "Bonjour",
        referral: { source: "ADS", ref: "r", adId: "120000000000001", title: "Le sac vert" },
      }),
    ],
    ["something unsupported", { message: { mid: "aWdfZAG1", is_unsupported: true } }, messageEvent()],
    [
      "a tapped button",
      { postback: { mid: "aWdfZAG1", title: "Voir les prix", payload: "PRICES" } },
      messageEvent({ text: "Voir les prix" }),
    ],
    [
      "a tapped button behind a link",
      { postback: { mid: "aWdfZAG1", title: "Commencer", referral: { ref: "bio", source: "SHORTLINK" } } },
      messageEvent({
        text: "Commencer",
        referral: { source: "SHORTLINK", ref: "bio", adId: null, title: null },
      }),
    ],
    [
      "a message with a referral that says nothing",
      { message: { mid: "aWdfZAG1", text: "Bonjour", referral: { type: "OPEN_THREAD", ref: "" } } },
      messageEvent({ text: "Bonjour" }),
    ],
    [
      "an opened link",
      { referral: { ref: "bio", source: "IGME-SOURCE-LINK", type: "OPEN_THREAD" } },
      {
        type: "referred",
        accountExternalId: ACCOUNT,
        personExternalId: PERSON,
        referral: { source: "IGME-SOURCE-LINK", ref: "bio", adId: null, title: null },
        at: SENT_MS,
      },
    ],
    [
      "a reaction",
      { reaction: { mid: "aWdfZAG1", action: "react", reaction: "love", emoji: "❤" } },
      messageEvent({ kind: "reaction", dedupeKey: `reaction:aWdfZAG1:${PERSON}`, text: "❤" }),
    ],
    [
      "a reaction taken back",
      { reaction: { mid: "aWdfZAG1", action: "unreact" } },
      { type: "unreacted", ...place },
    ],
    [
      "a message taken back",
      { message: { mid: "aWdfZAG1", is_deleted: true } },
      { type: "unsent", ...place },
    ],
    [
      "an edit",
      { message_edit: { mid: "aWdfZAG1", text: "06 39 98 12 35", num_edit: 1 } },
      { type: "edited", text: "06 39 98 12 35", edits: 1, ...place },
    ],
    [
      "a later edit",
      { message_edit: { mid: "aWdfZAG1", text: "06 39 98 12 36", num_edit: 4 } },
      { type: "edited", text: "06 39 98 12 36", edits: 4, ...place },
    ],
    [
      "an edit that is not counted",
      { message_edit: { mid: "aWdfZAG1", text: "06 39 98 12 37" } },
      { type: "edited", text: "06 39 98 12 37", edits: 1, ...place },
    ],
    ["seen", { read: { mid: "aWdfZAG1" } }, { type: "receipt", receipt: "read", ...place }],
  ])("%s", (_, event, expected) => expect(read(messaging(fromPerson(event)))).toEqual([expected]));

  test("comes in `changes` too", () => {
    const value = fromPerson({ message: { mid: "aWdfZAG1", text: "oui" } });
    expect(read(changed(value, "messages"))).toEqual([messageEvent({ text: "oui" })]);
    expect(read({ entry: [{ id: ACCOUNT, time: SENT_S, field: "messages", value }] })).toEqual([
      messageEvent({ text: "oui" }),
    ]);
  });

  test("is marked when another app owns the thread", () => {
    const event = fromPerson({ message: { mid: "aWdfZAG1", text: "oui" } });
    expect(read(messaging(event, "standby"))).toEqual([messageEvent({ text: "oui", standby: true })]);
    expect(read(changed(event, "standby"))).toEqual([messageEvent({ text: "oui", standby: true })]);
  });

  test("is never later than its arrival, and falls back on the delivery's time", () => {
    const message = { message: { mid: "aWdfZAG1" } };
    expect(read(messaging(fromPerson({ ...message, timestamp: RECEIVED + 60_000 })))).toMatchObject([
      { at: RECEIVED },
    ]);
    expect(read(messaging(fromPerson({ ...message, timestamp: "soon" })))).toMatchObject([
      { at: SENT_MS + 123 },
    ]);
    expect(read(messaging(fromPerson({ ...message, timestamp: SENT_S })))).toMatchObject([{ at: SENT_MS }]);
  });
});

describe("what the account itself does in a conversation", () => {
  test.each<[string, object, InboundEvent[]]>([
    [
      "an echo",
      { message: { mid: "aWdfZAG1", text: "Avec plaisir", is_echo: true } },
      [{ type: "echo", text: "Avec plaisir", ...place }],
    ],
    [
      "an echo without its flag",
      { message: { mid: "aWdfZAG1", text: "Avec plaisir" } },
      [{ type: "echo", text: "Avec plaisir", ...place }],
    ],
    [
      "an echo of a picture",
      { message: { mid: "aWdfZAG1", is_echo: true, attachments: [] } },
      [{ type: "echo", text: null, ...place }],
    ],
    [
      "its message taken back",
      { message: { mid: "aWdfZAG1", is_echo: true, is_deleted: true } },
      [{ type: "unsent", ...place }],
    ],
    [
      "its message edited",
      { message_edit: { mid: "aWdfZAG1", text: "Oui", num_edit: 1 } },
      [{ type: "edited", text: "Oui", edits: 1, ...place }],
    ],
    ["its reaction", { reaction: { mid: "aWdfZAG1", action: "react", reaction: "love", emoji: "❤" } }, []],
    ["it has seen", { read: { mid: "aWdfZAG1" } }, []],
  ])("%s", (_, event, expected) => expect(read(messaging(fromUs(event)))).toEqual(expected));

  test("an echo is known by its flag when the sender has the account's other id", () => {
    const event = {
      ...fromUs({ message: { mid: "aWdfZAG1", text: "Oui", is_echo: true } }),
      sender: { id: "24500000000000001" },
    };
    expect(read(messaging(event))).toEqual([{ type: "echo", text: "Oui", ...place }]);
  });
});

describe("what is left out", () => {
  test.each<[string, unknown]>([
    [
      "the dashboard's test comment",
      {
        object: "instagram",
        entry: [
          {
            id: "0",
            time: SENT_S,
            changes: [
              { field: "comments", value: { ...COMMENT, from: { id: "232323232", username: "test" } } },
            ],
          },
        ],
      },
    ],
    [
      "the dashboard's test message",
      {
        object: "instagram",
        entry: [
          {
            id: "0",
            time: SENT_S,
            changes: [
              {
                field: "messages",
                value: {
                  sender: { id: "12334" },
                  recipient: { id: "23245" },
                  timestamp: "1527459824",
                  message: { mid: "random_mid", text: "random_text" },
                },
              },
            ],
          },
        ],
      },
    ],
    ["a placeholder person", changed({ ...COMMENT, from: { id: "0" } })],
    ["a placeholder comment", changed({ ...COMMENT, id: "0" })],
    ["a comment by nobody", changed({ ...COMMENT, from: undefined })],
    ["a comment by a blank name", changed({ ...COMMENT, from: undefined, username: " " })],
    ["a comment by a name that is no text", changed({ ...COMMENT, from: undefined, username: 5 })],
    ["a thin mention", changed({ media_id: "17900000000000001", comment_id: COMMENT.id }, "mentions")],
    [
      "a thin mention on the entry itself",
      {
        entry: [
          { id: ACCOUNT, time: SENT_S, field: "mentions", value: { media_id: "1", comment_id: COMMENT.id } },
        ],
      },
    ],
    ["a thin mention in a list", changed([{ media_id: "17900000000000001", comment_id: "1" }], "mentions")],
    ["a field nobody knows", changed({ id: "1" }, "story_insights")],
    [
      "a message to oneself",
      messaging(fromUs({ recipient: { id: ACCOUNT }, message: { mid: "m", text: "test", is_self: true } })),
    ],
    [
      "a message to oneself without its flag",
      messaging(fromUs({ recipient: { id: ACCOUNT }, message: { mid: "m", is_echo: true } })),
    ],
    ["an opened link that says nothing", messaging(fromPerson({ referral: { type: "OPEN_THREAD" } }))],
    ["our own opened link", messaging(fromUs({ referral: { ref: "r", source: "IGME-SOURCE-LINK" } }))],
    ["a message without mid", messaging(fromPerson({ message: { text: "oui" } }))],
    ["a button without mid", messaging(fromPerson({ postback: { title: "Oui" } }))],
    ["a reaction without mid", messaging(fromPerson({ reaction: { action: "react" } }))],
    ["an action nobody knows", messaging(fromPerson({ reaction: { mid: "m", action: "ponder" } }))],
    ["an edit without text", messaging(fromPerson({ message_edit: { mid: "m", num_edit: 0 } }))],
    ["seen without mid", messaging(fromPerson({ read: { watermark: 1 } }))],
    ["an event nobody knows", messaging(fromPerson({ pass_thread_control: {} }))],
    ["a sender missing", messaging({ recipient: { id: ACCOUNT }, message: { mid: "m" } })],
    ["an echo to nobody", messaging({ sender: { id: ACCOUNT }, message: { mid: "m", is_echo: true } })],
    ["another product's delivery", { ...changed(COMMENT), object: "page" }],
    ["an entry without id", { entry: [{ time: SENT_S, changes: [{ field: "comments", value: COMMENT }] }] }],
    ["empty record", {}],
    ["null", null],
    ["a number", 5],
    [
      "lists of nothing",
      [
        [],
        null,
        5,
        "x",
        { entry: "x" },
        { entry: [null, 5, [], { id: ACCOUNT, changes: 5, messaging: {}, standby: [null] }] },
      ],
    ],
  ])("%s", (_, body) => expect(read(body)).toEqual([]));
});

test("a thousand updates of several accounts in one delivery all arrive, in order", () => {
  const entry = Array.from({ length: 10 }, (_, account) => ({
    id: `1784140000000010${account}`,
    time: SENT_S,
    changes: Array.from({ length: 50 }, (_, i) => ({
      field: "comments",
      value: { ...COMMENT, id: `18${account}00000000${i + 1000}` },
    })),
    messaging: Array.from({ length: 50 }, (_, i) => fromPerson({ message: { mid: `m${account}-${i}` } })),
  }));
  const events = read({ object: "instagram", entry });
  expect(events).toHaveLength(1000);
  expect(new Set(events.map((event) => "externalId" in event && event.externalId)).size).toBe(1000);
  expect(events[0]).toMatchObject({ accountExternalId: "17841400000000100", externalId: "180000000001000" });
});

test("text that is not JSON throws", () => {
  expect(() => readDelivery('{"object":"instagram"', RECEIVED)).toThrow(SyntaxError);
});
