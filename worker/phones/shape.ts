import type { Group } from "./chains.ts";
import { type CountryCode, isGrouping } from "./plan.ts";

/** Sizes of the groups behind a calling code written without its plus. */
export const isBareGrouping = (sizes: readonly number[]): boolean =>
  ["1-2-2-2-2", "3-2-2-2", "9", "3-3-3", "2-2-2-2-2", "1-8", "2-3-2-2", "3-6"].includes(
    sizes.slice(1).join("-"),
  );

/** What is known about a number before its shape is judged. */
export type Setting = {
  country: CountryCode;
  /** The person says right before that a number comes. */
  isCued: boolean;
  /** The message is these groups and hardly anything else. */
  isAlone: boolean;
};

/** Do these groups look like one number, rather than a date, a decimal, a list of sizes or a tennis score? */
export function isPlainShape(chain: readonly Group[], at: number, last: number, setting: Setting): boolean {
  const { country, isCued } = setting;
  const groups = chain.slice(at, last + 1);
  const [first] = groups;
  if (first === undefined) return false;
  if (groups.length === 1)
    return country === "FR" || isGrouping(country, [first.digits.length])
      ? !isCompactDate(first.digits) || isCued
      : false;
  const sizes = groups.map((group) => group.digits.length);
  const joints = new Set(groups.slice(1).map((group) => (group.joint === "\n" ? " " : group.joint)));
  const signs = [...joints].filter((joint) => joint !== " ");
  const ones = sizes.every((size) => size === 1);
  const values = groups.map((group) => Number(group.digits));
  if (ones && (joints.size > 1 || isCounting(values))) return false;
  if (signs.length > 2 || (joints.size > 1 && signs.some((sign) => !".-/".includes(sign)))) return false;
  // Belgians write 0470/12.34.56: a slash behind the prefix, and nowhere else.
  if (
    joints.size > 1 &&
    signs.includes("/") &&
    !(groups[1]?.joint === "/" && groups.slice(2).every((group) => group.joint !== "/"))
  )
    return false;
  if (signs.some((sign) => sign === "." || sign === ",") && groups.length === 2 && isDecimal(first.digits))
    return false;
  const pairs = sizes.every((size) => size === 2);
  if (
    pairs &&
    !isCued &&
    (isCounting(values) || (!signs.some((sign) => "./_".includes(sign)) && isClimbing(values)))
  )
    return false;
  if (signs.some((sign) => !".-/_*,".includes(sign)) && !pairs && !ones) return false;
  if (sizes.join("-") === "5-5" && !isCued && arePostcodes(groups)) return false;
  if (country !== "FR") return isGrouping(country, sizes) || (isCued && sizes.every((size) => size >= 2));
  if (pairs || ones || FRENCH_GROUPINGS.has(sizes.join("-"))) return true;
  // Any cut of ten digits, when it is in few pieces, or the person says that it is a number or writes nothing else.
  return joints.size === 1 && joints.has(" ") && (isCued || setting.isAlone || groups.length <= 4);
}

/** `5.678901`: the whole part of a decimal does not begin with a 0, or is one. */
const isDecimal = (whole: string): boolean => ![2, 3, 4].includes(whole.length) && !/^0\d/.test(whole);

/** `06110 06130`: two postcodes of one department. */
const arePostcodes = (groups: readonly Group[]): boolean =>
  groups[1]?.joint !== "-" &&
  groups[1]?.joint !== "." &&
  groups[0]?.digits.slice(0, 2) === groups[1]?.digits.slice(0, 2);

const FRENCH_GROUPINGS = new Set(
  "2-8 4-6 4-2-2-2 4-3-3 2-4-4 2-2-2-4 2-2-4-2 2-4-2-2 4-4-2 4-2-4 2-2-6 2-6-2 6-4 6-2-2 2-2-3-3 3-3-4 3-3-2-2 3-2-2-3 3-2-3-2 3-7 1-9 1-3-3-3 1-1-2-2-2-2 1-1-8 1-1-4-4 1-3-2-2-2 2-3-3-2 2-3-2-3 2-2-2-2-1-1 2-2-2-1-1-2 2-1-1-2-2-2 2-2-1-1-2-2 2-1-2-2-2-1 8-2 5-5 2-2-2-3-1 2-3-5 2-5-3 3-4-3 4-4-1-1 1-1-2-2-4 1-1-2-4-2 1-1-4-2-2 4-1-1-2-2 2-1-1-1-1-2-2 2-2-2-1-1-1-1".split(
    " ",
  ),
);

/** `06 08 10 12 14`: sizes or ages that climb by one same small step. */
export function isCounting(values: readonly number[]): boolean {
  const step = (values[1] ?? 0) - (values[0] ?? 0);
  return (
    Math.abs(step) <= 10 &&
    values.every(
      (value, index) =>
        index === 0 || value - (values[index - 1] ?? 0) === step || (value === 0 && values[index - 1] === 9),
    )
  );
}

/** `06 12 25 33 41`: a draw, départements or sizes in order; hardly one number in a thousand climbs so by chance. */
export const isClimbing = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0)) &&
  (values.at(-1) ?? 0) <= 49;

const isCompactDate = (digits: string): boolean =>
  digits.length === 8 && /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);
