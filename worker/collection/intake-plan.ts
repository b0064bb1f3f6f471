import type { AutoBlock } from "../guard/block.ts";
import type { Intent } from "../language/intents.ts";
import type { LeadStatus } from "../leads/contract.ts";
import type { LeadChanges } from "../leads/counters.ts";
import type { MessageDraft, RunningAutomation } from "../messaging/automation-draft.ts";
import type { AlertDraft } from "../notifications/occasions.ts";
import type { FoundContact } from "../phones/contacts.ts";
import type { Capabilities, InteractionKind, PlatformId } from "../platforms/contract.ts";
import { toNamedId } from "../platforms/named-person.ts";
import type { InboundInteraction } from "../platforms/platform.ts";
import type { Scoring } from "../scoring/contract.ts";
import type { Amendment } from "./amendment.ts";
import type { FoundBy } from "./contract.ts";
import type {
  DayComment,
  KnownInteraction,
  KnownMessage,
  LeadDraft,
  NewInteraction,
  Trace,
} from "./draft.ts";
import type { DayDelta } from "./figures.ts";
import { IntakePlanner } from "./intake-planner.ts";

export type IntakeInput = {
  now: number;
  foundBy: FoundBy;
  account: {
    id: string;
    platform: PlatformId;
    externalId: string;
    appScopedId: string;
    username: string;
    /** When it was first connected: what happened before is history. */
    connectedAt: number;
    /** When it was last connected: webhooks cannot have brought what happened before. */
    liveSince: number;
    instant: boolean;
    holdUntil: number;
    capabilities: Capabilities;
  };
  zone: string;
  country: string;
  /** Whether a model may read what seems to hide a number. */
  reads: boolean;
  stopped: boolean;
  scoring: Scoring;
  automations: RunningAutomation[];
  events: InboundInteraction[];
  known: KnownInteraction[];
  leads: LeadDraft[];
  /** Which lead each of the platform's person ids is. */
  leadOfPerson: Map<string, string>;
  /** Of those, the ids of people whose lead others were merged into. */
  traces: ReadonlyMap<string, Trace>;
  dayComments: DayComment[];
  messages: KnownMessage[];
  /** Stored edits and take-backs of events that had not come. */
  early: Amendment[];
  /** The same and those that came along with the events; the newest by key. */
  changes: ReadonlyMap<string, Amendment>;
  newId: (prefix: "lead" | "int" | "msg", at: number) => string;
};

export type StatusChange = {
  id: string;
  leadId: string;
  at: number;
  status: LeadStatus;
  previous: LeadStatus;
  reason: string;
};
export type Contact = FoundContact & {
  leadId: string;
  interactionId: string;
  foundIn: InteractionKind;
  foundAt: number;
};
/** A reaction that is counted anew. */
export type GivenAgain = {
  dedupeKey: string;
  text: string | null;
  intent: Intent | null;
  points: number;
  at: number;
};
export type IntakePlan = {
  leads: LeadDraft[];
  read: { id: string; version: number }[];
  identities: { externalId: string; leadId: string }[];
  interactions: NewInteraction[];
  /** Changes of rows that were there: a polled time replaced a provisional one, or a webhook confirmed. */
  amended: { dedupeKey: string; at: number; atIsProvisional: boolean; foundBy: string }[];
  givenAgain: GivenAgain[];
  /** Found by polling, now confirmed: once, whoever else hears of it at the same moment. */
  confirmed: string[];
  /** What was known of early edits and take-backs of each new interaction that may have some; null: none. */
  early: { dedupeKey: string; edits: number | null; at: number | null }[];
  /** Earlier comments that the daily cap now leaves out, or counts again. */
  recapped: { accountId: string; dedupeKey: string; capped: boolean }[];
  /** How people are called today whose lead was taken into another: the other keeps its own name. */
  renamed: { leadId: string; username: string | null; displayName: string | null }[];
  contacts: Contact[];
  /** What seems to hide a number that no rule reads. */
  readings: { leadId: string; interactionId: string; dedupeKey: string }[];
  statuses: StatusChange[];
  messages: MessageDraft[];
  /** Tags that automations give; a status they set is among `statuses`. */
  tagged: { leadId: string; tag: string }[];
  /** Leads whose waiting messages must not go: they asked to stop. */
  silenced: string[];
  /** Who insults us, or writes spam. */
  blocks: AutoBlock[];
  /** What people are told of at once. */
  alerts: AlertDraft[];
  changes: LeadChanges;
  days: Map<string, DayDelta>;
};

/**
 * What one chunk of events of one account changes (docs/storage.md). Pure: same input, same plan, but for new ids.
 * Events that are known change nothing, whichever way they come again.
 */
export function planIntake(input: IntakeInput): IntakePlan {
  const plan: IntakePlan = {
    leads: [],
    read: input.leads.map(({ id, version }) => ({ id, version })),
    identities: [],
    interactions: [],
    amended: [],
    givenAgain: [],
    confirmed: [],
    early: [],
    recapped: [],
    renamed: [],
    contacts: [],
    readings: [],
    statuses: [],
    messages: [],
    tagged: [],
    silenced: [],
    blocks: [],
    alerts: [],
    changes: new Map(),
    days: new Map(),
  };
  const planner = new IntakePlanner(input, plan);
  const fresh = new Map<string, InboundInteraction>();
  const known = new Map(input.known.map((one) => [one.dedupeKey, one]));
  for (const event of input.events) {
    if (isOwn(event, input.account)) continue;
    const before = known.get(event.dedupeKey);
    if (before) planner.meetAgain(before, event);
    else if (isNews(event, fresh.get(event.dedupeKey))) fresh.set(event.dedupeKey, event);
  }
  const inOrder = [...fresh.values()].sort((a, b) => a.at - b.at || (a.dedupeKey < b.dedupeKey ? -1 : 1));
  for (const event of inOrder) planner.take(event);
  return planner.finish();
}

/** The account's own comments and messages never count: without this it would answer itself. */
const isOwn = (event: InboundInteraction, account: IntakeInput["account"]): boolean =>
  [account.externalId, account.appScopedId, toNamedId(account.username)].includes(event.person.externalId);

/** Of reactions to one message the last counts; anything else happens once. */
const isNews = (event: InboundInteraction, other: InboundInteraction | undefined): boolean =>
  other === undefined || (event.kind === "reaction" && event.at > other.at);
