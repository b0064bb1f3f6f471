import type { Decision } from "../collection/draft.ts";
import { PLATFORM_NAMES } from "../platforms/contract.ts";
import type { Decided, LeadEffect, MatchInput, MessageDraft, RunningAutomation } from "./automation-draft.ts";
import type { DeclineReason } from "./contract.ts";
import { firstNameOf } from "./first-name.ts";
import { objectionTo } from "./objection.ts";
import { occasionKey, shareOf } from "./occasion.ts";
import { opensAt } from "./quota.ts";
import { privateReplyClosesAt, reachFacts, reachOf } from "./reach.ts";
import { pickVariant, renderTemplate, utf8Bytes } from "./template.ts";
import { relevanceOf } from "./trigger.ts";

/**
 * What each automation does about one interaction, and why not (pure). An automation acts on what happened at or
 * after the second in which it was switched on: platforms tell whole seconds. One that is off observes: it decides
 * the same and writes nothing. What was imported never triggers.
 */
export function decide(input: MatchInput): Decided {
  const decisions: Decision[] = [];
  const messages: MessageDraft[] = [];
  const effects: LeadEffect[] = [];
  if (input.interaction.foundBy === "import") return { decisions, messages, effects };
  for (const automation of [...input.automations].sort(activeThenOldest)) {
    const relevance = relevanceOf(automation, input);
    if (relevance === "not-mine") continue;
    const told = (outcome: Decision["outcome"], reason: string): void => {
      decisions.push({ automationId: automation.id, outcome, reason });
    };
    const objection = relevance === "matches" ? objectionTo(automation, input, messages) : relevance;
    const draft = objection ?? write(automation, input);
    if (typeof draft === "string") {
      told("declined", draft);
    } else if (!automation.active) {
      told("observed", "matched");
    } else {
      told("write", "matched");
      messages.push(draft);
      const { tag, status } = automation.actions;
      if (tag !== undefined || status !== undefined) effects.push({ leadId: input.lead.id, tag, status });
    }
  }
  return { decisions, messages, effects };
}

/** Who observes says what it would do beside those that act, never in their place. */
const activeThenOldest = (a: RunningAutomation, b: RunningAutomation): number =>
  Number(b.active) - Number(a.active) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);

function write(automation: RunningAutomation, input: MatchInput): MessageDraft | DeclineReason {
  const { lead, interaction, account, now, zone } = input;
  const { templates, filters } = automation;
  const template = templates[templates.length > 1 ? shareOf(lead.id, templates.length) : 0];
  if (!template) return "no-template";
  const wording = pickVariant(template, lead.id, automation.id);
  const { text } = renderTemplate(wording.body, {
    username: lead.username,
    platform: PLATFORM_NAMES[account.platform],
    firstName: firstNameOf(lead.displayName, lead.username),
  });
  if (utf8Bytes(text) > account.capabilities.maxTextBytes) return "text-too-long";
  const reach = reachOf(reachFacts(lead, account.capabilities), now);
  const commentId = interaction.kind === "comment" ? interaction.externalId : null;
  const replyUntil = commentId === null ? 0 : privateReplyClosesAt({ at: interaction.at });
  const deadlineAt = Math.max(replyUntil, reach.until ?? 0) || null;
  const mayLeaveAt = Math.max(now, account.holdUntil);
  const opening = filters.activeHours ? opensAt(filters.activeHours, mayLeaveAt, zone) : mayLeaveAt;
  if (filters.activeHours && deadlineAt !== null && opening >= deadlineAt) return "outside-hours";
  return {
    id: input.newId("msg", now),
    leadId: lead.id,
    dedupeKey: occasionKey(automation, interaction.mediaId),
    automationId: automation.id,
    templateId: template.id,
    variant: wording.index,
    commentId: commentId ?? (reach.kind === "private_reply" ? lead.replyCommentId : null),
    interactionId: interaction.id,
    text,
    score: input.score,
    deadlineAt,
    notBeforeAt: opening > now ? opening : 0,
  };
}
