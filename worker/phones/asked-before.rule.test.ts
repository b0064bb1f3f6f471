import { describe, expect, test } from "vitest";
import { DAY_MS, MINUTE_MS } from "../scoring/days.ts";
import { asksForContact, isAfterOurQuestion } from "./asked-before.ts";

test.each([
  "Bonjour ! Quel est votre numéro ?",
  "Quel est le meilleur numéro pour vous joindre ?",
  "C'est quoi ton num ?",
  "Laissez-nous votre numéro et on vous rappelle",
  "Laisse ton 06 🙂",
  "Envoyez-moi votre e-mail s'il vous plaît",
  "Pouvez-vous me communiquer vos coordonnées ?",
  "Je peux avoir ton numéro ?",
  "Avez-vous un numéro où vous joindre ?",
  "Comment peut-on vous joindre ?",
  "À quel numéro puis-je vous rappeler ?",
  "Il nous faudrait juste votre téléphone",
  "Votre numéro svp ?",
  "Ne laissez pas votre numéro en commentaire : envoyez-moi votre numéro en privé",
  "What's your number?",
  "What is the best number to reach you?",
  "Could we get your phone number?",
  "Send us your number and we'll call you",
  "How can we reach you?",
  "Do you have a number?",
  "your number please?",
])("we asked: %s", (text) => expect(asksForContact(text)).toBe(true));

test.each([
  "",
  "Bonjour ! Le modèle coûte 45 €, il vous plaît ?",
  "Notre numéro est le 01 99 00 12 34",
  "Appelez-nous au 01 99 00 12 34",
  "Vous préférez le rouge ou le bleu ?",
  "Quelle taille faites-vous ?",
  "Quel est votre budget ?",
  "Ne donnez pas votre numéro en public.",
  "Merci pour votre message, nous revenons vers vous",
  "What size do you need?",
  "Here is our number: 01 99 00 12 34",
  "Never share your phone number in comments",
])("we did not: %s", (text) => expect(asksForContact(text)).toBe(false));

describe("a number answers our question", () => {
  const asked = { text: "Quel est votre numéro ?", sentAt: 0 };
  const other = { text: "Il coûte 45 €", sentAt: 5 * MINUTE_MS };
  test.each([
    ["right after it", [asked], MINUTE_MS, true],
    ["days later, with nothing in between", [asked], 3 * DAY_MS, true],
    ["within the same second by two clocks", [{ ...asked, sentAt: 30_000 }], 0, true],
    ["given before we asked", [{ ...asked, sentAt: 10 * MINUTE_MS }], 0, false],
    ["after we went on to something else", [asked, other], 10 * MINUTE_MS, false],
    ["before we went on to something else", [other, asked], 2 * MINUTE_MS, true],
    ["in another conversation", [asked], 31 * DAY_MS, false],
    ["nobody wrote to them", [], MINUTE_MS, false],
  ])("%s", (_, sent, at, expected) => expect(isAfterOurQuestion(sent, at)).toBe(expected));
});
