import { chainsOf, dateGroups, type Group } from "./chains.ts";
import { announcesPhone, insistsOnPhone, isSomethingElse } from "./context.ts";
import {
  isAmidRow,
  isGluedBefore,
  isUndisturbed,
  isUserName,
  startsAnother,
  type Way,
} from "./neighbours.ts";
import {
  bareCallingCode,
  type Callable,
  type CountryCode,
  fromInternational,
  fromNational,
  isFamiliar,
  mayBeNational,
  nationalLengths,
} from "./plan.ts";
import { isBareGrouping, isCounting, isPlainShape } from "./shape.ts";
import type { View } from "./view.ts";

/** A number found in a view; places in cells, end exclusive. */
export type Hit = { callable: Callable; start: number; end: number; confidence: number };

const FEWEST_DIGITS = 6;
const MOST_DIGITS = 16;
/** Letters around the digits up to which a message is said to be the number alone. */
const LETTERS_BESIDE_ALONE = 30;

/** Searches one reading of a text for groups of digits that are phone numbers, in order. */
export function hitsIn(view: View, country: CountryCode, way: Way): Hit[] {
  const hits: Hit[] = [];
  const chains = chainsOf(view);
  const isAlone =
    chains.length === 1 &&
    view.text.length < 200 &&
    view.text.replace(/[^a-z]/g, "").length <= LETTERS_BESIDE_ALONE;
  for (const chain of chains) {
    if (way.touched !== undefined && !way.touched.subarray(chain[0]!.start, chain.at(-1)!.end).includes(1))
      continue;
    if (chain.reduce((total, group) => total + group.digits.length, 0) < FEWEST_DIGITS) continue;
    const search = {
      view,
      chain,
      country,
      way,
      isAlone,
      dates: way.from === "digits" ? dateGroups(chain) : NO_DATES,
    };
    let usedUpTo = 0;
    for (let at = 0; at < chain.length; at++) {
      if (search.dates.has(at)) continue;
      const found = bestAt(search, at, usedUpTo);
      if (!found) continue;
      hits.push(found.hit);
      at = found.last;
      usedUpTo = found.last + 1;
    }
  }
  return hits;
}

const NO_DATES: ReadonlySet<number> = new Set();

type Search = {
  view: View;
  chain: readonly Group[];
  country: CountryCode;
  way: Way;
  isAlone: boolean;
  dates: ReadonlySet<number>;
};

/** The longest number that begins at this group. */
function bestAt(search: Search, at: number, usedUpTo: number): { hit: Hit; last: number } | undefined {
  const { view, chain, country, way, dates } = search;
  const first = chain[at]!;
  if (!first.plus && !couldStart(first.digits, country)) return undefined;
  if (at > usedUpTo && isAmidRow(view, chain, at, way)) return undefined;
  const before = view.text.slice(Math.max(0, first.start - 60), first.start).replace(/\+\s?\(?$/, "");
  const most = first.plus || first.digits.startsWith("00") ? MOST_DIGITS : mostDigits(country);
  let isCued: boolean | undefined;
  let digits = "";
  let best: { hit: Hit; last: number } | undefined;
  for (let last = at; last < chain.length && !dates.has(last); last++) {
    const group = chain[last]!;
    // `+33 (0)6`: the enclosed 0 is for callers inside the country.
    if (!(group.enclosed && group.digits === "0" && last > at)) digits += group.digits;
    if (digits.length > most) break;
    // A line that holds a whole number is not the second half of the line above.
    if (
      last > at &&
      group.joint === "\n" &&
      (chain[last + 1]?.joint !== "\n" || group.digits.length >= 8) &&
      startsAnother(chain, last, country)
    )
      break;
    if (digits.length < FEWEST_DIGITS) continue;
    // A reading that changed nothing here was judged before.
    if (way.touched !== undefined && !way.touched.subarray(first.start, group.end).includes(1)) continue;
    if (
      !first.plus &&
      !first.digits.startsWith("00") &&
      !mayBeNational(digits, country) &&
      !mayBeBare(digits, country)
    )
      continue;
    isCued ??= announcesPhone(before);
    const around = { before, after: view.text.slice(group.end, group.end + 40) };
    const read = readDigits(search, digits, at, last, isCued, around);
    if (!read || !isUndisturbed(view, chain, at, last, usedUpTo, country, way)) continue;
    if (isSomethingElse(around, last === at) || isGluedBefore(view.text, first)) continue;
    if (isUserName(view.text, first.start, group.end)) continue;
    const start = first.plus ? view.text.lastIndexOf("+", first.start) : openingOf(view.text, first, group);
    const confidence = read.isBare
      ? BARE_CONFIDENCE
      : confidenceOf(first, last - at + 1, isCued, way, country);
    best = { hit: { callable: read.callable, start, end: group.end, confidence }, last };
  }
  return best;
}

/** `(06) …` begins at its parenthesis only when that parenthesis closes inside the number. */
const openingOf = (text: string, first: Group, last: Group): number =>
  first.enclosed && last !== first && text[first.start - 1] === "(" ? first.start - 1 : first.start;

/** Behind a bare calling code a number is two or three digits longer. */
const mostDigits = (country: CountryCode): number =>
  country === "FR" ? 12 : Math.max(13, ...nationalLengths(country));

function couldStart(digits: string, country: CountryCode): boolean {
  if (digits.startsWith("0")) return true;
  if (country !== "FR") return true;
  return digits.startsWith("33") || /^[67]/.test(digits);
}

type Read = { callable: Callable; isBare?: true };

/** Reads the digits of some groups as one number, by the ways people write: +33, 0033, 33, 06. */
function readDigits(
  { chain, country, way, isAlone }: Search,
  digits: string,
  at: number,
  last: number,
  isCued: boolean,
  around: { before: string; after: string },
): Read | undefined {
  const first = chain[at]!;
  if (first.plus) return asRead(fromInternational(digits.replace(/^00/, "")));
  const sizes = chain.slice(at, last + 1).map((group) => group.digits.length);
  if (digits.startsWith("00"))
    return digits.length >= 11
      ? asRead(fromDialled(digits.slice(2), sizes, chain[at + 1]?.digits, isCued))
      : undefined;
  if (
    nationalLengths(country).includes(digits.length) &&
    mayBeNational(digits, country) &&
    (way.from === "words"
      ? !(sizes.every((size) => size === 1) && isCounting([...digits].map(Number)))
      : isPlainShape(chain, at, last, { country, isCued, isAlone }))
  ) {
    const national = fromNational(digits, country);
    if (national) return { callable: national };
  }
  const code = bareCallingCode(country);
  if (code && digits.startsWith(code) && digits.length >= 10) {
    const callable = fromInternational(digits);
    if (
      callable &&
      (callable.type === "mobile" || isCued || country === "FR") &&
      (sizes.length === 1 ||
        (sizes[0] === code.length && isBareGrouping(sizes)) ||
        sizes.join("-") === "3-2-2-2-2")
    )
      return { callable };
  }
  if (
    country === "FR" &&
    /^[67]\d{8}$/.test(digits) &&
    BARE_NINE.has(sizes.join("-")) &&
    insistsOnPhone(around)
  ) {
    const callable = fromNational(`0${digits}`, country);
    return callable && { callable, isBare: true };
  }
  return undefined;
}

/** Without its plus, or without its 0. */
function mayBeBare(digits: string, country: CountryCode): boolean {
  const code = bareCallingCode(country);
  return (
    (digits.length >= 10 && code !== undefined && digits.startsWith(code)) ||
    (country === "FR" && digits.length === 9 && /^[67]/.test(digits))
  );
}

const asRead = (callable: Callable | undefined): Read | undefined => callable && { callable };

/** Nine digits of a French mobile typed without the 0. */
const BARE_NINE = new Set(["9", "1-2-2-2-2", "3-3-3", "3-2-2-2", "1-8"]);
const BARE_CONFIDENCE = 0.75;

/** `00 33 6 …`: behind a 00 by itself stands a whole calling code, and one that is expected here. */
function fromDialled(
  digits: string,
  sizes: readonly number[],
  second: string | undefined,
  isCued: boolean,
): Callable | undefined {
  const callable = fromInternational(digits);
  if (callable === undefined || sizes[0] !== 2 || second === undefined) return callable;
  if (!isCued && !isFamiliar(callable.country)) return undefined;
  return second.length >= 4 || callable.e164.startsWith(`+${second}`) ? callable : undefined;
}

function confidenceOf(first: Group, groups: number, isCued: boolean, way: Way, country: CountryCode): number {
  if (first.plus) return 0.99;
  const base =
    way.from === "words"
      ? 0.93
      : way.from === "letters"
        ? 0.88
        : first.digits.startsWith("0")
          ? groups === 1
            ? 0.95
            : 0.97
          : country === "FR"
            ? 0.9
            : 0.85;
  const sure = Math.min(0.99, isCued ? base + 0.03 : base);
  // Two decimals as they are written: 0.93 + 0.03 is not 0.96 in binary.
  return Math.round(sure * 100) / 100;
}
