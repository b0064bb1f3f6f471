import { describe, expect, test } from "vitest";
import { INTERACTION_KINDS } from "../platforms/contract.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./days.ts";
import { reasonSentence, type ToldReason } from "./sentences.ts";

const NOW = Date.UTC(2026, 10, 20, 12);
const NBSP = "\u00a0";
const NARROW = "\u202f";

const told = (overrides: Partial<ToldReason> = {}): ToldReason => ({
  kind: "message",
  points: 15,
  at: NOW - 3 * DAY_MS,
  now: 12.93,
  text: "c'est combien ?",
  intent: null,
  isCapped: false,
  isEdited: false,
  isTakenBack: false,
  ...overrides,
});

describe("why a score is what it is", () => {
  test.each<[string, Partial<ToldReason>, string, string]>([
    [
      "words",
      {},
      `+15${NBSP}: a écrit «${NBSP}c'est combien${NARROW}?${NBSP}» il y a 3 jours, il en reste 12,9`,
      "+15: wrote “c'est combien ?” 3 days ago, 12.9 left",
    ],
    [
      "words that mean something",
      { kind: "comment", points: 20, now: 20, at: NOW - 5 * MINUTE_MS, intent: "price" },
      `+20${NBSP}: a commenté «${NBSP}c'est combien${NARROW}?${NBSP}» (demande un prix) il y a 5 minutes`,
      "+20: commented “c'est combien ?” (asks for a price) 5 minutes ago",
    ],
    [
      "an act without words",
      { kind: "follow", text: null, points: 3, now: 2.6, at: NOW - 2 * HOUR_MS },
      `+3${NBSP}: a commencé à suivre le compte il y a 2 heures, il en reste 2,6`,
      "+3: followed the account 2 hours ago, 2.6 left",
    ],
    [
      "points taken away",
      { kind: "comment", text: "arnaque", intent: "negative", points: -5, now: -2.5, at: NOW - 14 * DAY_MS },
      `−5${NBSP}: a commenté «${NBSP}arnaque${NBSP}» (avis négatif) il y a 14 jours, il en reste −2,5`,
      "−5: commented “arnaque” (negative opinion) 14 days ago, −2.5 left",
    ],
    [
      "a comment too many",
      { kind: "comment", text: "😍", points: 0, now: 0, isCapped: true, at: NOW },
      `0${NBSP}: a commenté «${NBSP}😍${NBSP}» à l'instant, au-delà des commentaires comptés ce jour-là`,
      "0: commented “😍” just now, over the comments that count on one day",
    ],
    [
      "what was taken back",
      { text: null, points: 0, now: 0, isTakenBack: true },
      `0${NBSP}: a envoyé un message il y a 3 jours, retiré depuis, ne compte plus`,
      "0: sent a message 3 days ago, taken back since, no longer counts",
    ],
    [
      "what was edited",
      { isEdited: true, text: "oui", now: 15 },
      `+15${NBSP}: a écrit «${NBSP}oui${NBSP}» il y a 3 jours, modifié depuis`,
      "+15: wrote “oui” 3 days ago, edited since",
    ],
    [
      "a reaction",
      { kind: "reaction", text: "❤️", points: 5, now: 5, at: NOW - 30_000 },
      `+5${NBSP}: a réagi avec «${NBSP}❤️${NBSP}» à l'instant`,
      "+5: reacted with “❤️” just now",
    ],
    [
      "what has nearly faded",
      { kind: "like", text: null, points: 2, now: 0.001, at: NOW - 200 * DAY_MS },
      `+2${NBSP}: a aimé une publication il y a 6 mois, il en reste 0`,
      "+2: liked a post 6 months ago, 0 left",
    ],
    [
      "years",
      { kind: "share", text: null, points: 4, now: 0, at: NOW - 800 * DAY_MS },
      `+4${NBSP}: a partagé une publication il y a 2 ans, il en reste 0`,
      "+4: shared a post 2 years ago, 0 left",
    ],
    [
      "half points",
      { kind: "mention", text: null, points: 0.5, now: 0.5, at: NOW - HOUR_MS },
      `+0,5${NBSP}: a mentionné le compte il y a 1 heure`,
      "+0.5: mentioned the account 1 hour ago",
    ],
  ])("says it in both languages: %s", (_, overrides, french, english) => {
    expect(reasonSentence(told(overrides), NOW, "fr")).toBe(french);
    expect(reasonSentence(told(overrides), NOW, "en")).toBe(english);
  });

  test("has words for every kind, with and without a quotation", () => {
    for (const kind of INTERACTION_KINDS) {
      for (const text of [null, "oui"]) {
        for (const language of ["fr", "en"] as const) {
          expect(reasonSentence(told({ kind, text }), NOW, language)).not.toMatch(/undefined|null/);
        }
      }
    }
  });

  test("quotes one line of sixty characters at most, whole ones, and nothing that turns the sentence", () => {
    const long = reasonSentence(told({ text: `a\n\u202eb ${"👨‍👩‍👧".repeat(100)}` }), NOW, "en");
    expect(long).toContain(`wrote “a b ${"👨‍👩‍👧".repeat(56)}…” 3 days ago`);
    expect(long).not.toContain("\u202e");
    expect(reasonSentence(told({ text: "\ud83d" }), NOW, "en").isWellFormed()).toBe(true);
    expect(reasonSentence(told({ text: " \n " }), NOW, "en")).toContain("sent a message");
  });
});
