/** What a word, or a part of a run-together word, says. */
export type Piece = {
  kind: "digits" | "unit" | "teen" | "ten" | "twenty" | "hundred" | "repeat" | "times";
  /** `digits`: as written; else the decimal value. */
  value: string;
  start: number;
  end: number;
  /** Its run is hyphenated throughout, so that a hyphen is no more than a space. */
  hyphensSeparate?: true;
};

type Meaning = { kind: Piece["kind"]; value: string };

/** Digits in French, English, Spanish, Italian, Portuguese and German, with the slips that people type. */
const UNITS: readonly string[] = [
  "zero zeros zerro ziro zeo zro zer nought oh cero null",
  "un une one uno um eins",
  "deux deu two dos due dois zwei zwo 2eux",
  "trois troi three tres tre drei 3ois",
  "quatre quatres quatr quattre katre four cuatro quattro quatro vier",
  "cinq cink cinque sinq five cinco funf 5inq",
  "six sis seis sei sechs 6ix",
  "sept set seven siete sette sete sieben 7ept",
  "huit huite wit uit eight ocho otto oito acht 8uit",
  "neuf neuff neu nine nueve nove neun 9euf",
];
const TEENS: readonly string[] = [
  "dix dis ten diez dieci",
  "onze onz eleven once undici",
  "douze douz twelve doce dodici",
  "treize treze trez thirteen",
  "quatorze quatorz katorze fourteen",
  "quinze quinz kinze fifteen",
  "seize seise seiz sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const TENS: Record<number, string> = {
  30: "trente trante trent thirty trenta treinta",
  40: "quarante quarente carante karante quarant forty fourty cuarenta quaranta",
  50: "cinquante cinquente cincante sinquante cinquant fifty cincuenta cinquanta",
  60: "soixante soissante soixente soisante soixant sixty sesenta sessanta",
  70: "septante seventy setenta settanta",
  80: "huitante octante eighty ochenta ottanta",
  90: "nonante ninety noventa novanta",
};
const VINGT = "vingt vint ving vin20";
const PLURAL_VINGT = "vingts vints";

const MEANINGS = new Map<string, Meaning>();
const enter = (words: string, kind: Piece["kind"], value: string) => {
  for (const word of words.split(" ")) MEANINGS.set(word, { kind, value });
};
for (const [value, words] of UNITS.entries()) enter(words, "unit", String(value));
for (const [value, words] of TEENS.entries()) enter(words, "teen", String(10 + value));
for (const [value, words] of Object.entries(TENS)) enter(words, "ten", value);
enter(VINGT, "twenty", "20");
enter(PLURAL_VINGT, "twenty", "20s");
enter("twenty veinte venti", "ten", "20");
enter("cent cents", "hundred", "100");
enter("double doubles", "repeat", "2");
enter("triple triples", "repeat", "3");
enter("fois", "times", "");

const LONGEST_WORD = 10;
/** Words long enough that one slip still leaves them recognisable, by their length. */
const LONG_WORDS = [...MEANINGS.keys()].filter((word) => word.length >= 5);
/** Real words one letter away from a number. */
const OTHER_WORDS = new Set(
  "douce doux tente rente vente pente quinte trentes sixieme tends rends seine veine cents onces livre forte sorte porte carte cette tiens fines fever lever never seven's horse house honte".split(
    " ",
  ),
);

const AS_LETTER: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" };

/** Words that people write with digits for letters: `zer0`, `s1x`. */
const DISGUISED = new Set(
  "zero deux trois quatre cinq six sept huit neuf onze douze treize quinze seize vingt trente quarante cinquante soixante septante nonante one three four five seven eight nine".split(
    " ",
  ),
);

function meaningOf(part: string): Meaning | undefined {
  const known = MEANINGS.get(part);
  if (known !== undefined) return known;
  if (!/\d/.test(part) || !/[a-z]/.test(part)) return undefined;
  const spelt = part.replace(/[013457]/g, (digit) => AS_LETTER[digit] ?? digit);
  return DISGUISED.has(spelt) ? MEANINGS.get(spelt) : undefined;
}

/** One letter missing, added, wrong, or two swapped. */
function isOneSlip(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1 || typed === word) return typed === word;
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at++;
  if (typed.length === word.length)
    return (
      typed.slice(at + 1) === word.slice(at + 1) ||
      (typed[at] === word[at + 1] && typed[at + 1] === word[at] && typed.slice(at + 2) === word.slice(at + 2))
    );
  return typed.length > word.length
    ? typed.slice(at + 1) === word.slice(at)
    : typed.slice(at) === word.slice(at + 1);
}

function slipOf(token: string): Meaning | undefined {
  if (token.length < 4 || token.length > LONGEST_WORD + 1 || OTHER_WORDS.has(token) || /\d/.test(token))
    return undefined;
  const word = LONG_WORDS.find((known) => known[0] === token[0] && isOneSlip(token, known));
  return word === undefined ? undefined : MEANINGS.get(word);
}

const LONGEST_TOKEN = 140;

/**
 * The numbers a token of letters and digits is made of: `trente9` is 30 and 9, `zerosix39` is 0, 6 and 39.
 *
 * @returns `undefined` when any part of it says something else
 */
export function piecesOf(token: string, start: number): Piece[] | undefined {
  let pieces = cutTokens.get(token);
  if (pieces === undefined) {
    pieces = cutToken(token) ?? null;
    if (cutTokens.size >= MOST_REMEMBERED) cutTokens.clear();
    cutTokens.set(token, pieces);
  }
  return pieces?.map((piece) => ({ ...piece, start: start + piece.start, end: start + piece.end }));
}

/** Tokens cut before, `null` for words that are no numbers: a text repeats its words. */
const cutTokens = new Map<string, readonly Piece[] | null>();
const MOST_REMEMBERED = 2048;

function cutToken(token: string): Piece[] | undefined {
  const start = 0;
  if (/^\d+$/.test(token)) return [{ kind: "digits", value: token, start, end: start + token.length }];
  if (token === "o") return [{ kind: "unit", value: "0", start, end: start + 1 }];
  if (token.length > LONGEST_TOKEN) return undefined;
  const dead = new Set<number>();
  const cut = (at: number): Piece[] | undefined => {
    if (at === token.length) return [];
    if (dead.has(at)) return undefined;
    for (let length = Math.min(LONGEST_WORD, token.length - at); length >= 2; length--) {
      const meaning = meaningOf(token.slice(at, at + length));
      if (meaning === undefined) continue;
      const rest = cut(at + length);
      if (rest !== undefined) return [{ ...meaning, start: start + at, end: start + at + length }, ...rest];
    }
    // `soixanteetonze`
    if (token.startsWith("et", at) && at > 0) {
      const rest = cut(at + 2);
      if (rest !== undefined) return rest;
    }
    const digits = /^\d+/.exec(token.slice(at))?.[0];
    if (digits !== undefined) {
      const rest = cut(at + digits.length);
      if (rest !== undefined)
        return [
          { kind: "digits", value: digits, start: start + at, end: start + at + digits.length },
          ...rest,
        ];
    }
    dead.add(at);
    return undefined;
  };
  const pieces = cut(0);
  if (pieces !== undefined) return pieces;
  const slip = slipOf(token);
  return slip && [{ ...slip, start, end: start + token.length }];
}
