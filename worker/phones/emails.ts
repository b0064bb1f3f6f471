import { fold } from "../language/normalise.ts";
import { SEARCHED_UNITS } from "./view.ts";

export type EmailMatch = {
  /** Lower case. */
  address: string;
  /** Place in the source, UTF-16 units; `end` exclusive. */
  start: number;
  end: number;
};

const LOCAL = "[a-z0-9_][a-z0-9._%+'-]{0,63}";
const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

/** `marie@exemple.fr`, with the spaces that phone keyboards add around the @. */
const WRITTEN = new RegExp(
  `(?<![a-z0-9._%+@-])(${LOCAL})(\\s{0,2}@\\s{0,2})(${LABEL}(?:\\.${LABEL}){1,6})(?![a-z0-9@])`,
  "g",
);

const AT_WORD =
  "(?:\\s*[([{<]\\s*(?:at|a|arobase?s?|arrobas[e]?|@|chez)\\s*[)\\]}>]\\s*|\\s+(?:arobase?s?|arrobas[e]?|arobaze|arobas)\\s+|\\s*\\[at\\]\\s*)";
const PLAIN_AT = "(?:\\s+at\\s+)";
const DOT = "(?:\\s*[([{<]\\s*(?:dot|point|pt|\\.)\\s*[)\\]}>]\\s*|\\s+(?:dot|point)\\s+|\\s*\\.\\s*)";
const SPOKEN_DOT = "(?:\\s*[([{<]\\s*(?:dot|point|pt|\\.)\\s*[)\\]}>]\\s*|\\s+(?:dot|point)\\s+)";
const SPOKEN_LOCAL = `[a-z0-9][a-z0-9_%+-]{0,40}(?:\\s\\d{1,4}(?=\\s))?(?:(?:${SPOKEN_DOT}|\\.|\\s+(?:tiret|dash|underscore|tiret du bas)\\s+)[a-z0-9_%+-]{1,40}){0,3}`;
const TLD =
  "(?:com|fr|net|org|be|ch|lu|eu|io|es|it|pt|de|uk|ca|ma|dz|tn|sn|ci|re|us|me|info|pro|shop|paris|bzh|app|dev|email|example|co)";
const ENDING = `(?:${LABEL}${DOT}){1,3}${TLD}`;
const SPOKEN = new RegExp(
  `(?<![a-z0-9._%+@-])(${SPOKEN_LOCAL})(?:${AT_WORD}|\\s*@\\s*)(${ENDING})(?![a-z0-9@])`,
  "g",
);
const ENGLISH_SPOKEN = new RegExp(
  `(?<![a-z0-9._%+@-])(${SPOKEN_LOCAL})${PLAIN_AT}((?:${LABEL}${SPOKEN_DOT}){1,3}${TLD})(?![a-z0-9@])`,
  "g",
);

const PROVIDER =
  "(?:gmail|outlook|hotmail|live|yahoo|orange|wanadoo|free|sfr|laposte|icloud|proton(?:mail)?|gmx|bbox|aol|msn|neuf|numericable|bluewin|skynet|telenet)";
const PROVIDER_ENDING = "(?:com|fr|net|be|ch|es|it|de|me|ca|co\\.uk)";
/** `julie@gmail com`, `julie @ gmail . com`, `julie@gmail,com`, `julie chez gmail point com`: the provider makes it clear. */
const AT_PROVIDER = new RegExp(
  `(?<![a-z0-9._%+@-])(${SPOKEN_LOCAL})(?:\\s{0,2}@\\s{0,2}|${AT_WORD}|\\s+chez\\s+)(${PROVIDER})(?:\\s{0,2}[.,;\u0001]\\s{0,2}|\\s{1,2}|\\s*${DOT}\\s*)(${PROVIDER_ENDING})(?![a-z0-9@])`,
  "g",
);
/** `julie@exemple. fr`: a space that a keyboard put behind the dot. */
const BROKEN_AT_DOT = new RegExp(
  `(?<![a-z0-9._%+@-])(${LOCAL})\\s{0,2}@\\s{0,2}(${LABEL})(?:\\s\\.\\s?|\\.\\s)(com|fr|net|org|be|ch)(?![a-z0-9@])`,
  "g",
);
/** `julie-at-exemple-dot-com` */
const HYPHENATED = new RegExp(
  `(?<![a-z0-9._%+@-])([a-z0-9.]{1,40})([-_])(?:at|arobase)\\2([a-z0-9]{1,40})\\2(?:dot|point)\\2(${TLD})(?![a-z0-9@])`,
  "g",
);
/** Words that come before `at` or a spaced @ in a sentence and are nobody's address. */
const SENTENCE_WORD =
  /^(?:look|looks?|me|are|is|was|us|it|you|am|be|found|find|visit|here|him|her|them|all|arrive|stay|meet|see|sold|available|suis|est|sommes|sera|rdv|on|a|au|aux|ici|la|dispo|vu|vous|nous|aujourd'hui|demain|soir|matin|midi|prix|concert|and|et|ou|or)$/;
const SPELT_OUT = /(?:^|[^a-z0-9])((?:[a-z0-9]\s){2,40})$/;

const FILE_ENDING = /\.(?:png|jpe?g|gif|webp|svg|pdf|mp4|js|css|html?)$/;
/** Words that come before an address and are not its beginning: `mon mail c'est marie arobase …`. */
const BEFORE_LOCAL = /^(?:mon|mail|email|adresse|est|c'?est|my|is|a|au|sur|contact|moi|ecris)$/;

/** Folds without changing a single place: each UTF-16 unit stays one unit. */
function foldInPlace(text: string): string {
  let folded = "";
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) {
      folded += code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : (text[index] ?? " ");
      continue;
    }
    const one = fold(text[index] ?? "");
    folded += code === 0x200b || code === 0xfeff ? " " : one.length === 1 ? one : "\u0002";
  }
  return folded;
}

/** An address that mail systems accept (RFC 5321 §4.5.3.1 lengths; a dot neither first, last nor doubled). */
function isAddress(local: string, domain: string): boolean {
  if (local.length > 64 || domain.length > 253 || /^\.|\.$|\.\./.test(local)) return false;
  const ending = domain.slice(domain.lastIndexOf(".") + 1);
  return /^[a-z]{2,24}$/.test(ending) && !FILE_ENDING.test(domain);
}

/** A domain with accents is another domain than the one without: it stays as it was typed (RFC 5890 U-labels). */
function domainAsTyped(domain: string, typed: string): string {
  if (!/[\u0080-\uffff]/.test(typed)) return domain;
  const written = typed
    .slice(typed.lastIndexOf("@") + 1)
    .normalize("NFKC")
    .toLowerCase();
  return /^[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+$/u.test(written) && written.length === domain.length
    ? written
    : domain;
}

const isTaken = (found: readonly EmailMatch[], start: number, end: number): boolean =>
  found.some((match) => start < match.end && match.start < end);

/**
 * Finds e-mail addresses, plain or disguised: `marie (at) exemple point fr`, `marie arobase exemple point fr`.
 *
 * @returns addresses in order of appearance, each once, at its first place
 */
export function findEmails(text: string): EmailMatch[] {
  const source = text.length > SEARCHED_UNITS ? text.slice(0, SEARCHED_UNITS) : text;
  if (!/[@＠﹫]|_at_|\bat\b|arr?oba|[([{<]\s*a\s*[)\]}>]|chez/i.test(source)) return [];
  const folded = foldInPlace(source);
  const found: EmailMatch[] = [];
  const add = (local: string, domain: string, start: number, end: number) => {
    if (!isAddress(local, domain) || isTaken(found, start, end)) return;
    found.push({ address: `${local}@${domainAsTyped(domain, source.slice(start, end))}`, start, end });
  };
  for (const match of folded.matchAll(WRITTEN)) {
    const [whole, local = "", at = "", written = ""] = match;
    const domain = trimSentence(written);
    const cut = written.length - domain.length;
    // `salut @marie.fr`: a space before the @ and none behind it is a mention, unless the ending is a real one.
    if (/^\s/.test(at) && !/\s$/.test(at) && !KNOWN_MAIL.test(domain)) continue;
    if (/^\s/.test(at) && /\s$/.test(at) && !new RegExp(`\\.${TLD}$`).test(domain)) continue;
    const trimmed = local.replace(/^[.'%+-]+/, "");
    const isSpaced = /\s/.test(at);
    if (isSpaced && SENTENCE_WORD.test(trimmed)) continue;
    // `j u l i e @ gmail.com`: spelt out letter by letter.
    const letters =
      isSpaced && trimmed.length === 1
        ? SPELT_OUT.exec(folded.slice(Math.max(0, match.index - 84), match.index))?.[1]
        : undefined;
    if (letters !== undefined) {
      const joined = letters.replace(/\s/g, "") + trimmed;
      add(joined, domain, match.index - letters.length, match.index + whole.length - cut);
      continue;
    }
    add(
      trimmed.replace(/'+$/, ""),
      domain,
      match.index + local.length - trimmed.length,
      match.index + whole.length - cut,
    );
  }
  for (const pattern of [AT_PROVIDER, BROKEN_AT_DOT])
    for (const match of folded.matchAll(pattern)) {
      const [whole, local = "", name = "", ending = ""] = match;
      const spoken = plainLocal(local);
      if (SENTENCE_WORD.test(spoken.text)) continue;
      add(spoken.text, `${name}.${ending}`, match.index + spoken.skipped, match.index + whole.length);
    }
  for (const { 0: whole, 1: local = "", 3: name = "", 4: ending = "", index } of folded.matchAll(HYPHENATED))
    add(local, `${name}.${ending}`, index, index + whole.length);
  for (const pattern of [SPOKEN, ENGLISH_SPOKEN]) {
    for (const match of folded.matchAll(pattern)) {
      const [whole, local = "", domain = ""] = match;
      if (!/arr?oba|[([{<]|\s(?:at|point|dot)\s/.test(whole)) continue;
      const spoken = plainLocal(local);
      if (SENTENCE_WORD.test(spoken.text)) continue;
      add(spoken.text, plain(domain), match.index + spoken.skipped, match.index + whole.length);
    }
  }
  return firstOfEach(found);
}

const KNOWN_MAIL =
  /^(?:gmail|outlook|hotmail|live|yahoo|orange|wanadoo|free|sfr|laposte|icloud|proton(?:mail)?|gmx|bbox|aol|msn|me|neuf|numericable|mail)\.(?:com|fr|net|be|ch|co\.uk|es|it|de|me|ca)$|(?:^|\.)(?:example|exemple)\.[a-z]{2,}$/;

/** `exemple.fr.Merci` typed without a space: the sentence went on behind a real ending. */
function trimSentence(domain: string): string {
  const known = new RegExp(`^((?:${LABEL}\\.)+?${TLD})\\.(?!${TLD}(?:\\.|$))[a-z]{3,}$`).exec(domain);
  return known?.[1] ?? domain;
}

const plain = (spoken: string): string =>
  spoken
    .replace(/\s*[([{<]\s*(?:dot|point|pt|\.)\s*[)\]}>]\s*|\s+(?:dot|point)\s+|\s*\.\s*/g, ".")
    .replace(/\s+(?:tiret du bas|underscore)\s+/g, "_")
    .replace(/\s+(?:tiret|dash)\s+/g, "-");

/** The local part in plain letters; a leading filler word joined by `point` is not part of it. */
function plainLocal(local: string): { text: string; skipped: number } {
  const first = /^([a-z']+)\s+/.exec(local);
  const skipped =
    first &&
    BEFORE_LOCAL.test(first[1] ?? "") &&
    !/^[a-z']+\s+(?:point|dot|tiret|dash|underscore)\b/.test(local)
      ? first[0].length
      : 0;
  return { text: plain(local.slice(skipped)).replace(/\s+(?=\d)/g, ""), skipped };
}

function firstOfEach(found: EmailMatch[]): EmailMatch[] {
  const seen = new Set<string>();
  return found
    .sort((a, b) => a.start - b.start)
    .filter(({ address }) => !seen.has(address) && seen.add(address));
}
