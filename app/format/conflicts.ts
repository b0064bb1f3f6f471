import type { Automation } from "../../worker/messaging/contract.ts";
import { hasWords } from "./automation-body.ts";

type Part = Pick<Automation, "id" | "name" | "accountId" | "trigger" | "active" | "createdAt">;
/** Another active automation that the same words set off, on the same posts. Only one of them writes: the older. */
export type Conflict = {
  id: string;
  name: string;
  /** The keywords that both have; empty when one of the two answers to any words. */
  words: string[];
  /** Whether the other one answers. */
  isOtherFirst: boolean;
};

/** Accents and capitals make no other word: the matcher reads past them too. */
const folded = (word: string): string => word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();

function sharedWords(a: Part, b: Part): string[] | null {
  const mine = a.trigger.keywords ?? [];
  const theirs = b.trigger.keywords ?? [];
  if (mine.length === 0 || theirs.length === 0) return [];
  const known = new Set(theirs.map(folded));
  const shared = mine.filter((word) => known.has(folded(word)));
  return shared.length > 0 ? shared : null;
}

function sharePosts(a: Part, b: Part): boolean {
  const mine = a.trigger.mediaIds ?? [];
  const theirs = b.trigger.mediaIds ?? [];
  return mine.length === 0 || theirs.length === 0 || mine.some((id) => theirs.includes(id));
}

const isOlder = (a: Part, b: Part): boolean =>
  a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt;

/** The active automations of the same account that would answer to the same words as this one. */
export function conflictsOf(automation: Part, all: readonly Part[]): Conflict[] {
  if (!hasWords(automation.trigger.kind)) return [];
  return all.flatMap((other) => {
    const isRival =
      other.id !== automation.id &&
      other.active &&
      other.accountId === automation.accountId &&
      other.trigger.kind === automation.trigger.kind &&
      sharePosts(automation, other);
    const words = isRival ? sharedWords(automation, other) : null;
    return words === null
      ? []
      : [{ id: other.id, name: other.name, words, isOtherFirst: isOlder(other, automation) }];
  });
}
