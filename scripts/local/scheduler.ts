import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isDue, readCrons } from "./crons.ts";
import { ROOT } from "./run.ts";

const MINUTE_MS = 60_000;
const TIMEOUT_MS = 5 * MINUTE_MS;

/** Stands in for Cloudflare's clock: fires the crons of `wrangler.toml` at each whole minute, until the signal. */
export function startScheduler(apiUrl: string, logFile: string, signal: AbortSignal): void {
  const crons = readCrons(readFileSync(join(ROOT, "wrangler.toml"), "utf8"));
  mkdirSync(dirname(logFile), { recursive: true });
  let timer: NodeJS.Timeout | undefined;

  const arm = () => {
    timer = setTimeout(tick, MINUTE_MS - (Date.now() % MINUTE_MS));
  };
  const tick = () => {
    const now = new Date();
    for (const cron of crons) if (isDue(cron, now)) void fire(apiUrl, cron, logFile, signal);
    arm();
  };
  // Whatever was due while nothing ran: each job runs once per window, so asking once too often does nothing.
  for (const cron of crons) void fire(apiUrl, cron, logFile, signal);
  arm();
  signal.addEventListener("abort", () => clearTimeout(timer));
}

/** Fires one cron now. Local only: wrangler answers this address itself, a deployed Worker never does. */
export async function fireCron(apiUrl: string, cron: string, signal?: AbortSignal): Promise<string> {
  const url = `${apiUrl}/cdn-cgi/local/scheduled?cron=${encodeURIComponent(cron)}`;
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await fetch(url, { signal: signal ? AbortSignal.any([signal, limit]) : limit });
  return `${answer.status} ${await answer.text()}`;
}

async function fire(apiUrl: string, cron: string, logFile: string, signal: AbortSignal): Promise<void> {
  const outcome = await fireCron(apiUrl, cron, signal).catch((error: unknown) => String(error));
  if (!signal.aborted) appendFileSync(logFile, `${new Date().toISOString()} ${cron} → ${outcome}\n`);
}
