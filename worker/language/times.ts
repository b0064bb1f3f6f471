import { NO_BREAK } from "./french-spaces.ts";

/** In which language and by which clock (IANA zone) a moment is told. */
export type Clock = { language: "fr" | "en"; zone: string };

/** British English for its order of day and month. */
export const LOCALES = { fr: "fr-FR", en: "en-GB" } as const;

/** "16 h 20", "18 h"; "4:20 pm", "6 pm". `atMs` in epoch ms. */
export function hourText(atMs: number, { language, zone }: Clock): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).formatToParts(atMs);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "0";
  const hour = Number(of("hour"));
  const minute = of("minute");
  if (language === "fr") return `${hour}${NO_BREAK}h${minute === "00" ? "" : `${NO_BREAK}${minute}`}`;
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}${minute === "00" ? "" : `:${minute}`}`;
  return `${clock}${NO_BREAK}${hour < 12 ? "am" : "pm"}`;
}

/** "28 novembre", "1er décembre"; "28 November". */
export function dayText(atMs: number, { language, zone }: Clock): string {
  const named = new Intl.DateTimeFormat(LOCALES[language], {
    day: "numeric",
    month: "long",
    timeZone: zone,
  }).format(atMs);
  return language === "fr" ? named.replace(/^1 /, "1er ").replace(" ", NO_BREAK) : named;
}

/** "vendredi"; "Friday". */
export const weekdayText = (atMs: number, { language, zone }: Clock): string =>
  new Intl.DateTimeFormat(LOCALES[language], { weekday: "long", timeZone: zone }).format(atMs);

/** "28 novembre à 16 h 20"; "28 November at 4:20 pm". */
export const momentText = (atMs: number, clock: Clock): string =>
  `${dayText(atMs, clock)} ${clock.language === "fr" ? "à" : "at"} ${hourText(atMs, clock)}`;
