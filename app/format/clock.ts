import type { Language } from "../preferences.server.ts";

/** Where and in which language a time is read: the workspace's zone, the reader's language. */
export type Place = { language: Language; zone: string };

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** No line breaks inside a time: "5 h 12" stays together. */
const NBSP = "\u00a0";

/** British English for its order of day and month; the words stay plain. */
export const LOCALES: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(place: Place, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${place.language}|${place.zone}|${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[place.language], { timeZone: place.zone, ...options });
  formatters.set(key, made);
  return made;
}
/** Servers and browsers may carry different Unicode data: one kind of space, so that both write the same bytes. */
const even = (text: string): string => text.replaceAll(/[\u202f\u2009]/g, NBSP);

/** Local date in the zone, `YYYY-MM-DD`. */
export function localDate(atMs: number, zone: string): string {
  const parts = formatter(
    { language: "en", zone },
    { year: "numeric", month: "2-digit", day: "2-digit" },
  ).formatToParts(atMs);
  const part = (type: string) => parts.find((item) => item.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** Calendar days from `fromMs` to `toMs` in the zone; negative when `toMs` is earlier. */
export function daysBetween(fromMs: number, toMs: number, zone: string): number {
  return Math.round((Date.parse(localDate(toMs, zone)) - Date.parse(localDate(fromMs, zone))) / DAY_MS);
}

/** Hour of the day in the zone, 0–23, and minutes. */
export function hourOf(atMs: number, zone: string): { hour: number; minute: number } {
  const parts = formatter(
    { language: "en", zone },
    { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  ).formatToParts(atMs);
  const part = (type: string) => Number(parts.find((item) => item.type === type)?.value ?? 0);
  return { hour: part("hour"), minute: part("minute") };
}

/** "18 h", "16 h 20"; "6 pm", "4:20 pm". */
export function clockText(atMs: number, place: Place): string {
  const { hour, minute } = hourOf(atMs, place.zone);
  const minutes = String(minute).padStart(2, "0");
  if (place.language === "fr") return minute === 0 ? `${hour}${NBSP}h` : `${hour}${NBSP}h${NBSP}${minutes}`;
  const half = hour < 12 ? "am" : "pm";
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  return minute === 0 ? `${twelve}${NBSP}${half}` : `${twelve}:${minutes}${NBSP}${half}`;
}

const TOMORROW: Record<Language, string> = { fr: "demain", en: "tomorrow" };
const YESTERDAY: Record<Language, string> = { fr: "hier", en: "yesterday" };

/** "12 nov.", with the year when it is another one than now's. */
export function dateText(atMs: number, nowMs: number, place: Place): string {
  const sameYear = localDate(atMs, place.zone).slice(0, 4) === localDate(nowMs, place.zone).slice(0, 4);
  return even(
    formatter(place, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) }).format(
      atMs,
    ),
  );
}

/** "18 h" today, "demain 18 h", "ven. 18 h" within six days, then "12 nov.". */
export function deadlineText(atMs: number, nowMs: number, place: Place): string {
  const days = daysBetween(nowMs, atMs, place.zone);
  if (days === 0) return clockText(atMs, place);
  if (days === 1) return `${TOMORROW[place.language]} ${clockText(atMs, place)}`;
  if (days > 1 && days < 7) {
    return `${even(formatter(place, { weekday: "short" }).format(atMs))} ${clockText(atMs, place)}`;
  }
  return dateText(atMs, nowMs, place);
}

/** The same inside a sentence: "à 18 h" today, "demain 18 h", "ven. 18 h", "le 12 nov.". */
export function atDeadlineText(atMs: number, nowMs: number, place: Place): string {
  const days = daysBetween(nowMs, atMs, place.zone);
  const text = deadlineText(atMs, nowMs, place);
  if (days === 0) return `${place.language === "fr" ? "à" : "at"} ${text}`;
  if (days < 0 || days >= 7) return `${place.language === "fr" ? "le" : "on"} ${text}`;
  return text;
}

/** As a day where the hour does not matter: "mardi", "demain", but "18 h" when it is today. */
export function deadlineDayText(atMs: number, nowMs: number, place: Place): string {
  const days = daysBetween(nowMs, atMs, place.zone);
  if (days === 0) return clockText(atMs, place);
  if (days === 1) return TOMORROW[place.language];
  if (days > 1 && days < 7) return even(formatter(place, { weekday: "long" }).format(atMs));
  return dateText(atMs, nowMs, place);
}

/** What is left: "5 h 12", "42 min", "2 j 3 h". Rounded down: never promises more time than there is. */
export function leftText(leftMs: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(leftMs / MINUTE_MS));
  if (minutes < 1) return language === "fr" ? `moins d'une${NBSP}minute` : `less than a${NBSP}minute`;
  if (minutes < 60) return `${minutes}${NBSP}min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours < 24) {
    return rest === 0 ? `${hours}${NBSP}h` : `${hours}${NBSP}h${NBSP}${String(rest).padStart(2, "0")}`;
  }
  const days = Math.floor(hours / 24);
  const day = language === "fr" ? "j" : "d";
  return hours % 24 === 0 ? `${days}${NBSP}${day}` : `${days}${NBSP}${day}${NBSP}${hours % 24}${NBSP}h`;
}

/** How long ago, for a column: "à l'instant", "3 min", "5 h", "hier", "4 j", "12 nov.". */
export function ageShort(atMs: number, nowMs: number, place: Place): string {
  const minutes = Math.floor((nowMs - atMs) / MINUTE_MS);
  const fr = place.language === "fr";
  if (minutes < 1) return fr ? "à l'instant" : "just now";
  if (minutes < 60) return `${minutes}${NBSP}min`;
  const days = daysBetween(atMs, nowMs, place.zone);
  if (days === 0 || minutes < 6 * 60) return `${Math.floor(minutes / 60)}${NBSP}h`;
  if (days === 1) return YESTERDAY[place.language];
  if (days < 7) return `${days}${NBSP}${fr ? "j" : "d"}`;
  return dateText(atMs, nowMs, place);
}

/** How long ago, inside a sentence: "il y a 3 min", "hier", "le 12 nov.". */
export function ageText(atMs: number, nowMs: number, place: Place): string {
  const short = ageShort(atMs, nowMs, place);
  const fr = place.language === "fr";
  if (nowMs - atMs < MINUTE_MS || short === YESTERDAY[place.language]) return short;
  if (daysBetween(atMs, nowMs, place.zone) >= 7) return fr ? `le ${short}` : `on ${short}`;
  return fr ? `il y a ${short}` : `${short} ago`;
}

/** Day and hour in full, for a tooltip: "vendredi 20 novembre 2026 à 18 h 04". */
export const fullText = (atMs: number, place: Place): string =>
  `${even(formatter(place, { dateStyle: "full" }).format(atMs))} ${place.language === "fr" ? "à" : "at"} ${clockText(atMs, place)}`;

/** A calendar date (`YYYY-MM-DD`) as "lun. 23" for charts and forecasts. */
export function dayLabel(date: string, language: Language): string {
  const parts = formatter({ language, zone: "UTC" }, { weekday: "short", day: "numeric" }).formatToParts(
    Date.parse(date),
  );
  const part = (type: string) => parts.find((item) => item.type === type)?.value ?? "";
  return `${part("weekday")} ${part("day")}`;
}

const TODAY: Record<Language, string> = { fr: "aujourd'hui", en: "today" };

/** A calendar date as a heading: "aujourd'hui", "hier", "lundi 16 novembre", with the year when it is another one. */
export function dayText(date: string, nowMs: number, place: Place): string {
  const today = localDate(nowMs, place.zone);
  const days = Math.round((Date.parse(today) - Date.parse(date)) / DAY_MS);
  if (days === 0) return TODAY[place.language];
  if (days === 1) return YESTERDAY[place.language];
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: "numeric" } as const);
  const utc: Place = { language: place.language, zone: "UTC" };
  return even(
    formatter(utc, { weekday: "long", day: "numeric", month: "long", ...year }).format(Date.parse(date)),
  );
}

/** Only the weekday of a calendar date, for seven narrow columns: "lun.". */
export const weekdayLabel = (date: string, language: Language): string =>
  formatter({ language, zone: "UTC" }, { weekday: "short" }).format(Date.parse(date));

export const numberText = (value: number, language: Language): string =>
  even(new Intl.NumberFormat(LOCALES[language]).format(value));

/** "12 %", from a share of 0 to 1. */
export const shareText = (share: number, language: Language): string =>
  even(
    new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits: 1 }).format(share),
  );

/** French shortens months with a full stop; a sentence that ends on one has a single stop. */
export const unstopped = (text: string): string => text.replace(/\.$/, "");
