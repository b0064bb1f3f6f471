import { endOf, startOf, viewOf } from "./view.ts";

/** Something in a text that may stand for digits. */
export type Lexeme = {
  /** `digit` as written; `letter` looks like one; the others are words. `value` is decimal. */
  kind: "digit" | "letter" | "unit" | "teen" | "ten" | "hundred" | "repeat" | "times";
  value: number;
  /** It may mean something else as well (`un`, `neuf`, a lone `o`): a number may pass over it. */
  isDoubtful: boolean;
  /** Place in the source, UTF-16 units, end exclusive. */
  start: number;
  end: number;
};

const UNITS: readonly string[] = [
  "zero|zeros|zerro|zro|zr|zer|null|cero|nul|sero|oh",
  "un|une|one|uno|um|eins|hun|in|1|ain",
  "deux|deu|de|two|dos|dois|due|zwei|zwo|d2|to|too|dex",
  "trois|troi|three|tres|tre|drei|trwa|twa|3|troa",
  "quatre|quatr|quat|katre|katr|kat|four|cuatro|quattro|quatro|vier|for|cat",
  "cinq|cink|sinq|sink|five|cinco|cinque|funf|sin|sank|saint",
  "six|sis|siz|cis|sizz|sei|seis|sechs|sics|sisse",
  "sept|set|cet|seven|siete|sette|sete|sieben|cette|7",
  "huit|uit|wit|weet|eight|ocho|otto|oito|acht|huite|ate|8",
  "neuf|nef|neuve|nine|nueve|nove|neun|noeuf|9|noeuf",
];
const TEENS: readonly string[] = [
  "dix|dis|diz|ten|diez|dieci|zehn|disse",
  "onze|onz|eleven|once|undici|elf",
  "douze|douz|twelve|doce|dodici|zwolf",
  "treize|trez|trese|thirteen|trece|tredici",
  "quatorze|katorz|quatorz|fourteen|catorce|quattordici",
  "quinze|kinz|quinz|fifteen|quince|quindici",
  "seize|sez|seiz|sixteen|sedici",
  "seventeen|diecisiete|diciassette",
  "eighteen|dieciocho|diciotto",
  "nineteen|diecinueve|diciannove",
];
const TENS: Readonly<Record<number, string>> = {
  20: "vingt|vingts|vin|vint|vain|vins|twenty|veinte|venti|vinte",
  30: "trente|trent|trante|trant|thirty|treinta|trenta|trinta",
  40: "quarante|karante|karant|quarant|forty|fourty|cuarenta|quaranta|quarenta",
  50: "cinquante|cinkante|sinkante|sinquante|fifty|cincuenta|cinquanta|cinquenta",
  60: "soixante|soissante|swasante|soisante|soixent|sixty|sesenta|sessanta|sessenta",
  70: "septante|seventy|setenta|settanta",
  80: "huitante|octante|eighty|ochenta|ottanta|oitenta",
  90: "nonante|ninety|noventa|novanta",
};

type Meaning = Pick<Lexeme, "kind" | "value">;
const WORDS = new Map<string, Meaning>();
const enter = (list: string, kind: Lexeme["kind"], value: number) => {
  for (const word of list.split("|")) if (!/^\d$/.test(word)) WORDS.set(word, { kind, value });
};
for (const [value, list] of Object.entries(TENS)) enter(list, "ten", Number(value));
for (const [index, list] of TEENS.entries()) enter(list, "teen", 10 + index);
for (const [value, list] of UNITS.entries()) enter(list, "unit", value);
enter("cent|cents|hundred|cien|cento", "hundred", 100);
enter("double|doubles|doppel|doble|deuxfois", "repeat", 2);
enter("triple|triples|troisfois", "repeat", 3);
enter("fois|times|x", "times", 0);

/** Words of the list that mostly say something else. */
const DOUBTFUL = new Set(
  "un une in one um to too de for cat cet cette set saint sin ain hun dis ten once elf due tre tres vin vain vint x sei cis ate nef kat oh".split(
    " ",
  ),
);
const LONGEST_WORD = 12;
/** A slip in a short word makes another word. */
const FEWEST_FOR_SLIP = 5;
const LONG_WORDS = [...WORDS.keys()].filter((word) => word.length >= FEWEST_FOR_SLIP);

/** Letters that look like a digit: alone, and only between digits. */
const ALONE: Readonly<Record<string, number>> = { o: 0, q: 0, i: 1, l: 1, z: 2, s: 5, b: 8, g: 9 };
const BETWEEN: Readonly<Record<string, number>> = { ...ALONE, e: 3, a: 4, t: 7 };
const AS_LETTER: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "!": "i",
  "@": "a",
  "€": "e",
  $: "s",
  "*": "",
};

function slipOf(word: string): Meaning | undefined {
  if (word.length < FEWEST_FOR_SLIP || word.length > LONGEST_WORD) return undefined;
  const found = LONG_WORDS.find((known) => known[0] === word[0] && isOneSlip(word, known));
  return found === undefined ? undefined : WORDS.get(found);
}

function isOneSlip(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at++;
  if (typed.length > word.length) return typed.slice(at + 1) === word.slice(at);
  if (typed.length < word.length) return typed.slice(at) === word.slice(at + 1);
  return (
    typed.slice(at + 1) === word.slice(at + 1) ||
    (typed[at] === word[at + 1] && typed[at + 1] === word[at] && typed.slice(at + 2) === word.slice(at + 2))
  );
}

const plain = (token: string): string =>
  [...token].map((character) => AS_LETTER[character] ?? character).join("");
/** `zerooo`, `siiix`: letters drawn out. */
const short = (word: string): string => word.replace(/(.)\1{2,}/g, "$1");

/** How much of a text is looked at, UTF-16 units. */
export const SUPPORT_UNITS = 4000;

/** Everything in a text that may stand for digits, in order. Generous: whoever uses it needs many of them in a row. */
export function lexemesOf(text: string): Lexeme[] {
  const view = viewOf(text.slice(0, SUPPORT_UNITS));
  const found: Lexeme[] = [];
  const add = (meaning: Meaning, first: number, end: number, isDoubtful: boolean) =>
    found.push({ ...meaning, isDoubtful, start: startOf(view, first), end: endOf(view, end - 1) });
  for (const { 0: token, index } of view.text.matchAll(/[a-z0-9!@€$*]+/g)) {
    const whole = meaningOf(token);
    if (whole) {
      add(whole, index, index + token.length, DOUBTFUL.has(token));
      continue;
    }
    if (/^[a-z]+$/.test(token)) {
      const alone = token.length === 1 ? ALONE[token] : undefined;
      if (alone !== undefined) add({ kind: "letter", value: alone }, index, index + 1, true);
      else for (const part of partsOf(token)) add(part.meaning, index + part.at, index + part.end, false);
      continue;
    }
    for (const part of token.matchAll(/\d|[a-z!@€$*]+/g)) {
      const at = index + part.index;
      if (/^\d$/.test(part[0])) add({ kind: "digit", value: Number(part[0]) }, at, at + 1, false);
      else {
        const word = meaningOf(part[0]);
        if (word) add(word, at, at + part[0].length, DOUBTFUL.has(part[0]));
        else if (part[0].length <= 3) {
          // `O6l2`: letters between digits that look like digits.
          [...part[0]].forEach((letter, place) => {
            const value = BETWEEN[plain(letter)];
            if (value !== undefined) add({ kind: "letter", value }, at + place, at + place + 1, true);
          });
        } else for (const inner of partsOf(part[0])) add(inner.meaning, at + inner.at, at + inner.end, false);
      }
    }
  }
  return found;
}

function meaningOf(token: string): Meaning | undefined {
  if (!/[a-z]/.test(token) || token.length > 3 * LONGEST_WORD) return undefined;
  const word = short(plain(token));
  return WORDS.get(word) ?? slipOf(word);
}

/** `zerosixtrenteneuf`: words written together, the longest first; nothing unless they fill the token. */
function partsOf(token: string): { meaning: Meaning; at: number; end: number }[] {
  const parts: { meaning: Meaning; at: number; end: number }[] = [];
  const letters = plain(token);
  if (letters.length !== token.length || letters.length > 120) return [];
  const dead = new Set<number>();
  const cut = (at: number): boolean => {
    if (at === letters.length) return true;
    if (dead.has(at)) return false;
    for (let length = Math.min(LONGEST_WORD, letters.length - at); length >= 2; length--) {
      const meaning = WORDS.get(letters.slice(at, at + length));
      if (!meaning) continue;
      parts.push({ meaning, at, end: at + length });
      if (cut(at + length)) return true;
      parts.pop();
    }
    if (at > 0 && letters.startsWith("et", at) && cut(at + 2)) return true;
    dead.add(at);
    return false;
  };
  return cut(0) && parts.length > 1 ? parts : [];
}
