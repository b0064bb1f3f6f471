import { type Lexeme, lexemesOf } from "./ai-lexemes.ts";
import { type CountryCode, nationalLengths } from "./plan.ts";

/** Somebody speaks of a number to be reached at. */
const CUE =
  /\bnum|\bnum[eé]ro|\bt[eé]l|\bphone|\bportable|\bmobile|\bappel|\brappel|\bjoindre|\bjoignable|\bwhats?\s?app|\bcall\b|\btext\b|\bz[eé]ro\s*(?:six|sept|6|7)\b/iu;
const WIDEST_GAP_UNITS = 40;

/**
 * Whether a text in which no rule found a number looks as if it hid one all the same: nearly as many digits, in any
 * disguise, as a number has, close together, and somebody who speaks of being reached.
 */
export function hidesNumber(text: string, country: CountryCode): boolean {
  if (!CUE.test(text.slice(0, 2000))) return false;
  const lengths = nationalLengths(country);
  const [fewest, most] = [Math.min(...lengths) - 1, Math.max(...lengths) + 6];
  let run = 0;
  let last: Lexeme | undefined;
  for (const one of lexemesOf(text.slice(0, 2000))) {
    if (one.kind === "times" || one.kind === "repeat") continue;
    if (last && one.start - last.end > WIDEST_GAP_UNITS) run = 0;
    run += one.kind === "teen" || one.kind === "ten" ? 2 : one.isDoubtful ? 0.5 : 1;
    if (run >= fewest && run <= most) return true;
    last = one;
  }
  return false;
}
