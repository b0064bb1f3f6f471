import { frenchSpaces, frenchWords } from "../language/french-spaces.ts";
import { buyingIntent, type Intent } from "../language/intents.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./days.ts";

export type ReaderLanguage = "fr" | "en";

/** What a sentence about one reason is made of. Times are epoch ms. */
export type ToldReason = {
  kind: InteractionKind;
  /** 0 when the daily cap left it out. */
  points: number;
  at: number;
  /** What is left of the points. */
  now: number;
  text: string | null;
  intent: Intent | null;
  isCapped: boolean;
  isEdited: boolean;
  isTakenBack: boolean;
};

type Words = {
  /** What the person did, and with a quotation. */
  did: Record<InteractionKind, string>;
  said: Partial<Record<InteractionKind, string>>;
  intents: Partial<Record<Intent, string>>;
  quote: (text: string) => string;
  takenBack: string;
  edited: string;
  capped: string;
  justNow: string;
  left: (figure: string) => string;
  /** Between the points and what they are for. */
  colon: string;
};

const FR = frenchWords<Words>({
  did: {
    like: "a aimé une publication",
    follow: "a commencé à suivre le compte",
    share: "a partagé une publication",
    reaction: "a réagi à un message",
    comment: "a commenté",
    mention: "a mentionné le compte",
    story_reply: "a répondu à une story",
    message: "a envoyé un message",
  },
  said: {
    reaction: "a réagi avec",
    comment: "a commenté",
    mention: "a mentionné le compte :",
    story_reply: "a répondu à une story :",
    message: "a écrit",
  },
  intents: {
    price: "demande un prix",
    availability: "demande si c'est disponible",
    interest: "montre de l'intérêt",
    purchase: "veut acheter",
    negative: "avis négatif",
    spam: "message indésirable",
  },
  quote: (text) => `« ${text} »`,
  takenBack: "retiré depuis, ne compte plus",
  edited: "modifié depuis",
  capped: "au-delà des commentaires comptés ce jour-là",
  justNow: "à l'instant",
  left: (figure) => `il en reste ${figure}`,
  colon: " : ",
});

const EN: Words = {
  did: {
    like: "liked a post",
    follow: "followed the account",
    share: "shared a post",
    reaction: "reacted to a message",
    comment: "commented",
    mention: "mentioned the account",
    story_reply: "replied to a story",
    message: "sent a message",
  },
  said: {
    reaction: "reacted with",
    comment: "commented",
    mention: "mentioned the account:",
    story_reply: "replied to a story:",
    message: "wrote",
  },
  intents: {
    price: "asks for a price",
    availability: "asks whether it is available",
    interest: "shows interest",
    purchase: "wants to buy",
    negative: "negative opinion",
    spam: "unwanted message",
  },
  quote: (text) => `“${text}”`,
  takenBack: "taken back since, no longer counts",
  edited: "edited since",
  capped: "over the comments that count on one day",
  justNow: "just now",
  left: (figure) => `${figure} left`,
  colon: ": ",
};

/** Longest quotation, in characters as people count them. */
const QUOTED = 60;

/**
 * One sentence per point, e.g. "+15 : a écrit « c'est combien ? » (demande un prix) il y a 3 jours, il en reste 12,9".
 * @param now epoch ms
 */
export function reasonSentence(reason: ToldReason, now: number, language: ReaderLanguage): string {
  const words = language === "fr" ? FR : EN;
  const parts = [`${didOf(reason, words, language)} ${ageOf(now - reason.at, words, language)}`];
  if (reason.isTakenBack) parts.push(words.takenBack);
  else if (reason.isCapped) parts.push(words.capped);
  if (reason.isEdited) parts.push(words.edited);
  const [points, left] = [figureOf(reason.points, language, true), figureOf(reason.now, language, false)];
  if (reason.points !== 0 && left !== figureOf(reason.points, language, false)) parts.push(words.left(left));
  return `${points}${words.colon}${parts.join(", ")}`;
}

function didOf({ kind, text, intent, points }: ToldReason, words: Words, language: ReaderLanguage): string {
  const quoted = text === null ? "" : quotable(text);
  const said = quoted === "" ? undefined : words.said[kind];
  const act = said === undefined ? words.did[kind] : `${said} ${words.quote(spaced(quoted, language))}`;
  const weighs =
    intent !== null && points !== 0 && (buyingIntent(intent) || intent === "negative" || intent === "spam");
  const meaning = weighs ? words.intents[intent] : undefined;
  return meaning === undefined ? act : `${act} (${meaning})`;
}

const spaced = (text: string, language: ReaderLanguage): string =>
  language === "fr" ? frenchSpaces(text) : text;

/** Marks that only steer the direction of what follows would turn our sentence too. */
const STEERING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cc}]+/gu;
const segmenter = new Intl.Segmenter("fr", { granularity: "grapheme" });

function quotable(text: string): string {
  const line = text
    .slice(0, QUOTED * 20)
    .toWellFormed()
    .replace(STEERING, " ")
    .replace(/\s+/gu, " ")
    .trim();
  if (line.length <= QUOTED) return line;
  const shown: string[] = [];
  for (const { segment } of segmenter.segment(line)) {
    if (shown.length === QUOTED) return `${shown.join("").trimEnd()}…`;
    shown.push(segment);
  }
  return line;
}

const plainFigures = {
  fr: new Intl.NumberFormat("fr", { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat("en", { maximumFractionDigits: 1 }),
};
const ages = {
  fr: new Intl.RelativeTimeFormat("fr", { numeric: "always" }),
  en: new Intl.RelativeTimeFormat("en", { numeric: "always" }),
};

function figureOf(value: number, language: ReaderLanguage, withSign: boolean): string {
  const text = plainFigures[language].format(Math.abs(value));
  if (!/[1-9]/.test(text)) return text;
  return value < 0 ? `−${text}` : withSign ? `+${text}` : text;
}

const MONTH_DAYS = 30;
const DAYS_SHOWN = 60;
const MONTHS_SHOWN = 24;

function ageOf(ageMs: number, words: Words, language: ReaderLanguage): string {
  const ago = (count: number, unit: Intl.RelativeTimeFormatUnit): string =>
    ages[language].format(-count, unit);
  if (ageMs < MINUTE_MS) return words.justNow;
  if (ageMs < HOUR_MS) return ago(Math.floor(ageMs / MINUTE_MS), "minute");
  if (ageMs < DAY_MS) return ago(Math.floor(ageMs / HOUR_MS), "hour");
  const days = Math.floor(ageMs / DAY_MS);
  if (days <= DAYS_SHOWN) return ago(days, "day");
  const months = Math.floor(days / MONTH_DAYS);
  return months <= MONTHS_SHOWN ? ago(months, "month") : ago(Math.floor(days / 365.25), "year");
}
