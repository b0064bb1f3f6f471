import { detectIntent } from "../language/intent.ts";
import { buyingIntent } from "../language/intents.ts";
import { isOptIn, isOptOut } from "../language/opt-out.ts";
import { decide } from "../messaging/match.ts";
import { findContacts } from "../phones/contacts.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { InboundInteraction } from "../platforms/platform.ts";
import { pointsBy } from "../scoring/points.ts";
import type { FoundBy } from "./contract.ts";
import {
  type KnownInteraction,
  type KnownMessage,
  type LeadDraft,
  type NewInteraction,
  newLead,
} from "./draft.ts";
import { type DayDelta, Figures } from "./figures.ts";
import type { IntakeInput, IntakePlan } from "./intake-plan.ts";
import { ScoreKeeper } from "./score-keeper.ts";

const INBOUND: ReadonlySet<InteractionKind> = new Set(["message", "story_reply"]);
/** A webhook this late no longer confirms what polling found (DESIGN §2.2). */
const CONFIRM_WITHIN_MS = 60 * 60_000;
const TWO_PART_NUMBER_WITHIN_MS = 10 * 60_000;
const TEXT_KEPT_UNITS = 10_000;

/** Goes through the events of one chunk in time order and writes down what each changes. */
export class IntakePlanner {
  readonly #input: IntakeInput;
  readonly #plan: IntakePlan;
  readonly #leads: Map<string, LeadDraft>;
  readonly #leadOfPerson: Map<string, string>;
  readonly #changed = new Set<string>();
  readonly #figures: Figures;
  readonly #scores: ScoreKeeper;
  readonly #messages: KnownMessage[];
  readonly #amended = new Map<string, KnownInteraction>();

  constructor(input: IntakeInput, plan: IntakePlan) {
    this.#input = input;
    this.#plan = plan;
    this.#leads = new Map(input.leads.map((lead) => [lead.id, { ...lead }]));
    this.#leadOfPerson = new Map(input.leadOfPerson);
    this.#figures = new Figures(input.zone);
    this.#scores = new ScoreKeeper(input, this.#figures, input.dayComments);
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
    this.#scores.count(lead, interaction);
    const day = this.#figures.day(at);
    day.interactions += 1;
    if (this.#input.account.instant && foundBy === "webhook") day.by_webhook += 1;
    if (this.#input.account.instant && foundBy === "poll") day.by_poll += 1;

    const asksToStop = text !== null && this.#hear(lead, event, text, at, now);
    this.#findContacts(lead, interaction, day);
    this.#noteActivity(lead, interaction, event, day);
    this.#moveStatus(lead, interaction);

    const decided = decide({
      now,
      account: this.#input.account,
      stopped: this.#input.stopped,
      automations: this.#input.automations,
      interaction: { ...interaction, standby: event.standby },
      isNewLead: isFirst,
      asksToStop,
      lead,
      score: this.#scores.scoreOf(lead),
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
      const at = Math.min(event.at, now);
      this.#scores.move(lead, current, at);
      if (lead.replyCommentId === event.externalId) lead.replyCommentAt = at;
      current.at = at;
      current.atIsProvisional = false;
      this.#amended.set(current.dedupeKey, current);
      this.#changed.add(lead.id);
    }
    const confirms =
      foundBy === "webhook" && current.foundBy === "poll" && now - current.receivedAt <= CONFIRM_WITHIN_MS;
    if (confirms && this.#input.account.instant) {
      current.foundBy = "webhook";
      const day = this.#figures.day(current.at);
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
    for (const [dedupeKey, capped] of this.#scores.recapped) this.#plan.recapped.push({ dedupeKey, capped });
    return { ...this.#plan, counts: this.#figures.counts, days: this.#figures.days };
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
    const lead = newLead(this.#input.newId("lead", this.#input.now), event.person, at);
    this.#leads.set(lead.id, lead);
    this.#leadOfPerson.set(externalId, lead.id);
    this.#plan.identities.push({ externalId, leadId: lead.id });
    this.#figures.add("new", 1);
    this.#figures.day(at).people += 1;
    return { lead, isFirst: true };
  }

  /** Import keeps what happened before the account was connected; anything later is news, however it was found. */
  #foundBy(at: number): FoundBy {
    const { foundBy, account } = this.#input;
    return foundBy === "import" && at >= account.connectedAt ? "poll" : foundBy;
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
      (buyingIntent(one.intent) || one.intent === "negative" || !lead.intent || !buyingIntent(lead.intent))
    ) {
      lead.intent = one.intent;
    }
    if (opensWindow(one)) {
      if (answers(lead, one) && (lead.lastInboundAt ?? 0) < (lead.lastSentAt ?? 0)) day.answers += 1;
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
    if (lead.statusBy !== "evidence" || !opensWindow(one)) return;
    const next =
      answers(lead, one) && (lead.status === "new" || lead.status === "contacted")
        ? "in_progress"
        : lead.status;
    if (next === lead.status) return;
    this.#plan.statuses.push({
      id: this.#input.newId("int", one.at),
      leadId: lead.id,
      at: one.at,
      status: next,
      previous: lead.status,
      reason: "answered",
    });
    this.#figures.add(lead.status, -1);
    this.#figures.add(next, 1);
    lead.status = next;
    lead.statusAt = one.at;
  }
}

/** What opens the 24 h window: messages, story replies, and a story mention, which comes as a message (§5). */
const opensWindow = (one: NewInteraction): boolean =>
  INBOUND.has(one.kind) || (one.kind === "mention" && one.dedupeKey.startsWith("message:"));

/** Platforms' clocks and ours differ, and some tell whole seconds. */
const CLOCK_SLACK_MS = 60_000;
const answers = (lead: LeadDraft, one: NewInteraction): boolean =>
  lead.lastSentAt !== null && one.at >= lead.lastSentAt - CLOCK_SLACK_MS;
