import { deadlineText, type Place } from "./clock.ts";

export type Reminder = { at: string; note: string | null };

export const isDue = (reminder: Reminder, nowMs: number): boolean => Date.parse(reminder.at) <= nowMs;

/** When: "18 h" today, "demain 10 h", "lun. 10 h", "12 déc.". */
export const reminderTime = (reminder: Reminder, nowMs: number, place: Place): string =>
  deadlineText(Date.parse(reminder.at), nowMs, place);
