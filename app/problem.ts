import type { FieldError } from "../worker/http/contract.ts";

/** A refusal by the API, as data that a page can show. `code` is stable; `detail` is a sentence in the reader's language. */
export type ProblemView = {
  status: number;
  code: string;
  detail: string;
  instance: string | null;
  errors: FieldError[];
  /** Of a person who was merged into another: where they are now. */
  mergedInto?: string | undefined;
};

export const isProblemView = (value: unknown): value is ProblemView =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as ProblemView).status === "number" &&
  typeof (value as ProblemView).code === "string" &&
  typeof (value as ProblemView).detail === "string";

/** The problem inside an action's answer, if it is one. */
export const problemIn = (data: unknown): ProblemView | null => {
  const problem = (data as { problem?: unknown } | null | undefined)?.problem;
  return isProblemView(problem) ? problem : null;
};
