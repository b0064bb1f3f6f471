const MINUTE_MS = 60_000;

/** How often each cron of wrangler.toml comes. */
export const CRON_PERIODS_MS: Record<string, number> = {
  "* * * * *": MINUTE_MS,
  "*/15 * * * *": 15 * MINUTE_MS,
  "0 * * * *": 60 * MINUTE_MS,
  "0 3 * * *": 24 * 60 * MINUTE_MS,
};
