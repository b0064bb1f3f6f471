import { detectIntent } from "../language/intent.ts";
import type { Intent } from "../language/intents.ts";
import { isOptIn, isOptOut } from "../language/opt-out.ts";
import type { LeadStatus } from "../leads/contract.ts";
import { decide, type MessageDraft, type RunningAutomation } from "../messaging/match.ts";
import { type FoundContact, findContacts } from "../phones/contacts.ts";
import type { Capabilities, InteractionKind, PlatformId } from "../platforms/contract.ts";
import type { InboundInteraction } from "../platforms/platform.ts";
import type { Scoring } from "../scoring/contract.ts";
import { localDay } from "../scoring/days.ts";
import { addToSum, capComments, scoreFromSum } from "../scoring/heat.ts";
import { pointsBy } from "../scoring/points.ts";
import type { FoundBy } from "./contract.ts";
import type { DayComment, KnownInteraction, KnownMessage, LeadDraft, NewInteraction } from "./draft.ts";

const BUYING: ReadonlySet<Intent> = new Set(["price", "availability", "interest", "purchase"]);
/** Kinds that open the 24 h window (platforms/instagram.md §5). */
const INBOUND: ReadonlySet<InteractionKind> = new Set(["message", "story_reply"]);
/** A webhook this late no longer confirms what polling found (DESIGN §2.2). */
const CONFIRM_WITHIN_MS = 60 * 60_000;
const TWO_PART_NUMBER_WITHIN_MS = 10 * 60_000;
const TEXT_KEPT_UNITS = 10_000;

export type IntakeInput = {
  now: number;
  foundBy: FoundBy;
  account: {
    id: string;
    platform: PlatformId;
    externalId: string;
    appScopedId: string;
    connectedAt: number;
    instant: boolean;
    holdUntil: number;
    capabilities: Capabilities;
  };
  zone: string;
  country: string;
  stopped: boolean;
  scoring: Scoring;
  automations: RunningAutomation[];
  events: InboundInteraction[];
  known: KnownInteraction[];
  leads: LeadDraft[];
  /** Which lead each of the platform's person ids is. */
  leadOfPerson: Map<string, string>;
  dayComments: DayComment[];
  messages: KnownMessage[];
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
export type DayDelta = Record<
  "people" | "interactions" | "answers" | "phones" | "by_webhook" | "by_poll",
  number
>;
export type IntakePlan = {
  leads: LeadDraft[];
  read: { id: string; version: number }[];
  identities: { externalId: string; leadId: string }[];
  interactions: NewInteraction[];
  /** Changes of rows that were there: a polled time replaced a provisional one, or a webhook confirmed. */
  amended: { dedupeKey: string; at: number; atIsProvisional: boolean; foundBy: string }[];
  /** Earlier comments that the daily cap now leaves out, or counts again. */
  recapped: { dedupeKey: string; capped: boolean }[];
  contacts: Contact[];
  statuses: StatusChange[];
  messages: MessageDraft[];
  /** Leads whose waiting messages must not go: they asked to stop. */
  silenced: string[];
  counts: Map<LeadStatus | "target", number>;
  days: Map<string, DayDelta>;
};

/**
 * What one chunk of events of one account changes (DESIGN §2.4, §5). Pure: same input, same plan, but for new ids.
 * Events that are known change nothing, whichever way they come again.
 */
export function planIntake(input: IntakeInput): IntakePlan {
  const plan: IntakePlan = {
    leads: [],
    read: input.leads.map(({ id, version }) => ({ id, version })),
    identities: [],
    interactions: [],
    amended: [],
    recapped: [],
    contacts: [],
    statuses: [],
    messages: [],
    silenced: [],
    counts: new Map(),
    days: new Map(),
  };
  const state = new Planner(input, plan);
  const fresh = new Map<string, InboundInteraction>();
  const known = new Map(input.known.map((one) => [one.dedupeKey, one]));
  for (const event of input.events) {
    if (isOwn(event, input.account)) continue;
    const before = known.get(event.dedupeKey);
    if (before) state.meetAgain(before, event);
    else if (!fresh.has(event.dedupeKey)) fresh.set(event.dedupeKey, event);
  }
  const inOrder = [...fresh.values()].sort((a, b) => a.at - b.at || (a.dedupeKey < b.dedupeKey ? -1 : 1));
  for (const event of inOrder) state.take(event);
  return state.finish();
}

/** The account's own comments and messages never count: without this it would answer itself. */
const isOwn = (event: InboundInteraction, account: IntakeInput["account"]): boolean =>
  event.person.externalId === account.externalId || event.person.externalId === account.appScopedId;

class Planner {
  readonly #input: IntakeInput;
  readonly #plan: IntakePlan;
  readonly #leads: Map<string, LeadDraft>;
  readonly #leadOfPerson: Map<string, string>;
  readonly #changed = new Set<string>();
  readonly #comments: Map<string, DayComment[]>;
  readonly #messages: KnownMessage[];
  readonly #amended = new Map<string, KnownInteraction>();
  readonly #recapped = new Map<string, boolean>();

  constructor(input: IntakeInput, plan: IntakePlan) {
    this.#input = input;
    this.#plan = plan;
    this.#leads = new Map(input.leads.map((lead) => [lead.id, { ...lead }]));
    this.#leadOfPerson = new Map(input.leadOfPerson);
    this.#comments = Map.groupBy(input.dayComments, (one) => one.leadId);
    this.#messages = [...input.messages];
  }

  take(event: InboundInteraction): void {
    const { now, scoring } = this.#input;
    const at = Math.min(event.at, now);
    const { lead, isFirst } = this.#leadFor(event, at);
    const text = event.text === null ? null : event.text.slice(0, TEXT_KEPT_UNITS).toWellFormed();
    const intent = text ? detectIntent(text) : null;
    const points = pointsBy(scoring, { kind: event.kind, text, intent });
    const foundBy = this.#foundBy(at);
    const interaction: NewInteraction = {
      id: this.#input.newId("int", at),
      leadId: lead.id,
      dedupeKey: event.dedupeKey,
      kind: event.kind,
      externalId: event.externalId,
      mediaId: event.mediaId,
      parentId: event.parentId,
      text,
      intent,
      points,
      capped: false,
      at,
      atIsProvisional: event.atIsProvisional,
      foundBy,
      decisions: [],
    };
    const scoreBefore = scoreFromSum(lead, now, scoring.halfLifeDays);
    this.#count(lead, interaction);
    const day = this.#day(at);
    day.interactions += 1;
    if (this.#input.account.instant && foundBy === "webhook") day.by_webhook += 1;
    if (this.#input.account.instant && foundBy === "poll") day.by_poll += 1;

    const asksToStop = text !== null && this.#hear(lead, event, text, at, now);
    this.#findContacts(lead, interaction, day);
    this.#noteActivity(lead, interaction, event, day);
    this.#moveStatus(lead, interaction);
    this.#updateTarget(lead);

    const decided = decide({
      now,
      account: this.#input.account,
      stopped: this.#input.stopped,
      automations: this.#input.automations,
      interaction: { ...interaction, standby: event.standby },
      isNewLead: isFirst,
      asksToStop,
      lead,
      scoreBefore,
      score: scoreFromSum(lead, now, scoring.halfLifeDays),
      messages: this.#messages.filter((message) => message.leadId === lead.id),
      newId: this.#input.newId,
    });
    interaction.decisions = decided.decisions;
    for (const message of decided.messages) {
      this.#plan.messages.push(message);
      this.#messages.push({ ...message, open: true, state: "pending" });
    }
    this.#plan.interactions.push(interaction);
    this.#changed.add(lead.id);
  }

  /** The same event once more. Writes nothing but what it truly adds: an earlier time, or a webhook's confirmation. */
  meetAgain(before: KnownInteraction, event: InboundInteraction): void {
    const current = this.#amended.get(before.dedupeKey) ?? { ...before };
    const { now, foundBy } = this.#input;
    if (current.atIsProvisional && !event.atIsProvisional && event.at < current.at) {
      const lead = this.#leads.get(current.leadId);
      if (!lead) return;
      this.#moveInTime(lead, current, Math.min(event.at, now));
      this.#amended.set(current.dedupeKey, current);
      this.#changed.add(lead.id);
    }
    const confirms =
      foundBy === "webhook" && current.foundBy === "poll" && now - current.receivedAt <= CONFIRM_WITHIN_MS;
    if (confirms && this.#input.account.instant) {
      current.foundBy = "webhook";
      const day = this.#day(current.at);
      day.by_webhook += 1;
      day.by_poll -= 1;
      this.#amended.set(current.dedupeKey, current);
    }
  }

  finish(): IntakePlan {
    for (const id of this.#changed) {
      const lead = this.#leads.get(id);
      if (lead) this.#plan.leads.push(lead);
    }
    for (const one of this.#amended.values()) {
      const { dedupeKey, at, atIsProvisional, foundBy } = one;
      this.#plan.amended.push({ dedupeKey, at, atIsProvisional, foundBy });
    }
    for (const [dedupeKey, capped] of this.#recapped) this.#plan.recapped.push({ dedupeKey, capped });
    return this.#plan;
  }

  #leadFor(event: InboundInteraction, at: number): { lead: LeadDraft; isFirst: boolean } {
    const { externalId, username, displayName } = event.person;
    const knownId = this.#leadOfPerson.get(externalId);
    const known = knownId === undefined ? undefined : this.#leads.get(knownId);
    if (known) {
      if (username) known.username = username;
      if (displayName) known.displayName = displayName;
      return { lead: known, isFirst: false };
    }
    const lead: LeadDraft = {
      id: this.#input.newId("lead", this.#input.now),
      isNew: true,
      version: 1,
      externalId,
      username: username ?? "",
      displayName: displayName ?? null,
      status: "new",
      statusBy: "evidence",
      statusAt: at,
      blocked: false,
      sum: 0,
      sumAt: 0,
      target: false,
      lastText: null,
      lastKind: null,
      lastMediaId: null,
      intent: null,
      interactionCount: 0,
      firstSeenAt: at,
      lastInteractionAt: at,
      threadId: null,
      lastInboundAt: null,
      lastSentAt: null,
      replyCommentId: null,
      replyCommentAt: null,
      replyMediaId: null,
      replyUsed: false,
      optedOutAt: null,
      optedOutText: null,
      hasPhone: false,
    };
    this.#leads.set(lead.id, lead);
    this.#leadOfPerson.set(externalId, lead.id);
    this.#plan.identities.push({ externalId, leadId: lead.id });
    this.#add("new", 1);
    this.#day(at).people += 1;
    return { lead, isFirst: true };
  }

  /** Import keeps what happened before the account was connected; anything later is news, however it was found. */
  #foundBy(at: number): FoundBy {
    const { foundBy, account } = this.#input;
    return foundBy === "import" && at >= account.connectedAt ? "poll" : foundBy;
  }

  /** Adds the points, moving the daily cap of comments where the new one comes before others of its day. */
  #count(lead: LeadDraft, interaction: NewInteraction): void {
    if (interaction.kind !== "comment") {
      this.#addPoints(lead, interaction.points, interaction.at);
      return;
    }
    const { id, dedupeKey, leadId, at, points } = interaction;
    const own: DayComment = { id, dedupeKey, leadId, at, points, capped: true };
    const all = [...(this.#comments.get(lead.id) ?? []), own];
    this.#comments.set(lead.id, all);
    this.#recap(lead, all);
    interaction.capped = own.capped;
    this.#recapped.delete(dedupeKey);
  }

  #recap(lead: LeadDraft, comments: DayComment[]): void {
    const marked = capComments(
      comments.map((one) => ({ ...one, kind: "comment" as const })),
      this.#input.zone,
    );
    marked.forEach(({ counted }, index) => {
      const comment = comments[index]!;
      if (comment.capped === !counted) return;
      comment.capped = !counted;
      this.#addPoints(lead, counted ? comment.points : -comment.points, comment.at);
      const pending = this.#plan.interactions.find((one) => one.dedupeKey === comment.dedupeKey);
      if (pending) pending.capped = comment.capped;
      else this.#recapped.set(comment.dedupeKey, comment.capped);
    });
  }

  #addPoints(lead: LeadDraft, points: number, at: number): void {
    const next = addToSum(lead, points, at, this.#input.scoring.halfLifeDays);
    lead.sum = next.sum;
    lead.sumAt = next.sumAt;
  }

  #moveInTime(lead: LeadDraft, one: KnownInteraction, at: number): void {
    if (one.kind === "comment") {
      const comments = this.#comments.get(lead.id) ?? [];
      const own = comments.find((comment) => comment.dedupeKey === one.dedupeKey);
      if (own) {
        if (!own.capped) {
          this.#addPoints(lead, -own.points, own.at);
          own.capped = true;
        }
        own.at = at;
        this.#recap(lead, comments);
      }
    } else {
      this.#addPoints(lead, -one.points, one.at);
      this.#addPoints(lead, one.points, at);
    }
    if (lead.replyCommentAt === one.at) lead.replyCommentAt = at;
    one.at = at;
    one.atIsProvisional = false;
    this.#updateTarget(lead);
  }

  /** STOP and START. Returns true when this text asks to stop. */
  #hear(lead: LeadDraft, event: InboundInteraction, text: string, at: number, now: number): boolean {
    if (event.kind === "mention") return false;
    if (isOptOut(text)) {
      if (lead.optedOutAt === null || at > lead.optedOutAt) {
        lead.optedOutAt = at;
        lead.optedOutText = text.slice(0, 500);
      }
      this.#plan.silenced.push(lead.id);
      return true;
    }
    if (lead.optedOutAt !== null && at >= lead.optedOutAt && at <= now && isOptIn(text)) {
      lead.optedOutAt = null;
      lead.optedOutText = null;
    }
    return false;
  }

  #findContacts(lead: LeadDraft, one: NewInteraction, day: DayDelta): void {
    if (!one.text) return;
    const continues =
      lead.lastText !== null &&
      lead.lastKind === one.kind &&
      one.at >= lead.lastInteractionAt &&
      one.at - lead.lastInteractionAt <= TWO_PART_NUMBER_WITHIN_MS;
    const found = findContacts(one.text, continues ? lead.lastText : null, this.#input.country);
    for (const contact of found) {
      this.#plan.contacts.push({
        ...contact,
        leadId: lead.id,
        interactionId: one.id,
        foundIn: one.kind,
        foundAt: one.at,
      });
      if (contact.kind === "phone") {
        if (!lead.hasPhone) day.phones += 1;
        lead.hasPhone = true;
      }
    }
  }

  #noteActivity(lead: LeadDraft, one: NewInteraction, event: InboundInteraction, day: DayDelta): void {
    lead.interactionCount += 1;
    lead.firstSeenAt = Math.min(lead.firstSeenAt, one.at);
    if (one.at >= lead.lastInteractionAt) {
      lead.lastInteractionAt = one.at;
      lead.lastKind = one.kind;
      if (one.text) {
        lead.lastText = one.text;
        lead.lastMediaId = one.mediaId;
      }
    }
    if (
      one.intent &&
      (BUYING.has(one.intent) || one.intent === "negative" || !lead.intent || !BUYING.has(lead.intent))
    ) {
      lead.intent = one.intent;
    }
    if (INBOUND.has(one.kind)) {
      const isAnswer = lead.lastSentAt !== null && (lead.lastInboundAt ?? 0) < lead.lastSentAt;
      if (isAnswer) day.answers += 1;
      lead.lastInboundAt = Math.max(lead.lastInboundAt ?? 0, one.at);
      lead.threadId = event.person.externalId;
    }
    const mayBeAnswered = one.kind === "comment" && !event.standby;
    if (mayBeAnswered && one.at >= (lead.replyCommentAt ?? 0)) {
      lead.replyCommentId = one.externalId;
      lead.replyCommentAt = one.at;
      lead.replyMediaId = one.mediaId;
      lead.replyUsed = false;
    }
  }

  /** Evidence moves a status forward, never over a person's choice. */
  #moveStatus(lead: LeadDraft, one: NewInteraction): void {
    if (lead.statusBy !== "evidence" || !INBOUND.has(one.kind)) return;
    const answered = lead.lastSentAt !== null && one.at >= lead.lastSentAt;
    const next =
      answered && (lead.status === "new" || lead.status === "contacted") ? "in_progress" : lead.status;
    if (next === lead.status) return;
    this.#plan.statuses.push({
      id: this.#input.newId("int", one.at),
      leadId: lead.id,
      at: one.at,
      status: next,
      previous: lead.status,
      reason: "answered",
    });
    this.#add(lead.status, -1);
    this.#add(next, 1);
    lead.status = next;
    lead.statusAt = one.at;
  }

  #updateTarget(lead: LeadDraft): void {
    const { scoring, now } = this.#input;
    const target = scoreFromSum(lead, now, scoring.halfLifeDays) >= scoring.threshold;
    if (target === lead.target) return;
    this.#add("target", target ? 1 : -1);
    lead.target = target;
  }

  #add(counter: LeadStatus | "target", delta: number): void {
    this.#plan.counts.set(counter, (this.#plan.counts.get(counter) ?? 0) + delta);
  }

  #day(at: number): DayDelta {
    const name = localDay(at, this.#input.zone);
    const known = this.#plan.days.get(name);
    if (known) return known;
    const day: DayDelta = { people: 0, interactions: 0, answers: 0, phones: 0, by_webhook: 0, by_poll: 0 };
    this.#plan.days.set(name, day);
    return day;
  }
}
