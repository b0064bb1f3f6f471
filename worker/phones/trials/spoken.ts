import type { Chance } from "./seeded.ts";

const UNITS =
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(
    " ",
  );
const TENS: Record<number, string> = {
  2: "vingt",
  3: "trente",
  4: "quarante",
  5: "cinquante",
  6: "soixante",
};

/** A pair of digits as it is said in France (`71` → `soixante-et-onze`), or in Belgium and Switzerland. */
export function pairInFrench(pair: string, way: "france" | "belgium" | "switzerland" = "france"): string {
  const value = Number(pair);
  if (pair.length === 1) return UNITS[value] ?? "";
  if (pair.startsWith("0")) return `zéro ${UNITS[value] ?? ""}`;
  if (value < 20) return UNITS[value] ?? "";
  const [tens, unit] = [Math.floor(value / 10), value % 10];
  if (way !== "france" && tens >= 7) {
    const name =
      tens === 7 ? "septante" : tens === 9 ? "nonante" : way === "switzerland" ? "huitante" : "quatre-vingt";
    if (unit === 0) return name === "quatre-vingt" ? "quatre-vingts" : name;
    return unit === 1 && tens !== 8 ? `${name} et un` : `${name}-${UNITS[unit]}`;
  }
  if (tens === 7) return unit === 1 ? "soixante et onze" : `soixante-${UNITS[10 + unit]}`;
  if (tens === 8) return unit === 0 ? "quatre-vingts" : `quatre-vingt-${UNITS[unit]}`;
  if (tens === 9) return `quatre-vingt-${UNITS[10 + unit]}`;
  const name = TENS[tens] ?? "";
  return unit === 0 ? name : unit === 1 ? `${name} et un` : `${name}-${UNITS[unit]}`;
}

export const digitInFrench = (digit: string): string => UNITS[Number(digit)] ?? "";

const ENGLISH = "zero one two three four five six seven eight nine".split(" ");

/** Digits as they are read out in English: `oh`, `double`, `triple`. */
export function digitsInEnglish(digits: string, chance: Chance, doubles: boolean): string {
  const zero = chance.one(["oh", "zero", "o"]);
  const words: string[] = [];
  for (let at = 0; at < digits.length; at++) {
    const digit = digits[at] ?? "";
    const word = digit === "0" ? zero : (ENGLISH[Number(digit)] ?? "");
    if (doubles && digits[at + 1] === digit) {
      const isTriple = digits[at + 2] === digit;
      words.push(`${isTriple ? "triple" : "double"} ${word}`);
      at += isTriple ? 2 : 1;
    } else words.push(word);
  }
  return words.join(" ");
}

const TYPOS: readonly (readonly [right: RegExp, wrong: string])[] = [
  [/quatre\b/g, "quatres"],
  [/quatre/g, "quattre"],
  [/quatre/g, "quatr"],
  [/vingt\b/g, "vingts"],
  [/vingt/g, "vint"],
  [/vingt/g, "ving"],
  [/soixante/g, "soixente"],
  [/soixante/g, "soisante"],
  [/cinquante/g, "cinquente"],
  [/quarante/g, "quarente"],
  [/quarante/g, "carante"],
  [/trente/g, "trante"],
  [/zéro/g, "zerro"],
  [/zéro/g, "zéros"],
  [/huit/g, "huite"],
  [/sept\b/g, "set"],
  [/treize/g, "treze"],
  [/douze/g, "douz"],
  [/cinq\b/g, "cinque"],
  [/neuf/g, "neuff"],
  [/quinze/g, "quinz"],
  [/seize/g, "seise"],
  [/onze/g, "onz"],
];

/** One slip of the thumb in number words. */
export function withTypo(words: string, chance: Chance): string {
  const fitting = TYPOS.filter(([right]) => words.search(right) >= 0);
  if (fitting.length === 0) return words;
  const [right, wrong] = chance.one(fitting);
  return words.replace(right, wrong);
}

export const withoutAccents = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");
