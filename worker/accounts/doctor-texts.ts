import { frenchWords } from "../language/french-spaces.ts";
import { LOCALES, momentText } from "../language/times.ts";
import { PLATFORM_NAMES, type PlatformId } from "../platforms/contract.ts";
import { webhookAddress } from "./doctor-callback.ts";
import type { Check, CheckId } from "./doctor-contract.ts";
import type { Says, SaysCode, Verdict } from "./doctor-says.ts";
import { DOCTOR_EN, DOCTOR_TITLES_EN } from "./doctor-texts-en.ts";
import { DOCTOR_FR, DOCTOR_TITLES_FR } from "./doctor-texts-fr.ts";
import { missingScopeSentence } from "./scope-texts.ts";

export type Language = "fr" | "en";

/** What sentences are made with: names, addresses, and times as the reader writes them. */
export type Words = {
  platform: string;
  /** Our webhook address, and the line that tests it by hand. */
  webhook: string;
  curl: string;
  /** A moment, in the workspace's zone. */
  at: (ms: number) => string;
  list: (names: readonly string[]) => string;
  /** What does not work without a permission. */
  scope: (scope: string) => string;
};
export type Sentences = { detail: string; next: string | null };
export type DoctorTexts = {
  [Code in SaysCode]: (says: Extract<Says, { code: Code }>, words: Words) => Sentences;
};
/** The part that is about webhooks. */
export type WebhookTexts = Pick<
  DoctorTexts,
  Extract<SaysCode, `callback-${string}` | `subscribed${string}` | `signed${string}` | `live${string}`>
>;
export type DoctorTitles = Record<CheckId, string>;

const TEXTS: Record<Language, { titles: DoctorTitles; texts: DoctorTexts }> = {
  fr: { titles: DOCTOR_TITLES_FR, texts: DOCTOR_FR },
  en: { titles: DOCTOR_TITLES_EN, texts: DOCTOR_EN },
};

export type Reader = {
  language: Language;
  /** IANA */
  zone: string;
  platformId: PlatformId;
  apiUrl: string;
};

export function wordsFor({ language, zone, platformId, apiUrl }: Reader): Words {
  const list = new Intl.ListFormat(LOCALES[language], { type: "conjunction" });
  const webhook = webhookAddress(apiUrl, platformId);
  return {
    platform: PLATFORM_NAMES[platformId],
    webhook,
    curl: `curl "${webhook}?hub.mode=subscribe&hub.challenge=42&hub.verify_token=META_WEBHOOK_VERIFY_TOKEN"`,
    at: (ms) => momentText(ms, { language, zone }),
    list: (names) => list.format(names),
    scope: (scope) => missingScopeSentence(scope, language),
  };
}

/** A verdict as a person reads it. */
export function tell({ id, state, says }: Verdict, reader: Reader, words = wordsFor(reader)): Check {
  const { titles, texts } = TEXTS[reader.language];
  // Each code has its own function and this is the one for it: a pairing that types cannot follow.
  const write = texts[says.code] as (says: Says, words: Words) => Sentences;
  const sentences = { title: titles[id], ...write(says, words) };
  return { id, state, ...(reader.language === "fr" ? frenchWords(sentences) : sentences) };
}
