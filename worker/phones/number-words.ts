import { endOf, startOf, type View } from "./view.ts";

const UNITS: Record<string, number> = {
  zero: 0,
  zeros: 0,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  ziro: 0,
  zerro: 0,
  zeo: 0,
  cink: 5,
  troi: 3,
  katre: 4,
  wit: 8,
  set: 7,
  oh: 0,
  nought: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  seven: 7,
  eight: 8,
  nine: 9,
};
const TEENS: Record<string, number> = {
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Record<string, number> = {
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  octante: 80,
  nonante: 90,
  carante: 40,
  cincante: 50,
  soissante: 60,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const REPEATS: Record<string, number> = { double: 2, doubles: 2, triple: 3 };

/** A text without one of these, and with few digits, cannot hold a number: keeps ordinary texts off the slow path. */
export const NUMBER_WORD_HINT =
  /z[eé]r+o|\boh (?:one|two|seven|eight|six|three|double)|nought|trente|quarante|soixante|septante|nonante|vingt[- ]|cinquante|\bo (?:six|sept|un|deux|trois|quatre|cinq|neuf)/i;

type Word = { text: string; start: number; end: number };

/** The number that begins at `words[at]`, and how many words it takes. */
function compose(
  words: Word[],
  at: number,
  joined: (index: number) => boolean,
): { digits: string; taken: number } | undefined {
  const word = words[at]?.text ?? "";
  const next = joined(at + 1) ? (words[at + 1]?.text ?? "") : "";
  const repeat = REPEATS[word];
  if (repeat !== undefined) {
    const unit = UNITS[next] ?? (/^\d$/.test(next) ? Number(next) : undefined);
    return unit === undefined ? undefined : { digits: String(unit).repeat(repeat), taken: 2 };
  }
  if (word === "o" && (UNITS[next] !== undefined || TENS[next] !== undefined || TEENS[next] !== undefined))
    return { digits: "0", taken: 1 };
  if (word === "quatre" && (next === "vingt" || next === "vingts")) {
    const rest = afterDecade(words, at + 2, joined, 80);
    return { digits: String(80 + rest.add), taken: 2 + rest.taken };
  }
  if (TENS[word] !== undefined) {
    const rest = afterDecade(words, at + 1, joined, TENS[word]);
    return { digits: String(TENS[word] + rest.add), taken: 1 + rest.taken };
  }
  if (word === "dix" && ["sept", "huit", "neuf", "set", "wit"].includes(next)) {
    // "dix-sept" is one number; "dix sept huit" said apart is too rare to guess.
    return { digits: String(10 + (UNITS[next] ?? 0)), taken: 2 };
  }
  if (TEENS[word] !== undefined) return { digits: String(TEENS[word]), taken: 1 };
  if (UNITS[word] !== undefined) return { digits: String(UNITS[word]), taken: 1 };
  return undefined;
}

function afterDecade(
  words: Word[],
  at: number,
  joined: (index: number) => boolean,
  decade: number,
): { add: number; taken: number } {
  if (!joined(at)) return { add: 0, taken: 0 };
  const word = words[at]?.text ?? "";
  const teens = decade === 60 || decade === 80;
  if (word === "et" && joined(at + 1)) {
    const after = words[at + 1]?.text ?? "";
    if (after === "un" || after === "une") return { add: 1, taken: 2 };
    if (after === "onze" && decade === 60) return { add: 11, taken: 2 };
    return { add: 0, taken: 0 };
  }
  if (teens && word === "dix" && joined(at + 1)) {
    const unit = UNITS[words[at + 1]?.text ?? ""];
    if (unit !== undefined && unit >= 7) return { add: 10 + unit, taken: 2 };
  }
  if (teens && TEENS[word] !== undefined && TEENS[word] <= 16) return { add: TEENS[word], taken: 1 };
  const unit = UNITS[word];
  return unit !== undefined && unit >= 1 ? { add: unit, taken: 1 } : { add: 0, taken: 0 };
}

const SEPARATOR_WORDS: Record<string, string> = {
  point: ".",
  points: ".",
  tiret: "-",
  slash: "/",
  barre: "/",
  dot: ".",
  dash: "-",
  espace: " ",
  virgule: ",",
  plus: "+",
  puis: " ",
};

/**
 * Writes the numbers said in words as digits: `zéro six trente-quatre` → `0 6 34`. French, Belgian, Swiss and English.
 *
 * @returns the new view and, for each of its cells, whether it came from a word
 */
export function wordsAsDigits(view: View): { view: View; fromWord: boolean[] } {
  const words: Word[] = [];
  for (const match of view.text.matchAll(/[a-z]+|\d+/g))
    words.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  const joined = (index: number): boolean => {
    const [before, word] = [words[index - 1], words[index]];
    return (
      before !== undefined &&
      word !== undefined &&
      /^[ \n-]{1,3}$/.test(view.text.slice(before.end, word.start))
    );
  };
  let text = "";
  const [starts, ends, fromWord]: [number[], number[], boolean[]] = [[], [], []];
  let cell = 0;
  const copyTo = (end: number) => {
    for (; cell < end; cell++) {
      text += view.text[cell];
      starts.push(startOf(view, cell));
      ends.push(endOf(view, cell));
      fromWord.push(false);
    }
  };
  const write = (digits: string, first: number, end: number, isWord: boolean) => {
    for (const digit of digits) {
      text += digit;
      starts.push(startOf(view, first));
      ends.push(endOf(view, end - 1));
      fromWord.push(isWord);
    }
    cell = end;
  };
  for (let index = 0; index < words.length; ) {
    const word = words[index]!;
    const number = compose(words, index, joined);
    const separator = SEPARATOR_WORDS[word.text];
    copyTo(word.start);
    if (number) {
      write(number.digits, word.start, words[index + number.taken - 1]!.end, true);
      index += number.taken;
    } else {
      if (separator !== undefined) write(separator, word.start, word.end, false);
      index++;
    }
  }
  copyTo(view.text.length);
  return { view: { text, starts, ends }, fromWord };
}

/** Writes O, o, l and I as 0 and 1 where they stand among digits: `O6 l2 34 5o` → `06 12 34 50`. */
export function lettersAsDigits(view: View): View {
  const text = view.text.replace(/(?<![a-z0-9'])[0-9ol|i]{1,14}(?![a-z0-9])/g, (run, place: number) => {
    const letters = run.replace(/\d/g, "").length;
    if (letters === 0 || run === "i" || run === "l" || run === "|") return run;
    const before = view.text.slice(Math.max(0, place - 4), place);
    const after = view.text.slice(place + run.length, place + run.length + 4);
    const amongDigits = /[0-9ol][\s.\-/_*]{1,3}$/.test(before) || /^[\s.\-/_*]{1,3}[0-9ol]/.test(after);
    if (letters === run.length && !(run.length === 2 && amongDigits)) return run;
    return run.replace(/o/g, "0").replace(/[li|]/g, "1");
  });
  return text === view.text ? view : { ...view, text };
}
