import type { Job, JobState } from "../../worker/jobs/contract.ts";
import { ask, isProblem } from "./ask.ts";

const LOOK_EVERY_MS = 800;
const MISSES_ALLOWED = 10;
/** Whoever still waits then is told so, and the work goes on without being watched. */
const WATCHED_MS = 10 * 60_000;

/** `late`: not over after ten minutes; `dropped`: nobody wants to know any more. */
export type Ending = "done" | "failed" | "late" | "dropped";

/**
 * Follows work in the background to its end.
 *
 * @param path  answers how far it is
 * @param onLook  each time, with that answer
 * @param isWanted  asked after each look, before its answer is used
 * @returns how it ended; "failed" also when nobody could say for a while
 */
export async function followWork<T extends { state: JobState }>(
  path: string,
  onLook: (soFar: T) => void,
  isWanted: () => boolean = () => true,
): Promise<Ending> {
  const start = Date.now();
  for (let misses = 0; misses < MISSES_ALLOWED; ) {
    const soFar = await ask<T>(path);
    if (!isWanted()) return "dropped";
    if (isProblem(soFar)) misses += 1;
    else {
      misses = 0;
      onLook(soFar);
      if (soFar.state === "done" || soFar.state === "failed") return soFar.state;
    }
    if (Date.now() - start >= WATCHED_MS) return "late";
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return "failed";
}

/** The same for a job by its id. */
export const followJob = (id: string, onLook: (job: Job) => void = () => {}): Promise<Ending> =>
  followWork<Job>(`/jobs/${encodeURIComponent(id)}`, onLook);
