import type { MatchInput, MessageDraft, RunningAutomation } from "./automation-draft.ts";
import type { DeclineReason } from "./contract.ts";
import { isSameOccasion } from "./occasion.ts";
import { isOpenToMachines, reachFacts, reachOf } from "./reach.ts";
import { isLeftAlone } from "./trigger.ts";

/**
 * Why a matching interaction gets nothing all the same; null when it gets a message (pure).
 * @param drafted what other automations write because of the same interaction
 */
export function objectionTo(
  automation: RunningAutomation,
  input: MatchInput,
  drafted: readonly MessageDraft[],
): DeclineReason | null {
  const { interaction, lead, account, stopped, asksToStop, messages: earlier, now } = input;
  if (asksToStop || lead.optedOutAt !== null) return "opted-out";
  if (lead.blocked) return "blocked";
  if (interaction.standby) return "thread-controlled-elsewhere";
  if (interaction.intent === "negative") return "negative";
  if (interaction.intent === "spam") return "spam";
  if (lead.status === "refused") return "refused";
  if (automation.filters.newPeopleOnly === true && !input.isNewLead) return "not-new";
  if (isLeftAlone(automation, interaction)) return "reply-to-comment";
  if (earlier.some((message) => isSameOccasion(message.dedupeKey, automation, interaction.mediaId))) {
    return "already-contacted";
  }
  if (drafted.length > 0 || input.isAnswered === true) return "another-automation-answers";
  // One private reply per comment, whoever's: a platform takes no second one.
  const takesComment = interaction.kind === "comment";
  if (takesComment && earlier.some((m) => m.commentId === interaction.externalId && m.state !== "skipped")) {
    return "another-automation-answers";
  }
  const reach = reachOf(reachFacts(lead, account.capabilities), now);
  // What is closed is closed for one of the reasons above the line; an open door is no reason.
  if (!isOpenToMachines(reach)) return reach.reason as DeclineReason;
  if ((lead.takenOverUntil ?? 0) > now || earlier.some((message) => message.byHand && message.open))
    return "taken-over";
  if (stopped) return "emergency-stop";
  return null;
}
