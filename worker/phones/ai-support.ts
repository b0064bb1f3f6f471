import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import { type Lexeme, lexemesOf } from "./ai-lexemes.ts";

/** Place of a number in the source text, UTF-16 units, end exclusive. */
export type Support = { start: number; end: number };

/** Between two parts of one number: people stop to think, and do not tell a story. */
const WIDEST_GAP_UNITS = 80;
/** Numbers of overseas France are dialled like French ones. */
const FRENCH_CODES: ReadonlySet<string> = new Set(["33", "262", "508", "590", "594", "596"]);

/**
 * Where a text says this number (pure): each digit of its national part, in order, comes from the digits or the
 * number words of the text, with nothing that is surely a digit in between, and most of them from what can hardly mean
 * anything else. The code of another country than the account's must be said too. What a model names and this does not
 * find was not in the message.
 *
 * @param e164 a valid number
 * @param account ISO 3166-1 alpha-2
 * @returns null when the text does not say it
 */
export function supportOf(text: string, e164: string, account: string): Support | null {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return null;
  const { countryCallingCode: code, nationalNumber: national } = number;
  const home = isSupportedCountry(account) ? getCountryCallingCode(account as CountryCode) : "";
  const isHome = code === home || (FRENCH_CODES.has(code) && FRENCH_CODES.has(home));
  const lexemes = lexemesOf(text);
  for (const target of isHome ? [national] : [`${code}${national}`, `${code}0${national}`]) {
    const found = new Search(lexemes, target, home).run();
    if (found) return found;
  }
  return null;
}

/** What lexemes from a place on may say, and which comes next. */
type Reading = { digits: string; next: number; isSure: boolean };
/** The rest of the target, read from a place on: how many digits are sure, and where it ends. */
type Rest = { sure: number; end: number };

class Search {
  readonly #lexemes: readonly Lexeme[];
  readonly #target: string;
  readonly #home: string;
  readonly #known = new Map<number, Rest | null>();

  constructor(lexemes: readonly Lexeme[], target: string, home: string) {
    this.#lexemes = lexemes;
    this.#target = target;
    this.#home = home;
  }

  run(): Support | null {
    const fewestSure = Math.ceil(this.#target.length / 2);
    for (let first = 0; first < this.#lexemes.length; first++) {
      if (!this.#mayBegin(first)) continue;
      const rest = this.#from(first, 0, true);
      if (rest && rest.sure >= fewestSure) return { start: this.#lexemes[first]!.start, end: rest.end };
    }
    return null;
  }

  /** Not in the midst of a longer run of digits, but for a trunk 0 or the country's code. */
  #mayBegin(first: number): boolean {
    let run = "";
    for (let at = first - 1; at >= 0; at--) {
      const [before, next] = [this.#lexemes[at]!, this.#lexemes[at + 1]!];
      if (before.kind !== "digit" || before.end !== next.start) break;
      run = `${before.value}${run}`;
      if (run.length > 6) return false;
    }
    return run === "" || new RegExp(`^(?:00?|(?:00)?${this.#home}0?)$`).test(run);
  }

  /** @param isFirst the very place must be used: it is where the number begins */
  #from(at: number, done: number, isFirst = false): Rest | null {
    if (done === this.#target.length) return this.#endBefore(at);
    const lexeme = this.#lexemes[at];
    if (!lexeme) return null;
    const before = this.#lexemes[at - 1];
    if (!isFirst && before && lexeme.start - before.end > WIDEST_GAP_UNITS) return null;
    const key = (at * 32 + done) * 2 + Number(isFirst);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    let best: Rest | null = null;
    for (const { digits, next, isSure } of this.#readings(at)) {
      if (!this.#target.startsWith(digits, done)) continue;
      const rest = this.#from(next, done + digits.length);
      const sure = (rest?.sure ?? 0) + (isSure ? digits.length : 0);
      if (rest && (best === null || sure > best.sure)) best = { sure, end: rest.end };
    }
    if (!isFirst && lexeme.isDoubtful) {
      const skipped = this.#from(at + 1, done);
      if (skipped && (best === null || skipped.sure > best.sure)) best = skipped;
    }
    this.#known.set(key, best);
    return best;
  }

  /** The number ends behind the lexeme before this one, unless more digits follow at once. */
  #endBefore(at: number): Rest | null {
    const [last, next] = [this.#lexemes[at - 1]!, this.#lexemes[at]];
    const goesOn = last.kind === "digit" && next?.kind === "digit" && next.start === last.end;
    return goesOn ? null : { sure: 0, end: last.end };
  }

  *#readings(at: number): Generator<Reading> {
    const lexeme = this.#lexemes[at]!;
    for (const [value, next] of this.#belowHundred(at)) yield this.#reading(String(value), at, next);
    if (lexeme.kind === "repeat") {
      const digit = this.#digit(at + 1);
      if (digit !== undefined) yield this.#reading(String(digit).repeat(lexeme.value), at, at + 2);
    }
    const count = this.#digit(at);
    const repeated = this.#lexemes[at + 1]?.kind === "times" ? this.#digit(at + 2) : undefined;
    if (count !== undefined && count > 1 && repeated !== undefined)
      yield this.#reading(String(repeated).repeat(count), at, at + 3);
    // `six cent douze` is 612, `cent douze` 112.
    const hundreds = lexeme.kind === "hundred" ? 1 : count;
    const behind = lexeme.kind === "hundred" ? at + 1 : at + 2;
    if (hundreds !== undefined && hundreds > 0 && this.#lexemes[behind - 1]?.kind === "hundred") {
      yield this.#reading(`${hundreds}00`, at, behind);
      for (const [value, next] of this.#belowHundred(behind))
        if (value > 0) yield this.#reading(`${hundreds}${String(value).padStart(2, "0")}`, at, next);
    }
  }

  #reading(digits: string, at: number, next: number): Reading {
    const said = this.#lexemes.slice(at, next);
    // `trente et un`: behind a ten, `un` means nothing else.
    const isSure =
      said.every((one) => !one.isDoubtful) || said.some((one) => one.kind === "ten" && !one.isDoubtful);
    return { digits, next, isSure };
  }

  #digit(at: number): number | undefined {
    const lexeme = this.#lexemes[at];
    return lexeme && ["digit", "letter", "unit"].includes(lexeme.kind) ? lexeme.value : undefined;
  }

  /** Values under a hundred that begin here, with the place behind each. */
  *#belowHundred(at: number): Generator<[value: number, next: number]> {
    const lexeme = this.#lexemes[at];
    const digit = this.#digit(at);
    if (digit !== undefined) yield [digit, at + 1];
    // `quatre-vingt`
    const isFourTwenties =
      digit === 4 && this.#lexemes[at + 1]?.kind === "ten" && this.#lexemes[at + 1]?.value === 20;
    if (isFourTwenties) yield* this.#tens(80, at + 2);
    if (lexeme?.kind === "ten") yield* this.#tens(lexeme.value, at + 1);
    if (lexeme?.kind === "teen") yield* this.#teens(0, at);
  }

  *#tens(ten: number, behind: number): Generator<[value: number, next: number]> {
    yield [ten, behind];
    const unit = this.#digit(behind);
    if (unit !== undefined && unit > 0) yield [ten + unit, behind + 1];
    // `soixante-douze`, `quatre-vingt-dix-sept`
    if ((ten === 60 || ten === 80) && this.#lexemes[behind]?.kind === "teen") yield* this.#teens(ten, behind);
  }

  *#teens(base: number, at: number): Generator<[value: number, next: number]> {
    const value = this.#lexemes[at]!.value;
    yield [base + value, at + 1];
    const unit = this.#digit(at + 1);
    if (value === 10 && unit !== undefined && unit >= 7) yield [base + 10 + unit, at + 2];
  }
}
