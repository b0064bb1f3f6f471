import fc from "fast-check";
import { expect, test } from "vitest";
import { BREAKABLE_FRENCH } from "../testing/french.ts";
import { type AlertFacts, alertText, digestText } from "./alert-texts.ts";

/** 13:05 in Paris, a Wednesday. */
const NOW = Date.UTC(2026, 10, 18, 12, 5);
const facts = (overrides: Partial<AlertFacts> = {}): AlertFacts => ({
  kind: "phone-received",
  username: "marie.exemple",
  displayName: "Marie Exemple",
  words: "oui appelez moi au 06 39 98 12 34",
  untilAt: null,
  now: NOW,
  zone: "Europe/Paris",
  ...overrides,
});
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const told = (language: "fr" | "en", overrides: Partial<AlertFacts> = {}) => {
  const { title, body } = alertText(facts(overrides), language);
  return [plain(title), plain(body)];
};
const closing = { kind: "window-closing", untilAt: Date.UTC(2026, 10, 18, 13, 50) } as const;

test.each<[Partial<AlertFacts>, [string, string], [string, string]]>([
  [
    {},
    ["Numéro reçu de @marie.exemple", "« oui appelez moi au 06 39 98 12 34 »"],
    ["Phone number from @marie.exemple", "“oui appelez moi au 06 39 98 12 34”"],
  ],
  [
    { kind: "human-asked", words: "je veux parler à quelqu'un" },
    [
      "@marie.exemple demande à parler à quelqu'un",
      "« je veux parler à quelqu'un » Répondez-lui vous-même : l'échange vous attend.",
    ],
    [
      "@marie.exemple asks for a person",
      "“je veux parler à quelqu'un” Answer in your own words: they are waiting for you.",
    ],
  ],
  [
    { ...closing, words: "toujours dispo ?" },
    [
      "Dernières heures pour répondre à @marie.exemple",
      "« toujours dispo ? » Vous pouvez encore lui écrire jusqu'à 14 h 50.",
    ],
    ["Last hours to answer @marie.exemple", "“toujours dispo ?” You can still write to them until 2:50 pm."],
  ],
  [
    { ...closing, words: null, untilAt: Date.UTC(2026, 10, 18, 23, 30) },
    [
      "Dernières heures pour répondre à @marie.exemple",
      "Vous pouvez encore lui écrire jusqu'à 0 h 30 le 19 novembre.",
    ],
    ["Last hours to answer @marie.exemple", "You can still write to them until 12:30 am on 19 November."],
  ],
  [
    { ...closing, untilAt: NOW, username: null, words: "" },
    ["Dernières heures pour répondre à Marie Exemple", "La conversation s'est fermée depuis."],
    ["Last hours to answer Marie Exemple", "The conversation has closed since."],
  ],
  [
    { username: null, displayName: null, words: null },
    ["Numéro reçu d'une personne", ""],
    ["Phone number from somebody", ""],
  ],
])("says it in good French and English: %j", (overrides, fr, en) => {
  expect(told("fr", overrides)).toEqual(fr);
  expect(told("en", overrides)).toEqual(en);
});

test("quotes at most 200 characters, on one line, whatever was written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (words) => {
      const { body } = alertText(facts({ words }), "fr");
      expect(body.length).toBeLessThanOrEqual(206);
      expect(body).not.toMatch(/[\n\r]/);
      expect(body.isWellFormed()).toBe(true);
    }),
  );
});

test("a digest counts, and French breaks no line before a colon", () => {
  expect(digestText(["a", "b", "c"], "fr").title).toBe("3 alertes VistaFlow");
  expect(digestText(["a", "b", "c"], "en").title).toBe("3 VistaFlow alerts");
  for (const kind of ["phone-received", "human-asked", "window-closing"] as const) {
    const { title, body } = alertText(facts({ kind, words: "prix ?", untilAt: NOW + 1000 }), "fr");
    expect(`${title} ${body.replace(/^«.*?»/, "")}`).not.toMatch(BREAKABLE_FRENCH);
  }
});
