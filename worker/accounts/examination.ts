import type { Examination } from "../platforms/platform.ts";
import { SECOND_MS } from "../scoring/days.ts";

/** Who looks again within seconds sees what was seen: an examination is up to five calls of the account's budget. */
const REUSED_MS = 10 * SECOND_MS;

type Seen = { record: string; at: number; examination: Examination };

/** This isolate's own memory, by account. */
const seen = new Map<string, Seen>();

/**
 * What was seen of this account a moment ago, if anything.
 *
 * @param record the sealed token it was asked with; another one is another connection
 * @param now    epoch ms
 */
export function recallExamination(accountId: string, record: string, now: number): Examination | undefined {
  const last = seen.get(accountId);
  const isFresh = last?.record === record && now >= last.at && now - last.at < REUSED_MS;
  return isFresh ? last.examination : undefined;
}

export function rememberExamination(
  accountId: string,
  record: string,
  now: number,
  examination: Examination,
): void {
  for (const [id, { at }] of seen) if (now - at >= REUSED_MS) seen.delete(id);
  seen.set(accountId, { record, at: now, examination });
}

/** To be called after what the platform is told changes what it would answer. */
export const forgetExamination = (accountId: string): void => void seen.delete(accountId);
