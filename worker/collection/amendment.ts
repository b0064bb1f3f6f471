import type { InboundEvent } from "../platforms/platform.ts";

export type AmendmentEvent = Extract<InboundEvent, { type: "edited" | "unsent" | "unreacted" }>;

/** Stands in `edits` for something its author took back: above any number of edits, so that none brings it back. */
export const TAKEN_BACK = 2 ** 31 - 1;
/** Longest text that is kept, UTF-16 units. */
export const TEXT_KEPT_UNITS = 10_000;

/** A change of an interaction, whether that is stored yet or not. Times are epoch ms. */
export type Amendment = {
  dedupeKey: string;
  personId: string;
  kind: AmendmentEvent["type"];
  /** The new words; null when taken back. */
  text: string | null;
  edits: number;
  at: number;
};

/** @param now nothing happened later than that */
export function toAmendment(event: AmendmentEvent, now: number): Amendment {
  const { type: kind, externalId, personExternalId: personId } = event;
  const at = Math.min(event.at, now);
  const dedupeKey = kind === "unreacted" ? `reaction:${externalId}:${personId}` : `message:${externalId}`;
  if (kind !== "edited") return { dedupeKey, personId, kind, text: null, edits: TAKEN_BACK, at };
  const edits = Math.max(1, Math.min(Math.trunc(event.edits) || 1, TAKEN_BACK - 1));
  return { dedupeKey, personId, kind, text: keptText(event.text), edits, at };
}

export const keptText = (text: string): string => text.slice(0, TEXT_KEPT_UNITS).toWellFormed();

/** Only what was sent as a message can be edited, unsent or reacted to. */
export const isAmendable = (dedupeKey: string): boolean => /^(message|reaction):/.test(dedupeKey);

/**
 * Whether a change is newer than what is known, in whatever order things come: edits by their number, with a
 * take-back last of all; reactions by their time, because they may be given and taken back again and again. In the
 * same millisecond the take-back wins.
 */
export function isNewer(next: Amendment, known: { edits: number; at: number }): boolean {
  if (next.kind !== "unreacted") return next.edits > known.edits;
  return next.at > known.at || (next.at === known.at && known.edits !== TAKEN_BACK);
}

/** The one that counts for each interaction, by its key. */
export function newestOf(amendments: Iterable<Amendment>): Map<string, Amendment> {
  const newest = new Map<string, Amendment>();
  for (const one of amendments) {
    const known = newest.get(one.dedupeKey);
    if (!known || isNewer(one, known)) newest.set(one.dedupeKey, one);
  }
  return newest;
}
