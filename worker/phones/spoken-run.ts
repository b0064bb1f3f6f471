import type { Piece } from "./number-pieces.ts";
import { isCounting } from "./shape.ts";

/** Digits read from some pieces of a run, with their place in the view; `joins`: nothing but the number lies before. */
export type Reading = { digits: string; start: number; end: number; isWord: boolean; joins: boolean };

type Step = Reading & { taken: number; cost: number };

const MAX_DIGITS = 16;
/** Beginnings tried in one run: a bound, not a rule; real texts need a handful. */
const MAX_BEGINNINGS = 500;

/** How two pieces stand: run together, hyphenated, spaced, `et` between them, or apart. */
type Bond = "tight" | "hyphen" | "space" | "et" | "apart";

function bondOf(text: string, left: Piece | undefined, right: Piece | undefined): Bond {
  if (left === undefined || right === undefined) return "apart";
  const between = text.slice(left.end, right.start);
  if (between === "") return "tight";
  if (between === "et" || /^[ \n-]{1,3}et[ \n-]{1,3}$/.test(between)) return "et";
  if (/^ ?- ?$/.test(between)) return between === "-" ? (left.hyphensSeparate ? "space" : "hyphen") : "apart";
  return /^[ \n]{1,3}$/.test(between) ? "space" : "apart";
}

/** What it costs to leave two pieces uncombined that could be one number. */
const SPLIT_COST: Record<Bond, number> = { tight: 1, hyphen: 4, space: 1, et: 4, apart: 0 };

/** `trente` and then `neuf` are 39; 30 and 9 is hardly ever meant. */
const UNIT_LEFT_COST = 2;
/** A reading that bends the words so much is none. */
const MOST_COST = 3;

/** What it costs to take the `quatre` from a `quatre vingt` behind it. */
function torn(run: readonly Piece[], at: number, text: string): number {
  if (run[at]?.value !== "4" || run[at + 1]?.kind !== "twenty") return 0;
  const bond = bondOf(text, run[at], run[at + 1]);
  return bond === "space" ? 1.5 : bond === "tight" ? 2 : SPLIT_COST[bond];
}

/** Every way to read a number that begins at a piece, the most natural first. */
function stepsAt(run: readonly Piece[], at: number, text: string): Step[] {
  const piece = run[at]!;
  const next = run[at + 1];
  const bond = bondOf(text, piece, next);
  const bonded = bond === "tight" || bond === "hyphen" || bond === "space";
  const steps: Step[] = [];
  const add = (digits: string, taken: number, cost: number) =>
    steps.push({
      digits,
      taken,
      cost,
      start: piece.start,
      end: run[at + taken - 1]!.end,
      isWord: run.slice(at, at + taken).some((part) => part.kind !== "digits"),
      joins: false,
    });
  const unitOf = (part: Piece | undefined, isTight: boolean): string | undefined =>
    part?.kind === "unit"
      ? part.value
      : isTight && part?.kind === "digits" && part.value.length === 1
        ? part.value
        : undefined;

  /** Adds what may follow a decade: a unit, and after 60 and 80 a number up to 19. */
  const addDecade = (decade: number, taken: number, cost: number, isPlural: boolean) => {
    const last = run[at + taken - 1];
    const after = run[at + taken];
    const join = bondOf(text, last, after);
    const upTo19 = decade === 60 || decade === 80;
    const unit = unitOf(after, join === "tight");
    let couldGoOn = false;
    if (join === "et" && (unit === "1" || (after?.value === "11" && decade === 60))) {
      add(String(decade + Number(after?.value)), taken + 1, cost);
      couldGoOn = true;
    } else if (join === "tight" || join === "hyphen" || join === "space") {
      const extra = isPlural && join === "space" ? 2 : 0;
      if (unit !== undefined && unit !== "0") {
        add(String(decade + Number(unit)), taken + 1, cost + extra + torn(run, at + taken, text));
        couldGoOn = true;
      } else if (upTo19 && after?.kind === "teen") {
        const following = run[at + taken + 1];
        const beyond = bondOf(text, after, following);
        if (
          after.value === "10" &&
          following?.kind === "unit" &&
          Number(following.value) >= 7 &&
          beyond !== "apart" &&
          beyond !== "et"
        )
          add(String(decade + 10 + Number(following.value)), taken + 2, cost + extra);
        const isHeld = after.value === "10" && following?.kind === "unit" && Number(following.value) >= 7;
        add(
          String(decade + Number(after.value)),
          taken + 1,
          cost + extra + (isHeld ? SPLIT_COST[beyond] : 0),
        );
        couldGoOn = true;
      }
    }
    const leavesUnit = unit !== undefined && torn(run, at + taken, text) === 0;
    add(
      String(decade),
      taken,
      cost + (couldGoOn ? (isPlural ? 0 : SPLIT_COST[join] + (leavesUnit ? UNIT_LEFT_COST : 0)) : 0),
    );
  };

  if (piece.kind === "digits" && next?.kind === "times" && /^[23]$/.test(piece.value))
    addTimes(Number(piece.value));
  if (piece.kind === "digits") add(piece.value, 1, 0);
  else if (piece.kind === "ten") addDecade(Number(piece.value), 1, 0, false);
  else if (piece.kind === "twenty") addDecade(20, 1, piece.value === "20s" ? 2 : 0, false);
  else if (piece.kind === "teen") {
    if (piece.value === "10" && next?.kind === "unit" && Number(next.value) >= 7 && bonded) {
      add(String(10 + Number(next.value)), 2, 0);
      add("10", 1, SPLIT_COST[bond] + UNIT_LEFT_COST);
    } else add(piece.value, 1, 0);
  } else if (piece.kind === "hundred") addHundred(1, 1);
  else if (piece.kind === "repeat") {
    const unit =
      next?.kind === "unit"
        ? next.value
        : next?.kind === "digits" && next.value.length === 1
          ? next.value
          : undefined;
    if (unit !== undefined) add(unit.repeat(Number(piece.value)), 2, 0);
  } else if (piece.kind === "unit") {
    // `deux zéros`
    if (/^[23]$/.test(piece.value) && next?.value === "0" && bonded && text[next.end - 1] === "s")
      add("0".repeat(Number(piece.value)), 2, 0);
    if (next?.kind === "times" && (piece.value === "2" || piece.value === "3")) addTimes(Number(piece.value));
    if (piece.value === "4" && next?.kind === "twenty" && bonded) {
      // `zéroquatre vingtsept`: what is run together belongs together.
      const isHeldBefore = bond === "space" && bondOf(text, run[at - 1], piece) === "tight";
      addDecade(80, 2, isHeldBefore ? 1.5 : 0, next.value === "20s");
      add("4", 1, SPLIT_COST[bond]);
    } else if (next?.kind === "hundred" && bonded && Number(piece.value) >= 2) {
      addHundred(Number(piece.value), 2);
      add(piece.value, 1, SPLIT_COST[bond]);
    } else add(piece.value, 1, 0);
  }
  return steps;

  function addTimes(count: number): void {
    const repeated = run[at + 2];
    if (
      repeated !== undefined &&
      (repeated.kind === "unit" || repeated.kind === "digits") &&
      repeated.value.length <= 2
    )
      add(repeated.value.repeat(count), 3, 0);
  }

  function addHundred(hundreds: number, taken: number): void {
    const after = run[at + taken];
    const join = bondOf(text, run[at + taken - 1], after);
    if (
      after !== undefined &&
      after.kind !== "digits" &&
      after.kind !== "hundred" &&
      join !== "apart" &&
      join !== "et"
    )
      for (const rest of stepsAt(run, at + taken, text))
        if (Number(rest.digits) < 100 && rest.digits !== "0")
          add(String(hundreds * 100 + Number(rest.digits)), taken + rest.taken, rest.cost);
    add(String(hundreds * 100), taken, 1);
  }
}

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
