import type { Trial } from "./trial.ts";

/** What a reader found and missed, in numbers and per kind. */
export type Measure = {
  right: number;
  wrong: number;
  missed: number;
  precision: number;
  recall: number;
  faults: readonly { trial: Trial; missed: readonly string[]; wrong: readonly string[] }[];
};

/** Numbers compared as sets of E.164, text by text. */
export function measure(trials: readonly Trial[], read: (trial: Trial) => readonly string[]): Measure {
  const faults: { trial: Trial; missed: string[]; wrong: string[] }[] = [];
  let right = 0;
  let wrong = 0;
  let missed = 0;
  for (const trial of trials) {
    const found = new Set(read(trial));
    const expected = new Set(trial.expected);
    const extra = [...found].filter((number) => !expected.has(number));
    const absent = [...expected].filter((number) => !found.has(number));
    right += expected.size - absent.length;
    wrong += extra.length;
    missed += absent.length;
    if (extra.length > 0 || absent.length > 0) faults.push({ trial, missed: absent, wrong: extra });
  }
  return {
    right,
    wrong,
    missed,
    precision: right / Math.max(1, right + wrong),
    recall: right / Math.max(1, right + missed),
    faults,
  };
}
