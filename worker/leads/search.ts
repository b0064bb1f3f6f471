import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
} from "libphonenumber-js/min";
import { fold } from "../language/normalise.ts";

/** UTF-16 units of a name that can be searched. */
const SEARCHABLE_UNITS = 300;
const MAX_WORDS = 8;
/** Fewer digits are in too many numbers to be a search for one. */
const LEAST_DIGITS = 4;

const words = (text: string): string[] =>
  fold(text)
    .split(/\s+/u)
    .filter((word) => word !== "");

/** What a person is found by: username and display name in lower case, without accents, ligatures or fancy letters. */
export const searchName = (username: string, displayName: string | null): string =>
  words(`${username} ${displayName ?? ""}`)
    .join(" ")
    .slice(0, SEARCHABLE_UNITS);

/** How a username is looked for by its beginning. */
export const searchUsername = (username: string): string =>
  words(username).join(" ").slice(0, SEARCHABLE_UNITS);

/** How a display name is looked for by its beginning; null without one. */
export const searchDisplay = (displayName: string | null): string | null =>
  words(displayName ?? "")
    .join(" ")
    .slice(0, SEARCHABLE_UNITS) || null;

/** A search as the list understands it: every word must be in the name, or the number or address must match. */
export type Search = {
  words: string[];
  /** Part of a number in E.164 without its plus, or null. */
  digits: string | null;
  /** Part of an address, lower case, or null. */
  email: string | null;
};

/** "@Zoé Martin" → words; "06 39 98 12" → part of a number; "zoe@mail" → part of an address. */
export function readSearch(q: string): Search {
  const found = words(q)
    .map((word) => word.replace(/^@+/, ""))
    .filter((word) => word !== "")
    .slice(0, MAX_WORDS);
  return {
    words: found,
    digits: digitsOf(q),
    email: /[^\s@]@/.test(q) ? fold(q).replace(/\s+/gu, "") : null,
  };
}

/** Digits that may be part of a number; the trunk 0 and the 00 of a call abroad are not in its E.164 form. */
function digitsOf(q: string): string | null {
  if (!/^[\s+().\d/-]+$/.test(q)) return null;
  const digits = q.replace(/\D/g, "");
  const part = q.trim().startsWith("+") ? digits : digits.replace(/^0{1,2}/, "");
  return part.length >= LEAST_DIGITS ? part : null;
}

/** Countries where the 0 before a national number is part of it abroad, too. */
const KEEPS_ZERO = new Set(["39"]);

/**
 * What numbers in E.164 begin with when they are typed like this: "+33 6 39", "0033639" and, in France, "06 39" mean
 * the same.
 * @param country ISO 3166 code of whoever types; its national spelling is understood
 */
export function phoneStarts(q: string, country: string): string[] {
  const typed = q.trim().replace(/^((?:\+|00)[^(]*)\(0\)/, "$1");
  if (digitsOf(typed) === null) return [];
  const digits = typed.replace(/\D/g, "");
  if (typed.startsWith("+")) return [`+${digits}`];
  if (digits.startsWith("00")) return [`+${digits.slice(2)}`];
  const code = isSupportedCountry(country) ? getCountryCallingCode(country as CountryCode) : null;
  const abroad = digits.startsWith("0") ? [] : [`+${digits}`];
  if (code === null) return abroad;
  return [`+${code}${KEEPS_ZERO.has(code) ? digits : digits.replace(/^0/, "")}`, ...abroad];
}

/** The same for a national spelling, by the country of whoever types. Empty where the country says nothing. */
export function nationalStarts(q: string): Record<string, string> {
  const abroad = new Set(phoneStarts(q, ""));
  const starts = getCountries().flatMap((country) =>
    phoneStarts(q, country)
      .filter((start) => !abroad.has(start))
      .map((start) => [country, start]),
  );
  return Object.fromEntries(starts) as Record<string, string>;
}
