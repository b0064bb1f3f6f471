import type { Group } from "./chains.ts";
import { type CountryCode, fromInternational, fromNational, nationalLengths } from "./plan.ts";
import type { View } from "./view.ts";

/** How the groups were read; `fromWord` tells, cell by cell, which digits were words. */
export type Way = { from: "digits" | "words" | "letters"; fromWord?: boolean[] };

const GLUED_LABEL =
  /(?:^|[^a-z])(?:tel|telephone|t|num|numero|n|port|portable|mob|mobile|gsm|phone|whatsapp|wsp|wa|call|sms|appel|ligne|fixe|au|le|is|est|moi|me|ici|svp|stp)$/;

export function isGluedBefore(text: string, first: Group): boolean {
  const before = text.slice(Math.max(0, first.start - 12), first.start);
  if (/[@#$€£%&]$/.test(before) || /(?<!\d{8})\d[.,]$/.test(before)) return true;
  return /[a-z]$/.test(before) && !GLUED_LABEL.test(before);
}

function isGluedAfter(text: string, end: number): boolean {
  const after = text.slice(end, end + 48);
  if (/^[a-z0-9._+-]{0,40}@/.test(after)) return true;
  if (/^[.,]\d/.test(after)) return false;
  const letters = /^[a-z]+/.exec(after)?.[0];
  return letters !== undefined && (letters.length < 2 || /^[a-z]{2,3}\d/.test(after));
}

/** Nothing beside the groups says that they are part of something longer. */
export function isUndisturbed(
  view: View,
  chain: readonly Group[],
  at: number,
  last: number,
  usedUpTo: number,
  country: CountryCode,
  way: Way,
): boolean {
  const end = chain[last]!.end;
  if (isGluedAfter(view.text, end)) return false;
  const inner = chain[at + 1] && last > at ? chain[at + 1]!.joint : undefined;
  const previous = at > usedUpTo || (at > 0 && usedUpTo < at) ? chain[at - 1] : undefined;
  const isSpoken = (group: Group) => way.fromWord?.[group.start] === true;
  if (previous && !isSpoken(previous) && belongs(view, previous, chain[at]!, inner, chain[at]!.digits.length))
    return false;
  const next = chain[last + 1];
  if (!next || (isSpoken(next) && !isSpoken(chain[last]!))) return true;
  if (!belongs(view, chain[last]!, next, inner, next.digits.length)) return true;
  return startsAnother(chain, last + 1, country);
}

/** Are two neighbouring groups written as one thing? Tight signs (ISBN, IP, decimals) always; else when the rhythm goes on. */
function belongs(view: View, left: Group, right: Group, inner: string | undefined, size: number): boolean {
  const tight = !/\s/.test(view.text.slice(left.end, right.start));
  if (tight && ".-_:".includes(right.joint)) return true;
  if (tight && right.joint === "/" && inner !== undefined) return inner === "/";
  if (inner === undefined)
    return (
      right.joint === " " &&
      /^ $/.test(view.text.slice(left.end, right.start)) &&
      left.digits.length >= 3 &&
      size >= 3 &&
      size !== 5 &&
      left.digits.length !== 5
    );
  return (
    right.joint === inner &&
    (left.digits.length === right.digits.length || size === 2) &&
    left.digits.length > 1
  );
}

/** Does another whole number begin here, as in `0639980001 0639980002`? */
function startsAnother(chain: readonly Group[], at: number, country: CountryCode): boolean {
  let digits = "";
  for (let last = at; last < chain.length && digits.length < 14; last++) {
    digits += chain[last]!.digits;
    if (digits.startsWith("00") && digits.length >= 11 && fromInternational(digits.slice(2))) return true;
    if (nationalLengths(country).includes(digits.length) && fromNational(digits, country)) {
      const next = chain[last + 1];
      return (
        !next ||
        next.joint !== chain[last]!.joint ||
        next.digits.length !== chain[last]!.digits.length ||
        startsAnother(chain, last + 1, country)
      );
    }
  }
  return false;
}
