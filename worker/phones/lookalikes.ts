import type { View } from "./view.ts";

const RUN_OF_O_AND_L = /(?<![a-z0-9'])[0-9ol|i!]{1,14}(?![a-z0-9])/g;
const AMONG_DIGITS_BEFORE = /[0-9oli|!][\s.\-/_*,]{1,3}$/;
const AMONG_DIGITS_AFTER = /^[\s.\-/_*,]{1,3}!?[0-9oli|]/;

/** Writes O, o, l, I, | and ! as 0 and 1 where they stand among digits: `O6 l2 34 5o` → `06 12 34 50`. */
export function lettersAsDigits(view: View): View {
  const text = view.text.replace(RUN_OF_O_AND_L, (run, place: number) => {
    const letters = run.replace(/\d/g, "").length;
    if (letters === 0 || run === "i" || run === "l" || run === "|" || run === "!") return run;
    // `12!` ends a sentence; `1!34` hides a one.
    if (/!/.test(run) && !/^\d?!\d?$/.test(run)) return run;
    const before = view.text.slice(Math.max(0, place - 4), place);
    const after = view.text.slice(place + run.length, place + run.length + 4);
    const amongDigits = AMONG_DIGITS_BEFORE.test(before) || AMONG_DIGITS_AFTER.test(after);
    if (letters === run.length && !((run.length === 2 || run === "o") && amongDigits)) return run;
    if (run.includes("!") && !AMONG_DIGITS_AFTER.test(after)) return run;
    return run.replace(/o/g, "0").replace(/[li|!]/g, "1");
  });
  return text === view.text ? view : { ...view, text };
}

const PAIR_WITH_LETTER = /(?<![a-z0-9'])(?:[0-9olisbz]{2}|[0-9olisbz]{10})(?![a-z0-9])/g;
const isAmongPairs = (text: string, start: number, end: number): boolean =>
  /^[sbol]{2}$/.test(text.slice(start, end)) &&
  (/(?<![a-z0-9])[0-9][0-9olisbz][\s.\-/]$/.test(text.slice(Math.max(0, start - 4), start)) ||
    /^[\s.\-/][0-9olisbz][0-9](?![a-z0-9])/.test(text.slice(end, end + 4)));

const AS_DIGIT: Record<string, string> = { o: "0", l: "1", i: "1", s: "5", b: "8", z: "2" };

/** Writes S, B and Z as 5, 8 and 2 too, in pairs that hold a digit or stand beside one that does: `06 3S 9B 00 12`. */
export function oddLettersAsDigits(view: View): View {
  const text = view.text.replace(PAIR_WITH_LETTER, (run, place: number) => {
    const digits = run.replace(/\D/g, "").length;
    if (digits === run.length) return run;
    if (digits * 2 < run.length && !isAmongPairs(view.text, place, place + run.length)) return run;
    return run.replace(/\D/g, (letter) => AS_DIGIT[letter] ?? letter);
  });
  return text === view.text ? view : { ...view, text };
}

/** Cell by cell, where two readings of equal length differ. */
export function differences(before: View, after: View): Uint8Array {
  const touched = new Uint8Array(after.text.length);
  for (let cell = 0; cell < touched.length; cell++)
    if (before.text.charCodeAt(cell) !== after.text.charCodeAt(cell)) touched[cell] = 1;
  return touched;
}
