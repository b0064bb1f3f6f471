import type { View } from "./view.ts";

/** Digits written without anything between them. */
export type Group = {
  digits: string;
  /** Cells of the view, end exclusive. */
  start: number;
  end: number;
  /** A + stands right before it. */
  plus: boolean;
  /** What joins it to the group before, reduced: "" at the start of a chain, " ", ".", "-" … */
  joint: string;
  /** Written between parentheses: `(0)`, `(06)`. */
  enclosed: boolean;
};

const DIGITS = /\d+/g;
const MAX_GROUPS = 1000;
const WORD_JOINTS = /^\s*\(?(point|tiret|slash|barre|espace|dot|dash|trait|virgule|etoile|pt)\)?\s*$/;
const WORD_JOINT_SIGNS: Record<string, string> = {
  point: ".",
  pt: ".",
  dot: ".",
  tiret: "-",
  dash: "-",
  trait: "-",
  slash: "/",
  barre: "/",
  espace: " ",
  virgule: ",",
  etoile: "*",
};

const ONE_SIGN = /[^\sa-z0-9@€$£%°?!()[\]{}]/;

/** The sign two groups are joined by, or `undefined` when they do not belong together. A line break is "\n". */
function jointOf(between: string): string | undefined {
  if (between === " ") return " ";
  if (between.length > 14) return undefined;
  if (between.length === 1)
    return ONE_SIGN.test(between)
      ? between
      : between === "\n"
        ? "\n"
        : " ()[]{}".includes(between)
          ? " "
          : undefined;
  const spaced = between.replace(/\s+/g, "");
  if (spaced === "") {
    const breaks = between.split("\n").length - 1;
    if (breaks > 2 || between.length > 6) return undefined;
    return breaks > 0 ? "\n" : " ";
  }
  const word = WORD_JOINTS.exec(between);
  if (word) return WORD_JOINT_SIGNS[word[1] ?? ""] ?? " ";
  const sign = spaced.replace(/[()[\]{}]/g, "");
  if (sign === "" || /^[<>«»]+$/.test(spaced)) return sign === "" ? " " : ">";
  if (/^[-=]{1,3}>$/.test(sign)) return ">";
  if (sign.length > 6 || /[a-z0-9@€$£%°?!]/.test(sign)) return undefined;
  const first = sign[0] ?? "";
  if (sign === first.repeat(sign.length)) return first;
  return sign.length <= 3 && spaced === sign ? sign : undefined;
}

/** Runs of groups that might together be one or several numbers, in order. */
export function chainsOf(view: View): Group[][] {
  const chains: Group[][] = [];
  let chain: Group[] = [];
  let lastEnd = -1;
  for (const match of view.text.matchAll(DIGITS)) {
    const start = match.index;
    const end = start + match[0].length;
    const lead = view.text.slice(Math.max(0, start - 3), start);
    const hasOpening = lead !== "" && /[+([{<«]/.test(lead);
    const plus = hasOpening && /\+\s?\(?\s?$/.test(lead);
    const between = lastEnd < 0 ? undefined : view.text.slice(lastEnd, start);
    let joint = between === undefined ? undefined : jointOf(between);
    if (plus && !/^\+$/.test(between ?? "")) joint = undefined;
    if (joint === undefined || chain.length >= MAX_GROUPS) {
      if (chain.length > 0) chains.push(chain);
      chain = [];
    }
    const enclosed =
      hasOpening && /[([{<]\s?$/.test(lead) && /^\s?[)\]}>]/.test(view.text.slice(end, end + 2));
    // `06 39 98 00 12 (65 bis, …)`: what opens here and does not close is another matter.
    if (hasOpening && !enclosed && chain.length > 0 && !chain[0]!.plus && /[([{«]\s?$/.test(lead)) {
      chains.push(chain);
      chain = [];
    }
    chain.push({
      digits: match[0],
      start,
      end,
      plus: plus && chain.length === 0,
      joint: chain.length === 0 ? "" : (joint ?? ""),
      enclosed,
    });
    lastEnd = end;
  }
  if (chain.length > 0) chains.push(chain);
  return chains;
}

const DATE_SIGNS = new Set(["/", "-", ".", " "]);

/** Which groups are part of a written date: `06/12/2025`, `2025-12-06`, `06.12.25` before something else. */
export function dateGroups(chain: readonly Group[]): Set<number> {
  const dates = new Set<number>();
  for (let at = 0; at + 2 < chain.length; at++) {
    const sign = chain[at + 1]!.joint;
    if (sign !== chain[at + 2]!.joint || !DATE_SIGNS.has(sign)) continue;
    if (chain[at]!.digits.length > 4 || chain[at + 2]!.digits.length > 4) continue;
    const [a, b, c] = [chain[at]!, chain[at + 1]!, chain[at + 2]!];
    const [first, second, third] = [Number(a.digits), Number(b.digits), Number(c.digits)];
    const short =
      a.digits.length <= 2 &&
      b.digits.length <= 2 &&
      first >= 1 &&
      first <= 31 &&
      second >= 1 &&
      second <= 31 &&
      Math.min(first, second) <= 12;
    const fullYear = short && c.digits.length === 4 && third >= 1900 && third <= 2099;
    const yearFirst =
      a.digits.length === 4 &&
      first >= 1900 &&
      first <= 2099 &&
      b.digits.length === 2 &&
      c.digits.length === 2 &&
      second <= 12 &&
      third <= 31;
    const next = chain[at + 3];
    const shortYear =
      short &&
      sign !== " " &&
      c.digits.length === 2 &&
      ((third >= 15 && third <= 40) || sign === "/") &&
      next?.joint !== sign &&
      // `0477/11.22.33` is no date.
      (at === 0 || (a.joint !== sign && /^[ \n,;]$/.test(a.joint)));
    if ((fullYear && next?.joint !== sign) || yearFirst || shortYear)
      for (const index of [at, at + 1, at + 2]) dates.add(index);
  }
  return dates;
}
