import type { Random } from "../random.ts";
import type { Language } from "../world/state.ts";

/**
 * Telephone numbers as people type them into a message. Only ranges that ARCEP keeps for fiction:
 * 06 39 98 xx xx (mobile) and 01 99 00 xx xx (landline).
 */
export type FictionalNumber = { pairs: [string, string, string, string, string] };

export function fictionalNumber(random: Random): FictionalNumber {
  const pair = () => String(random.int(0, 99)).padStart(2, "0");
  const lead: [string, string, string] = random.chance(0.85) ? ["06", "39", "98"] : ["01", "99", "00"];
  return { pairs: [...lead, pair(), pair()] };
}

const UNITS = [
  "zéro",
  "un",
  "deux",
  "trois",
  "quatre",
  "cinq",
  "six",
  "sept",
  "huit",
  "neuf",
  "dix",
  "onze",
  "douze",
  "treize",
  "quatorze",
  "quinze",
  "seize",
  "dix-sept",
  "dix-huit",
  "dix-neuf",
];
const TENS: Record<number, string> = {
  2: "vingt",
  3: "trente",
  4: "quarante",
  5: "cinquante",
  6: "soixante",
  8: "quatre-vingt",
};

/** 0-99 in French words: 71 → "soixante et onze", 80 → "quatre-vingts", 98 → "quatre-vingt-dix-huit". */
export function frenchWords(value: number): string {
  if (value < 20) return UNITS[value]!;
  const isSeventyOrNinety = Math.floor(value / 10) === 7 || Math.floor(value / 10) === 9;
  const ten = Math.floor(value / 10) - (isSeventyOrNinety ? 1 : 0);
  const rest = value - ten * 10;
  if (rest === 0) return ten === 8 ? "quatre-vingts" : TENS[ten]!;
  const joinsWithAnd = (rest === 1 || rest === 11) && ten !== 8;
  return `${TENS[ten]}${joinsWithAnd ? " et " : "-"}${UNITS[rest]}`;
}

/** A pair as it is read aloud: "06" → "zéro six", "98" → "quatre-vingt-dix-huit". */
const aloud = (pair: string): string =>
  pair.startsWith("0") && pair !== "00"
    ? `zéro ${UNITS[Number(pair)]}`
    : pair === "00"
      ? "zéro zéro"
      : frenchWords(Number(pair));

const KEYCAP = "\ufe0f\u20e3";

type Spelling = (number: FictionalNumber) => string;
const joined = (number: FictionalNumber, by: string): string => number.pairs.join(by);
const national = (number: FictionalNumber): string => joined(number, "").slice(1);

export const SPELLINGS = {
  spaces: (n) => joined(n, " "),
  dots: (n) => joined(n, "."),
  dashes: (n) => joined(n, "-"),
  solid: (n) => joined(n, ""),
  words: (n) => n.pairs.map(aloud).join(" "),
  halfWords: (n) => `${aloud(n.pairs[0])} ${n.pairs.slice(1).join(" ")}`,
  keycaps: (n) => [...joined(n, "")].map((digit) => digit + KEYCAP).join(""),
  fullWidth: (n) =>
    [...joined(n, "")].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(""),
  plusTrunk: (n) => `+33 (0)${n.pairs[0].slice(1)} ${n.pairs.slice(1).join(" ")}`,
  plus: (n) => `+33${national(n)}`,
  doubleZero: (n) => `0033 ${n.pairs[0].slice(1)} ${n.pairs.slice(1).join(" ")}`,
  apart: (n) => [...joined(n, "")].join(" "),
  letterO: (n) => `o${n.pairs[0].slice(1)} ${n.pairs.slice(1).join(" ")}`,
} satisfies Record<string, Spelling>;

const WEIGHTS: readonly (readonly [keyof typeof SPELLINGS, number])[] = [
  ["spaces", 24],
  ["solid", 14],
  ["dots", 10],
  ["words", 10],
  ["halfWords", 8],
  ["plusTrunk", 7],
  ["keycaps", 6],
  ["plus", 6],
  ["dashes", 5],
  ["apart", 4],
  ["doubleZero", 2],
  ["letterO", 2],
  ["fullWidth", 2],
];

/** Only French speakers say a number in words. */
export function spellNumber(number: FictionalNumber, language: Language, random: Random): string {
  const fitting =
    language === "fr" ? WEIGHTS : WEIGHTS.filter(([name]) => name !== "words" && name !== "halfWords");
  return SPELLINGS[random.weighted(fitting)](number);
}
