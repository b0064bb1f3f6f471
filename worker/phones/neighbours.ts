import type { Group } from "./chains.ts";
import { type CountryCode, fromInternational, fromNational, nationalLengths } from "./plan.ts";
import type { View } from "./view.ts";

/** How the groups were read; `touched` tells, cell by cell, which digits were words or letters. */
export type Way = { from: "digits" | "words" | "letters"; touched?: Uint8Array };

const PHONE_WORD =
  "tel|telephone|t|num|numero|n|no|port|portable|mob|mobile|cell|cel|gsm|phone|whats|whatsapp|whatsap|wtsp|wsp|wa|call|sms|text|txt|r?app?el\\w*|contact\\w*|joindre|ligne|fixe|bureau|perso|pro|maison";
const GLUED_LABEL = new RegExp(`(?:^|[^a-z])(?:${PHONE_WORD}|au|le|is|est|moi|me|ici|svp|stp|merci|et|ou)$`);
const DOTTED_LABEL = new RegExp(`(?:^|[^a-z0-9])(?:${PHONE_WORD})[._-]{1,3}$`);
const HANDLE_LABEL =
  /(?:insta(?:gram)?|\big\b|snap(?:chat)?|tik ?tok|pseudo|twitter|discord|telegram|facebook|\bfb\b|compte|profil|page|user(?:name)?|@)[^\d]{0,24}$/;
const PHONE_NEAR = new RegExp(`(?:^|[^a-z])(?:${PHONE_WORD})(?:[^a-z]|$)`);

/** Does the first group continue a word, a user name or a decimal? */
export function isGluedBefore(text: string, first: Group): boolean {
  const before = text.slice(Math.max(0, first.start - 24), first.start);
  if (/[@#$€£%&]$/.test(before) || /(?<!\d{8})\d[.,]$/.test(before)) return true;
  // `@lea.0639…`, `marie_0639…`: a user name.
  if (/@[a-z0-9._-]*$/.test(before) || (/[a-z0-9]_$/.test(before) && !DOTTED_LABEL.test(before))) return true;
  if (/[a-z]\.$/.test(before) && !DOTTED_LABEL.test(before) && HANDLE_LABEL.test(before)) return true;
  if (!/[a-z]$/.test(before) || GLUED_LABEL.test(before)) return false;
  if (!/(?:^|[^a-z0-9._@#/-])[a-z]{3,}$/.test(before) || first.digits.length < 10) return true;
  // `Marie0639980012 c'est mon tel`
  const around = text.slice(Math.max(0, first.start - 60), first.start);
  return (
    HANDLE_LABEL.test(around) ||
    !(
      PHONE_NEAR.test(around.replace(/[a-z]+$/, "")) || PHONE_NEAR.test(text.slice(first.end, first.end + 40))
    )
  );
}

/** `pseudo 0639980012lea`: letters go on behind, and a name was announced. */
export const isUserName = (text: string, start: number, end: number): boolean =>
  /^[a-z_]/.test(text.slice(end, end + 1)) && HANDLE_LABEL.test(text.slice(Math.max(0, start - 30), start));

function isGluedAfter(text: string, end: number): boolean {
  const after = text.slice(end, end + 48);
  if (/^[a-z0-9._+-]{0,40}@[a-z]/.test(after)) return true;
  if (/^[.,]\d/.test(after)) return false;
  // The sixth byte of a MAC address.
  if (/^:[0-9a-f]{2}(?![a-z0-9])/.test(after)) return true;
  const letters = /^[a-z]+/.exec(after)?.[0];
  if (letters === undefined || /^x+$/.test(letters)) return false;
  return letters.length < 2 || /^[a-z]{2,3}\d/.test(after);
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
  const inner = { joint: last > at ? chain[at + 1]!.joint : undefined, breaks: hasBreak(chain, at, last) };
  const previous = at > usedUpTo || (at > 0 && usedUpTo < at) ? chain[at - 1] : undefined;
  const isSpoken = (group: Group) => way.from === "words" && way.touched?.[group.start] === 1;
  if (
    previous &&
    !isSpoken(previous) &&
    !isMeasure(view.text, previous) &&
    belongs(view, previous, chain[at]!, inner, chain[at]!.digits.length)
  )
    return false;
  const next = chain[last + 1];
  if (!next || (isSpoken(next) && !isSpoken(chain[last]!))) return true;
  if (!belongs(view, chain[last]!, next, inner, next.digits.length)) return true;
  return isMeasure(view.text, next) || startsAnother(chain, last + 1, country);
}

function hasBreak(chain: readonly Group[], at: number, last: number): boolean {
  for (let index = at + 1; index <= last; index++) if (chain[index]!.joint === "\n") return true;
  return false;
}

type Inner = { joint: string | undefined; breaks: boolean };

/** `14h`, `24/24`, `34 ans`, `50 €`: a group that says something else than digits of a number. */
const MEASURE_AFTER =
  /^(?:\s?h(?:\d|\b|eures?\b)|\s{0,2}(?:€|\$|£|%|euros?\b|eur\b|ans?\b|mois\b|jours?\b|semaines?\b|min(?:utes?)?\b|cm\b|kg\b|km\b|g\b|ml\b|places?\b|pers(?:onnes?)?\b|enfants?\b|rue\b|bis\b|avenue\b|bd\b|boulevard\b|pieces?\b|articles?\b|x\b|fois\b)|\/(?:7|24)(?!\d)|[jx]\/?[27]|[a-z])/;
/** `@marie06 `, `n°2. `, `h24 `: glued to a word, so not the beginning of a number. */
const GLUED_TO_WORD = /[a-z°@#$€£_]$/;

/** `mon 06 : 06 39 …` */
const NAMED_06 = /(?:mon|ton|son|votre|le|un|num|c'?est) $/;

const isMeasure = (text: string, group: Group): boolean =>
  (/^0[67]$/.test(group.digits) &&
    NAMED_06.test(text.slice(Math.max(0, group.start - 7), group.start)) &&
    /^\s?[:=>-]/.test(text.slice(group.end, group.end + 2))) ||
  MEASURE_AFTER.test(text.slice(group.end, group.end + 12)) ||
  (GLUED_TO_WORD.test(text.slice(Math.max(0, group.start - 1), group.start)) && group.digits.length <= 6);

/** `… 12 14 16 …`: the same size and sign before and behind, so that no number begins here. */
export function isAmidRow(view: View, chain: readonly Group[], at: number, way: Way): boolean {
  const [left, here, right] = [chain[at - 1], chain[at]!, chain[at + 1]];
  if (left === undefined || right === undefined || here.digits.length > 5 || here.digits.length < 2)
    return false;
  if (left.digits.length !== here.digits.length || here.joint !== right.joint || here.joint === "\n")
    return false;
  return !(way.from === "words" && way.touched?.[left.start] === 1) && !isMeasure(view.text, left);
}

/** Are two neighbouring groups written as one thing? Tight signs (ISBN, IP, decimals) always; else when the rhythm goes on. */
function belongs(view: View, left: Group, right: Group, inner: Inner, size: number): boolean {
  const between = view.text.slice(left.end, right.start);
  // A number that stands on one line ends with it.
  if (right.joint === "\n" && !inner.breaks) return false;
  const tight = !/\s/.test(between);
  if (tight && ".-_:".includes(right.joint)) return true;
  if (tight && right.joint === "/" && inner.joint !== undefined) return inner.joint === "/";
  if (inner.joint === undefined)
    return (
      right.joint === " " &&
      between === " " &&
      left.digits.length >= 3 &&
      size >= 3 &&
      size !== 5 &&
      left.digits.length !== 5
    );
  // One digit more in a row of single digits.
  if (left.digits.length === 1 && size === 1) return right.joint === left.joint;
  return (
    right.joint === inner.joint &&
    (left.digits.length === right.digits.length || size === 2 || (size === 1 && left.digits.length === 5)) &&
    left.digits.length > 1
  );
}

const NUMBERS_LOOKED_AHEAD = 2;

/** Does another whole number begin here, as in `0639980001 0639980002`? */
export function startsAnother(
  chain: readonly Group[],
  at: number,
  country: CountryCode,
  ahead = NUMBERS_LOOKED_AHEAD,
): boolean {
  if (ahead === 0) return true;
  if (country === "FR" && !chain[at]!.digits.startsWith("0")) return false;
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
        startsAnother(chain, last + 1, country, ahead - 1)
      );
    }
  }
  return false;
}
