import { inflections, isOneTypoAway } from "./inflections.ts";
import { ANALYSED_UNITS, shortenings, type Token, tokenise } from "./normalise.ts";
import { isRefused } from "./refusal.ts";
import { isOtherWord, isWord } from "./words.ts";

export type KeywordResult = {
  matched: boolean;
  reason: "any" | "keyword" | "no-keyword" | "excluded-word" | "negated";
  /** The keyword as the automation's owner wrote it, when one was found. */
  keyword?: string;
};

type Compiled = {
  source: string;
  participle: string | undefined;
  parts: string[];
  emoji: string | undefined;
  literal: string | undefined;
};

/** Shortest word in which one typo is forgiven. */
const TYPO_LENGTH = 6;
const MAX_KEYWORDS = 200;

/**
 * Does this text call for an automation set to these keywords?
 *
 * Whatever the case, accents, number, gender, elision, hyphens, drawn-out letters; one typo in words of six letters
 * or more. A keyword the person refuses (`pas besoin du lien`) does not count. No keyword: any text matches.
 */
export function matchKeywords(
  text: string,
  keywords: readonly string[],
  excludes: readonly string[] = [],
): KeywordResult {
  const tokens = tokenise(withoutAcronymDots(text));
  const isExcluded = () =>
    excludes.slice(0, MAX_KEYWORDS).some((word) => occurrences(tokens, text, compile(word)).length > 0);
  const wanted = keywords.filter((keyword) => keyword.trim() !== "").slice(0, MAX_KEYWORDS);
  if (wanted.length === 0)
    return isExcluded() ? { matched: false, reason: "excluded-word" } : { matched: true, reason: "any" };
  let negated: string | undefined;
  for (const keyword of wanted) {
    const places = occurrences(tokens, text, compile(keyword));
    if (places.length === 0) continue;
    if (places.every((place) => isRefused(tokens, place.first, place.last))) {
      negated ??= keyword;
      continue;
    }
    return isExcluded()
      ? { matched: false, reason: "excluded-word", keyword }
      : { matched: true, reason: "keyword", keyword };
  }
  if (negated === undefined) return { matched: false, reason: "no-keyword" };
  return { matched: false, reason: "negated", keyword: negated };
}

/** `V.I.P.` is VIP. */
const withoutAcronymDots = (text: string): string =>
  text
    .slice(0, ANALYSED_UNITS)
    .replace(/(?<![\p{L}\p{N}.])(?:\p{L}\.){2,10}(?:\p{L}(?![\p{L}\p{N}.]))?/gu, (dotted) =>
      dotted.replaceAll(".", ""),
    );

function compile(source: string): Compiled {
  const tokens = tokenise(withoutAcronymDots(source.slice(0, 200)));
  const parts = tokens
    .filter(
      (token) =>
        token.kind === "word" || token.kind === "number" || token.kind === "mention" || token.kind === "url",
    )
    .map((token) => token.text);
  const emoji =
    parts.length === 0 ? tokens.filter((token) => token.kind === "emoji").map((token) => token.text) : [];
  // `l'info` set as a keyword means info.
  while (
    parts.length > 1 &&
    /^(?:l|d|j|c|s|t|m|n|qu)$/.test(parts[0] ?? "") &&
    tokens[1]?.joint === "apostrophe"
  )
    parts.shift();
  return {
    source,
    participle: parts.length === 1 && /é\s*$/iu.test(source.normalize("NFC")) ? parts[0] : undefined,
    parts,
    emoji: emoji.length > 0 ? emoji.join("") : undefined,
    literal: parts.length === 0 && emoji.length === 0 ? source.trim() : undefined,
  };
}

/** `invitée` is the feminine of `invité`: what follows the keyword, nothing when the word begins otherwise. */
const afterStem = (word: string, stem: string): string =>
  word.startsWith(stem) ? word.slice(stem.length) : "";

type Place = { first: number; last: number };

/** Where a keyword stands among the tokens. */
function occurrences(tokens: readonly Token[], text: string, keyword: Compiled): Place[] {
  if (keyword.literal !== undefined)
    return keyword.literal !== "" && text.includes(keyword.literal) ? [{ first: 0, last: 0 }] : [];
  if (keyword.emoji !== undefined) return emojiPlaces(tokens, keyword.emoji);
  const places: Place[] = [];
  const joined = keyword.parts.join("");
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind === "mention" || token.kind === "url") {
      if (keyword.parts.length === 1 && token.text === keyword.parts[0]) places.push({ first: at, last: at });
      continue;
    }
    if (token.kind !== "word" && token.kind !== "number") continue;
    if (keyword.participle !== undefined && /^es?$/.test(afterStem(token.text, keyword.participle))) {
      places.push({ first: at, last: at });
      continue;
    }
    const last = endOfMatch(tokens, at, keyword.parts, joined);
    if (last !== undefined) places.push({ first: at, last });
  }
  return places;
}

function emojiPlaces(tokens: readonly Token[], wanted: string): Place[] {
  const places: Place[] = [];
  for (let at = 0; at < tokens.length; at++) {
    let written = "";
    for (
      let last = at;
      last < tokens.length && tokens[last]!.kind === "emoji" && written.length < wanted.length;
      last++
    ) {
      written += tokens[last]!.text;
      if (written === wanted) places.push({ first: at, last });
    }
  }
  return places;
}

const isPlain = (token: Token | undefined): token is Token =>
  token?.kind === "word" || token?.kind === "number";

/** The index of the last token of a match that begins at `at`. */
function endOfMatch(
  tokens: readonly Token[],
  at: number,
  parts: readonly string[],
  joined: string,
): number | undefined {
  const token = tokens[at]!;
  const single = parts.length === 1;
  // Half of a hyphenated or elided whole is not the word: `pop` in `pop-up` is, `aujourd'hui` is split but whole.
  if (isSameWord(token.text, joined, single || joined.length >= TYPO_LENGTH)) return at;
  if (
    !single &&
    parts.every(
      (part, index) =>
        isPlain(tokens[at + index]) &&
        (index === 0 || follows(tokens, at + index)) &&
        isSameWord(tokens[at + index]!.text, part, true),
    )
  ) {
    return at + parts.length - 1;
  }
  return joinedMatch(tokens, at, joined, single);
}

const follows = (tokens: readonly Token[], index: number): boolean =>
  isPlain(tokens[index]) && isPlain(tokens[index - 1]);

/** `work-shop`, `e book`, `code-promo`: the pieces of one word written apart. */
function joinedMatch(
  tokens: readonly Token[],
  at: number,
  joined: string,
  single: boolean,
): number | undefined {
  if (!mayOpen(tokens[at]!.text, joined)) return undefined;
  let written = tokens[at]!.text;
  let loose = false;
  for (let last = at + 1; last < tokens.length && last <= at + 4; last++) {
    const token = tokens[last]!;
    if (!isPlain(token) || (token.joint === "apostrophe" && joined !== written + token.text))
      return undefined;
    loose ||= token.joint === "space" || token.joint === "none";
    written += token.text;
    if (written.length > joined.length + 3) return undefined;
    const apart = loose && single;
    const longEnough =
      !apart || joined.length >= TYPO_LENGTH || (joined.length >= 5 && tokens[at]!.text.length === 1);
    // Two common words side by side are not a cut word: `sur tout` is not `surtout`.
    const common =
      apart && tokens.slice(at, last + 1).every((piece) => isWord(piece.text) && piece.text.length < 4);
    if (longEnough && !common && isSameWord(written, joined, false)) return last;
  }
  return undefined;
}

/** Written apart, it opens with its own first letter, or with an elided word. */
const mayOpen = (written: string, keyword: string): boolean =>
  written[0] === keyword[0] ||
  (written[1] === keyword[0] && /^[ldjmtsc]/.test(written)) ||
  /^(?:[ldjmtscn]|qu)$/.test(written);

/** However it is mistyped or elided, one of the first letters stays near its place. */
const mayStandFor = (written: string, keyword: string): boolean =>
  written[0] === keyword[0] ||
  written[1] === keyword[0] ||
  written[0] === keyword[1] ||
  written[1] === keyword[1] ||
  written[2] === keyword[0];

/** A typo is looked for in the keyword, its plural and its feminine, not in shorter forms made by rule. */
const isPlainForm = (target: string, keyword: string): boolean =>
  target.length >= keyword.length || `${target}s` === keyword || `${target}x` === keyword;

/** One word under its spellings: drawn out, plural, feminine, elided without its apostrophe, with a typo. */
function isSameWord(written: string, keyword: string, typo: boolean): boolean {
  if (written === keyword) return true;
  if (!mayStandFor(written, keyword)) return false;
  if (Math.abs(written.length - keyword.length) > 3 && !/(\p{L})\1/u.test(written)) return false;
  const targets = inflections(keyword);
  for (const form of shortenings(written)) {
    if (form !== written && isWord(written)) continue;
    if (targets.has(form) && !isOtherWord(keyword, form)) return true;
    if (form === keyword) return true;
  }
  if (
    keyword.length >= 5 &&
    /^[aeiouyh]/.test(keyword) &&
    /^(?:[ldjmtsc]|qu)/.test(written) &&
    !isWord(written)
  ) {
    const bare = written.replace(/^(?:qu|[ldjmtsc])/, "");
    if (targets.has(bare) && !isOtherWord(keyword, bare)) return true;
  }
  if (!typo || keyword.length < TYPO_LENGTH || written.length < TYPO_LENGTH - 1 || /\d/.test(written))
    return false;
  if (isWord(written)) return false;
  for (const form of shortenings(written)) {
    if (form !== written && form !== keyword && isWord(form)) continue;
    if (form === keyword) return true;
    for (const target of targets)
      if (isPlainForm(target, keyword) && target.length >= TYPO_LENGTH && isOneTypoAway(form, target))
        return true;
  }
  return false;
}
