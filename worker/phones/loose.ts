import { announcesPhone, isSomethingElse } from "./context.ts";
import { type Callable, type CountryCode, fromInternational, fromNational } from "./plan.ts";
import { isClimbing, isCounting } from "./shape.ts";

/** Five pairs of a French-style number with anything between them, where the regular search found nothing. */
export type LoosePhone = {
  callable: Callable;
  /** Cells, end exclusive. */
  start: number;
  end: number;
};

const CONNECTIVE =
  "(?:et puis|et ensuite|et enfin|et apres|et|puis|ensuite|apres|enfin|suivi de|suivi du|la suite|point|pt|virgule|tiret|slash|espace|etoile|and|then|dot|dash|comma)";
const SIGNS = "[^a-z0-9@€$£%°?]";
const BETWEEN = `(?:${SIGNS}{1,8}|${SIGNS}{0,4}${CONNECTIVE}${SIGNS}{0,4}|\\s[a-z]\\s|[a-z])`;
const FIVE_PAIRS = new RegExp(
  `(?<![a-z0-9])((?:\\+ ?|00${SIGNS}{0,3})33(?:${SIGNS}{0,4}|${SIGNS}{1,3}${CONNECTIVE}${SIGNS}{1,3})0?[1-9]|0[1-9])(${BETWEEN})(\\d\\d)(${BETWEEN})(\\d\\d)(${BETWEEN})(\\d\\d)(${BETWEEN})(\\d\\d)(?!\\d|[.,]\\d|[a-z]\\d|\\s?h\\b|\\s?€|\\s?%)`,
  "g",
);
const PAIR_BEHIND = new RegExp(`^(${BETWEEN})\\d{1,2}(?!\\d)(?!\\s?(?:h|€|eur|ans|an\\b|%|/))`);
/** Beginnings tried in one text: a bound, not a rule; real texts need a handful. */
const MOST_TRIED = 150;
/** Countries whose national numbers are a 0 and nine more digits, written in pairs. */
const PAIRED: readonly CountryCode[] = ["FR", "MA", "DZ", "CI", "BE", "RE", "GP", "MQ", "GF", "YT"];

/**
 * Searches for five pairs with mixed signs, letters or small words between them.
 *
 * @param isKnown was everything between these cells judged before?
 */
export function* loosePhones(
  text: string,
  country: CountryCode,
  isKnown: (start: number, end: number) => boolean,
): Generator<LoosePhone> {
  let tried = 0;
  FIVE_PAIRS.lastIndex = 0;
  for (let match = FIVE_PAIRS.exec(text); match !== null; match = FIVE_PAIRS.exec(text)) {
    if (tried++ >= MOST_TRIED) return;
    const [whole, first = "", j1 = "", p1 = "", j2 = "", p2 = "", j3 = "", p3 = "", j4 = "", p4 = ""] = match;
    const joints = [j1, j2, j3, j4];
    const pairs = [p1, p2, p3, p4];
    // Where this is none, one may begin inside it.
    FIVE_PAIRS.lastIndex = match.index + 1;
    const end = match.index + whole.length;
    if (isKnown(match.index, end)) {
      FIVE_PAIRS.lastIndex = match.index + first.length;
      continue;
    }
    const before = text.slice(Math.max(0, match.index - 60), match.index);
    const isCued = announcesPhone(before);
    // A byte before or behind: a MAC or IP address.
    if (/[a-z0-9]{1,3}[.:\-_/]$/.test(before) || /^:[0-9a-f]{2}(?![a-z0-9])/.test(text.slice(end, end + 4)))
      continue;
    if (continues(before, joints)) continue;
    if (isSomethingElse({ before, after: text.slice(end, end + 40) }, false)) continue;
    if (!isOneNumber(first, joints, pairs, isCued) || goesOn(text.slice(end, end + 16), joints)) continue;
    const digits = first.replace(/\D/g, "") + pairs.join("");
    const isAbroad = first.length > 2;
    if (!isAbroad && !PAIRED.includes(country)) continue;
    const callable = isAbroad ? fromInternational(digits.replace(/^00/, "")) : fromNational(digits, country);
    if (callable === undefined) continue;
    FIVE_PAIRS.lastIndex = end;
    yield { callable, start: match.index, end };
  }
}

const isTightLetter = (joint: string): boolean => /^[a-z]$/.test(joint);
const signOf = (joint: string): string => joint.replace(/\s+/g, "") || " ";

function isOneNumber(
  first: string,
  joints: readonly string[],
  pairs: readonly string[],
  isCued: boolean,
): boolean {
  // `06x39x98`: one same letter; otherwise digits and letters are a code.
  if (joints.some(isTightLetter) && new Set(joints).size > 1) return false;
  const signs = joints.map(signOf);
  const kinds = new Set(signs);
  if (
    joints.filter((joint) => joint.includes("\n")).length > 0 &&
    !joints.every((joint) => joint.includes("\n")) &&
    kinds.size > 2
  )
    return false;
  // A line that holds a whole number is not the second half of the line above.
  if (joints.some((joint, index) => joint.includes("\n") && /^0[1-9]/.test(pairs[index] ?? "") && index < 3))
    return false;
  const values = [first.slice(-2), ...pairs].map(Number);
  if (isCounting(values)) return false;
  if (isCued) return true;
  if (isClimbing(values)) return false;
  // `06, 12, 34, 56 et 78` is a list, as long as nobody says that a number comes.
  const [last = ""] = signs.slice(-1);
  if (/^(?:et|and)/.test(last) && !signs.slice(0, -1).some((sign) => /[a-z]/.test(sign))) return false;
  if (joints.every((joint) => /^\s[a-z]\s$/.test(joint))) return true;
  if (kinds.size > 3) return signs.every((sign) => " .-/_,".includes(sign) || /^[a-z]{2}/.test(sign));
  // `06/12 07/11 09`, `06.50 07.90`: dates, times or prices one after another.
  if (isDated(signs, values)) return false;
  if (
    signs[0] === signs[2] &&
    signs[1] === signs[3] &&
    signs[0] !== signs[1] &&
    "/.:-,h".includes(signs[0] ?? "")
  )
    return !isDateOrTime(values[0], values[1]) || !isDateOrTime(values[2], values[3]);
  return true;
}

/** `06/12/26 14 30`, `14 30 06/12/26`: a day of three parts beside something else. */
const isDated = (signs: readonly string[], [a, b, c, d]: readonly number[]): boolean =>
  ("/.-".includes(signs[0] ?? "") && signs[0] === signs[1] && signs[1] !== signs[2] && isDay(a, b)) ||
  ("/.-".includes(signs[3] ?? "") && signs[3] === signs[2] && signs[2] !== signs[1] && isDay(c, d));

const isDay = (day = 0, month = 0): boolean => day >= 1 && day <= 31 && month >= 1 && month <= 12;

const isDateOrTime = (left = 0, right = 0): boolean =>
  isDay(left, right) || (left < 24 && right % 5 === 0 && right < 60);

/** Pairs before, joined as those inside: a longer row of numbers. */
function continues(before: string, joints: readonly string[]): boolean {
  const joint = /(?<![a-z0-9])\d\d([^a-z0-9]{1,4})$/.exec(before)?.[1];
  return (
    joint !== undefined && !joint.includes("\n") && joints.every((inner) => signOf(inner) === signOf(joint))
  );
}

/** More pairs behind, joined as those inside: a longer row of numbers. */
function goesOn(after: string, joints: readonly string[]): boolean {
  const joint = PAIR_BEHIND.exec(after)?.[1];
  if (joint === undefined || joint.includes("\n")) return false;
  return joints.some((inner) => signOf(inner) === signOf(joint));
}
