import { describe, expect, test } from "vitest";
import type { Charge, Conversation } from "../../worker/conversations/contract.ts";
import type { Place } from "./clock.ts";
import {
  hasArrived,
  inboxAddress,
  inboxQuery,
  inChargeOf,
  newsCount,
  readInbox,
  untilWords,
} from "./inbox.ts";

const PARIS: Place = { language: "fr", zone: "Europe/Paris" };
const NOW = Date.parse("2026-11-23T10:00:00Z");
const search = (text: string) => new URLSearchParams(text);

const conversation = (leadId: string, lastInboundAt: string): Conversation => ({
  leadId,
  username: leadId,
  displayName: null,
  platform: "instagram",
  accountId: "acc_1",
  lastText: "Bonjour",
  lastFrom: "person",
  lastAt: lastInboundAt,
  lastInboundAt,
  unread: true,
  charge: { by: "nobody", personId: null, name: null, via: null, until: null },
  reach: { kind: "window", until: "2026-11-24T10:00:00.000Z", reason: "window-open" },
  optedOutAt: null,
  assignedTo: null,
  score: 10,
  hasPhone: false,
});

describe("the address keeps the view, and an old link never breaks it", () => {
  test.each([
    ["", { filter: "all", q: "" }],
    ["filter=unread", { filter: "unread", q: "" }],
    ["filter=gone&q=%20sac%20", { filter: "all", q: "sac" }],
    [`q=${"x".repeat(500)}`, { filter: "all", q: "x".repeat(200) }],
  ])("%s", (text, expected) => {
    expect(readInbox(search(text))).toEqual(expected);
  });

  test("the API is asked for nothing that the view does not say", () => {
    expect(inboxQuery(search("filter=mine&reply=1&other=2"))).toEqual({ filter: "mine" });
    expect(inboxQuery(search("q=sac&cursor=c1"))).toEqual({ filter: "all", q: "sac", cursor: "c1" });
  });

  test("opening and leaving a conversation keeps filter and search, and asks for the reply box only once", () => {
    expect(inboxAddress(search("filter=mine&q=sac&reply=1"), "lead_1")).toBe(
      "/inbox/lead_1?filter=mine&q=sac",
    );
    expect(inboxAddress(search("reply=1"), null)).toBe("/inbox");
    expect(inboxAddress(search(""), "a/b?c")).toBe("/inbox/a%2Fb%3Fc");
  });
});

describe("who is in charge is told from where one stands", () => {
  const person: Charge = { by: "person", personId: "p1", name: "Camille", via: "dashboard", until: null };
  test.each<[string, Charge, string | null, string]>([
    ["myself", person, "p1", "you"],
    ["a colleague, by name", person, "p2", "person"],
    ["a colleague, for a visitor without an id", person, null, "person"],
    ["the platform's app", { ...person, personId: null, name: null, via: "app" }, "p1", "app"],
    ["a key of the API", { ...person, personId: null, name: null }, null, "someone"],
    [
      "an automation",
      { ...person, by: "automation", personId: null, name: null, via: null },
      "p1",
      "automation",
    ],
    ["nobody", { ...person, by: "nobody", personId: null, name: null, via: null }, "p1", "nobody"],
  ])("%s", (_, charge, myId, expected) => {
    expect(inChargeOf(charge, myId)).toBe(expected);
  });
});

describe("until when no machine writes is an hour when it is near, else a date", () => {
  test.each([
    ["2026-11-23T17:00:00Z", { key: "until", when: "18\u00a0h" }],
    ["2026-11-24T17:00:00Z", { key: "until", when: "demain 18\u00a0h" }],
    ["2026-11-27T17:00:00Z", { key: "until", when: "ven. 18\u00a0h" }],
    ["2026-11-30T10:00:00Z", { key: "untilDate", when: "30 nov" }],
    [null, { key: "untilSent", when: null }],
  ])("%s", (until, expected) => {
    expect(untilWords(until, NOW, PARIS)).toEqual(expected);
  });
});

describe("the pill counts conversations with words that the list was not drawn with", () => {
  const [ada, bea] = [
    conversation("ada", "2026-11-23T08:00:00Z"),
    conversation("bea", "2026-11-23T07:00:00Z"),
  ];
  test("nothing new", () => {
    expect(newsCount([ada, bea], [bea, ada], null)).toBe(0);
  });
  test("a newcomer, and somebody known who wrote again", () => {
    const again = conversation("bea", "2026-11-23T09:00:00Z");
    expect(newsCount([ada, bea], [conversation("cleo", "2026-11-23T09:30:00Z"), again, ada], null)).toBe(2);
  });
  test("not the one that is open: it is read where it stands", () => {
    const again = conversation("bea", "2026-11-23T09:00:00Z");
    expect(newsCount([ada, bea], [again, ada], "bea")).toBe(0);
  });
});

describe("a message whose answer got lost is found again before it is sent twice", () => {
  const sent = { text: "Oui, en stock. ", atMs: NOW };
  test.each([
    ["it stands there", [{ text: "Oui, en stock.", at: "2026-11-23T10:00:02Z" }], true],
    ["the same words, from an hour ago", [{ text: "Oui, en stock.", at: "2026-11-23T09:00:00Z" }], false],
    ["other words", [{ text: "Non.", at: "2026-11-23T10:00:02Z" }], false],
    ["a picture", [{ text: null, at: "2026-11-23T10:00:02Z" }], false],
    ["nothing was said", [], false],
  ])("%s", (_, said, expected) => {
    expect(hasArrived(said, sent)).toBe(expected);
  });
});
