import { chainsOf, dateGroups, type Group } from "./chains.ts";
import { announcesPhone, isSomethingElse } from "./context.ts";
import { linkedPhones, urlSpans } from "./links.ts";
import { isGluedBefore, isUndisturbed, type Way } from "./neighbours.ts";
import { lettersAsDigits, NUMBER_WORD_HINT, wordsAsDigits } from "./number-words.ts";
import {
  bareCallingCode,
  type Callable,
  type CountryCode,
  fromInternational,
  fromNational,
  nationalLengths,
  type PhoneType,
} from "./plan.ts";
import { isBareGrouping, isCounting, isPlainShape } from "./shape.ts";
import { endOf, SEARCHED_UNITS, startOf, type View, viewOf } from "./view.ts";

export type { CountryCode, PhoneType } from "./plan.ts";

export type PhoneMatch = {
  e164: string;
  country: CountryCode;
  type: PhoneType;
  /** Place in the source, UTF-16 units; `end` exclusive. */
  start: number;
  end: number;
  method: "pattern";
  /** 0-1: how sure we are that a person meant this number. */
  confidence: number;
};

type Found = Callable & { start: number; end: number; confidence: number };

/**
 * Finds the phone numbers a person typed, however they are spaced, spelt or disguised.
 *
 * @param text     any text; the first `SEARCHED_UNITS` UTF-16 units are read
 * @param country  the account's country, assumed for a number without a calling code
 * @returns numbers in order of appearance, each once, at its first place
 */
export function findPhones(text: string, country: CountryCode = "FR"): PhoneMatch[] {
  if (!mayHoldPhone(text)) return [];
  const source = text.length > SEARCHED_UNITS ? text.slice(0, SEARCHED_UNITS) : text;
  const view = viewOf(source);
  const found = [...linkedPhones(view)];
  const blocked = [...urlSpans(view.text), ...found];
  search(view, country, { from: "digits" }, found, blocked);
  if (
    NUMBER_WORD_HINT.test(source) ||
    /double|triple|point|tiret|slash|zero|vingt|trente|soixante|\boh?\b/.test(view.text)
  ) {
    const spoken = wordsAsDigits(view);
    search(spoken.view, country, { from: "words", fromWord: spoken.fromWord }, found, blocked, view);
  }
  const lettered = lettersAsDigits(view);
  if (lettered !== view) search(lettered, country, { from: "letters" }, found, blocked);
  return toMatches(found);
}

/**
 * Finds numbers begun in one message and finished in the next: `06 39 98` then `12 34`.
 *
 * @returns places are in `current`; `start` is 0, since the number began in the message before
 */
export function findPhonesAcross(
  previous: string,
  current: string,
  country: CountryCode = "FR",
): PhoneMatch[] {
  const tail = previous
    .slice(-64)
    .trimEnd()
    .replace(/[.…,;:!-]+$/u, "");
  const lead =
    /^[\s.…,;:!-]*(?:(?:et|puis|la suite|suite|fin|la fin|and|then|the rest|rest)(?:\s+(?:du num[ée]ro|c'?est|is))?[\s.…,;:!-]*)?/iu.exec(
      current,
    )?.[0].length ?? 0;
  const head = current.slice(lead, lead + 64);
  if (findPhones(head, country).some((phone) => phone.start === 0)) return [];
  const border = tail.length + 1;
  const whole = new Set(
    [...findPhones(previous.slice(-512), country), ...findPhones(current, country)].map(
      (phone) => phone.e164,
    ),
  );
  return findPhones(`${tail} ${head}`, country)
    .filter((phone) => phone.start < tail.length && phone.end > border && !whole.has(phone.e164))
    .map((phone) => ({
      ...phone,
      start: 0,
      end: phone.end - border + lead,
      confidence: Math.min(phone.confidence, 0.9),
    }));
}

const FEWEST_DIGITS = 5;

/** Fast and generous: `false` only for a text that cannot hold a number. */
function mayHoldPhone(text: string): boolean {
  const length = Math.min(text.length, SEARCHED_UNITS);
  let digits = 0;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 48) continue;
    if (code <= 57) digits++;
    else if (code >= 0x0660 && (code <= 0x0fff || (code >= 0xff10 && code <= 0xff19) || code === 0xd835))
      digits++;
    if (digits >= FEWEST_DIGITS) return true;
  }
  return NUMBER_WORD_HINT.test(length === text.length ? text : text.slice(0, length));
}

type Span = { start: number; end: number; cells?: true };

/** Searches one reading of the text and adds what no earlier reading found at that place. */
function search(
  view: View,
  country: CountryCode,
  way: Way,
  found: Found[],
  blocked: Span[],
  original: View = view,
): void {
  for (const chain of chainsOf(view)) {
    if (chain.reduce((total, group) => total + group.digits.length, 0) < 6) continue;
    const dates = way.from === "digits" ? dateGroups(chain) : new Set<number>();
    let usedUpTo = 0;
    for (let at = 0; at < chain.length; at++) {
      if (dates.has(at)) continue;
      const hit = bestAt(view, chain, at, usedUpTo, dates, country, way);
      if (!hit) continue;
      const start = startOf(view, hit.firstCell);
      const end = endOf(view, chain[hit.last]!.end - 1);
      const overlaps = blocked.some((span) =>
        span.cells
          ? startOf(original, span.start) < end && start < endOf(original, span.end - 1)
          : span.start < end && start < span.end,
      );
      at = hit.last;
      usedUpTo = hit.last + 1;
      if (overlaps) continue;
      const phone = { ...hit.callable, start, end, confidence: hit.confidence };
      found.push(phone);
      blocked.push(phone);
    }
  }
}

type Hit = { callable: Callable; last: number; firstCell: number; confidence: number };

function bestAt(
  view: View,
  chain: readonly Group[],
  at: number,
  usedUpTo: number,
  dates: ReadonlySet<number>,
  country: CountryCode,
  way: Way,
): Hit | undefined {
  const first = chain[at]!;
  if (!first.plus && !couldStart(first.digits, country)) return undefined;
  const around = surroundings(view, first);
  if (isGluedBefore(view.text, first)) return undefined;
  const cued = announcesPhone(around.before);
  let digits = "";
  let hit: Hit | undefined;
  const maxDigits = 16;
  for (let last = at; last < chain.length && !dates.has(last); last++) {
    const group = chain[last]!;
    // `+33 (0)6`: the enclosed 0 is for callers inside the country.
    if (!(group.enclosed && group.digits === "0" && last > at)) digits += group.digits;
    if (digits.length > maxDigits) break;
    if (digits.length < 6) continue;
    const callable = read(digits, first, chain, at, last, country, cued, way);
    if (!callable || !isUndisturbed(view, chain, at, last, usedUpTo, country, way)) continue;
    if (way.from === "words" && !chain.slice(at, last + 1).some((part) => way.fromWord?.[part.start]))
      continue;
    const surrounding = { before: around.before, after: view.text.slice(group.end, group.end + 16) };
    if (isSomethingElse(surrounding, last === at)) continue;
    const firstCell = first.plus
      ? view.text.lastIndexOf("+", first.start)
      : openingOf(view.text, first, chain[last]!);
    hit = { callable, last, firstCell, confidence: confidenceOf(first, last - at + 1, cued, way, country) };
  }
  return hit;
}

/** `(06) …` begins at its parenthesis only when that parenthesis closes inside the number. */
const openingOf = (text: string, first: Group, last: Group): number =>
  first.enclosed && last !== first && text[first.start - 1] === "(" ? first.start - 1 : first.start;

function couldStart(digits: string, country: CountryCode): boolean {
  if (digits.startsWith("0")) return true;
  if (country !== "FR") return true;
  return digits.startsWith("33");
}

function surroundings(view: View, first: Group): { before: string; after: string } {
  return {
    before: view.text.slice(Math.max(0, first.start - 60), first.start).replace(/\+\s?\(?$/, ""),
    after: "",
  };
}

/** Reads the digits of some groups as one number, by the ways people write: +33, 0033, 33, 06. */
function read(
  digits: string,
  first: Group,
  chain: readonly Group[],
  at: number,
  last: number,
  country: CountryCode,
  cued: boolean,
  way: Way,
): Callable | undefined {
  if (first.plus) return fromInternational(digits.replace(/^00/, ""));
  if (digits.startsWith("00")) return digits.length >= 11 ? fromInternational(digits.slice(2)) : undefined;
  const sizes = chain.slice(at, last + 1).map((group) => group.digits.length);
  if (
    nationalLengths(country).includes(digits.length) &&
    (way.from === "words"
      ? !(sizes.every((size) => size === 1) && isCounting([...digits].map(Number)))
      : isPlainShape(chain, at, last, country, cued))
  ) {
    const national = fromNational(digits, country);
    if (national) return national;
  }
  const bare = bareCallingCode(country);
  if (
    bare &&
    digits.startsWith(bare) &&
    (sizes.length === 1 || sizes[0] === bare.length) &&
    digits.length >= 10
  ) {
    const callable = fromInternational(digits);
    if (
      callable &&
      (callable.type === "mobile" || cued || country === "FR") &&
      (sizes.length === 1 || isBareGrouping(sizes))
    )
      return callable;
  }
  return undefined;
}

function confidenceOf(first: Group, groups: number, cued: boolean, way: Way, country: CountryCode): number {
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
  const sure = Math.min(0.99, cued ? base + 0.03 : base);
  // Two decimals as they are written: 0.93 + 0.03 is not 0.96 in binary.
  return Math.round(sure * 100) / 100;
}

function toMatches(found: Found[]): PhoneMatch[] {
  const seen = new Set<string>();
  const matches: PhoneMatch[] = [];
  for (const { e164, country, type, start, end, confidence } of found.sort((a, b) => a.start - b.start)) {
    if (seen.has(e164)) continue;
    seen.add(e164);
    matches.push({ e164, country, type, start, end, method: "pattern", confidence });
  }
  return matches;
}
