import { frenchSpaces, NO_BREAK } from "../language/french-spaces.ts";
import { dayText, hourText } from "../language/times.ts";
import { localDay } from "../scoring/days.ts";
import type { AlertKind } from "./alert-contract.ts";
import type { NoticeText } from "./texts.ts";

/** What an alert's sentence is made of, as it is when somebody reads it. Times are epoch ms. */
export type AlertFacts = {
  kind: Exclude<AlertKind, "reconnect">;
  /** Without @; null: nobody knows it. */
  username: string | null;
  displayName: string | null;
  /** The words it is about; null when they were taken back, or were none. */
  words: string | null;
  untilAt: number | null;
  now: number;
  zone: string;
};
type Language = "fr" | "en";

const QUOTED_UNITS = 200;

/** Title and body of an alert, in the reader's language. Nothing of the person but their name and their own words. */
export function alertText(facts: AlertFacts, language: Language): NoticeText {
  const french = language === "fr";
  const name = nameOf(facts, language);
  const quote = quoteOf(facts.words, language);
  const text = french ? FR[facts.kind](name, facts) : EN[facts.kind](name, facts);
  const body = [quote, text.body].filter((part) => part !== "").join(" ");
  const written = french ? frenchSpaces : (sentence: string) => sentence;
  return { title: written(capitalised(text.title)), body: written(body) };
}

type Sentences = Record<AlertFacts["kind"], (name: string, facts: AlertFacts) => NoticeText>;

const FR: Sentences = {
  "phone-received": (name) => ({
    title: `Numéro reçu ${name.startsWith("une ") ? "d'" : "de "}${name}`,
    body: "",
  }),
  "human-asked": (name) => ({
    title: `${name} demande à parler à quelqu'un`,
    body: "Répondez-lui vous-même : l'échange vous attend.",
  }),
  "window-closing": (name, facts) => ({
    title: `Dernières heures pour répondre à ${name}`,
    body:
      facts.untilAt === null || facts.untilAt <= facts.now
        ? "La conversation s'est fermée depuis."
        : `Vous pouvez encore lui écrire jusqu'à ${momentFr(facts.untilAt, facts)}.`,
  }),
};

const EN: Sentences = {
  "phone-received": (name) => ({ title: `Phone number from ${name}`, body: "" }),
  "human-asked": (name) => ({
    title: `${name} asks for a person`,
    body: "Answer in your own words: they are waiting for you.",
  }),
  "window-closing": (name, facts) => ({
    title: `Last hours to answer ${name}`,
    body:
      facts.untilAt === null || facts.untilAt <= facts.now
        ? "The conversation has closed since."
        : `You can still write to them until ${momentEn(facts.untilAt, facts)}.`,
  }),
};

const nameOf = ({ username, displayName }: AlertFacts, language: Language): string =>
  username ? `@${username}` : (displayName ?? (language === "fr" ? "une personne" : "somebody"));

function quoteOf(words: string | null, language: Language): string {
  const line = (words ?? "").replaceAll(/\s+/gu, " ").trim();
  if (line === "") return "";
  const cut = line.length > QUOTED_UNITS ? `${line.slice(0, QUOTED_UNITS - 1).toWellFormed()}…` : line;
  return language === "fr" ? `«${NO_BREAK}${cut}${NO_BREAK}»` : `“${cut}”`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const momentFr = (at: number, { now, zone }: AlertFacts): string => {
  const clock = { language: "fr" as const, zone };
  const hour = hourText(at, clock);
  return localDay(at, zone) === localDay(now, zone) ? hour : `${hour} le${NO_BREAK}${dayText(at, clock)}`;
};
const momentEn = (at: number, { now, zone }: AlertFacts): string => {
  const clock = { language: "en" as const, zone };
  const hour = hourText(at, clock);
  return localDay(at, zone) === localDay(now, zone) ? hour : `${hour} on ${dayText(at, clock)}`;
};

/** Title and body of several alerts told at once. */
export function digestText(titles: readonly string[], language: Language): NoticeText {
  const count = titles.length;
  return language === "fr"
    ? { title: `${count} alertes VistaFlow`, body: frenchSpaces("En peu de temps, il s'est passé :") }
    : { title: `${count} VistaFlow alerts`, body: "In a short while, this has happened:" };
}
