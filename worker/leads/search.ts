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
