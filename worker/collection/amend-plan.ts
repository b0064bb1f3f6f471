import { detectIntent } from "../language/intent.ts";
import type { Intent } from "../language/intents.ts";
import { isOptOut } from "../language/opt-out.ts";
import type { LeadChanges } from "../leads/counters.ts";
import { type FoundContact, findContacts, QUOTE_UNITS } from "../phones/contacts.ts";
import { hidesNumber } from "../phones/hidden.ts";
import type { CountryCode } from "../phones/plan.ts";
import type { Scoring } from "../scoring/contract.ts";
import { addToSum, byTimeThenId } from "../scoring/heat.ts";
import { pointsBy } from "../scoring/points.ts";
import { type CountedInteraction, type CountedLead, type Recount, recount } from "../scoring/recount.ts";
import { intentAfter, quoteOptOut } from "./activity.ts";
import { type Amendment, isNewer, newestOf, TAKEN_BACK } from "./amendment.ts";
import { type DayDelta, Figures } from "./figures.ts";
import type { Contact } from "./intake-plan.ts";

/** A person as far as their words and points go. Times are epoch ms. */
export type SpokenLead = CountedLead & {
  lastText: string | null;
  lastMediaId: string | null;
  intent: Intent | null;
  optedOutAt: number | null;
  optedOutText: string | null;
  hasPhone: boolean;
};
export type SpokenInteraction = CountedInteraction & {
  leadId: string;
  text: string | null;
  mediaId: string | null;
  intent: Intent | null;
  edits: number;
};
export type StoredContact = Pick<
  Contact,
  "leadId" | "kind" | "value" | "consent" | "quote" | "interactionId"
>;

export type AmendInput = {
  now: number;
  accountId: string;
  zone: string;
  country: string;
  /** Whether a model may read what seems to hide a number. */
  reads: boolean;
  scoring: Scoring;
  amendments: readonly Amendment[];
  leads: readonly SpokenLead[];
  /** Every one that is kept of these leads. */
  interactions: readonly SpokenInteraction[];
  contacts: readonly StoredContact[];
};
export type AmendPlan = {
  /** What has not come yet. */
  early: Amendment[];
  interactions: SpokenInteraction[];
  leads: SpokenLead[];
  goneContacts: StoredContact[];
  contacts: Contact[];
  /** New words that seem to hide a number. */
  readings: { leadId: string; interactionId: string; dedupeKey: string }[];
  silenced: string[];
  changes: LeadChanges;
  days: Map<string, DayDelta>;
};

/** Older words are not searched for a number that one message held: nobody gives it again after so many. */
const TEXTS_SEARCHED = 200;
const TWO_PART_NUMBER_WITHIN_MS = 10 * 60_000;

/**
 * What edits and take-backs change, in whatever order they came (pure): the words are replaced or deleted wherever
 * we copied them, and points, numbers and last words follow from what is left. A STOP stays a STOP.
 */
export function planAmendments(input: AmendInput): AmendPlan {
  const plan: AmendPlan = {
    early: [],
    interactions: [],
    leads: [],
    goneContacts: [],
    contacts: [],
    readings: [],
    silenced: [],
    changes: new Map(),
    days: new Map(),
  };
  const stored = new Map(
    input.interactions.filter((one) => one.accountId === input.accountId).map((one) => [one.dedupeKey, one]),
  );
  const changes: { before: SpokenInteraction; after: SpokenInteraction; amendment: Amendment }[] = [];
  for (const amendment of newestOf(input.amendments).values()) {
    const before = stored.get(amendment.dedupeKey);
    if (!before) plan.early.push(amendment);
    else if (isNewer(amendment, before)) {
      changes.push({ before, after: amended(before, amendment, input.scoring), amendment });
    }
  }
  const figures = new Figures(input.zone);
  for (const [leadId, own] of Map.groupBy(changes, ({ before }) => before.leadId)) {
    const lead = input.leads.find((one) => one.id === leadId);
    if (!lead) continue;
    const nextByKey = new Map(own.map(({ after }) => [keyOf(after), after]));
    const all = input.interactions
      .filter((one) => one.leadId === leadId)
      .map((before) => ({ before, after: nextByKey.get(keyOf(before)) ?? before }));
    const counted = countAnew(lead, all, input);
    for (const { counted: marked, after } of counted.interactions) {
      plan.interactions.push({ ...after, points: marked.points, capped: marked.capped });
    }
    const spoken = [...all.map(({ after }) => after)].sort(byTimeThenId);
    const next: SpokenLead = { ...lead, ...counted.lead };
    if (own.some(({ before }) => before.text === lead.lastText)) {
      const last = spoken.findLast((one) => one.text);
      next.lastText = last?.text ?? null;
      next.lastMediaId = last ? last.mediaId : next.lastMediaId;
    }
    if (own.some(({ before, after }) => before.intent !== after.intent)) {
      next.intent = spoken.reduce<Intent | null>((known, one) => intentAfter(known, one.intent), null);
    }
    hear(next, own, plan);
    findAnew(next, own, spoken, input, plan);
    if (next.hasPhone && !lead.hasPhone) figures.day(own[0]!.amendment.at).phones += 1;
    figures.add(lead, "target", Number(next.target) - Number(lead.target));
    plan.leads.push(next);
  }
  plan.days = figures.days;
  plan.changes = figures.changes;
  return plan;
}

const keyOf = ({ accountId, dedupeKey }: CountedInteraction): string => `${accountId} ${dedupeKey}`;

function amended(before: SpokenInteraction, next: Amendment, scoring: Scoring): SpokenInteraction {
  const { text, edits } = next;
  if (edits === TAKEN_BACK) {
    // Its time then says when it was taken back: only a reaction given later counts again.
    const at = next.kind === "unreacted" ? next.at : before.at;
    return { ...before, text: null, intent: null, points: 0, edits, at };
  }
  const intent = text ? detectIntent(text) : null;
  return { ...before, text, intent, points: pointsBy(scoring, { kind: before.kind, text, intent }), edits };
}

type Pair = { before: SpokenInteraction; after: SpokenInteraction };

/** Points, caps and sum by the lead's whole set; where old rows are no longer kept, by the difference. */
function countAnew(
  lead: SpokenLead,
  all: readonly Pair[],
  { scoring, zone, now }: AmendInput,
): { lead: CountedLead; interactions: { counted: CountedInteraction; after: SpokenInteraction }[] } {
  const changed = all.filter(({ before, after }) => before !== after);
  let sum = { sum: lead.sum, sumAt: lead.sumAt };
  for (const { before, after } of changed) {
    if (before.capped) continue;
    sum = addToSum(sum, -before.points, before.at, scoring.halfLifeDays);
    sum = addToSum(sum, after.points, after.at, scoring.halfLifeDays);
  }
  const result: Recount = recount(
    { ...lead, ...sum },
    all.map(({ after }) => ({ stored: after, points: after.points })),
    scoring,
    zone,
    now,
  );
  const marked = new Map(result.interactions.map((one) => [keyOf(one), one]));
  return {
    lead: result.lead ?? { ...lead, ...sum },
    interactions: all
      .filter(({ before, after }) => before !== after || marked.has(keyOf(after)))
      .map(({ after }) => ({ counted: marked.get(keyOf(after)) ?? after, after })),
  };
}

/** STOP in new words is heard; our copy of old ones goes, the wish stays. */
function hear(lead: SpokenLead, own: readonly (Pair & { amendment: Amendment })[], plan: AmendPlan): void {
  for (const { before, after, amendment } of own) {
    const asks = after.text !== null && after.kind !== "mention" && isOptOut(after.text);
    if (
      lead.optedOutText !== null &&
      before.text !== null &&
      lead.optedOutText === quoteOptOut(before.text)
    ) {
      lead.optedOutText = asks ? quoteOptOut(after.text ?? "") : null;
    }
    if (!asks) continue;
    if (lead.optedOutAt === null) {
      lead.optedOutAt = amendment.at;
      lead.optedOutText = quoteOptOut(after.text ?? "");
    }
    plan.silenced.push(lead.id);
  }
}

/** Numbers and addresses that hung on old words, and those of new ones, from everything the person still says. */
function findAnew(
  lead: SpokenLead,
  own: readonly Pair[],
  spoken: readonly SpokenInteraction[],
  { country, contacts, reads }: AmendInput,
  plan: AmendPlan,
): void {
  const stored = contacts.filter((one) => one.leadId === lead.id);
  const hanging = stored.filter((contact) => own.some(({ before }) => hangsOn(contact, before)));
  const edited = own.map(({ after }) => after).filter((one) => one.text !== null);
  if (hanging.length === 0 && edited.length === 0) return;
  const said = contactsIn(searched(spoken, edited), country);
  const gone = hanging.filter((contact) => !said.has(nameOf(contact)));
  const known = new Map(stored.map((contact) => [nameOf(contact), contact]));
  for (const [name, contact] of said) {
    const before = known.get(name);
    const isNews = before === undefined && edited.some((one) => one.id === contact.interactionId);
    const moved = before !== undefined && hanging.includes(before) && differs(before, contact);
    const asked = before?.consent === "none" && contact.consent !== "none";
    if (isNews || moved || asked) plan.contacts.push({ ...contact, leadId: lead.id });
  }
  plan.goneContacts.push(...gone);
  for (const one of reads ? edited : []) {
    const isRead = [...said.values()].some(
      (found) => found.kind === "phone" && found.interactionId === one.id,
    );
    if (isRead || !hidesNumber(one.text ?? "", country as CountryCode)) continue;
    plan.readings.push({ leadId: lead.id, interactionId: one.id, dedupeKey: one.dedupeKey });
  }
  const left = stored.filter((contact) => !gone.includes(contact));
  lead.hasPhone = [...left, ...plan.contacts.filter((one) => one.leadId === lead.id)].some(
    (one) => one.kind === "phone",
  );
}

const nameOf = ({ kind, value }: Pick<FoundContact, "kind" | "value">): string => `${kind} ${value}`;
const differs = (a: StoredContact, b: Contact): boolean =>
  a.interactionId !== b.interactionId || a.quote !== b.quote || a.consent !== b.consent;

/** Found in these words, or begun in them and ended in the next message (see `findContacts`). */
const hangsOn = (contact: StoredContact, one: SpokenInteraction): boolean =>
  contact.interactionId === one.id ||
  (one.text !== null && contact.quote.startsWith(`${one.text} … `.slice(0, QUOTE_UNITS)));

const searched = (spoken: readonly SpokenInteraction[], edited: readonly SpokenInteraction[]) => {
  const texts = spoken.filter((one) => one.text);
  const newest = texts.slice(-TEXTS_SEARCHED);
  return texts.length === newest.length
    ? newest
    : [...edited.filter((one) => !newest.includes(one)), ...newest].sort(byTimeThenId);
};

/** What the texts hold, each value where it was first said, or where the person first asked to be called at it. */
function contactsIn(texts: readonly SpokenInteraction[], country: string): Map<string, Contact> {
  const found = new Map<string, Contact>();
  let before: SpokenInteraction | undefined;
  for (const one of texts) {
    const continues = before?.kind === one.kind && one.at - before.at <= TWO_PART_NUMBER_WITHIN_MS;
    const previous = continues ? (before?.text ?? null) : null;
    for (const contact of findContacts(one.text ?? "", previous, country)) {
      const known = found.get(nameOf(contact));
      if (known && !(known.consent === "none" && contact.consent !== "none")) continue;
      found.set(nameOf(contact), {
        ...contact,
        leadId: one.leadId,
        interactionId: one.id,
        foundIn: one.kind,
        foundAt: one.at,
      });
    }
    before = one;
  }
  return found;
}
