/** No line breaks at these. French sets ; ? ! off by the narrow one, and : % « » and units by the full one. */
export const NO_BREAK = "\u00a0";
export const NARROW_NO_BREAK = "\u202f";

const SPACES = "[ \u00a0\u202f]+";
/** A mark that a letter or `=` follows belongs to an address or a name, not to the sentence. */
const HIGH_MARK = new RegExp(`${SPACES}([;?!])(?![\\p{L}\\p{N}_=])`, "gu");
const COLON = new RegExp(`${SPACES}:(?=\\s|$)`, "g");
const OPENING = new RegExp(`«${SPACES}`, "g");
const CLOSING = new RegExp(`${SPACES}»`, "g");
/** A unit after a figure, or after the place where one will stand: "24 h", "{{n}} min", "0,005 $". */
const UNIT = new RegExp(
  `(\\d|\\}\\})${SPACES}(%|‰|€|\\$|£|°C|(?:h|min|s|ms|j|Ko|Mo|Go)(?![\\p{L}\\p{N}'’_]))`,
  "gu",
);
const FIGURES = /\d+(?: \d+)+/g;
const THOUSANDS = /^\d{1,3}(?: \d{3})+$/;
const HOUR = new RegExp(`(\\d${NO_BREAK}h)${SPACES}(?=\\d{2}(?!\\d))`, "g");
/** What stands between backquotes is typed into a terminal or compared by a program. */
const CODE = /(`[^`]*`)/;

/**
 * A French sentence with the spaces that no line breaks at. Only spaces that are there change, so addresses, times like
 * 16:20 and `{{placeholders}}` stay as they are; a sentence that is right already comes back unchanged.
 */
export const frenchSpaces = (text: string): string =>
  text
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : spaced(part)))
    .join("");

const spaced = (text: string): string =>
  text
    .replace(HIGH_MARK, `${NARROW_NO_BREAK}$1`)
    .replace(COLON, `${NO_BREAK}:`)
    .replace(OPENING, `«${NO_BREAK}`)
    .replace(CLOSING, `${NO_BREAK}»`)
    .replace(UNIT, `$1${NO_BREAK}$2`)
    .replace(HOUR, `$1${NO_BREAK}`)
    .replace(FIGURES, (figures) => (THOUSANDS.test(figures) ? figures.replaceAll(" ", NO_BREAK) : figures));

/** A whole dictionary of French: its sentences, those in lists and branches, and what its functions make. */
export function frenchWords<T>(words: T): T {
  return mended(words) as T;
}

function mended(words: unknown): unknown {
  if (typeof words === "string") return frenchSpaces(words);
  if (typeof words === "function") return (...values: unknown[]) => mended(words(...values));
  if (Array.isArray(words)) return words.map(mended);
  if (typeof words !== "object" || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, mended(value)]));
}
