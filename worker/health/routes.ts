import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { VERSION } from "../http/version.ts";
import { CRON_PERIODS_MS } from "./periods.ts";

const MISSED_INTERVALS = 3;
/** What `/health` shows, and all that it judges by. */
const SHOWN = { collect: "*/15 * * * *", score: "0 * * * *" } as const;

/** 503 only when a shown cron ran once and then missed three of its intervals. */
export const healthRoutes = new Hono<ApiEnv>().get("/", async (c) => {
  const { system, now } = c.var.deps;
  const runs = new Map((await system.listCronRuns()).map((run) => [run.cron, run]));
  const lastRunAt = (cron: string): number | null => {
    const run = runs.get(cron);
    return run ? (run.finishedAt ?? run.windowAt) : null;
  };
  const isStale = (cron: string): boolean => {
    const at = lastRunAt(cron);
    const periodMs = CRON_PERIODS_MS[cron] ?? Number.POSITIVE_INFINITY;
    return at !== null && now() - at > periodMs * MISSED_INTERVALS;
  };
  const shown = (cron: string): string | null => {
    const at = lastRunAt(cron);
    return at === null ? null : new Date(at).toISOString();
  };
  const stale = Object.values(SHOWN).some(isStale);
  return c.json(
    {
      status: stale ? "stale" : "ok",
      version: VERSION,
      crons: { collect: shown(SHOWN.collect), score: shown(SHOWN.score) },
    },
    stale ? 503 : 200,
  );
});
