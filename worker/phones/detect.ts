import { mayHoldPhone } from "./digits-at-hand.ts";
import { linkedPhones, urlSpans } from "./links.ts";
import { differences, lettersAsDigits, oddLettersAsDigits } from "./lookalikes.ts";
import { loosePhones } from "./loose.ts";
import type { Way } from "./neighbours.ts";
import { hasNumberWords, wordsAsDigits } from "./number-words.ts";
import { type Callable, type CountryCode, isPhoneNumber, nationalLengths, type PhoneType } from "./plan.ts";
import { hitsIn } from "./search.ts";
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
  const view = viewOf(text.length > SEARCHED_UNITS ? text.slice(0, SEARCHED_UNITS) : text);
  const found: Found[] = linkedPhones(view, country);
  const taken = new Uint8Array(Math.min(text.length, SEARCHED_UNITS));
  for (const { start, end } of urlSpans(view.text)) taken.fill(1, startOf(view, start), endOf(view, end - 1));
  for (const { start, end } of found) taken.fill(1, start, end);
  addRegular(view, country, { from: "digits" }, found, taken);
  const left = digitsLeft(view, taken);
  const readings: { view: View; way: Way }[] = [];
  if (hasNumberWords(view.text)) {
    const spoken = wordsAsDigits(view, nationalLengths(country), (digits) => isPhoneNumber(digits, country));
    readings.push({ view: spoken.view, way: { from: "words", touched: spoken.touched } });
  }
  if (left >= FEWEST_BESIDE_LETTERS) {
    const lettered = lettersAsDigits(view);
    const oddlyLettered = oddLettersAsDigits(lettered);
    for (const [before, after] of [[view, lettered] as const, [lettered, oddlyLettered] as const])
      if (after !== before)
        readings.push({ view: after, way: { from: "letters", touched: differences(before, after) } });
  }
  for (const reading of readings) addRegular(reading.view, country, reading.way, found, taken);
  if (left >= FEWEST_LOOSE) addLoose(view, country, { from: "digits" }, found, taken);
  for (const reading of readings) addLoose(reading.view, country, reading.way, found, taken);
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

const LOOSE_CONFIDENCE = 0.85;
/** Digits that no number has taken yet, below which letters or loose joints cannot make another one. */
const FEWEST_BESIDE_LETTERS = 3;
const FEWEST_LOOSE = 10;

function digitsLeft(view: View, taken: Uint8Array): number {
  let left = 0;
  for (let cell = 0; cell < view.text.length; cell++) {
    const code = view.text.charCodeAt(cell);
    if (code >= 48 && code <= 57 && taken[startOf(view, cell)] === 0) left++;
  }
  return left;
}

/** Adds the numbers of one reading of the text that no earlier reading found at that place. */
function addRegular(view: View, country: CountryCode, way: Way, found: Found[], taken: Uint8Array): void {
  for (const hit of hitsIn(view, country, way))
    add(view, hit.callable, hit.start, hit.end, hit.confidence, found, taken);
}

function addLoose(view: View, country: CountryCode, way: Way, found: Found[], taken: Uint8Array): void {
  const isKnown = (start: number, end: number) =>
    (way.touched !== undefined && !way.touched.subarray(start, end).includes(1)) ||
    taken.subarray(startOf(view, start), endOf(view, end - 1)).includes(1);
  for (const { callable, start, end } of loosePhones(view.text, country, isKnown))
    add(view, callable, start, end, LOOSE_CONFIDENCE, found, taken);
}

function add(
  view: View,
  callable: Callable,
  firstCell: number,
  endCell: number,
  confidence: number,
  found: Found[],
  taken: Uint8Array,
): void {
  const start = startOf(view, firstCell);
  const end = endOf(view, endCell - 1);
  if (taken.subarray(start, end).includes(1)) return;
  taken.fill(1, start, end);
  const phone = { ...callable, start, end, confidence };
  found.push(phone);
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
