import { insultIn } from "../guard/insult.ts";
import { detectIntent } from "../language/intent.ts";
import type { LeadStatus } from "../leads/contract.ts";
import type { LeadEffect } from "../messaging/automation-draft.ts";
import { decide } from "../messaging/match.ts";
import { occasionsOf } from "../notifications/occasions.ts";
import { findContacts } from "../phones/contacts.ts";
import { hidesNumber } from "../phones/hidden.ts";
import type { CountryCode } from "../phones/plan.ts";
import type { InboundInteraction } from "../platforms/platform.ts";
import { pointsBy } from "../scoring/points.ts";
import { answers, hearWish, intentAfter, noteActivity, noteNewest, opensWindow } from "./activity.ts";
import { type Amendment, isAmendable, isNewer, keptText, TAKEN_BACK } from "./amendment.ts";
import type { FoundBy } from "./contract.ts";
import {
  type KnownInteraction,
  type KnownMessage,
  type LeadDraft,
  type NewInteraction,
  newLead,
} from "./draft.ts";
import { type DayDelta, Figures } from "./figures.ts";
import type { GivenAgain, IntakeInput, IntakePlan } from "./intake-plan.ts";
import { ScoreKeeper } from "./score-keeper.ts";

/** A webhook this late no longer confirms what polling found: people had waited too long for it to count as instant. */
const CONFIRM_WITHIN_MS = 60 * 60_000;
const TWO_PART_NUMBER_WITHIN_MS = 10 * 60_000;

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
  readonly #givenAgain = new Map<string, GivenAgain>();

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
    const change = this.#changeOf(event, at);
    const isTakenBack = change?.edits === TAKEN_BACK;
    const text = change ? change.text : event.text === null ? null : keptText(event.text);
    const intent = text ? detectIntent(text) : null;
    const points = isTakenBack ? 0 : pointsBy(scoring, { kind: event.kind, text, intent });
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
      edits: change?.edits ?? 0,
      decisions: [],
      trace: this.#input.traces.get(event.person.externalId) ?? null,
    };
    this.#scores.count(lead, interaction);
    const day = this.#figures.day(at);
    day.interactions += 1;
    if (this.#input.account.instant && foundBy === "webhook") day.by_webhook += 1;
    if (this.#isLoss(foundBy, at)) day.by_poll += 1;

    const asksToStop = text !== null && hearWish(lead, event.kind, text, at);
    if (asksToStop) this.#plan.silenced.push(lead.id);
    this.#judgeManners(lead, interaction);
    this.#findContacts(lead, interaction, day);
    noteActivity(lead, interaction, event, day);
    this.#moveStatus(lead, interaction);
    this.#plan.interactions.push(interaction);
    this.#changed.add(lead.id);
    if (isTakenBack) {
      // Only a reaction can be given once more: what comes must be newer than its end.
      if (event.kind === "reaction") interaction.at = Math.min(change.at, now);
      return;
    }

    this.#plan.alerts.push(
      ...occasionsOf(interaction, {
        accountId: this.#input.account.id,
        hasPhone: this.#plan.contacts.some(
          (contact) => contact.kind === "phone" && contact.interactionId === interaction.id,
        ),
        now,
      }),
    );

    const decided = decide({
      now,
      zone: this.#input.zone,
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
    for (const effect of decided.effects) this.#apply(lead, effect, interaction.at);
    for (const message of decided.messages) {
      this.#plan.messages.push(message);
      this.#messages.push({ ...message, open: true, state: "pending", byHand: false });
    }
  }

  /** Who insults us is blocked at once; spam is counted where it is written. What was before us is history. */
  #judgeManners(lead: LeadDraft, { text, intent, foundBy }: NewInteraction): void {
    if (lead.blocked || text === null || foundBy === "import") return;
    const at = this.#input.now;
    if (intent === "spam") this.#plan.blocks.push({ leadId: lead.id, reason: "spam", words: "spam", at });
    const insult = insultIn(text);
    if (insult === null) return;
    const spared = lead.sparedWords === null ? [] : (JSON.parse(lead.sparedWords) as string[]);
    if (spared.includes(insult)) return;
    lead.blocked = true;
    this.#plan.blocks.push({ leadId: lead.id, reason: "insult", words: insult, at });
  }

  /** What an automation does beside writing. A status only moves forward, and never over a person's choice. */
  #apply(lead: LeadDraft, { tag, status }: LeadEffect, at: number): void {
    if (tag !== undefined) this.#plan.tagged.push({ leadId: lead.id, tag });
    const isForward =
      status !== undefined &&
      (lead.status === "new" || (lead.status === "contacted" && status === "in_progress"));
    if (lead.statusBy === "evidence" && isForward) this.#setStatus(lead, status, at, "automation");
  }

  /** An edit or a take-back that came before what it concerns. Notes what was known of it when this was planned. */
  #changeOf(event: InboundInteraction, at: number): Amendment | undefined {
    const { dedupeKey } = event;
    if (!isAmendable(dedupeKey)) return undefined;
    const stored = this.#input.early.find((one) => one.dedupeKey === dedupeKey);
    this.#plan.early.push({ dedupeKey, edits: stored?.edits ?? null, at: stored?.at ?? null });
    const newest = this.#input.changes.get(dedupeKey);
    return newest && isNewer(newest, { edits: 0, at }) ? newest : undefined;
  }

  /** A reaction given after it was taken back, or another one instead: counts once, from its own time. */
  #giveAgain(before: KnownInteraction, event: InboundInteraction): void {
    const { now, scoring } = this.#input;
    const known = this.#givenAgain.get(before.dedupeKey) ?? before;
    const at = Math.min(event.at, now);
    const lead = this.#leads.get(before.leadId);
    if (!lead || at <= known.at) return;
    const text = event.text === null ? null : keptText(event.text);
    const intent = text ? detectIntent(text) : null;
    const points = pointsBy(scoring, { kind: before.kind, text, intent });
    this.#scores.replace(lead, known, { points, at });
    noteNewest(lead, { kind: before.kind, text, mediaId: event.mediaId, at });
    lead.intent = intentAfter(lead.intent, intent);
    this.#givenAgain.set(before.dedupeKey, { dedupeKey: before.dedupeKey, text, intent, points, at });
    this.#changed.add(lead.id);
  }

  /** The same event once more. Writes nothing but what it truly adds: an earlier time, or a webhook's confirmation. */
  meetAgain(before: KnownInteraction, event: InboundInteraction): void {
    if (before.kind === "reaction") this.#giveAgain(before, event);
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
    const confirms = foundBy === "webhook" && now - current.receivedAt <= CONFIRM_WITHIN_MS;
    if (confirms && this.#isLoss(current.foundBy, current.at)) {
      current.foundBy = "webhook";
      this.#plan.confirmed.push(current.dedupeKey);
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
    this.#plan.givenAgain.push(...this.#givenAgain.values());
    this.#plan.recapped.push(...this.#scores.recapped.values());
    return { ...this.#plan, changes: this.#figures.changes, days: this.#figures.days };
  }

  #leadFor(event: InboundInteraction, at: number): { lead: LeadDraft; isFirst: boolean } {
    const { externalId, username, displayName } = event.person;
    const knownId = this.#leadOfPerson.get(externalId);
    const known = knownId === undefined ? undefined : this.#leads.get(knownId);
    if (known) {
      const takenId = this.#input.traces.get(externalId)?.viaLeadId;
      if (takenId) {
        if (username || displayName) {
          this.#plan.renamed.push({
            leadId: takenId,
            username: username || null,
            displayName: displayName || null,
          });
        }
        return { lead: known, isFirst: false };
      }
      if (username) known.username = username;
      if (displayName) known.displayName = displayName;
      return { lead: known, isFirst: false };
    }
    const lead = newLead(
      { id: this.#input.newId("lead", this.#input.now), accountId: this.#input.account.id },
      event.person,
      at,
    );
    this.#leads.set(lead.id, lead);
    this.#leadOfPerson.set(externalId, lead.id);
    this.#plan.identities.push({ externalId, leadId: lead.id });
    this.#figures.add(lead, "new", 1);
    this.#figures.day(at).people += 1;
    return { lead, isFirst: true };
  }

  /** Found by polling alone, of a time when webhooks could have brought it: not while the account was disconnected. */
  #isLoss(foundBy: string, at: number): boolean {
    const { instant, liveSince } = this.#input.account;
    return instant && foundBy === "poll" && at >= liveSince;
  }

  /** Import keeps what happened before the account was connected; anything later is news, however it was found. */
  #foundBy(at: number): FoundBy {
    const { foundBy, account } = this.#input;
    return foundBy === "import" && at >= account.connectedAt ? "poll" : foundBy;
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
    const isRead = found.some(({ kind }) => kind === "phone");
    if (this.#input.reads && !isRead && hidesNumber(one.text, this.#input.country as CountryCode)) {
      this.#plan.readings.push({ leadId: lead.id, interactionId: one.id, dedupeKey: one.dedupeKey });
    }
  }

  /** Evidence moves a status forward, never over a person's choice. */
  #moveStatus(lead: LeadDraft, one: NewInteraction): void {
    if (lead.statusBy !== "evidence" || !opensWindow(one)) return;
    const next =
      answers(lead, one) && (lead.status === "new" || lead.status === "contacted")
        ? "in_progress"
        : lead.status;
    if (next !== lead.status) this.#setStatus(lead, next, one.at, "answered");
  }

  #setStatus(lead: LeadDraft, status: LeadStatus, at: number, reason: string): void {
    this.#plan.statuses.push({
      id: this.#input.newId("int", at),
      leadId: lead.id,
      at,
      status,
      previous: lead.status,
      reason,
    });
    this.#figures.add(lead, lead.status, -1);
    this.#figures.add(lead, status, 1);
    lead.status = status;
    lead.statusAt = at;
  }
}
