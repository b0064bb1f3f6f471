import { MINUTE_MS } from "../scoring/days.ts";

/** A send without an answer, and something the account is known to have sent. Times are epoch ms. */
export type LostSend = { id: string; text: string; sendingAt: number | null };
export type Trace = { text: string | null; at: number };

/** Platforms' clocks and ours differ. */
const EARLY_MS = 2 * MINUTE_MS;
/** Later than this after its call, the same words are somebody else's message. */
const LATE_MS = 15 * MINUTE_MS;

/** True when what the platform dates `at`, epoch ms, may come of this call. */
export const isInTime = (lost: LostSend, at: number): boolean =>
  lost.sendingAt !== null && at >= lost.sendingAt - EARLY_MS && at <= lost.sendingAt + LATE_MS;

/** True when a trace may be this send: the same words, at the time of the call. */
export const mayBe = (lost: LostSend, trace: Trace): boolean =>
  trace.text !== null && trace.text === lost.text && isInTime(lost, trace.at);

/**
 * Which lost send a trace proves when the platform names a person nobody here knows: a private reply's recipient
 * may have another id than the commenter. Two that fit prove nothing: to guess would join two people.
 */
export function provenBy<Lost extends LostSend>(trace: Trace, lost: readonly Lost[]): Lost | undefined {
  const fitting = lost.filter((one) => mayBe(one, trace));
  return fitting.length === 1 ? fitting[0] : undefined;
}
