import { expect, test } from "vitest";
import { BREAKABLE_FRENCH } from "../testing/french.ts";
import { NOTICE_KINDS } from "./contract.ts";
import { type NoticeFacts, noticeText } from "./texts.ts";

/** 13:05 in Paris, a Wednesday. */
const NOW = Date.UTC(2026, 10, 18, 12, 5);
const facts = (overrides: Partial<NoticeFacts> = {}): NoticeFacts => ({
  kind: "reconnect",
  data: {},
  username: "atelier.lune",
  platform: "instagram",
  waiting: { count: 14, firstDeadlineAt: Date.UTC(2026, 10, 18, 15, 20) },
  countedUpTo: 1001,
  now: NOW,
  zone: "Europe/Paris",
  ...overrides,
});
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const body = (language: "fr" | "en", overrides: Partial<NoticeFacts> = {}) =>
  plain(noticeText(facts(overrides), language).body);

test("an account to reconnect is told in the words people were promised", () => {
  expect(body("fr")).toBe(
    "Instagram nous a déconnectés de @atelier.lune. 14 messages attendent ; le premier expire à 16 h 20.",
  );
  expect(body("en")).toBe(
    "Instagram disconnected @atelier.lune. 14 messages are waiting; the first expires at 4:20 pm.",
  );
});

test("French keeps a space that no line breaks at before ; and inside an hour", () => {
  const { body: text } = noticeText(facts(), "fr");
  expect(text).toContain("attendent\u202f; le premier expire à 16\u00a0h\u00a020.");
  expect(text).not.toMatch(/ [;:!?%]/);
});

const waiting = (count: number, firstDeadlineAt: number | null = null) => ({
  waiting: { count, firstDeadlineAt },
});
test.each<[Partial<NoticeFacts>, string, string]>([
  [waiting(0), "Aucun message n'attend.", "No message is waiting."],
  [waiting(1), "1 message attend.", "1 message is waiting."],
  [
    waiting(1, Date.UTC(2026, 10, 18, 15)),
    "1 message attend ; il expire à 16 h.",
    "1 message is waiting; it expires at 4 pm.",
  ],
  [waiting(2), "2 messages attendent.", "2 messages are waiting."],
  [
    waiting(2, Date.UTC(2026, 10, 19, 23, 5)),
    "2 messages attendent ; le premier expire vendredi à 0 h 05.",
    "2 messages are waiting; the first expires on Friday at 12:05 am.",
  ],
  [
    waiting(2, Date.UTC(2026, 11, 1, 11, 30)),
    "2 messages attendent ; le premier expire le 1er décembre à 12 h 30.",
    "2 messages are waiting; the first expires on 1 December at 12:30 pm.",
  ],
  [
    { ...waiting(2, Date.UTC(2026, 10, 18, 15, 20)), zone: "America/Guadeloupe" },
    "2 messages attendent ; le premier expire à 11 h 20.",
    "2 messages are waiting; the first expires at 11:20 am.",
  ],
  [waiting(1001, NOW), "Plus de 1 000 messages attendent.", "More than 1,000 messages are waiting."],
  [{ waiting: null }, "Les messages de ce compte attendent.", "The messages of this account are waiting."],
])("what waits is counted in good French and English: %j", (overrides, fr, en) => {
  expect(body("fr", overrides)).toBe(`Instagram nous a déconnectés de @atelier.lune. ${fr}`);
  expect(body("en", overrides)).toBe(`Instagram disconnected @atelier.lune. ${en}`);
});

test("a share over the limit never reads as the limit, and a token's end is named", () => {
  expect(body("fr", { kind: "loss", data: { percent: 10.2, thresholdPercent: 10 } })).toContain(
    "11 % de ce que reçoit @atelier.lune nous parvient seulement à la relecture du compte, au-delà de votre limite de 10 %.",
  );
  const expiring = { kind: "token-expiring" as const, data: { expiresAt: Date.UTC(2026, 10, 22, 8) } };
  expect(body("fr", expiring)).toContain("qui expire dimanche à 9 h. Nous réessayons chaque nuit ;");
  expect(body("en", expiring)).toContain("which expires on Sunday at 9 am. We try again every night;");
});

test("every kind has a title and a body in both languages, with or without its account and figures", () => {
  for (const kind of NOTICE_KINDS) {
    for (const language of ["fr", "en"] as const) {
      for (const overrides of [{}, { username: null, platform: null }]) {
        const { title, body: text } = noticeText(facts({ kind, data: {}, ...overrides }), language);
        expect(title).toMatch(/^[A-ZÉ@]/);
        expect(text).toMatch(/^[A-ZÉ].*\.$/);
        expect(`${title} ${text}`).not.toMatch(/undefined|null|NaN| [;:!?%]/);
        if (language === "fr") expect(`${title} ${text}`).not.toMatch(BREAKABLE_FRENCH);
      }
    }
  }
});
