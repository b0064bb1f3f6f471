import { z } from "zod";
import { NullableTimeSchema, TimeSchema } from "../http/contract.ts";

export const JOB_STATES = ["waiting", "running", "done", "failed"] as const;
export type JobState = (typeof JOB_STATES)[number];
export const JOB_KINDS = ["erasure", "bulk-change", "undo", "rescore", "what-if", "learn", "import"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** Work in the background. `done` of `total` counts what it works on; a total may grow while it runs. */
export const JobSchema = z.object({
  id: z.string(),
  kind: z.enum(JOB_KINDS),
  state: z.enum(JOB_STATES),
  done: z.number().int(),
  total: z.number().int(),
  createdAt: TimeSchema,
  finishedAt: NullableTimeSchema,
});
export type Job = z.infer<typeof JobSchema>;

/** Answer to whatever starts one. */
export const JobStartedSchema = z.object({ jobId: z.string() });
