import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { authorOf, ECHO_KEY, type Echo, meaningOf, type OurMessage } from "./echo.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const AT = Date.UTC(2026, 10, 18, 10);
const WORDS = "Bonjour, 45 €";

const echo = (overrides: Partial<Echo> = {}): Echo => ({
  externalId: "mid.1",
  personExternalId: "11",
  text: WORDS,
  at: AT,
  ...overrides,
});
const sent = (overrides: Partial<OurMessage> = {}): OurMessage => ({
  id: "msg_1",
  leadId: "lead_1",
  dedupeKey: "auto:aut_1:-",
  text: WORDS,
  state: "sent",
  open: false,
  imageUrl: null,
  externalId: "mid.other",
  sendingAt: AT - 1000,
  sentAt: AT,
  ...overrides,
});
const sending = (overrides: Partial<OurMessage> = {}): OurMessage =>
  sent({ state: "sending", open: true, externalId: null, sentAt: null, sendingAt: AT - 1000, ...overrides });

describe("what the account sent is told from what a person wrote in the app", () => {
  test.each<[string, OurMessage[], OurMessage[], Partial<Echo>, string]>([
    ["nothing of ours", [], [], {}, "person"],
    ["our message by its id", [sent({ externalId: "mid.1" })], [], {}, "known"],
    [
      "our message by its id, its text edited",
      [sent({ externalId: "mid.1", text: "autre" })],
      [],
      {},
      "known",
    ],
    ["a kept echo, heard again", [sent({ dedupeKey: `${ECHO_KEY}1`, externalId: "mid.1" })], [], {}, "known"],
    ["our words under another id, at once", [sent()], [], {}, "ours"],
    ["ten minutes later, still ours", [sent()], [], { at: AT + 10 * MINUTE_MS }, "ours"],
    ["eleven minutes later, somebody repeats us", [sent()], [], { at: AT + 11 * MINUTE_MS }, "person"],
    ["eleven minutes earlier", [sent()], [], { at: AT - 11 * MINUTE_MS }, "person"],
    ["delivered meanwhile", [sent({ state: "delivered" })], [], {}, "ours"],
    ["read meanwhile", [sent({ state: "read" })], [], {}, "ours"],
    [
      "trimmed and composed by the platform",
      [sent({ text: " e\u0301té \n 45 €" })],
      [],
      { text: "été 45 €" },
      "ours",
    ],
    ["other words", [sent()], [], { text: "Bonjour, 50 €" }, "person"],
    ["a send on its way", [sending()], [], {}, "ours"],
    ["a send on its way, other words", [sending()], [], { text: "Je regarde" }, "person"],
    ["a send without an answer", [sending({ state: "unknown" })], [], {}, "lost"],
    [
      "one without an answer that nobody looks for",
      [sending({ state: "unknown", open: false })],
      [],
      {},
      "ours",
    ],
    ["refused, so somebody typed it", [sending({ state: "failed", open: false })], [], {}, "person"],
    ["put back to wait, so somebody typed it", [sending({ state: "pending" })], [], {}, "person"],
    ["the same words typed twice in the app", [sent({ dedupeKey: `${ECHO_KEY}1` })], [], {}, "person"],
    ["a private reply under way to whom another lead stands for", [], [sending()], {}, "ours"],
    ["another person's private reply, other words", [], [sending({ text: "Autre" })], {}, "person"],
    [
      "our picture",
      [sent({ text: "", imageUrl: "https://img.example.com/a.jpg" })],
      [],
      { text: null },
      "ours",
    ],
    [
      "words beside our picture",
      [sent({ text: "", imageUrl: "https://img.example.com/a.jpg" })],
      [],
      {},
      "person",
    ],
    ["a picture beside our words", [sent()], [], { text: null }, "person"],
  ])("%s", (_name, theirs, replies, overrides, kind) => {
    expect(authorOf(echo(overrides), theirs, replies).kind).toBe(kind);
  });

  const word = fc.constantFrom("Bonjour", "45 €", "Merci !", "ok");
  const message = fc.record({
    id: fc.uuid(),
    text: word,
    state: fc.constantFrom("pending", "sending", "sent", "delivered", "read", "unknown", "failed", "skipped"),
    mid: fc.constantFrom("mid.1", "mid.2", "mid.3", null),
    offset: fc.integer({ min: -30 * MINUTE_MS, max: 30 * MINUTE_MS }),
    isEcho: fc.boolean(),
  });
  const toMessage = ({
    id,
    text,
    state,
    mid,
    offset,
    isEcho,
  }: typeof message extends fc.Arbitrary<infer T> ? T : never) => {
    const hasLeft = isEcho || ["sent", "delivered", "read"].includes(state);
    return sent({
      id,
      text,
      state: isEcho ? "sent" : state,
      open: !isEcho && ["pending", "sending", "unknown"].includes(state),
      dedupeKey: isEcho ? `${ECHO_KEY}${id}` : `auto:${id}:-`,
      externalId: hasLeft ? mid : null,
      sendingAt: ["pending", "skipped"].includes(state) ? null : AT + offset,
      sentAt: hasLeft ? AT + offset : null,
    });
  };

  test("whatever else there is, an echo of a send of ours is never a person's", () => {
    fc.assert(
      fc.property(
        fc.array(message),
        word,
        fc.integer({ min: 0, max: 9 * MINUTE_MS }),
        (others, text, lag) => {
          const ours = sent({ text, externalId: "mid.ours", sentAt: AT });
          const theirs = [...others.map(toMessage), ours];
          for (const externalId of ["mid.ours", "mid.renamed"]) {
            expect(authorOf(echo({ externalId, text, at: AT + lag }), theirs, []).kind).not.toBe("person");
          }
        },
      ),
    );
  });

  test("the order in which messages are looked at never matters", () => {
    fc.assert(
      fc.property(fc.array(message), fc.array(message), word, (some, replies, text) => {
        const [a, b] = [some.map(toMessage), replies.map(toMessage)];
        const one = authorOf(echo({ text }), a, b).kind;
        expect(authorOf(echo({ text }), a.toReversed(), b.toReversed()).kind).toBe(one);
      }),
    );
  });

  test("once kept, it is known for good", () => {
    fc.assert(
      fc.property(fc.array(message), word, (some, text) => {
        const theirs = some.map(toMessage);
        const heard = echo({ externalId: "mid.new", text });
        const kept = sent({ dedupeKey: `${ECHO_KEY}x`, text, externalId: "mid.new" });
        expect(authorOf(heard, [...theirs, kept], []).kind).toBe("known");
      }),
    );
  });
});

test.each<[string, number, number, string]>([
  ["just written", AT, AT - DAY_MS, "takes-over"],
  ["six days ago, heard late", AT - 6 * DAY_MS, AT - 30 * DAY_MS, "takes-over"],
  ["a week ago: they would be over by now", AT - 7 * DAY_MS, AT - 30 * DAY_MS, "nothing"],
  ["before the account was connected", AT - DAY_MS - 1, AT - DAY_MS, "history"],
  ["at the moment it was connected", AT - DAY_MS, AT - DAY_MS, "takes-over"],
  ["long before it was connected", AT - 8 * DAY_MS, AT - DAY_MS, "nothing"],
])("a person's own message %s", (_name, at, connectedAt, meaning) => {
  expect(meaningOf({ at }, { now: AT, connectedAt })).toBe(meaning);
});
