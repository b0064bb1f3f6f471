import type { SendLimits } from "../messaging/quota.ts";
import { HOUR_MS } from "../scoring/days.ts";
import type { GuardLevel, GuardReason } from "./contract.ts";

/**
 * What may be a sign that an account writes too much or to the wrong people. `blocked`: the platform stops it (368).
 * `rate-limited`: it asks to slow down (4, 17, 32, 613). `unavailable`: it may not reach the person (551). `error`: it
 * refused otherwise, or did not answer. `opt-out`: somebody asked to stop. `app-send`: a person wrote from the
 * platform's own app.
 */
export const SIGNAL_KINDS = [
  "blocked",
  "rate-limited",
  "unavailable",
  "error",
  "opt-out",
  "app-send",
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Signs of one hour; `hourAt` is its beginning, epoch ms. */
export type Signal = { kind: SignalKind; hourAt: number; count: number };
/** What we sent today, and today and yesterday together, by the workspace's own days. */
export type Sends = { today: number; lately: number };

/** Shares are of at least so many sends: two of three people is no rate. */
const LEAST_SENDS = 20;
/** No signal counts longer than this. */
export const SIGNAL_HOURS = 72;
/** A level stays at least so long before the next step down, so that it does not flicker. */
export const DWELL_MS = 2 * HOUR_MS;

type Step = {
  level: 1 | 2 | 3;
  reason: GuardReason;
  kind: SignalKind;
  withinHours: number;
  atLeast: number;
  /** Also at least this share of what was sent, 0 to 1. */
  share?: number;
};
const step = (
  [level, reason, kind]: [Step["level"], GuardReason, SignalKind],
  [atLeast, withinHours]: [number, number],
  share = 0,
): Step => ({ level, reason, kind, withinHours, atLeast, share });

/** Each holds alone; the highest level wins, of equal ones the first. A longer window never asks for less. */
const STEPS: readonly Step[] = [
  step([3, "blocked-by-platform", "blocked"], [1, 6]),
  step([3, "blocked-by-platform", "blocked"], [2, 24]),
  step([2, "blocked-by-platform", "blocked"], [1, 24]),
  step([1, "blocked-by-platform", "blocked"], [1, SIGNAL_HOURS]),
  step([3, "rate-limited", "rate-limited"], [20, 12]),
  step([2, "rate-limited", "rate-limited"], [8, 6]),
  step([1, "rate-limited", "rate-limited"], [3, 3]),
  step([3, "people-unavailable", "unavailable"], [20, 24], 0.4),
  step([2, "people-unavailable", "unavailable"], [10, 24], 0.2),
  step([1, "people-unavailable", "unavailable"], [5, 24], 0.1),
  step([3, "errors", "error"], [25, 6], 0.5),
  step([2, "errors", "error"], [12, 6], 0.25),
  step([1, "errors", "error"], [5, 6], 0.1),
  step([3, "opt-outs", "opt-out"], [8, 24], 0.15),
  step([2, "opt-outs", "opt-out"], [5, 24], 0.08),
  step([1, "opt-outs", "opt-out"], [3, 24], 0.04),
];
/** Ours and those from the app together, as multiples of the day's limit that a person set. */
const VOLUME: readonly { level: 1 | 2 | 3; times: number }[] = [
  { level: 3, times: 2.5 },
  { level: 2, times: 1.5 },
  { level: 1, times: 1 },
];
const VOLUME_HOURS = 24;

/** The hour's end counts: what happened at its last moment is still so old at most. */
const isWithin = (signal: Signal, now: number, hours: number): boolean =>
  signal.hourAt + HOUR_MS + hours * HOUR_MS > now;

const countOf = (signals: readonly Signal[], kind: SignalKind, now: number, hours: number): number =>
  signals.reduce(
    (sum, signal) => sum + (signal.kind === kind && isWithin(signal, now, hours) ? signal.count : 0),
    0,
  );

export type Found = { level: GuardLevel; reason: GuardReason | null };

/**
 * How far the signals alone ask to slow down (pure): more signals never ask for less, and nothing asks for more by
 * getting older.
 *
 * @param limits the day's limit as a person set it; at 0 nothing is sent anyway
 */
export function guardLevel(
  signals: readonly Signal[],
  sends: Sends,
  now: number,
  limits: { dailyLimit: number },
): Found {
  let found: Found = { level: 0, reason: null };
  const ask = (level: GuardLevel, reason: GuardReason): void => {
    if (level > found.level) found = { level, reason };
  };
  const base = Math.max(LEAST_SENDS, sends.lately);
  for (const { level, reason, kind, withinHours, atLeast, share = 0 } of STEPS) {
    const count = countOf(signals, kind, now, withinHours);
    if (count >= atLeast && count >= share * base) ask(level, reason);
  }
  const fromApp = countOf(signals, "app-send", now, VOLUME_HOURS);
  if (fromApp > 0 && limits.dailyLimit > 0) {
    for (const { level, times } of VOLUME) {
      if (fromApp + sends.today > limits.dailyLimit * times) ask(level, "volume");
    }
  }
  return found;
}

/** What an account is at. Times are epoch ms; `changedAt` is null before its first change. */
export type GuardState = {
  level: GuardLevel;
  reason: GuardReason | null;
  /** Since when it is slowed down at all. */
  since: number | null;
  changedAt: number | null;
  /** The earliest time of the next step down. */
  until: number | null;
};
export const UNGUARDED: GuardState = { level: 0, reason: null, since: null, changedAt: null, until: null };

type Facts = { signals: readonly Signal[]; sends: Sends; limits: { dailyLimit: number } };

/**
 * What an account is at next (pure). Up at once, but only when something happened; down one step at a time, each at
 * least `DWELL_MS` after the change before it.
 *
 * @param isNews false when only time has passed: then nothing is raised
 */
export function nextGuard(
  state: GuardState,
  { signals, sends, limits }: Facts,
  now: number,
  isNews: boolean,
): GuardState {
  const found = guardLevel(signals, sends, now, limits);
  if (found.level > state.level && isNews) {
    return withUntil(
      { ...found, since: state.since ?? now, changedAt: now, until: null },
      signals,
      sends,
      limits,
      now,
    );
  }
  if (state.level === 0) return state;
  const isSettled = now - (state.changedAt ?? 0) >= DWELL_MS;
  if (found.level < state.level && isSettled) {
    const level = (state.level - 1) as GuardLevel;
    if (level === 0) return { ...UNGUARDED, changedAt: now };
    const reason = found.level === level ? found.reason : state.reason;
    return withUntil(
      { level, reason, since: state.since, changedAt: now, until: null },
      signals,
      sends,
      limits,
      now,
    );
  }
  return withUntil(state, signals, sends, limits, now);
}

/** Signals fade by whole hours: the first of them at which they ask for less, but not before the level may change. */
function withUntil(
  state: GuardState,
  signals: readonly Signal[],
  sends: Sends,
  limits: { dailyLimit: number },
  now: number,
): GuardState {
  const earliest = Math.max(now, (state.changedAt ?? now) + DWELL_MS);
  const fades = (at: number): boolean => guardLevel(signals, sends, at, limits).level < state.level;
  let until = earliest;
  if (!fades(until)) {
    until = Math.ceil((earliest + 1) / HOUR_MS) * HOUR_MS;
    while (!fades(until)) until += HOUR_MS;
  }
  return { ...state, until };
}

/** What an account may send at a level: half, a fifth, nothing, and longer pauses. Never nothing by rounding. */
export function slowed(limits: SendLimits, level: GuardLevel): SendLimits {
  if (level === 0) return limits;
  return {
    ...limits,
    dailyLimit: slowedLimit(limits.dailyLimit, level),
    minSpacingMs: limits.minSpacingMs * 2,
  };
}

const PARTS = { 0: 1, 1: 2, 2: 5 } as const;

/** Automatic messages a day at a level. */
export const slowedLimit = (dailyLimit: number, level: GuardLevel): number =>
  level === 3 ? 0 : dailyLimit <= 0 ? dailyLimit : Math.max(1, Math.floor(dailyLimit / PARTS[level]));
