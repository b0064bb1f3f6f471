/** Words that open or close a sentence and change nothing of what it says. */
const FILLER =
  "(?:bonjour|salut|svp|please|merci|ok|oui|non|mais|et|ah|oh|eh|euh|heu|ben|bah|bon|alors|donc|moi|perso|franchement|honnetement|serieusement|sincerement|desole|desolee|desoles|wesh|wsh|frere|frero|gros|mec|meuf|cheri|cherie|madame|monsieur|les filles|mdr|mdrr|mdrrr|ptdr|lol|haha|hahaha|hi|hey|well|honestly|sorry|so|but|ngl|tbh|lmao|bro|guys|ladies|voila|quoi|hein|la|du coup|en fait|vraiment|clairement|carrement|trop|tellement|!|\\.|,|€|[^\\p{L}\\p{N}@?\\s]+)";

const OPENING = new RegExp(`^(?: ${FILLER}(?= ))*`, "u");

/** Any text as a row of words, tried against a table of turns. */
export type Turns = (line: string) => boolean;

/**
 * Compiles a table of turns of phrase, one per line or parted by ` | `.
 *
 * A turn is a row of words as `canonical` writes them. `a/b` is one or the other (`pas+du+tout` is one choice of three
 * words), `(a/b)` perhaps, `word*` any ending, `_` any one word, `#` a number, `..` up to three words, `^` the opening of
 * the text, `$` its close (also a choice: `svp/$`), `?` a question mark further on, `!?` none further on. A turn does
 * not open with `_` or `..`.
 *
 * @returns does a line (a space before, between and after its words) hold one of them? Linear in the length of the line
 */
export function compileTurns(table: string): Turns {
  // A Worker has little time to start: a table is read when the first text comes.
  let holdsOne: Turns | undefined;
  return (line) => {
    holdsOne ??= readTable(table);
    return holdsOne(line);
  };
}

function readTable(table: string): Turns {
  const byWord = new Map<string, string[]>();
  const byStem = new Map<string, string[]>();
  for (const turn of table.split(/\n|\|/)) {
    const items = turn.trim().split(/\s+/);
    if (items[0] === "") continue;
    for (const [head, rest] of openings(items)) {
      const shelf = head.endsWith("*") ? byStem : byWord;
      const key = head.replace("*", "");
      shelf.set(key, [...(shelf.get(key) ?? []), rest]);
    }
  }
  const compiled = new Map<readonly string[], RegExp>();
  const compile = (rests: readonly string[]): RegExp => {
    const pattern = compiled.get(rests) ?? sticky(rests);
    compiled.set(rests, pattern);
    return pattern;
  };
  const rests = (head: string): RegExp[] => {
    const one = byWord.get(head);
    const more = [...byStem].filter(([stem]) => head.startsWith(stem)).map(([, others]) => others);
    return (one === undefined ? more : [one, ...more]).map(compile);
  };
  const known = new Map<string, Openings>();
  const openingsOf = (word: string): Openings => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = { anywhere: rests(/^\d/.test(word) ? "#" : word), first: rests(`^${word}`) };
    const openings = found.anywhere.length + found.first.length === 0 ? NONE : found;
    if (known.size < KNOWN_WORDS) known.set(word, openings);
    return openings;
  };
  return (line) => {
    const { words, ends, opening } = wordsOf(line);
    for (let at = 0; at < words.length; at++) {
      const openings = openingsOf(words[at]!);
      if (openings === NONE) continue;
      const end = ends[at]!;
      if (openings.anywhere.some((rest) => holds(rest, line, end))) return true;
      if (at <= opening && openings.first.some((rest) => holds(rest, line, end))) return true;
    }
    return false;
  };
}

/** What may follow a word in the turns it opens: anywhere, or at the opening of the text only. */
type Openings = { anywhere: readonly RegExp[]; first: readonly RegExp[] };
const NONE: Openings = { anywhere: [], first: [] };
/** Words remembered by each table. */
const KNOWN_WORDS = 4000;

type Words = {
  words: readonly string[];
  /** Where each word ends in the line. */
  ends: readonly number[];
  /** Index of the first word once polite and empty words are set aside. */
  opening: number;
};
let lastLine = "";
let lastWords: Words = { words: [], ends: [], opening: 0 };

/** The words of a line; every table asks for the same line in a row. */
function wordsOf(line: string): Words {
  if (line === lastLine) return lastWords;
  const words: string[] = [];
  const ends: number[] = [];
  for (let at = 0; at < line.length - 1; ) {
    const end = line.indexOf(" ", at + 1);
    if (end < 0) break;
    words.push(line.slice(at + 1, end));
    ends.push(end);
    at = end;
  }
  const setAside = OPENING.exec(line)?.[0].length ?? 0;
  const opening = setAside === 0 ? 0 : ends.findIndex((end) => end >= setAside) + 1;
  lastLine = line;
  lastWords = { words, ends, opening };
  return lastWords;
}

function holds(rest: RegExp, line: string, from: number): boolean {
  rest.lastIndex = from;
  return rest.test(line);
}

const sticky = (rests: readonly string[]): RegExp => new RegExp(`(?:${[...new Set(rests)].join("|")})`, "uy");

/** Each way a turn may begin: its first word (`^` kept before it) and the pattern of what follows. */
function openings(items: readonly string[]): [string, string][] {
  const [first = "", ...rest] = items;
  if (first === "^") return openings(rest).map(([head, tail]) => [`^${head}`, tail]);
  const isOptional = first.startsWith("(");
  const choices = first.replace(/[()]/g, "").split("/");
  const tail = rest.map(pattern).join("") || "(?= )";
  const found = choices.map((choice): [string, string] => {
    const [head = "", ...more] = choice.split("+");
    return [head, more.map((word) => ` ${letters(word)}`).join("") + tail];
  });
  return isOptional ? [...found, ...openings(rest)] : found;
}

const letters = (word: string): string =>
  word
    .replace(/[.?$+]/g, "\\$&")
    .replace(/^#$/, "\\d+")
    .replace(/\*$/, "\\p{L}*")
    .replace(/^_$/, "[^ ?]+");

/** The rest of the text, when nothing is left to say. */
const CLOSE = `(?:(?: ${FILLER}(?= ))* $)`;

function pattern(item: string): string {
  if (item === "..") return "(?: [^ ?]+){0,3}";
  if (item === "$") return CLOSE;
  if (item === "?") return "(?=.* \\? )";
  if (item === "!?") return "(?!.* \\? )";
  const isOptional = item.startsWith("(");
  const choices = item
    .replace(/[()]/g, "")
    .split("/")
    .map((choice) =>
      choice === "$"
        ? CLOSE
        : `${choice
            .split("+")
            .map((word) => ` ${letters(word)}`)
            .join("")}(?= )`,
    );
  const one = `(?:${choices.join("|")})`;
  return isOptional ? `${one}?` : one;
}
