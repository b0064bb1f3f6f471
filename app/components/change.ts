import type { Change } from "../../worker/undo/contract.ts";
import type { ChangeAnswer } from "../routes/undo.ts";
import { ask, isProblem } from "./ask.ts";

/** What has become of a change; null when nobody can say. */
export async function readChange(id: string): Promise<Change | null> {
  const answer = await ask<ChangeAnswer>(`/undo?id=${encodeURIComponent(id)}`);
  return isProblem(answer) ? null : answer.change;
}
