import { type Piece, piecesOf } from "./number-pieces.ts";
import { readRun } from "./spoken-run.ts";
import { endOf, startOf, type View } from "./view.ts";

/** Words that people write for a sign between two groups. */
const SIGN_WORDS: Record<string, string> = {
  point: ".",
  points: ".",
  pt: ".",
  dot: ".",
  punto: ".",
  punkt: ".",
  tiret: "-",
  tirets: "-",
  dash: "-",
  slash: "/",
  barre: "/",
  espace: " ",
  virgule: ",",
  etoile: "*",
  plus: "+",
};
/** Between two numbers of one run: signs, spaces, or a word for them. */
const RUN_JOINER =
  /^(?:[^a-z0-9@€$£%°?#]{0,8}|[\s.,;:()[\]-]{0,4}(?:et|puis|ensuite|apres|enfin|and|then|y|e|und|suivi de|et enfin|et ensuite|et puis|points?|pt|dot|tirets?|dash|slash|barre|espace|virgule|etoile)[\s.,;:()[\]-]{0,4})$/;
const ANY_WORD =
  /zer|zro|six|sept|huit|neuf|deux|trois|quatr|cinq|vingt|dix|onz|douz|treiz|quinz|seiz|trent|ante|\bo\b|\boh\b|one|two|three|four|five|seven|eight|nine|double|triple|cero|uno|dos|tres|seis|siete|ocho|nueve|null|eins|zwe|drei|vier|funf|sech|sieb|acht|neun|[0-9]i[xnt]|s1x|point|tiret|slash|\bdot\b|virgule|etoile/;

/** Worth reading for number words? Tested on a view. */
export const hasNumberWords = (text: string): boolean => ANY_WORD.test(text);

/** Consecutive numbers, said or written, with nothing else between them. */
type Run = Piece[];

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let run: Run = [];
  let lastEnd = -1;
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  const enter = (pieces: Piece[]) => {
    const first = pieces[0]!;
    if (run.length > 0 && !RUN_JOINER.test(text.slice(lastEnd, first.start))) close();
    run.push(...pieces);
    lastEnd = pieces.at(-1)!.end;
  };
  for (const { 0: token, index } of text.matchAll(/[a-z0-9]+/g)) {
    const pieces = piecesOf(token, index);
    if (pieces !== undefined) {
      if (pieces.length > 0) enter(pieces);
      continue;
    }
    // `tel06`: what ends the token may still begin a number; `18h` may not.
    const tail = /(?:[a-z]{4,}|\d+)$/.exec(token);
    const trailing = tail && piecesOf(tail[0], index + tail.index);
    if (trailing && trailing.length > 0) enter(trailing);
  }
  close();
  return runs;
}

/**
 * Writes the numbers said in words as digits: `zéro six trente-quatre` → `0 6 34`. French, Belgian, Swiss,
 * English, and digit by digit in Spanish, Italian, Portuguese and German.
 *
 * @param isNumber  are these digits (a leading `+` kept) a whole phone number? settles `quatre vingt neuf`
 * @returns the new view and, for each of its cells, whether it came from a word
 */
export function wordsAsDigits(
  view: View,
  lengths: readonly number[],
  isNumber: (digits: string) => boolean,
): { view: View; touched: Uint8Array } {
  let text = "";
  const [starts, ends, touched]: [number[], number[], number[]] = [[], [], []];
  let cell = 0;
  const copyTo = (end: number) => {
    while (cell < end) {
      const sign = signAt(view.text, cell);
      if (sign !== undefined && sign.end <= end) {
        write(sign.as, cell, sign.end, false);
        continue;
      }
      text += view.text[cell];
      starts.push(startOf(view, cell));
      ends.push(endOf(view, cell));
      touched.push(0);
      cell++;
    }
  };
  const write = (digits: string, first: number, end: number, isWord: boolean) => {
    for (const digit of digits) {
      text += digit;
      starts.push(startOf(view, first));
      ends.push(endOf(view, end - 1));
      touched.push(isWord ? 1 : 0);
    }
    cell = end;
  };
  for (const run of runsOf(view.text)) {
    if (run.every((piece) => piece.kind === "digits")) continue;
    for (const said of readRun(run, view.text, lengths, isNumber)) {
      if (!said.joins) copyTo(said.start);
      write(said.digits, said.start, said.end, said.isWord);
    }
  }
  copyTo(view.text.length);
  return { view: { text, starts, ends }, touched: Uint8Array.from(touched) };
}

const SIGN_WORD = /[a-z]+/y;

/** A word for a sign (`point`, `tiret`) that begins at this cell. */
function signAt(text: string, at: number): { as: string; end: number } | undefined {
  const code = text.charCodeAt(at);
  if (code < 97 || code > 122) return undefined;
  const before = at === 0 ? 32 : text.charCodeAt(at - 1);
  if (before >= 97 && before <= 122) return undefined;
  SIGN_WORD.lastIndex = at;
  const word = SIGN_WORD.exec(text)?.[0] ?? "";
  const as = Object.hasOwn(SIGN_WORDS, word) ? SIGN_WORDS[word] : undefined;
  return as === undefined ? undefined : { as, end: at + word.length };
}
