/** Words that open or close a sentence and change nothing of what it says. */
const FILLER =
  "(?:bonjour|salut|svp|please|merci|ok|oui|non|mais|et|ah|oh|eh|euh|heu|ben|bah|bon|alors|donc|moi|perso|franchement|honnetement|serieusement|sincerement|desole|desolee|desoles|wesh|wsh|frere|frero|gros|mec|meuf|cheri|cherie|madame|monsieur|les filles|mdr|mdrr|mdrrr|ptdr|lol|haha|hahaha|hi|hey|well|honestly|sorry|so|but|ngl|tbh|lmao|bro|guys|ladies|voila|quoi|hein|la|du coup|en fait|vraiment|clairement|carrement|trop|tellement|!|\\.|,|€|[^\\p{L}\\p{N}@?\\s]+)";

const OPENING = new RegExp(`^(?: ${FILLER}(?= ))*`, "u");

/** Any text as a row of words, tried against a table of turns. */
export type Turns = (line: string) => boolean;

/**
 * Compiles a table of turns of phrase, one per line or parted by ` | `.
 *
 * A turn is a row of words as `canonical` writes them. `a/b` one or the other (`pas+du+tout` is one choice of three
 * words), `(a/b)` perhaps, `word*` any ending, `_` any one word, `#` a number,
 * `..` up to three words, `^` at the opening of the text,
 * `$` at its close (also a choice: `stp/$`), `?` a question mark further on, `!?` none further on. A turn opens with a word of two letters or more
 * when it is a stem.
 *
 * @returns does a line (a space before, between and after its words) hold one of them? Linear in the length of the line
 */
export function compileTurns(table: string): Turns {
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
  const words = new Map([...byWord].map(([head, rests]) => [head, sticky(rests)]));
  const stems = [...byStem].map(([head, rests]) => [head, sticky(rests)] as const);
  const stemsByStart = new Map<string, (readonly [string, RegExp])[]>();
  for (const stem of stems) {
    const start = stem[0].slice(0, stem[0].startsWith("^") ? 3 : 2);
    stemsByStart.set(start, [...(stemsByStart.get(start) ?? []), stem]);
  }
  const stemHolds = (marked: string, line: string, end: number, start: string): boolean =>
    stemsByStart.get(start)?.some(([stem, rest]) => marked.startsWith(stem) && holds(rest, line, end)) ??
    false;
  return (line) => {
    const opening = openingOf(line);
    for (let at = 0; at < line.length - 1; ) {
      const end = line.indexOf(" ", at + 1);
      if (end < 0) return false;
      const word = line.slice(at + 1, end);
      if (holds(words.get(/^\d/.test(word) ? "#" : word), line, end)) return true;
      if (stemHolds(word, line, end, word.slice(0, 2))) return true;
      if (at <= opening) {
        if (holds(words.get(`^${word}`), line, end)) return true;
        if (stemHolds(`^${word}`, line, end, `^${word.slice(0, 2)}`)) return true;
      }
      at = end;
    }
    return false;
  };
}

let openedLine = "";
let openedAt = 0;

/** Where the text begins once polite and empty words are set aside; every table asks for the same line in a row. */
function openingOf(line: string): number {
  if (line !== openedLine) {
    openedLine = line;
    openedAt = OPENING.exec(line)?.[0].length ?? 0;
  }
  return openedAt;
}

function holds(rest: RegExp | undefined, line: string, from: number): boolean {
  if (rest === undefined) return false;
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
