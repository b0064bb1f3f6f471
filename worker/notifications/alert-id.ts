import type { AlertKind } from "./alert-contract.ts";

const LETTERS: Record<AlertKind, string> = {
  "phone-received": "p",
  "human-asked": "h",
  "window-closing": "w",
  reconnect: "r",
};
const PREFIX = "alr_";
const TIME_DIGITS = 12;

const timeOf = (at: number): string =>
  Math.max(0, Math.floor(at)).toString(16).padStart(TIME_DIGITS, "0").slice(-TIME_DIGITS);

/**
 * The id of an occasion: made of it alone, so that meeting it again makes the same one; sorting by id sorts by time.
 * @param at epoch ms, of the occasion and not of when it was met
 * @param subjectId our own id of what it is about: an interaction, a lead or a notice
 */
export const alertId = (kind: AlertKind, at: number, subjectId: string): string =>
  `${PREFIX}${timeOf(at)}${LETTERS[kind]}${subjectId.slice(subjectId.indexOf("_") + 1).slice(-20)}`;

/** Lies before every alert of this moment and later, and behind every earlier one. */
export const alertIdFrom = (at: number): string => `${PREFIX}${timeOf(at)}`;
