import type { Job } from "../../worker/jobs/contract.ts";
import { ask, isProblem } from "./ask.ts";

const LOOK_EVERY_MS = 800;
const MISSES_ALLOWED = 10;

/**
 * Follows work in the background to its end.
 *
 * @param onLook  each time, with how far it is
 * @returns how it ended; "failed" also when nobody could say for a while
 */
export async function followJob(
  id: string,
  onLook: (job: Job) => void = () => {},
): Promise<"done" | "failed"> {
  for (let misses = 0; misses < MISSES_ALLOWED; ) {
    const job = await ask<Job>(`/jobs/${id}`);
    if (isProblem(job)) misses += 1;
    else {
      misses = 0;
      onLook(job);
      if (job.state === "done" || job.state === "failed") return job.state;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return "failed";
}
