import { DAY_MS, localDay } from "../scoring/days.ts";

/** What webhooks brought of an account on one local day, and what only polling found. */
export type LossFigures = { byWebhook: number; byPoll: number };
export type LossDay = LossFigures & { day: string };

/** Under so many events one more or less is chance, not a loss. */
const LEAST_EVENTS = 20;

/** 0 to 1; null when nothing happened. */
export const lossRate = ({ byWebhook, byPoll }: LossFigures): number | null =>
  byWebhook + byPoll > 0 ? byPoll / (byWebhook + byPoll) : null;

/**
 * The same days without what polling found in the last hour: its webhook may still come (docs/storage.md).
 * @param youngAt when each of those happened, epoch ms
 */
export function withoutYoung(days: readonly LossDay[], youngAt: readonly number[], zone: string): LossDay[] {
  const perDay = Map.groupBy(youngAt, (at) => localDay(at, zone));
  return days.map((day) => ({
    ...day,
    byPoll: Math.max(0, day.byPoll - (perDay.get(day.day)?.length ?? 0)),
  }));
}

/**
 * Figures of about the last 24 hours: all of today, and of yesterday the share that is not over a day ago.
 * @param clockMs what the wall shows, as ms since midnight
 */
export function lastDay(today: LossFigures, yesterday: LossFigures, clockMs: number): LossFigures {
  const left = Math.max(0, 1 - clockMs / DAY_MS);
  return {
    byWebhook: today.byWebhook + yesterday.byWebhook * left,
    byPoll: today.byPoll + yesterday.byPoll * left,
  };
}

/**
 * What the last 24 hours of an account mean for its alarm: raised above the threshold, over once at most half of
 * it is left, kept as it is in between and while too little happens to tell.
 * @param thresholdPercent null: nobody wants to be told
 */
export function judgeLoss(
  account: { mode: "instant" | "polling"; thresholdPercent: number | null },
  figures: LossFigures,
): "raise" | "resolve" | "keep" {
  const { mode, thresholdPercent } = account;
  // Without webhooks, polling finds everything: that is no loss.
  if (mode === "polling" || thresholdPercent === null) return "resolve";
  if (figures.byWebhook + figures.byPoll < LEAST_EVENTS) return "keep";
  const percent = 100 * (lossRate(figures) ?? 0);
  if (percent > thresholdPercent) return "raise";
  return percent < thresholdPercent / 2 ? "resolve" : "keep";
}
