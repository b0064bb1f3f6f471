import { SEARCHED_UNITS } from "./view.ts";

const FEWEST_DIGITS = 5;

/** Words of digits in the languages people here write in; four in a row, or one that only numbers use, may be a number. */
const DIGIT_WORD =
  "(?:z[eé]ro|oh?|one|two|three|four|five|six|seven|eight|nine|double|triple|une?|deux|trois|quatre|cinq|sept|huit|neuf|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|due|tre|quattro|cinque|sei|sette|otto|nove|um|dois|quatro|sete|oito|null|eins|zwei|zwo|drei|vier|f[uü]nf|sechs|sieben|acht|neun)";
const NUMBER_WORDS = new RegExp(
  `z(?:[eé]|eé)?r+[o0]|zro[ -]|nought|quarante|soixante|septante|huitante|octante|nonante|cinquante|vingt|trente|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|\\bo[ -]?(?:six|sept|un|deux|trois|quatre|cinq|neuf)\\b|(?:\\b${DIGIT_WORD}[ ,.-]{1,3}){4}`,
  "i",
);

const DIGIT_WORDS = new RegExp(`\\b(?:six|${DIGIT_WORD.slice(3)}\\b`, "gi");

/** Does the text say numbers in words at all? */
export const saysNumbers = (text: string): boolean => NUMBER_WORDS.test(text);

/** A digit that is not 0-9: full-width, Arabic, mathematical, raised, circled … by UTF-16 unit, generously. */
const isOtherDigit = (code: number): boolean =>
  (code >= 0x0660 && code <= 0x0fff) ||
  (code >= 0x2070 && code <= 0x2089) ||
  (code >= 0x2460 && code <= 0x24ff) ||
  (code >= 0x2776 && code <= 0x2793) ||
  (code >= 0xff10 && code <= 0xff19) ||
  code === 0xd835 ||
  code === 0xb9 ||
  code === 0xb2 ||
  code === 0xb3;

/** Fast and generous: `false` only for a text that cannot hold a number. */
export function mayHoldPhone(text: string): boolean {
  const length = Math.min(text.length, SEARCHED_UNITS);
  let digits = 0;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 48) continue;
    if (code <= 57 || (code > 0xb0 && isOtherDigit(code))) {
      digits++;
      if (digits >= FEWEST_DIGITS) return true;
    }
  }
  const read = length === text.length ? text : text.slice(0, length);
  if (saysNumbers(read)) return true;
  return digits >= 2 && digits + (read.match(DIGIT_WORDS)?.length ?? 0) >= 8;
}
