import { DAY_MS, HOUR_MS, hourOf, localDate } from "./clock.ts";

const MORNING = "10:00";
const LOCAL = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2})?$/;
const two = (value: number): string => String(value).padStart(2, "0");

/** For a field of type `datetime-local`: `2026-11-23T10:00`, as the clocks of the zone show it. */
export function localInput(atMs: number, zone: string): string {
  const { hour, minute } = hourOf(atMs, zone);
  return `${localDate(atMs, zone)}T${two(hour)}:${two(minute)}`;
}

/**
 * The moment at which the clocks of the zone show what such a field holds. In the hour that clocks repeat it is the
 * first one; in the hour that they skip, as much later as was skipped.
 *
 * @returns epoch ms; NaN when the field holds no time
 */
export function readLocalInput(text: string, zone: string): number {
  const local = LOCAL.exec(text)?.[1];
  const asUtc = Date.parse(`${local}:00Z`);
  if (local === undefined || Number.isNaN(asUtc)) return Number.NaN;
  const offsetAt = (ms: number): number => Date.parse(`${localInput(ms, zone)}:00Z`) - ms;
  // The offsets of the day before and of the day after: one of the two holds.
  const [before, after] = [offsetAt(asUtc - DAY_MS), offsetAt(asUtc + DAY_MS)];
  const fits = [asUtc - before, asUtc - after].filter((ms) => localInput(ms, zone) === local);
  return fits.length > 0 ? Math.min(...fits) : asUtc - before;
}

export const REMIND_PRESETS = ["inAnHour", "tomorrow", "monday"] as const;
export type RemindPreset = (typeof REMIND_PRESETS)[number];

/** When a reminder comes, epoch ms: in an hour, tomorrow at 10, the next Monday at 10, by the workspace's clocks. */
export function presetTime(preset: RemindPreset, nowMs: number, zone: string): number {
  if (preset === "inAnHour") return nowMs + HOUR_MS;
  const today = Date.parse(localDate(nowMs, zone));
  const days = preset === "tomorrow" ? 1 : (8 - new Date(today).getUTCDay()) % 7 || 7;
  const date = new Date(today + days * DAY_MS).toISOString().slice(0, 10);
  return readLocalInput(`${date}T${MORNING}`, zone);
}
