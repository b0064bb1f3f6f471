import { fold } from "../language/normalise.ts";

/** UTF-16 units of a text that are searched; a longer text is read up to here. */
export const SEARCHED_UNITS = 100_000;

/** A text made easy to search, one ASCII-like character per cell, each knowing its place in the source. */
export type View = {
  text: string;
  /** Source place of each cell, in UTF-16 units; `undefined` means cell i is source unit i. */
  starts: number[] | undefined;
  ends: number[] | undefined;
};

export const startOf = (view: View, cell: number): number => view.starts?.[cell] ?? cell;
export const endOf = (view: View, cell: number): number => view.ends?.[cell] ?? cell + 1;

const KEYCAP = 0x20e3;
const VARIATION = 0xfe0f;
/** Stands for any emoji or symbol: people put them between the pairs. */
export const SYMBOL_CELL = "\u0001";

const DASH_CELL = /[\u2010-\u2015\u2212\uFE63\uFF0D\u30FC\u2043]/u;
const DOT_CELL = /[\u00B7\u2022\u2024\u2027\u2219\u22C5\u25CF\u25E6\u30FB\u3002\uFF0E]/u;
/** Letters of other alphabets that look like an O. */
const O_CELL = /[\u041E\u043E\u039F\u03BF\u00D8\u00F8]/u;
/** Skin tones and joiners belong to the emoji before them. */
const PART_OF_EMOJI = /[\u{1F3FB}-\u{1F3FF}\u200D]/u;
/** Digits in circles that Unicode does not decompose, each row from its first digit. */
const CIRCLED: readonly (readonly [first: number, digit: number, count: number])[] = [
  [0x24ff, 0, 1],
  [0x2776, 1, 9],
  [0x2780, 1, 9],
  [0x278a, 1, 9],
  [0x24f5, 1, 9],
  [0x1f10b, 0, 1],
  [0x1f10c, 0, 1],
];

function circledDigit(codePoint: number): string | undefined {
  for (const [first, digit, count] of CIRCLED)
    if (codePoint >= first && codePoint < first + count) return String(digit + codePoint - first);
  return undefined;
}

function cellsOf(character: string): string {
  const digit = /^\p{Nd}$/u.test(character) ? digitValue(character.codePointAt(0) ?? 0) : -1;
  if (digit >= 0) return String(digit);
  if (DASH_CELL.test(character)) return "-";
  if (DOT_CELL.test(character)) return ".";
  if (character === "…") return "...";
  if (character === "\u2028" || character === "\u2029" || character === "\u0085") return "\n";
  if (character === "°" || character === "º") return "°";
  const circled = circledDigit(character.codePointAt(0) ?? 0);
  if (circled !== undefined) return circled;
  if (O_CELL.test(character)) return "o";
  if (PART_OF_EMOJI.test(character)) return "";
  if (/^[\p{Extended_Pictographic}\p{Regional_Indicator}]$/u.test(character)) return SYMBOL_CELL;
  const folded = fold(character);
  // Arrows, stars and the like stand between pairs as emoji do; currencies and letters keep their meaning.
  if (/^(?!\p{Sc})[\p{So}\p{Sm}]$/u.test(character) && !/[a-z0-9+<>=|~^]/.test(folded)) return SYMBOL_CELL;
  return folded;
}

/** Unicode lays decimal digits out in tens, from a zero whose code point we find by stepping back. */
function digitValue(codePoint: number): number {
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(codePoint - value - 1))) value++;
  // The mathematical digits stand five alphabets in a row: 0x1D7CE is their first zero.
  if (codePoint >= 0x1d7ce && codePoint <= 0x1d7ff) return (codePoint - 0x1d7ce) % 10;
  return value;
}

/** Lower-cased and unaccented when every unit becomes exactly one cell, as in most French texts. */
function oneToOne(source: string): string | undefined {
  let text = "";
  for (let index = 0; index < source.length; index++) {
    const code = source.charCodeAt(index);
    if (code < 0x80) {
      text += code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : asciiCell(code, source, index);
      continue;
    }
    if (code === KEYCAP || code === VARIATION || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    const cells = knownCellsOf(source[index]!);
    if (cells.length !== 1) return undefined;
    text += cells;
  }
  return text;
}

/** Line ends stay, other control characters are spaces, a backtick is an apostrophe. */
function asciiCell(code: number, source: string, index: number): string {
  if (code === 10 || code === 13) return "\n";
  if (code < 32 || code === 127) return " ";
  return code === 0x60 ? "'" : source[index]!;
}

const knownCells = new Map<string, string>();

function knownCellsOf(character: string): string {
  let cells = knownCells.get(character);
  if (cells === undefined) {
    cells = cellsOf(character);
    if (knownCells.size < 4096) knownCells.set(character, cells);
  }
  return cells;
}

/** Lower-cases, drops accents and what cannot be seen, and writes every kind of digit (full-width, Arabic, keycap) as 0-9. */
export function viewOf(source: string): View {
  if (/^[\t\n\x20-\x7e]*$/.test(source))
    return { text: source.toLowerCase(), starts: undefined, ends: undefined };
  const alike = oneToOne(source);
  if (alike !== undefined) return { text: alike, starts: undefined, ends: undefined };
  const starts: number[] = [];
  const ends: number[] = [];
  const parts: string[] = [];
  let place = 0;
  for (const character of source) {
    const start = place;
    place += character.length;
    const code = character.codePointAt(0) ?? 0;
    if (code === KEYCAP || code === VARIATION) {
      if (ends.length > 0) ends[ends.length - 1] = place;
      continue;
    }
    const cells =
      code < 0x80 ? (code === 10 || code === 13 ? "\n" : fold(character)) : knownCellsOf(character);
    for (const cell of cells) {
      parts.push(cell);
      for (let unit = 0; unit < cell.length; unit++) {
        starts.push(start);
        ends.push(place);
      }
    }
  }
  return { text: parts.join(""), starts, ends };
}
