import type { ProblemView } from "../problem.ts";

/** What was refused about one field of a form; a list's own items count as the field. `pointer` is a JSON pointer. */
export const errorAt = (problem: ProblemView | null, pointer: string): string | null =>
  problem?.errors.find((error) => error.pointer === pointer || error.pointer?.startsWith(`${pointer}/`))
    ?.detail ?? null;

/** The refusal without what already stands beside a field; null when nothing of it is left to say. */
export function besideNoField(problem: ProblemView | null, pointers: readonly string[]): ProblemView | null {
  if (!problem) return null;
  const isShown = (pointer: string | undefined): boolean =>
    pointers.some((shown) => pointer === shown || pointer?.startsWith(`${shown}/`));
  const errors = problem.errors.filter((error) => !isShown(error.pointer));
  return errors.length === 0 && problem.errors.length > 0 ? null : { ...problem, errors };
}
