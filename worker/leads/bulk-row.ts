import { type LeadStatus, MAX_TAGS } from "./contract.ts";

export type Reminder = { at: number; note: string };

/** What people decide about a lead, as far as a change of many leads touches it. Times are epoch ms. */
export type Decided = {
  status: LeadStatus;
  statusBy: string;
  statusAt: number;
  amount: number | null;
  tags: string[];
  assignedTo: string | null;
  blocked: boolean;
  reminder: Reminder | null;
};

export type BulkChange = {
  status?: LeadStatus;
  addTags?: readonly string[];
  removeTags?: readonly string[];
  assignedTo?: string | null;
  blocked?: boolean;
  reminder?: Reminder | null;
};

/** Who changes it, and when. */
export type Hand = { at: number; by: string };

/**
 * What a lead had before, only of what was changed. Words that were given stand here too, not in what all leads of
 * a part have in common: they may name somebody.
 */
export type Before = {
  status?: Pick<Decided, "status" | "statusBy" | "statusAt" | "amount">;
  assignedTo?: string | null;
  blocked?: boolean;
  reminder?: { had: Reminder | null; given: Reminder | null };
  tags?: TagsBefore;
};
/** Tags it got, and, where some were taken away, which, and all it had. */
type TagsBefore = { added: string[]; gone?: { removed: string[]; had: string[] } };

/** What every lead of a part was given. */
export type Given = Pick<BulkChange, "status" | "assignedTo" | "blocked"> & { at: number };

export type Changed = {
  /** null: nothing about it is news. */
  next: Decided | null;
  before: Before;
  /** Some tags were one too many. */
  isUnfit: boolean;
};

const isSameReminder = (a: Reminder | null, b: Reminder | null): boolean =>
  a === b || (a !== null && b !== null && a.at === b.at && a.note === b.note);
const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

/** What a change of many leads makes of one. Made twice, the second changes nothing. */
export function changedInBulk(row: Decided, change: BulkChange, { at, by }: Hand): Changed {
  const next = { ...row };
  const before: Before = {};
  if (change.status !== undefined && change.status !== row.status) {
    const { status, statusBy, statusAt, amount } = row;
    before.status = { status, statusBy, statusAt, amount };
    // An amount belongs to one sale: another status has none, and a new sale has none yet.
    Object.assign(next, { status: change.status, statusBy: by, statusAt: at, amount: null });
  }
  if (change.assignedTo !== undefined && change.assignedTo !== row.assignedTo) {
    before.assignedTo = row.assignedTo;
    next.assignedTo = change.assignedTo;
  }
  if (change.blocked !== undefined && change.blocked !== row.blocked) {
    before.blocked = row.blocked;
    next.blocked = change.blocked;
  }
  if (change.reminder !== undefined && !isSameReminder(change.reminder, row.reminder)) {
    before.reminder = { had: row.reminder, given: change.reminder };
    next.reminder = change.reminder;
  }
  const { tags, added, isUnfit } = taggedAnew(row.tags, change);
  if (!isSameList(tags, row.tags)) {
    const removed = row.tags.filter((tag) => !tags.includes(tag));
    before.tags = removed.length > 0 ? { added, gone: { removed, had: row.tags } } : { added };
    next.tags = tags;
  }
  return { next: Object.keys(before).length > 0 ? next : null, before, isUnfit };
}

function taggedAnew(had: readonly string[], { addTags = [], removeTags = [] }: BulkChange) {
  const tags = had.filter((tag) => !removeTags.includes(tag));
  const added: string[] = [];
  let isUnfit = false;
  for (const tag of new Set(addTags)) {
    if (tags.includes(tag)) continue;
    if (tags.length >= MAX_TAGS) isUnfit = true;
    else {
      tags.push(tag);
      added.push(tag);
    }
  }
  return { tags, added, isUnfit };
}

export type PutBack = {
  /** null: there is nothing to put back. */
  next: Decided | null;
  /** Something was changed since, and stays as it is. */
  isLeft: boolean;
};

/**
 * What undoing makes of a lead: everything that is still as the change left it becomes what it was. What somebody
 * changed since stays theirs; what somebody put back already is fine.
 */
export function putBack(now: Decided, before: Before, given: Given): PutBack {
  const next = { ...now };
  let isLeft = false;
  if (before.status) {
    const was = before.status;
    // The same status chosen again since has another time: it is a decision of its own.
    const isUntouched = now.status === given.status && now.statusAt === given.at && now.amount === null;
    if (isUntouched) Object.assign(next, was);
    else if (now.status !== was.status || now.amount !== was.amount) isLeft = true;
  }
  if (before.assignedTo !== undefined) {
    if (now.assignedTo === given.assignedTo) next.assignedTo = before.assignedTo;
    else if (now.assignedTo !== before.assignedTo) isLeft = true;
  }
  if (before.blocked !== undefined) next.blocked = before.blocked;
  if (before.reminder) {
    if (isSameReminder(now.reminder, before.reminder.given)) next.reminder = before.reminder.had;
    else if (!isSameReminder(now.reminder, before.reminder.had)) isLeft = true;
  }
  if (before.tags) {
    const tags = tagsPutBack(now.tags, before.tags);
    next.tags = tags.tags;
    isLeft ||= tags.isLeft;
  }
  return { next: isSameDecision(next, now) ? null : next, isLeft };
}

/** Tags are put back one by one: those that somebody gave or took since stay as they are. */
function tagsPutBack(now: readonly string[], { added, gone }: TagsBefore) {
  const kept = now.filter((tag) => !added.includes(tag));
  if (!gone) return { tags: kept, isLeft: false };
  // Nobody touched the others: they come back in their old order.
  const others = gone.had.filter((tag) => !gone.removed.includes(tag));
  if (isSameList(kept, others)) return { tags: gone.had, isLeft: false };
  const missing = gone.removed.filter((tag) => !kept.includes(tag));
  const room = Math.max(0, MAX_TAGS - kept.length);
  return { tags: [...kept, ...missing.slice(0, room)], isLeft: missing.length > room };
}

const isSameDecision = (a: Decided, b: Decided): boolean =>
  a.status === b.status &&
  a.statusBy === b.statusBy &&
  a.statusAt === b.statusAt &&
  a.amount === b.amount &&
  a.assignedTo === b.assignedTo &&
  a.blocked === b.blocked &&
  isSameReminder(a.reminder, b.reminder) &&
  isSameList(a.tags, b.tags);
