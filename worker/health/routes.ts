import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { VERSION } from "../http/version.ts";
import { CRON_PERIODS_MS } from "./periods.ts";

const MISSED_INTERVALS = 3;

/** 503 only when a cron ran once and then missed three of its intervals. */
export const healthRoutes = new Hono<ApiEnv>().get("/", async (c) => {
  const { system, now } = c.var.deps;
  const runs = new Map((await system.listCronRuns()).map((run) => [run.cron, run]));
  const at = (cron: string) => {
    const run = runs.get(cron);
    return run ? new Date(run.windowAt).toISOString() : null;
  };
  const stale = [...runs.values()].some(
    (run) =>
      now() - run.windowAt > (CRON_PERIODS_MS[run.cron] ?? Number.POSITIVE_INFINITY) * (MISSED_INTERVALS + 1),
  );
  return c.json(
    {
      status: stale ? "stale" : "ok",
      version: VERSION,
      crons: { collect: at("*/15 * * * *"), score: at("0 * * * *") },
    },
    stale ? 503 : 200,
  );
});
