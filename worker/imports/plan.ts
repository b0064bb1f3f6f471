import { type LeadStatus, MAX_TAGS } from "../leads/contract.ts";
import type { GivenContact, GivenLead } from "./row.ts";

/** A lead as an import finds it. */
export type FoundLead = {
  id: string;
  accountId: string;
  version: number;
  displayName: string | null;
  username: string;
  status: LeadStatus;
  statusBy: string;
  statusAt: number;
  amount: number | null;
  tags: string[];
  note: string;
  assignedTo: string | null;
  target: boolean;
  /** `kind:value` of what is known of theirs. */
  contacts: ReadonlySet<string>;
  /** Those of them about which a consent, or its withdrawal, is on record. */
  onRecord: ReadonlySet<string>;
};

/** When and by whom leads are written; `at` is epoch ms. */
export type Hand = { at: number; by: string };

/** What people decide about a lead, as far as an import gives it. */
export type ImportedFields = Pick<
  FoundLead,
  "displayName" | "status" | "statusBy" | "statusAt" | "amount" | "tags" | "note" | "assignedTo"
>;

/** What an import changed of a lead, so that it can be put back. */
export type ImportBefore = {
  displayName?: { given: string };
  status?: {
    had: Pick<FoundLead, "status" | "statusBy" | "statusAt" | "amount">;
    given: LeadStatus;
    at: number;
  };
  amount?: { had: number | null; given: number | null };
  tags?: { added: string[] };
  note?: { had: string; given: string };
  assignedTo?: { had: string | null; given: string | null };
  contacts?: { kind: GivenContact["kind"]; value: string }[];
  /** Numbers that were known, and that the file says a consent for. */
  agreed?: { kind: GivenContact["kind"]; value: string }[];
};

export type LeadUpdate = {
  next: ImportedFields;
  before: ImportBefore;
  contacts: GivenContact[];
  /** Known numbers that the file says a consent for, the first word about it. */
  agreed: GivenContact[];
};

const LONGEST_NOTE = 5000;
export const keyOf = ({ kind, value }: Pick<GivenContact, "kind" | "value">): string => `${kind}:${value}`;

/**
 * What a row makes of a lead that is there: what it leaves empty stays, a name the platform gave stays, tags and
 * notes are added. Made twice, the second changes nothing: null.
 */
export function updateBy(given: GivenLead, found: FoundLead, { at, by }: Hand): LeadUpdate | null {
  const next: ImportedFields = {
    displayName: found.displayName,
    status: found.status,
    statusBy: found.statusBy,
    statusAt: found.statusAt,
    amount: found.amount,
    tags: found.tags,
    note: found.note,
    assignedTo: found.assignedTo,
  };
  const before: ImportBefore = {};
  if (given.displayName !== null && !found.displayName) {
    next.displayName = given.displayName;
    before.displayName = { given: given.displayName };
  }
  if (given.status !== null && given.status !== found.status) {
    const { status, statusBy, statusAt, amount } = found;
    before.status = { had: { status, statusBy, statusAt, amount }, given: given.status, at };
    Object.assign(next, { status: given.status, statusBy: by, statusAt: at, amount: given.amount });
  } else if (given.amount !== null && found.status === "converted" && given.amount !== found.amount) {
    before.amount = { had: found.amount, given: given.amount };
    next.amount = given.amount;
  }
  const added = given.tags.filter((tag) => !found.tags.includes(tag)).slice(0, MAX_TAGS - found.tags.length);
  if (added.length > 0) {
    next.tags = [...found.tags, ...added];
    before.tags = { added };
  }
  if (given.note !== null && !found.note.includes(given.note)) {
    const note = found.note === "" ? given.note : `${found.note}\n${given.note}`;
    if (note.length <= LONGEST_NOTE) {
      next.note = note;
      before.note = { had: found.note, given: note };
    }
  }
  if (given.assignedTo !== null && given.assignedTo !== found.assignedTo) {
    next.assignedTo = given.assignedTo;
    before.assignedTo = { had: found.assignedTo, given: given.assignedTo };
  }
  const contacts = given.contacts.filter((one) => !found.contacts.has(keyOf(one)));
  if (contacts.length > 0) before.contacts = contacts.map(({ kind, value }) => ({ kind, value }));
  // What is on record since, a withdrawal above all, weighs more than a file.
  const agreed = given.contacts.filter(
    (one) =>
      given.consent !== null &&
      one.kind === "phone" &&
      found.contacts.has(keyOf(one)) &&
      !found.onRecord.has(keyOf(one)),
  );
  if (agreed.length > 0) before.agreed = agreed.map(({ kind, value }) => ({ kind, value }));
  return Object.keys(before).length > 0 ? { next, before, contacts, agreed } : null;
}

export type PutBackImport = {
  /** null: there is nothing to put back but contacts. */
  next: ImportedFields | null;
  contacts: { kind: GivenContact["kind"]; value: string }[];
  /** Something was changed since, and stays as it is. */
  isLeft: boolean;
};

/** What undoing makes of a lead: what is still as the import left it becomes what it was. */
export function putImportBack(now: FoundLead, before: ImportBefore): PutBackImport {
  const next: ImportedFields = { ...now };
  let isLeft = false;
  let isNews = false;
  const restore = (isUntouched: boolean, isWhatItWas: boolean, put: () => void): void => {
    if (isUntouched) {
      put();
      isNews = true;
    } else if (!isWhatItWas) isLeft = true;
  };
  const { displayName, status, amount, tags, note, assignedTo } = before;
  if (displayName) {
    restore(now.displayName === displayName.given, now.displayName === null, () => {
      next.displayName = null;
    });
  }
  if (status) {
    restore(now.status === status.given && now.statusAt === status.at, now.status === status.had.status, () =>
      Object.assign(next, status.had),
    );
  }
  if (amount) {
    restore(now.amount === amount.given, now.amount === amount.had, () => {
      next.amount = amount.had;
    });
  }
  if (tags) {
    restore(
      now.tags.some((tag) => tags.added.includes(tag)),
      true,
      () => {
        next.tags = now.tags.filter((tag) => !tags.added.includes(tag));
      },
    );
  }
  if (note) {
    restore(now.note === note.given, now.note === note.had, () => {
      next.note = note.had;
    });
  }
  if (assignedTo) {
    restore(now.assignedTo === assignedTo.given, now.assignedTo === assignedTo.had, () => {
      next.assignedTo = assignedTo.had;
    });
  }
  const contacts = [...(before.contacts ?? []), ...(before.agreed ?? [])].filter((one) =>
    now.contacts.has(keyOf(one)),
  );
  return { next: isNews ? next : null, contacts, isLeft };
}
