/** UTF-16 units of a text that are read; Instagram comments stop at 2,200 and messages at 1,000 bytes. */
export const ANALYSED_UNITS = 8192;

export type TokenKind = "word" | "number" | "emoji" | "mention" | "url" | "mark";

/** What stands between a token and the one before it. */
export type Joint = "space" | "hyphen" | "apostrophe" | "none";

export type Token = {
  kind: TokenKind;
  /** Folded: lower case, no accents, œ as oe, straight apostrophes; an emoji has no skin tone and no variation selector. */
  text: string;
  /** Place in the source, in UTF-16 units; `end` exclusive. */
  start: number;
  end: number;
  joint: Joint;
  /** The word follows a `#`. */
  hashtag: boolean;
};

const INVISIBLE =
  /\u034F|[\u180B-\u180D]|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|[\uFE00-\uFE0F]/u;
const APOSTROPHES = new Set(["'", "’", "‘", "ʼ", "ʹ", "`", "´", "′", "＇", "‛", "ꞌ"]);
const HYPHENS = new Set(["-", "‐", "‑", "‒", "–", "—", "−", "﹣", "－", "_"]);
const LIGATURES: Record<string, string> = {
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
  "«": '"',
  "»": '"',
  "“": '"',
  "”": '"',
  "„": '"',
  "…": ".",
  "€": "€",
};

const foldedCharacters = new Map<number, string>();
const FOLD_CACHE_SIZE = 4096;

function foldOnce(character: string): string {
  if (INVISIBLE.test(character)) return "";
  if (APOSTROPHES.has(character)) return "'";
  if (HYPHENS.has(character)) return character === "_" ? "_" : "-";
  const lower = character.normalize("NFKC").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return Array.from(lower, (part) => LIGATURES[part] ?? part).join("");
}

function foldCharacter(codePoint: number): string {
  if (codePoint < 0x80) {
    if (codePoint >= 65 && codePoint <= 90) return String.fromCharCode(codePoint + 32);
    if (codePoint === 0x60) return "'";
    return codePoint < 32 || codePoint === 127 ? " " : String.fromCharCode(codePoint);
  }
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return "";
  const known = foldedCharacters.get(codePoint);
  if (known !== undefined) return known;
  let folded = String.fromCodePoint(codePoint);
  // Some compatibility forms need a second round before nothing changes any more.
  for (let round = 0; round < 4; round++) {
    const next = Array.from(folded, foldOnce).join("");
    if (next === folded) break;
    folded = next;
  }
  folded = folded.replace(/\s/gu, " ");
  if (foldedCharacters.size < FOLD_CACHE_SIZE) foldedCharacters.set(codePoint, folded);
  return folded;
}

/**
 * Folds case, accents, ligatures, full-width forms and typographic apostrophes; drops what cannot be seen.
 *
 * @param text any text; lone surrogates and marks without a letter disappear
 * @returns a text that folds to itself; control characters become spaces
 */
export function fold(text: string): string {
  let folded = "";
  for (const character of text) folded += foldCharacter(character.codePointAt(0) ?? 0);
  return folded;
}

/** Folded, spaces collapsed, a letter repeated three times or more written twice; at most `ANALYSED_UNITS` units are read. */
export function normalise(text: string): string {
  return fold(text.slice(0, ANALYSED_UNITS))
    .replace(/(\p{L})\1{2,}/gu, "$1$1")
    .replace(/\s+/gu, " ")
    .trim();
}

const EMOJI_PART = "\\p{Extended_Pictographic}[\\uFE0E\\uFE0F\\u{1F3FB}-\\u{1F3FF}\\u{E0020}-\\u{E007F}]*";
const HIDDEN =
  "\\u00AD\\u034F\\u061C\\u180B-\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFE0E\\uFE0F\\uFEFF";
const LONGEST_WORD = 200;
const CLOSES_A_WORD = new Set([" ", "\n", ",", "!", "?", "'", "(", ")", '"', ";"]);
const TOKEN = new RegExp(
  [
    '(?<url>(?:https?://|www\\.)[^\\s<>"]{1,400}|[a-z0-9][a-z0-9-]{0,60}(?:\\.[a-z0-9-]{1,60}){0,4}\\.(?:com|fr|net|org|io|me|co|eu|be|ch|shop|store|link|info|app|example|ly|gg|tv|xyz|site|online)(?:/[^\\s<>"]{0,300})?(?![\\p{L}\\p{N}@]))',
    "(?<mention>@[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.]{0,60}[\\p{L}\\p{N}_])?)",
    `(?<emoji>\\p{RI}\\p{RI}|[0-9#*]\\uFE0F?\\u20E3|(?![©®™])${EMOJI_PART}(?:\\u200D${EMOJI_PART})*|<3+|[:;=]['-]?[)(DPp*/|](?![\\p{L}\\p{N}])|\\^\\^)`,
    `(?<word>[\\p{L}\\p{N}\\p{M}${HIDDEN}]{1,200})`,
    "(?<mark>\\S)",
  ].join("|"),
  "giu",
);

const EMOTICONS: Record<string, string> = {
  "<3": "❤",
  ")": "🙂",
  d: "😃",
  p: "😛",
  "*": "😘",
  "(": "🙁",
  "/": "😕",
  "|": "😐",
  "^^": "🙂",
};

function emojiText(source: string): string {
  if (source.startsWith("<3")) return "❤";
  if (source === "^^") return "🙂";
  const first = source.charCodeAt(0);
  if (first === 58 || first === 59 || first === 61)
    return EMOTICONS[source.at(-1)?.toLowerCase() ?? ")"] ?? "🙂";
  return source.replace(/[\uFE0E\uFE0F\u{1F3FB}-\u{1F3FF}]/gu, "");
}

/** Is this UTF-16 unit an ASCII letter or digit? */
const isPlainUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);

const isDigits = (text: string): boolean => /^[0-9]+$/.test(text);

/**
 * Where a run of ASCII letters and digits that is a word for sure ends; `at` when it may be part of an address, an
 * accented word, an emoji or a longer run, which the pattern decides.
 */
function plainRunEnd(source: string, at: number): number {
  let end = at;
  while (end < source.length && end - at <= LONGEST_WORD && isPlainUnit(source.charCodeAt(end))) end++;
  if (end === at || end - at > LONGEST_WORD) return at;
  if (end === source.length) return end;
  return CLOSES_A_WORD.has(source[end] ?? "") ? end : at;
}

/** Splits a text into words, numbers, emoji, mentions, links and marks, each with its place; words part at apostrophes and hyphens. */
export function tokenise(text: string): Token[] {
  const source = text.length > ANALYSED_UNITS ? text.slice(0, ANALYSED_UNITS) : text;
  const tokens: Token[] = [];
  let joint: Joint = "space";
  let hashtag = false;
  let lastEnd = 0;
  for (let at = 0; at < source.length; ) {
    if (source.charCodeAt(at) === 32) {
      at++;
      continue;
    }
    const plain = plainRunEnd(source, at);
    if (plain > at) {
      const text = source.slice(at, plain).toLowerCase();
      tokens.push({
        kind: isDigits(text) ? "number" : "word",
        text,
        start: at,
        end: plain,
        joint: at > lastEnd ? "space" : joint,
        hashtag: at > lastEnd ? false : hashtag,
      });
      joint = "none";
      hashtag = false;
      lastEnd = plain;
      at = plain;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (match === null) break;
    const start = match.index;
    const end = start + match[0].length;
    at = end;
    if (start > lastEnd) {
      joint = "space";
      hashtag = false;
    }
    lastEnd = end;
    const groups = match.groups ?? {};
    const add = (kind: TokenKind, folded: string) =>
      tokens.push({ kind, text: folded, start, end, joint, hashtag });
    if (groups.word !== undefined) {
      const folded = fold(groups.word).replace(/\s/gu, "");
      if (folded === "") continue;
      add(/^\p{N}+$/u.test(folded) ? "number" : "word", folded);
      joint = "none";
      hashtag = false;
    } else if (groups.emoji !== undefined) {
      add("emoji", emojiText(groups.emoji));
      joint = "none";
    } else if (groups.url !== undefined) {
      add("url", fold(groups.url));
      joint = "none";
    } else if (groups.mention !== undefined) {
      add("mention", fold(groups.mention));
      joint = "none";
    } else {
      const mark = groups.mark ?? "";
      if (mark === "#" || mark === "＃") hashtag = true;
      else if (APOSTROPHES.has(mark)) joint = "apostrophe";
      else if (HYPHENS.has(mark)) {
        // A dash between spaces parts clauses; one between letters joins them.
        const spaced =
          tokens.length === 0 || (tokens.at(-1)?.end ?? 0) < start || source.charCodeAt(end) <= 32;
        if (spaced) add("mark", "-");
        joint = spaced ? "space" : "hyphen";
      } else {
        const folded = fold(mark).trim();
        if (folded !== "") add("mark", folded);
        joint = "none";
      }
    }
  }
  return tokens;
}

/**
 * The spellings a drawn-out word may stand for: `ouiiii` → oui, ouii; `coool` → col, cool.
 *
 * @param word a folded word
 * @returns the word itself when nothing is drawn out
 */
export function shortenings(word: string): string[] {
  if (!/(\p{L})\1/u.test(word)) return [word];
  const once = word.replace(/(\p{L})\1{2,}/gu, "$1");
  const twice = word.replace(/(\p{L})\1{2,}/gu, "$1$1");
  const forms = new Set([word, once, twice]);
  for (const form of [...forms]) {
    forms.add(form.replace(/(\p{L})\1+$/u, "$1"));
  }
  return [...forms];
}
