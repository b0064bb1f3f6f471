import type { Piece } from "./number-pieces.ts";
import { isCounting } from "./shape.ts";
import { bondOf, type Reading, type Step, stepsAt } from "./spoken-steps.ts";

const MAX_DIGITS = 16;
/** Beginnings tried in one run: a bound, not a rule; real texts need a handful. */
const MAX_BEGINNINGS = 250;
/** A reading that bends the words so much is none. */
const MOST_COST = 3;

/** A way to a piece: the last step, and the way before it. */
type Path = {
  digits: string;
  cost: number;
  hasWord: boolean;
  step: Step | undefined;
  before: Path | undefined;
};
type Whole = { digits: string; steps: readonly Step[]; total: number };

const LEFT_OVER_COST = 3;

/**
 * Reads a run of numbers as digits. Where the words allow several readings (`quatre vingt neuf` is 4 20 9, 4 29,
 * 80 9 or 89), the one that makes a whole phone number wins; else the most natural.
 */
export function readRun(
  run: readonly Piece[],
  text: string,
  lengths: readonly number[],
  isNumber: (digits: string) => boolean,
): Reading[] {
  const readings: Reading[] = [];
  // `zéro-six-trente-…`: where a hyphen stands around a zero, hyphens tell nothing.
  const hyphensSeparate = run.some(
    (piece, index) =>
      piece.value === "0" && index + 1 < run.length && text.slice(piece.end, run[index + 1]!.start) === "-",
  );
  if (hyphensSeparate) for (const piece of run) piece.hyphensSeparate = true;
  let beginnings = 0;
  const known: (readonly Step[] | undefined)[] = [];
  const stepsOf = (index: number): readonly Step[] => {
    known[index] ??= stepsAt(run, index, text);
    return known[index];
  };
  for (let at = 0; at < run.length; ) {
    const whole = wholeNumberFrom(at);
    const steps = whole?.steps ?? stepsOf(at).slice(0, 1);
    if (steps.length === 0) {
      at++;
      continue;
    }
    // What stands between the parts of a whole number is left out: `zéro six puis 39, 98 …`
    for (const step of steps) {
      readings.push({ ...step, joins: whole !== undefined && step !== steps[0] });
      at += step.taken;
    }
  }
  return readings;

  /** The whole number that begins here, unless a better one begins inside it: `mon 06 : zéro six …`. */
  function wholeNumberFrom(at: number): Whole | undefined {
    if (!mayBegin(run, at, text) || beginnings++ >= MAX_BEGINNINGS) return undefined;
    const whole = wholeNumber(run, at, text, lengths, isNumber, stepsOf);
    if (whole === undefined || whole.total === 0) return whole;
    for (let later = at + 1; later < at + 3 && later < run.length; later++) {
      if (!mayBegin(run, later, text)) continue;
      const other = wholeNumber(run, later, text, lengths, isNumber, stepsOf);
      if (other !== undefined && other.total < whole.total) return undefined;
    }
    return whole;
  }
}

const isPlus = (text: string, at: number): boolean =>
  /(?:\+|\bplus)\s?\(?\s?$/.test(text.slice(Math.max(0, at - 8), at));

function mayBegin(run: readonly Piece[], at: number, text: string): boolean {
  const { kind, value, start } = run[at]!;
  if (kind === "times" || kind === "twenty") return false;
  // A number of digits alone is found without this.
  if (kind === "digits" && value.length > 9) return false;
  if (value.startsWith("0") || kind === "repeat" || value.startsWith("33") || isPlus(text, start))
    return true;
  return kind === "unit" || kind === "digits" || (kind === "ten" && value === "30");
}

/** The cheapest reading from here on that is a whole number, or nothing. */
function wholeNumber(
  run: readonly Piece[],
  at: number,
  text: string,
  lengths: readonly number[],
  isNumber: (digits: string) => boolean,
  stepsOf: (index: number) => readonly Step[],
): Whole | undefined {
  const plus = isPlus(text, run[at]!.start) ? "+" : "";
  const longest = plus === "" ? Math.max(...lengths, 13) : MAX_DIGITS;
  /** By piece reached, counted from the first: the cheapest path for each count of digits. */
  const reached: (Path | undefined)[][] = [
    [{ digits: "", cost: 0, hasWord: false, step: undefined, before: undefined }],
  ];
  let best: Path | undefined;
  let bestTotal = Number.POSITIVE_INFINITY;
  for (let index = at; index < Math.min(run.length, at + MAX_DIGITS); index++) {
    const here = reached[index - at];
    if (here === undefined) continue;
    const steps = stepsOf(index);
    for (const path of here) {
      if (path === undefined) continue;
      for (const step of steps) {
        const digits = path.digits + step.digits;
        if (digits.length > longest || (plus === "" && digits.startsWith("000"))) continue;
        const cost = path.cost + step.cost;
        if (cost >= MOST_COST) continue;
        const to = index + step.taken;
        reached[to - at] ??= [];
        const there = reached[to - at]!;
        const known = there[digits.length];
        if (known !== undefined && known.cost <= cost) continue;
        const next: Path = { digits, cost, hasWord: path.hasWord || step.isWord, step, before: path };
        there[digits.length] = next;
        if (!next.hasWord || (plus === "" && digits.length < 11 && !lengths.includes(digits.length)))
          continue;
        const total = cost + leftCost(run, to, text);
        const isBetter =
          total < bestTotal || (total === bestTotal && digits.length > (best?.digits.length ?? 0));
        if (isBetter && isNumber(plus + digits) && !goesOn(run, stepsTo(next), to, text)) {
          best = next;
          bestTotal = total;
        }
      }
    }
  }
  return best && { digits: best.digits, steps: stepsTo(best), total: bestTotal };
}

function stepsTo(path: Path): Step[] {
  const steps: Step[] = [];
  for (let at: Path | undefined = path; at?.step !== undefined; at = at.before) steps.unshift(at.step);
  return steps;
}

/** Numbers said right behind would be left over. */
const leftCost = (run: readonly Piece[], to: number, text: string): number =>
  run[to] === undefined ? 0 : bondOf(text, run[to - 1], run[to]) === "apart" ? 1 : LEFT_OVER_COST;

/** `zéro un deux trois …`: counting aloud, or a row of single digits that does not end where a number would. */
function goesOn(run: readonly Piece[], steps: readonly Step[], to: number, text: string): boolean {
  const last = steps.at(-1);
  // `six trois neuf …`: in a row of single digits, one more would be left over.
  if (
    last?.isWord &&
    last.digits.length === 1 &&
    steps.at(-2)?.digits.length === 1 &&
    isUnitBehind(run, to, text)
  )
    return true;
  if (!steps.every((step) => step.digits.length === 1)) return false;
  if (isCounting(steps.map((step) => Number(step.digits)))) return true;
  return isUnitBehind(run, to, text);
}

const isUnitBehind = (run: readonly Piece[], to: number, text: string): boolean =>
  run[to]?.kind === "unit" && bondOf(text, run[to - 1], run[to]) !== "apart";
