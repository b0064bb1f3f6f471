import type { Decision, KnownMessage, LeadDraft, NewInteraction } from "../collection/draft.ts";
import { matchKeywords } from "../language/keywords.ts";
import { type Capabilities, PLATFORM_NAMES, type PlatformId } from "../platforms/contract.ts";
import type { Template, Trigger } from "./contract.ts";
import { firstNameOf } from "./first-name.ts";
import { isOpenToMachines, privateReplyClosesAt, type ReachFacts, reachOf } from "./reach.ts";
import { pickVariant, renderTemplate, utf8Bytes } from "./template.ts";

const SECOND_MS = 1000;

export type RunningAutomation = {
  id: string;
  trigger: Trigger;
  activatedAt: number;
  createdAt: number;
  templates: Pick<Template, "id" | "body" | "variants">[];
};

/** A message that somebody may be written: state and time are set by the store. */
export type MessageDraft = {
  id: string;
  leadId: string;
  dedupeKey: string;
  automationId: string;
  templateId: string;
  commentId: string | null;
  interactionId: string;
  text: string;
  score: number;
  deadlineAt: number | null;
  notBeforeAt: number;
};

export type MatchInput = {
  now: number;
  account: { id: string; platform: PlatformId; holdUntil: number; capabilities: Capabilities };
  /** The emergency stop. */
  stopped: boolean;
  automations: readonly RunningAutomation[];
  interaction: NewInteraction & { standby: boolean };
  isNewLead: boolean;
  asksToStop: boolean;
  lead: LeadDraft;
  score: number;
  messages: readonly KnownMessage[];
  newId: (prefix: "msg", at: number) => string;
};

/**
 * What each automation does about one interaction, and why not (pure). An automation acts on what happened at or
 * after the second in which it was switched on: platforms tell whole seconds. What was imported never triggers.
 */
export function decide(input: MatchInput): { decisions: Decision[]; messages: MessageDraft[] } {
  const decisions: Decision[] = [];
  const messages: MessageDraft[] = [];
  if (input.interaction.foundBy === "import") return { decisions, messages };
  const inOrder = [...input.automations].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  for (const automation of inOrder) {
    const relevance = concerns(automation, input);
    if (relevance === "not-mine") continue;
    const reason = relevance === "matches" ? objection(automation, input, messages) : relevance;
    if (reason !== null) {
      decisions.push({ automationId: automation.id, outcome: "declined", reason });
      continue;
    }
    const draft = write(automation, input);
    if (typeof draft === "string") {
      decisions.push({ automationId: automation.id, outcome: "declined", reason: draft });
      continue;
    }
    messages.push(draft);
    decisions.push({ automationId: automation.id, outcome: "write", reason: "matched" });
  }
  return { decisions, messages };
}

type Relevance =
  | "not-mine"
  | "matches"
  | "no-keyword"
  | "excluded-word"
  | "negated"
  | "score-too-low"
  | "other-post";

/** Whether this kind of interaction is the automation's business, and whether its words match. */
function concerns({ trigger, activatedAt }: RunningAutomation, input: MatchInput): Relevance {
  const { interaction, score } = input;
  if (interaction.at < Math.floor(activatedAt / SECOND_MS) * SECOND_MS) return "not-mine";
  if (trigger.kind === "lead" && !input.isNewLead) return "not-mine";
  if (trigger.kind === "score" && score < (trigger.minScore ?? 0)) return "not-mine";
  if (trigger.kind !== "score" && trigger.minScore !== undefined && score < trigger.minScore)
    return "score-too-low";
  return matchesTrigger(trigger, interaction);
}

type Heard = Pick<NewInteraction, "kind" | "text" | "mediaId">;
const KINDS: Partial<Record<Trigger["kind"], readonly NewInteraction["kind"][]>> = {
  comment: ["comment"],
  message: ["message"],
  story: ["story_reply", "mention"],
};

/** The part of a trigger that one interaction alone decides: its kind, its post and its words. */
export function matchesTrigger(trigger: Trigger, { kind, text, mediaId }: Heard): Relevance {
  if (KINDS[trigger.kind] && !KINDS[trigger.kind]?.includes(kind)) return "not-mine";
  const { mediaIds } = trigger;
  if (mediaIds?.length && !(mediaId && mediaIds.includes(mediaId))) return "other-post";
  if (!trigger.keywords?.length && !trigger.excludes?.length) return "matches";
  const match = matchKeywords(text ?? "", trigger.keywords ?? [], trigger.excludes ?? []);
  return match.matched ? "matches" : (match.reason as Relevance);
}

/**
 * How many people an automation that only observes would have written to: one message per person and post, none for
 * a refusal or spam, none for a reply under a comment. null where a single interaction cannot tell (score, new lead).
 */
export function wouldHaveWritten(
  trigger: Trigger,
  heard: readonly (Heard & Pick<NewInteraction, "leadId" | "intent" | "parentId">)[],
): number | null {
  if (trigger.kind === "score" || trigger.kind === "lead") return null;
  const people = heard.filter(
    (one) =>
      matchesTrigger(trigger, one) === "matches" &&
      one.intent !== "negative" &&
      one.intent !== "spam" &&
      !(trigger.kind === "comment" && one.parentId !== null),
  );
  return new Set(people.map((one) => one.leadId)).size;
}

/** Why a matching interaction gets nothing all the same; null when it gets a message. */
function objection(
  automation: RunningAutomation,
  { interaction, lead, account, stopped, asksToStop, messages: earlier, now }: MatchInput,
  drafted: readonly MessageDraft[],
): string | null {
  if (asksToStop || lead.optedOutAt !== null) return "opted-out";
  if (lead.blocked) return "blocked";
  if (interaction.standby) return "thread-controlled-elsewhere";
  if (interaction.intent === "negative") return "negative";
  if (interaction.intent === "spam") return "spam";
  if (lead.status === "refused") return "refused";
  if (automation.trigger.kind === "comment" && interaction.parentId !== null) return "reply-to-comment";
  if (earlier.some((message) => isSameOccasion(message.dedupeKey, automation, interaction.mediaId))) {
    return "already-contacted";
  }
  if (drafted.length > 0) return "another-automation-answers";
  const takesComment = interaction.kind === "comment";
  if (takesComment && earlier.some((m) => m.commentId === interaction.externalId && m.state !== "skipped")) {
    return "another-automation-answers";
  }
  const reach = reachOf(reachFacts(lead, account.capabilities), now);
  if (!isOpenToMachines(reach)) return reach.reason;
  if ((lead.takenOverUntil ?? 0) > now || earlier.some((message) => message.byHand && message.open))
    return "taken-over";
  if (stopped) return "emergency-stop";
  return null;
}

function write(automation: RunningAutomation, input: MatchInput): MessageDraft | string {
  const { lead, interaction, account, now } = input;
  const template =
    automation.templates[automation.templates.length > 1 ? share(lead.id, automation.templates.length) : 0];
  if (!template) return "no-template";
  const { text } = renderTemplate(pickVariant(template, lead.id, automation.id).body, {
    username: lead.username,
    platform: PLATFORM_NAMES[account.platform],
    firstName: firstNameOf(lead.displayName, lead.username),
  });
  if (utf8Bytes(text) > account.capabilities.maxTextBytes) return "text-too-long";
  const reach = reachOf(reachFacts(lead, account.capabilities), now);
  const commentId = interaction.kind === "comment" ? interaction.externalId : null;
  const replyUntil = commentId === null ? 0 : privateReplyClosesAt({ at: interaction.at });
  return {
    id: input.newId("msg", now),
    leadId: lead.id,
    dedupeKey: dedupeKey(automation, interaction.mediaId),
    automationId: automation.id,
    templateId: template.id,
    commentId: commentId ?? (reach.kind === "private_reply" ? lead.replyCommentId : null),
    interactionId: interaction.id,
    text,
    score: input.score,
    deadlineAt: Math.max(replyUntil, reach.until ?? 0) || null,
    notBeforeAt: account.holdUntil > now ? account.holdUntil : 0,
  };
}

/** One message per automation and post; score and new-lead automations write to a person once. */
const dedupeKey = ({ id, trigger }: RunningAutomation, mediaId: string | null): string =>
  trigger.kind === "comment" ? `auto:${id}:${mediaId ?? "-"}` : `auto:${id}:-`;

/** Its own message of before, or any automation's under the same post: one person, one post, one message. */
const isSameOccasion = (key: string, automation: RunningAutomation, mediaId: string | null): boolean =>
  key === dedupeKey(automation, mediaId) ||
  (automation.trigger.kind === "comment" &&
    mediaId !== null &&
    key.startsWith("auto:") &&
    key.endsWith(`:${mediaId}`));

/** The same lead always gets the same share, so that a repeated event cannot change its text. */
function share(seed: string, parts: number): number {
  let hash = 2166136261;
  for (let index = 0; index < seed.length; index++) hash = Math.imul(hash ^ seed.charCodeAt(index), 16777619);
  return (hash >>> 0) % parts;
}

type ReachColumns = Pick<
  LeadDraft,
  "lastInboundAt" | "replyCommentId" | "replyCommentAt" | "replyUsed" | "optedOutAt" | "blocked"
>;

/** A lead's columns as the facts that decide its reach. */
export const reachFacts = (lead: ReachColumns, capabilities: Capabilities): ReachFacts => ({
  lastInboundAt: lead.lastInboundAt,
  comment:
    lead.replyCommentId !== null && lead.replyCommentAt !== null
      ? { id: lead.replyCommentId, at: lead.replyCommentAt }
      : null,
  optedOut: lead.optedOutAt !== null,
  blocked: lead.blocked,
  capabilities,
  privateReplyUsed: lead.replyUsed,
});
