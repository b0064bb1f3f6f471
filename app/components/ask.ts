import { isProblemView, type ProblemView } from "../problem.ts";

const NO_ANSWER: ProblemView = { status: 503, code: "no-answer", detail: "", instance: null, errors: [] };

/**
 * Asks one of the dashboard's own addresses from the browser, for work that goes on while pages change.
 *
 * @param values  posted as a form; without them it is a reading
 * @returns the answer, or the problem; its `detail` is empty when nobody answered
 */
export async function ask<T extends object>(
  path: string,
  values?: Record<string, string>,
): Promise<T | { problem: ProblemView }> {
  try {
    const answer = await fetch(
      path,
      values
        ? { method: "POST", body: new URLSearchParams(values) }
        : { headers: { accept: "application/json" } },
    );
    const body: unknown = await answer.json();
    if (isProblemView(body)) return { problem: body };
    return answer.ok ? (body as T) : { problem: NO_ANSWER };
  } catch {
    return { problem: NO_ANSWER };
  }
}

export const isProblem = (answer: object): answer is { problem: ProblemView } => "problem" in answer;
