import { sha256Hex } from "../crypto/sha256.ts";

/**
 * How entries of the audit are chained (pure). Each hash covers the entry, its place and the hash before it, so that
 * an entry that is changed, taken out or moved breaks the chain from there on. What an entry says lies apart, behind a
 * salted digest: it can be erased and the chain still holds.
 */

export type Details = {
  targetKind: string;
  targetId: string;
  leadId: string | null;
  /** JSON as stored, or null. */
  before: string | null;
  after: string | null;
  salt: string;
};
export type Entry = { seq: number; id: string; at: number; actor: string; action: string; digest: string };
export type SealedEntry = Entry & { hash: string | null; details: Details | null };

/** What the first entry of a workspace follows. */
export const FIRST_HASH = "0".repeat(64);

export const digestOf = (one: Details): string =>
  sha256Hex(JSON.stringify([one.salt, one.targetKind, one.targetId, one.leadId, one.before, one.after]));

/** A list in JSON has one reading only: no two different entries have the same text. */
export const hashOf = (workspaceId: string, before: string, one: Entry): string =>
  sha256Hex(
    JSON.stringify([before, workspaceId, one.seq, one.id, one.at, one.actor, one.action, one.digest]),
  );

/** The entries with their hashes, in order. */
export function sealed<E extends Entry>(
  workspaceId: string,
  head: { hash: string } | null,
  entries: readonly E[],
): (E & { hash: string })[] {
  let before = head?.hash ?? FIRST_HASH;
  return entries.map((entry) => {
    before = hashOf(workspaceId, before, entry);
    return { ...entry, hash: before };
  });
}

export type Progress = {
  /** The hash that the next entry follows, and its place. */
  hash: string;
  nextSeq: number;
  checked: number;
  erased: number;
  unsealed: number;
  firstBroken: { seq: number; at: number | null } | null;
};
export const atTheStart: Progress = {
  hash: FIRST_HASH,
  nextSeq: 1,
  checked: 0,
  erased: 0,
  unsealed: 0,
  firstBroken: null,
};

/**
 * Checks a page of entries that follows what was checked before; stops at the first that is broken.
 * @param head the newest sealed entry as noted apart; null before the first sealing
 */
export function check(
  workspaceId: string,
  progress: Progress,
  entries: readonly SealedEntry[],
  head: { seq: number; hash: string } | null,
): Progress {
  const next = { ...progress };
  for (const entry of entries) {
    if (next.firstBroken) return next;
    const broken = {
      seq: Math.min(entry.seq, next.nextSeq),
      at: entry.seq === next.nextSeq ? entry.at : null,
    };
    const isTold = entry.details !== null;
    const isPlaced = entry.seq === next.nextSeq;
    if (!isPlaced || (entry.details && digestOf(entry.details) !== entry.digest)) {
      return { ...next, firstBroken: broken };
    }
    if (!isTold) next.erased += 1;
    next.nextSeq += 1;
    if (entry.hash === null) {
      // What is not sealed yet stands behind what is.
      if (entry.seq <= (head?.seq ?? 0)) return { ...next, firstBroken: broken };
      next.unsealed += 1;
      continue;
    }
    const hash = hashOf(workspaceId, next.hash, entry);
    if (next.unsealed > 0 || hash !== entry.hash || (head?.seq === entry.seq && head.hash !== hash)) {
      return { ...next, firstBroken: broken };
    }
    next.hash = hash;
    next.checked += 1;
  }
  return next;
}

/** At the end of all pages: nothing was cut off behind the last entry. */
export function finish(progress: Progress, head: { seq: number; hash: string } | null): Progress {
  if (progress.firstBroken || progress.checked >= (head?.seq ?? 0)) return progress;
  return { ...progress, firstBroken: { seq: progress.nextSeq, at: null } };
}
