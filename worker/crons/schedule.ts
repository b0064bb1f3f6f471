import type { Deps } from "../deps.ts";
import { CRON_PERIODS_MS } from "../health/periods.ts";
import { collectDue } from "./collect.ts";
import { nightly } from "./nightly.ts";
import { scoreDue } from "./score.ts";
import { sweep } from "./sweep.ts";

type Job = (deps: Deps, windowAt: number) => Promise<void>;

/** Keys equal `triggers.crons` of wrangler.toml; a test compares them. */
export const SCHEDULE: Record<string, Job> = {
  "* * * * *": sweep,
  "*/15 * * * *": collectDue,
  "0 * * * *": scoreDue,
  "0 3 * * *": nightly,
};

/** Crons may overlap, fire twice or be skipped: one effective run per window, and each job catches up by itself. */
export async function runCron(cron: string, scheduledAt: number, deps: Deps): Promise<void> {
  const job = SCHEDULE[cron];
  const periodMs = CRON_PERIODS_MS[cron];
  if (!job || !periodMs) throw new Error(`no job for cron "${cron}"`);
  const windowAt = Math.floor(scheduledAt / periodMs) * periodMs;
  if (!(await deps.system.takeCronWindow(cron, windowAt, deps.now()))) return;
  const startedAt = deps.now();
  await job(deps, windowAt);
  await deps.system.finishCron(cron, windowAt, deps.now());
  console.log(JSON.stringify({ event: "cron", cron, windowAt, ms: deps.now() - startedAt }));
}
