import { expect, test } from "vitest";
import { DEFAULT_SCORING } from "../scoring/contract.ts";
import { heatOf, sumOf } from "../scoring/heat.ts";
import {
  type AmendInput,
  planAmendments,
  type SpokenInteraction,
  type SpokenLead,
  type StoredContact,
} from "./amend-plan.ts";
import { type Amendment, TAKEN_BACK } from "./amendment.ts";

const NOW = Date.UTC(2026, 10, 18, 12);
const MINUTE_MS = 60_000;
const HALF_LIFE = DEFAULT_SCORING.halfLifeDays;

const said = (id: string, text: string | null, minute: number, more: Partial<SpokenInteraction> = {}) =>
  ({
    accountId: "acc_1",
    dedupeKey: `message:${id}`,
    id: `int_${id}`,
    leadId: "lead_1",
    kind: "message",
    text,
    mediaId: null,
    intent: null,
    points: 10,
    capped: false,
    at: NOW - 60 * MINUTE_MS + minute * MINUTE_MS,
    edits: 0,
    ...more,
  }) satisfies SpokenInteraction;

function leadOf(interactions: readonly SpokenInteraction[], more: Partial<SpokenLead> = {}): SpokenLead {
  const { sum, sumAt } = sumOf(interactions, HALF_LIFE);
  return {
    id: "lead_1",
    accountId: "acc_1",
    version: 3,
    sum,
    sumAt,
    heat: heatOf(sum, sumAt, HALF_LIFE),
    target: true,
    interactionCount: interactions.length,
    lastText: interactions.findLast((one) => one.text)?.text ?? null,
    lastMediaId: null,
    intent: null,
    optedOutAt: null,
    optedOutText: null,
    hasPhone: false,
    ...more,
  };
}

const unsent = (id: string): Amendment => ({
  dedupeKey: `message:${id}`,
  personId: "91",
  kind: "unsent",
  text: null,
  edits: TAKEN_BACK,
  at: NOW,
});
const edited = (id: string, text: string, edits = 1): Amendment => ({
  ...unsent(id),
  kind: "edited",
  text,
  edits,
});

const plan = (amendments: Amendment[], interactions: SpokenInteraction[], more: Partial<AmendInput> = {}) =>
  planAmendments({
    reads: false,
    now: NOW,
    accountId: "acc_1",
    zone: "Europe/Paris",
    country: "FR",
    scoring: DEFAULT_SCORING,
    amendments,
    interactions,
    leads: [leadOf(interactions)],
    contacts: [],
    ...more,
  });

test("points go with the words, and the sum is that of what is left", () => {
  const all = [said("a", "bonjour", 1, { points: 5 }), said("b", "prix ?", 2)];
  const { leads, interactions, changes } = plan([unsent("b")], all);
  expect(interactions).toMatchObject([{ id: "int_b", text: null, points: 0, edits: TAKEN_BACK }]);
  const left = sumOf([all[0]!], HALF_LIFE);
  expect(heatOf(leads[0]!.sum, leads[0]!.sumAt, HALF_LIFE)).toBeCloseTo(
    heatOf(left.sum, left.sumAt, HALF_LIFE),
    9,
  );
  expect(leads).toMatchObject([{ lastText: "bonjour", target: false }]);
  expect(changes).toEqual(new Map([["acc_1", new Map([["target", -1]])]]));
});

test("where older rows are no longer kept, the sum that survived them loses only these points", () => {
  const all = [said("b", "prix ?", 2)];
  const before = leadOf(all, { interactionCount: 40, sum: 50, sumAt: all[0]!.at });
  const { leads } = plan([unsent("b")], all, { leads: [before] });
  expect(leads[0]!.sum).toBeCloseTo(40, 9);
  expect(leads[0]!.heat).toBeCloseTo(heatOf(40, all[0]!.at, HALF_LIFE), 9);
});

test("the same key of another account is another interaction, and what is not there yet waits", () => {
  const all = [said("a", "bonjour", 1, { accountId: "acc_2" })];
  const { early, leads } = plan([edited("a", "un"), edited("a", "deux", 2), edited("a", "un")], all);
  expect([early, leads]).toEqual([[edited("a", "deux", 2)], []]);
});

const PHONE: StoredContact = {
  leadId: "lead_1",
  kind: "phone",
  value: "+33639981234",
  consent: "none",
  quote: "06 39 98 12 34",
  interactionId: "int_a",
};

test("a number given only in words that are gone goes with them", () => {
  const all = [said("a", "06 39 98 12 34", 1), said("b", "merci", 2)];
  const given = { contacts: [PHONE], leads: [leadOf(all, { hasPhone: true })] };
  const gone = plan([unsent("a")], all, given);
  expect([gone.goneContacts, gone.contacts, gone.leads[0]!.hasPhone]).toEqual([[PHONE], [], false]);
  const corrected = plan([edited("a", "06 39 98 12 35")], all, given);
  expect(corrected.goneContacts).toEqual([PHONE]);
  expect(corrected.contacts).toMatchObject([{ value: "+33639981235", interactionId: "int_a" }]);
  expect(corrected.leads[0]!.hasPhone).toBe(true);
});

test("a number said again elsewhere stays, with those words as its quote", () => {
  const again = "oui : 0639981234, appelez-moi";
  const all = [said("a", "06 39 98 12 34", 1), said("b", again, 30)];
  const kept = plan([unsent("a")], all, { contacts: [PHONE], leads: [leadOf(all, { hasPhone: true })] });
  expect(kept.goneContacts).toEqual([]);
  expect(kept.contacts).toMatchObject([{ value: PHONE.value, quote: again, interactionId: "int_b" }]);
  expect(kept.leads[0]!.hasPhone).toBe(true);
});

test("a number that began in one message and ended in the next goes with either", () => {
  const all = [said("a", "06 39 98", 1), said("b", "12 34", 2)];
  const joined = { ...PHONE, quote: "06 39 98 … 12 34", interactionId: "int_b" };
  const given = { contacts: [joined], leads: [leadOf(all, { hasPhone: true })] };
  for (const id of ["a", "b"]) expect(plan([unsent(id)], all, given).goneContacts).toEqual([joined]);
});

test("numbers that hang on other words are not touched", () => {
  const all = [said("a", "bonjour", 1), said("b", "merci", 2)];
  const other = { ...PHONE, interactionId: "int_of_long_ago", quote: "mon tel 06 39 98 12 34" };
  const { goneContacts, contacts } = plan([unsent("a")], all, { contacts: [other] });
  expect([goneContacts, contacts]).toEqual([[], []]);
});

test("STOP in new words is heard once; taken back, the wish stays and its words go", () => {
  const all = [said("a", "bonjour", 1)];
  const heard = plan([edited("a", "STOP")], all);
  expect(heard.leads).toMatchObject([{ optedOutAt: NOW, optedOutText: "STOP" }]);
  expect(heard.silenced).toEqual(["lead_1"]);
  const stopped = [said("a", "STOP", 1)];
  const lead = leadOf(stopped, { optedOutAt: NOW - 1, optedOutText: "STOP" });
  expect(plan([unsent("a")], stopped, { leads: [lead] }).leads).toMatchObject([
    { optedOutAt: NOW - 1, optedOutText: null },
  ]);
});

test("what the person seemed to want is told from what they still say", () => {
  const all = [said("a", "trop beau", 1, { intent: "praise" }), said("b", "prix ?", 2, { intent: "price" })];
  const lead = leadOf(all, { intent: "price" });
  expect(plan([unsent("b")], all, { leads: [lead] }).leads[0]!.intent).toBe("praise");
});

test("what is known already changes nothing", () => {
  const all = [said("a", null, 1, { edits: TAKEN_BACK, points: 0 }), said("b", "deux", 2, { edits: 2 })];
  const { early, leads, interactions } = plan([unsent("a"), edited("a", "x"), edited("b", "un")], all);
  expect([early, leads, interactions]).toEqual([[], [], []]);
});
