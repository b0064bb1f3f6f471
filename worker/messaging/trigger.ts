import type { NewInteraction } from "../collection/draft.ts";
import { matchKeywords } from "../language/keywords.ts";
import type { MatchInput, RunningAutomation } from "./automation-draft.ts";
import type { AutomationFilters, DeclineReason, Trigger } from "./contract.ts";

const SECOND_MS = 1000;

/** `not-mine`: no business of this automation's, and nothing to tell. */
export type Relevance =
  | "not-mine"
  | "matches"
  | Extract<DeclineReason, "no-keyword" | "excluded-word" | "negated" | "score-too-low" | "other-post">;

/** Whether an interaction is the automation's business, and whether its words match. */
export function relevanceOf({ trigger, activatedAt }: RunningAutomation, input: MatchInput): Relevance {
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

/** A reply to another comment, which an automation for comments leaves alone unless it is told otherwise. */
export const isLeftAlone = (
  { trigger, filters }: { trigger: Trigger; filters: AutomationFilters },
  { parentId }: Pick<NewInteraction, "parentId">,
): boolean => trigger.kind === "comment" && parentId !== null && filters.includeReplies !== true;

/**
 * How many people an automation that only observes would have written to: one message per person and post, none for
 * a refusal or spam, none for a reply under a comment unless it takes those. null where a single interaction cannot
 * tell (score, new lead, new people only).
 */
export function wouldHaveWritten(
  automation: { trigger: Trigger; filters: AutomationFilters },
  heard: readonly (Heard & Pick<NewInteraction, "leadId" | "intent" | "parentId">)[],
): number | null {
  const { trigger, filters } = automation;
  if (trigger.kind === "score" || trigger.kind === "lead" || filters.newPeopleOnly === true) return null;
  const people = heard.filter(
    (one) =>
      matchesTrigger(trigger, one) === "matches" &&
      one.intent !== "negative" &&
      one.intent !== "spam" &&
      !isLeftAlone(automation, one),
  );
  return new Set(people.map((one) => one.leadId)).size;
}
