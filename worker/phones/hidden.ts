import { isSomethingElse } from "./context.ts";
import { type CountryCode, findPhones } from "./detect.ts";
import { urlSpans } from "./links.ts";
import { nationalLengths } from "./plan.ts";
import { viewOf } from "./view.ts";

/** How much of a text is looked at, UTF-16 units: a hidden number is short. */
const LOOKED_UNITS = 2_000;
/** Cells between two numbers of one hidden number, at most. */
const WIDEST_GAP = 30;
/** Fewest digits that a hidden number still shows, when the person says that it is one. */
const FEWEST_ANNOUNCED = 7;

/** Number words however they are misspelt, with how many digits each stands for. */
const SPOKEN: readonly (readonly [word: RegExp, digits: number])[] = [
  [/^(?:z+[aei]*r+[o0u]*s?|zr+o|oh?|null|cero)$/, 1],
  [
    /^(?:un|une|hun|one|uno|deu[xsz]?|2eux|two|dos|tr[ow]+[ai]?[sx]?|three|tres|[kq]u?atr+e?s?|katr|four|cuatro)$/,
    1,
  ],
  [
    /^(?:[cs][aei]+n[ckq]+e?|five|cinco|s+[iy]+[sxz]+e?|six|seis|sep?t+e?|seven|siete|[hw]?u?[iy]+te?|eight|ocho|n[eo]+u?[fv]+e?|nine|nueve)$/,
    1,
  ],
  [
    /^(?:di[sxz]+e?|on[csz]+e?|dou?[csz]+e?|tr[ae]+i?[sz]+e?|[kq]u?ator[sz]e?|[kq]u?[ae]?in[sz]+e?|[sc][ae]+i?[sz]+e|ten|eleven|twelve|\w+teen)$/,
    2,
  ],
  [
    /^(?:v[aei]+n[gt]*s?|twenty|tr[ae]+n?te?|thirty|[ckq]u?ar[ae]+n?te?|fou?rty|[cs][ie]+n[ckq]+u?[ae]+n?te?|fifty|s[ow]+[ai]*[sx]+[ae]+n?te?|sixty|sept[ae]nte?|n[ow]n[ae]nte?|[hw]uit[ae]nte?|\w{3,5}nty|\w{3,5}ghty)$/,
    2,
  ],
];
const ANNOUNCED =
  /(?:^|[^a-z])(?:(?:mon|my|mn|le|notre|nouveau)\s+(?:num\w*|tel\w*|portable|port|whatsapp|wtsp|06|07|phone|cell|number)|num|numero|tel|telephone|r?app?el\w*|m'?ap+el\w*|apl|call|text me|joindre|joignable|whats?app?|wtsp|wsp|sms)(?:[^a-z]|$)/;
const BACKWARDS = /(?:^|[^a-z])(?:a l'envers|envers|backwards?|reversed?|inverse)(?:[^a-z]|$)/;
/** What else digits are often: counts, money, time, sizes. */
const MEASURED =
  /^\s?(?:h\b|h\d|€|\$|£|%|eur|ans?\b|mois|jours?|min|cm\b|mm\b|kg|km|g\b|ml|x\d|fois|places?|pers|enfants?|rue|bis|avenue|abonn|vues|likes?|followers|k\b|pieces?|semaines?|\/\d)/;
const ORDINARY = /^(?:un|une|one|o|oh|six|dix|uno|dos|tres|due|tre)$/;

type Atom = { digits: number; first: string; start: number; end: number; isWord: boolean };

/** Digits and number words of a view, without links, dates and measures. */
function atomsOf(text: string): Atom[] {
  const atoms: Atom[] = [];
  const links = urlSpans(text);
  for (const { 0: token, index } of text.matchAll(/\d+|[a-z]+/g)) {
    const end = index + token.length;
    if (links.some((link) => index < link.end && link.start < end)) continue;
    if (/^\d/.test(token)) {
      const isOther =
        token.length > 12 ||
        MEASURED.test(text.slice(end, end + 10)) ||
        /[€$£#@°]\s?$/.test(text.slice(Math.max(0, index - 2), index));
      if (!isOther) atoms.push({ digits: token.length, first: token[0]!, start: index, end, isWord: false });
      continue;
    }
    const digits = SPOKEN.find(([word]) => word.test(token))?.[1];
    if (digits !== undefined)
      atoms.push({
        digits,
        first: /^(?:z|o|null|cero)/.test(token) && digits === 1 && !/^on/.test(token) ? "0" : "",
        start: index,
        end,
        isWord: true,
      });
  }
  return atoms;
}

function clustersOf(atoms: readonly Atom[]): Atom[][] {
  const clusters: Atom[][] = [];
  for (const atom of atoms) {
    const cluster = clusters.at(-1);
    if (cluster !== undefined && atom.start - cluster.at(-1)!.end <= WIDEST_GAP) cluster.push(atom);
    else clusters.push([atom]);
  }
  return clusters;
}

/** `12/05/2026`, `14 30`, `75011`, `1 200`: a few digits in plain groups hide nothing. */
function isPlainOther(text: string, cluster: readonly Atom[]): boolean {
  const written = text.slice(cluster[0]!.start, cluster.at(-1)!.end);
  if (cluster.some((atom) => atom.isWord)) return false;
  // `le 04.01 et le 06.09`, `06 x 40, 05 x 30`, `06 + 39 = 45`
  const plain = written.replace(/\b(?:et|ou|puis|le|la|les|du|au|a|x|de)\b/g, " ");
  if (/=/.test(written)) return true;
  return (
    /^[\d\s.,/:h+-]+$/.test(plain) &&
    (/\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(written) ||
      /\d{5,}/.test(written) ||
      plain !== written ||
      !/^0|^\+?33/.test(written))
  );
}

/**
 * Does a text look as if it hides a phone number that the rules could not read? Few texts do: a model is asked
 * only then. Numbers that the rules read, orders, prices, dates and sizes are not hidden.
 *
 * @param country the account's country
 */
export function hidesNumber(text: string, country: CountryCode = "FR"): boolean {
  if (text.length < FEWEST_ANNOUNCED) return false;
  const source = text.length > LOOKED_UNITS ? text.slice(0, LOOKED_UNITS) : text;
  const view = viewOf(source);
  const clusters = clustersOf(atomsOf(view.text)).filter((cluster) => mayHide(view.text, cluster, country));
  return clusters.length > 0 && findPhones(source, country).length === 0;
}

function mayHide(text: string, cluster: readonly Atom[], country: CountryCode): boolean {
  const first = cluster[0]!;
  const last = cluster.at(-1)!;
  const digits = cluster.reduce((total, atom) => total + atom.digits, 0);
  if (digits < FEWEST_ANNOUNCED || digits > 40) return false;
  if (isPlainOther(text, cluster) && !BACKWARDS.test(text)) return false;
  const before = text.slice(Math.max(0, first.start - 60), first.start);
  if (isSomethingElse({ before, after: text.slice(last.end, last.end + 40) }, true)) return false;
  const said = cluster.filter(
    (atom) => atom.isWord && !ORDINARY.test(text.slice(atom.start, atom.end)),
  ).length;
  const lengths = nationalLengths(country);
  // `quatre vingt dix huit` is four words and two digits.
  const [fewest, most] = [Math.min(...lengths) - 1, Math.max(...lengths) + 3 + 2 * said];
  const opens =
    first.first === "0" || /\+\s?$/.test(before) || /^(?:33|06|07)/.test(text.slice(first.start, first.end));
  const isAnnounced = ANNOUNCED.test(before) || ANNOUNCED.test(text.slice(last.end, last.end + 40));
  if (isAnnounced) return digits <= most + 4 && (said > 0 || cluster.length >= 4 || opens);
  if (!opens || digits < fewest || digits > most) return false;
  return said >= 3 || (cluster.length >= 4 && isDisguised(text.slice(first.start, last.end)));
}

/** Letters, emoji or odd signs between the digits. */
const isDisguised = (written: string): boolean =>
  /[a-z]/.test(written) ||
  new Set(written.replace(/[\d\s]/g, "")).size >= 3 ||
  /[^\d\s.,/:\-+()]/.test(written);
