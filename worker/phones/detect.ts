import { type Group, chainsOf, dateGroups } from "./chains.ts";
import { announcesPhone, isSomethingElse } from "./context.ts";
import { lettersAsDigits, NUMBER_WORD_HINT, wordsAsDigits } from "./number-words.ts";
import { bareCallingCode, type Callable, type CountryCode, fromInternational, fromNational, isGrouping, nationalLengths, type PhoneType } from "./plan.ts";
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
type Way = { from: "digits" | "words" | "letters"; fromWord?: boolean[] };

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
  const found = [...linkedPhones(view, country)];
  const blocked = [...urlSpans(view.text), ...found];
  search(view, country, { from: "digits" }, found, blocked);
  if (NUMBER_WORD_HINT.test(source) || /double|triple|point|tiret|slash|zero|vingt|trente|soixante|\boh?\b/.test(view.text)) {
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
export function findPhonesAcross(previous: string, current: string, country: CountryCode = "FR"): PhoneMatch[] {
  const tail = previous.slice(-64).trimEnd().replace(/[.…,;:!-]+$/u, "");
  const lead = /^[\s.…,;:!-]*(?:(?:et|puis|la suite|suite|fin|la fin|and|then|the rest|rest)(?:\s+(?:du num[ée]ro|c'?est|is))?[\s.…,;:!-]*)?/iu.exec(current)?.[0].length ?? 0;
  const head = current.slice(lead, lead + 64);
  if (findPhones(head, country).some((phone) => phone.start === 0)) return [];
  const border = tail.length + 1;
  const whole = new Set([...findPhones(previous.slice(-512), country), ...findPhones(current, country)].map((phone) => phone.e164));
  return findPhones(`${tail} ${head}`, country)
    .filter((phone) => phone.start < tail.length && phone.end > border && !whole.has(phone.e164))
    .map((phone) => ({ ...phone, start: 0, end: phone.end - border + lead, confidence: Math.min(phone.confidence, 0.9) }));
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
    else if (code >= 0x0660 && (code <= 0x0fff || (code >= 0xff10 && code <= 0xff19) || code === 0xd835)) digits++;
    if (digits >= FEWEST_DIGITS) return true;
  }
  return NUMBER_WORD_HINT.test(length === text.length ? text : text.slice(0, length));
}

const LINKED = /(?:wa\.me\/|whatsapp\.com\/send\/?\?(?:[^\s]{0,200}&)?phone=|\b(?:tel|callto|sms|whatsapp):\s?)(?:\/\/)?((?:\+|%2b)?[\d().\- ]{8,24})/g;

/** Numbers in wa.me, WhatsApp, tel: and sms: links; a wa.me number has no plus (faq.whatsapp.com, click to chat). */
function linkedPhones(view: View, country: CountryCode): Found[] {
  const found: Found[] = [];
  for (const match of view.text.matchAll(LINKED)) {
    const written = match[1] ?? "";
    const digits = written.replace(/^%2b/, "").replace(/\(0\)/, "").replace(/\D/g, "");
    const isWhatsApp = match[0].startsWith("wa") || match[0].includes("phone=");
    const plus = /^(?:\+|%2b)/.test(written);
    if (!isWhatsApp && !plus) continue; // `tel: 06 …` is written like any other number
    const callable = fromInternational(digits.replace(/^00/, ""), country);
    if (!callable) continue;
    const first = match.index + match[0].length - written.length;
    const last = first + written.trimEnd().replace(/[^\d]+$/, "").length;
    found.push({ ...callable, start: startOf(view, first), end: endOf(view, last - 1), confidence: 0.99 });
  }
  return found;
}

const URL_SPAN = /(?:https?:\/\/|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|fr|net|org|io|be|ch|co|me|example|shop|app|link|eu|ly|info)\/\S*/g;

function urlSpans(text: string): { start: number; end: number; cells: true }[] {
  if (!text.includes("/") && !text.includes("www.")) return [];
  return Array.from(text.matchAll(URL_SPAN), (match) => ({ start: match.index, end: match.index + match[0].length, cells: true as const }));
}

type Span = { start: number; end: number; cells?: true };

/** Searches one reading of the text and adds what no earlier reading found at that place. */
function search(view: View, country: CountryCode, way: Way, found: Found[], blocked: Span[], original: View = view): void {
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
      const overlaps = blocked.some((span) => (span.cells ? startOf(original, span.start) < end && start < endOf(original, span.end - 1) : span.start < end && start < span.end));
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

function bestAt(view: View, chain: readonly Group[], at: number, usedUpTo: number, dates: ReadonlySet<number>, country: CountryCode, way: Way): Hit | undefined {
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
    if (way.from === "words" && !chain.slice(at, last + 1).some((part) => way.fromWord?.[part.start])) continue;
    const surrounding = { before: around.before, after: view.text.slice(group.end, group.end + 16) };
    if (isSomethingElse(surrounding, last === at)) continue;
    const firstCell = first.plus ? view.text.lastIndexOf("+", first.start) : openingOf(view.text, first, chain[last]!);
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
  return { before: view.text.slice(Math.max(0, first.start - 60), first.start).replace(/\+\s?\(?$/, ""), after: "" };
}

const GLUED_LABEL = /(?:^|[^a-z])(?:tel|telephone|t|num|numero|n|port|portable|mob|mobile|gsm|phone|whatsapp|wsp|wa|call|sms|appel|ligne|fixe|au|le|is|est|moi|me|ici|svp|stp)$/;

function isGluedBefore(text: string, first: Group): boolean {
  const before = text.slice(Math.max(0, first.start - 12), first.start);
  if (/[@#$€£%&]$/.test(before) || /\d[.,]$/.test(before)) return true;
  return /[a-z]$/.test(before) && !GLUED_LABEL.test(before);
}

function isGluedAfter(text: string, end: number): boolean {
  const after = text.slice(end, end + 48);
  if (/^[a-z0-9._+-]{0,40}@/.test(after)) return true;
  if (/^[.,]\d/.test(after)) return false;
  const letters = /^[a-z]+/.exec(after)?.[0];
  return letters !== undefined && (letters.length < 2 || /^[a-z]{2,3}\d/.test(after));
}

/** Reads the digits of some groups as one number, by the ways people write: +33, 0033, 33, 06. */
function read(digits: string, first: Group, chain: readonly Group[], at: number, last: number, country: CountryCode, cued: boolean, way: Way): Callable | undefined {
  if (first.plus) return fromInternational(digits.replace(/^00/, ""), country);
  if (digits.startsWith("00")) return digits.length >= 11 ? fromInternational(digits.slice(2), country) : undefined;
  const sizes = chain.slice(at, last + 1).map((group) => group.digits.length);
  if (nationalLengths(country).includes(digits.length) && (way.from === "words" || isPlainShape(chain, at, last, country, cued))) {
    const national = fromNational(digits, country);
    if (national) return national;
  }
  const bare = bareCallingCode(country);
  if (bare && digits.startsWith(bare) && (sizes.length === 1 || sizes[0] === bare.length) && digits.length >= 10) {
    const callable = fromInternational(digits, country);
    if (callable && (callable.type === "mobile" || cued || country === "FR") && (sizes.length === 1 || isBareGrouping(sizes))) return callable;
  }
  return undefined;
}

const isBareGrouping = (sizes: readonly number[]): boolean => ["1-2-2-2-2", "3-2-2-2", "9", "3-3-3", "2-2-2-2-2", "1-8", "2-3-2-2", "3-6"].includes(sizes.slice(1).join("-"));

/** Do these groups look like one number, rather than a date, a decimal, a list of sizes or a tennis score? */
function isPlainShape(chain: readonly Group[], at: number, last: number, country: CountryCode, cued: boolean): boolean {
  const groups = chain.slice(at, last + 1);
  if (groups.length === 1) return country === "FR" || isGrouping(country, [groups[0]!.digits.length]) ? !isCompactDate(groups[0]!.digits) || cued : false;
  const sizes = groups.map((group) => group.digits.length);
  const joints = new Set(groups.slice(1).map((group) => group.joint));
  const signs = [...joints].filter((joint) => joint !== " ");
  const ones = sizes.every((size) => size === 1);
  if (ones && (joints.size > 1 || isCounting(groups.map((group) => Number(group.digits))))) return false;
  if (signs.length > 2 || (joints.size > 1 && signs.some((sign) => !".-/".includes(sign)))) return false;
  if (joints.size > 1 && signs.includes("/") && !(signs.length === 1 && groups[1]?.joint === "/" && groups.slice(2).every((group) => group.joint !== "/"))) return false;
  if (signs.some((sign) => sign === "." || sign === ",") && groups.length === 2 && sizes[0] !== 4 && sizes[0] !== 3 && sizes[0] !== 2) return false;
  const pairs = sizes.every((size) => size === 2);
  if (pairs && !cued && isCounting(groups.map((group) => Number(group.digits)))) return false;
  if (signs.some((sign) => !".-/_*,".includes(sign)) && !pairs && !ones) return false;
  if (country !== "FR") return isGrouping(country, sizes) || (cued && sizes.every((size) => size >= 2));
  return pairs || ones || FRENCH_GROUPINGS.has(sizes.join("-"));
}

const FRENCH_GROUPINGS = new Set(
  "2-8 4-6 4-2-2-2 4-3-3 2-4-4 2-2-2-4 2-2-4-2 2-4-2-2 4-4-2 4-2-4 2-2-6 2-6-2 6-4 6-2-2 2-2-3-3 3-3-4 3-3-2-2 3-2-2-3 3-2-3-2 3-7 1-9 1-3-3-3 1-1-2-2-2-2 1-1-8 1-1-4-4 1-3-2-2-2 2-3-3-2 2-3-2-3 2-2-2-2-1-1 2-2-2-1-1-2 2-1-1-2-2-2 2-2-1-1-2-2 2-1-2-2-2-1 8-2 5-5 2-2-2-3-1 2-3-5 2-5-3 3-4-3 4-4-1-1 1-1-2-2-4 1-1-2-4-2 1-1-4-2-2 4-1-1-2-2 2-1-1-1-1-2-2 2-2-2-1-1-1-1".split(" "),
);

/** `06 08 10 12 14`: sizes or ages that climb by one same small step. */
function isCounting(values: readonly number[]): boolean {
  const step = (values[1] ?? 0) - (values[0] ?? 0);
  return Math.abs(step) <= 10 && values.every((value, index) => index === 0 || value - (values[index - 1] ?? 0) === step || (value === 0 && values[index - 1] === 9));
}

const isCompactDate = (digits: string): boolean => digits.length === 8 && /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);

/** Nothing beside the groups says that they are part of something longer. */
function isUndisturbed(view: View, chain: readonly Group[], at: number, last: number, usedUpTo: number, country: CountryCode, way: Way): boolean {
  const end = chain[last]!.end;
  if (isGluedAfter(view.text, end)) return false;
  const inner = chain[at + 1] && last > at ? chain[at + 1]!.joint : undefined;
  const previous = at > usedUpTo || (at > 0 && usedUpTo < at) ? chain[at - 1] : undefined;
  const isSpoken = (group: Group) => way.fromWord?.[group.start] === true;
  if (previous && !isSpoken(previous) && belongs(view, previous, chain[at]!, inner, chain[at]!.digits.length)) return false;
  const next = chain[last + 1];
  if (!next || (isSpoken(next) && !isSpoken(chain[last]!))) return true;
  if (!belongs(view, chain[last]!, next, inner, next.digits.length)) return true;
  return startsAnother(chain, last + 1, country);
}

/** Are two neighbouring groups written as one thing? Tight signs (ISBN, IP, decimals) always; else when the rhythm goes on. */
function belongs(view: View, left: Group, right: Group, inner: string | undefined, size: number): boolean {
  const tight = !/\s/.test(view.text.slice(left.end, right.start));
  if (tight && ".-_:".includes(right.joint)) return true;
  if (tight && right.joint === "/" && inner !== undefined) return inner === "/";
  if (inner === undefined) return right.joint === " " && /^ $/.test(view.text.slice(left.end, right.start)) && left.digits.length >= 3 && size >= 3 && size !== 5 && left.digits.length !== 5;
  return right.joint === inner && (left.digits.length === right.digits.length || size === 2) && left.digits.length > 1;
}

/** Does another whole number begin here, as in `0639980001 0639980002`? */
function startsAnother(chain: readonly Group[], at: number, country: CountryCode): boolean {
  let digits = "";
  for (let last = at; last < chain.length && digits.length < 14; last++) {
    digits += chain[last]!.digits;
    if (digits.startsWith("00") && digits.length >= 11 && fromInternational(digits.slice(2), country)) return true;
    if (nationalLengths(country).includes(digits.length) && fromNational(digits, country)) {
      const next = chain[last + 1];
      return !next || next.joint !== chain[last]!.joint || next.digits.length !== chain[last]!.digits.length || startsAnother(chain, last + 1, country);
    }
  }
  return false;
}

function confidenceOf(first: Group, groups: number, cued: boolean, way: Way, country: CountryCode): number {
  if (first.plus) return 0.99;
  const base = way.from === "words" ? 0.93 : way.from === "letters" ? 0.88 : first.digits.startsWith("0") ? (groups === 1 ? 0.95 : 0.97) : country === "FR" ? 0.9 : 0.85;
  return Math.min(0.99, cued ? base + 0.03 : base);
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
