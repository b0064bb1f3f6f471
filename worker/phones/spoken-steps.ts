import type { Piece } from "./number-pieces.ts";

/** Digits read from some pieces of a run, with their place in the view; `joins`: nothing but the number lies before. */
export type Reading = { digits: string; start: number; end: number; isWord: boolean; joins: boolean };

export type Step = Reading & { taken: number; cost: number };

/** How two pieces stand: run together, hyphenated, spaced, `et` between them, or apart. */
type Bond = "tight" | "hyphen" | "space" | "et" | "apart";

export function bondOf(text: string, left: Piece | undefined, right: Piece | undefined): Bond {
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

/** What it costs to take the `quatre` from a `quatre vingt` behind it. */
function torn(run: readonly Piece[], at: number, text: string): number {
  if (run[at]?.value !== "4" || run[at + 1]?.kind !== "twenty") return 0;
  const bond = bondOf(text, run[at], run[at + 1]);
  return bond === "space" ? 1.5 : bond === "tight" ? 2 : SPLIT_COST[bond];
}

/** Every way to read a number that begins at a piece, the most natural first. */
export function stepsAt(run: readonly Piece[], at: number, text: string): Step[] {
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
