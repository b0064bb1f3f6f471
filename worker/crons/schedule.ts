import type { Deps } from "../deps.ts";
import { CRON_PERIODS_MS } from "../health/periods.ts";
import { DAY_MS } from "../scoring/days.ts";
import { collectDue } from "./collect.ts";
import { nightly } from "./nightly.ts";
import { scoreDue } from "./score.ts";
import { sweep } from "./sweep.ts";

type Job = (deps: Deps, scheduledAt: number) => Promise<void>;

/** Keys equal `triggers.crons` of wrangler.toml; a test compares them. */
export const SCHEDULE: Record<string, Job> = {
  "* * * * *": sweep,
  "*/15 * * * *": collectDue,
  "0 * * * *": scoreDue,
  "0 3 * * *": nightly,
};

/** A run that has not ended by then is taken to be dead. Most only ask queues for work; the night calls platforms. */
const LEASE_MS = 60_000;
const NIGHT_LEASE_MS = 15 * 60_000;

/**
 * Crons may overlap, fire twice or be skipped: a scheduled time runs once and never beside another run, and each
 * job catches up by itself. Fired by hand, it runs.
 */
export async function runCron(cron: string, scheduledAt: number, deps: Deps): Promise<void> {
  const job = SCHEDULE[cron];
  const periodMs = CRON_PERIODS_MS[cron];
  if (!job || !periodMs) throw new Error(`no job for cron "${cron}"`);
  const leaseMs = periodMs >= DAY_MS ? NIGHT_LEASE_MS : LEASE_MS;
  if (!(await deps.system.takeCronRun(cron, scheduledAt, deps.now(), leaseMs))) return;
  const startedAt = deps.now();
  await job(deps, scheduledAt);
  await deps.system.finishCron(cron, scheduledAt, deps.now());
  console.log(JSON.stringify({ event: "cron", cron, scheduledAt, ms: deps.now() - startedAt }));
}
