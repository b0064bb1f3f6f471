import { asksForHuman } from "../language/human.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { AlertKind } from "./alert-contract.ts";
import { alertId } from "./alert-id.ts";

/** What is older than this when it reaches us is history, not news. */
export const NEWS_MS = 60 * 60_000;

/** One row of `alerts` to be written, if its occasion is new. */
export type AlertDraft = {
  id: string;
  kind: AlertKind;
  leadId: string | null;
  accountId: string | null;
  interactionKey: string | null;
  untilAt: number | null;
  /** Epoch ms, of the occasion. */
  at: number;
  /** `phone-received`: written only if a number of this interaction was news. */
  interactionId: string | null;
};

/** What somebody said, as far as an alert depends on it. */
export type Heard = {
  id: string;
  leadId: string;
  dedupeKey: string;
  kind: InteractionKind;
  text: string | null;
  at: number;
  foundBy: string;
};

/** Said to the account; a mention speaks to others. */
const SAID_TO_US: ReadonlySet<InteractionKind> = new Set(["message", "story_reply", "comment"]);

/** What an interaction is news of (pure): nothing for an import, or for what comes an hour late. */
export function occasionsOf(
  heard: Heard,
  { accountId, hasPhone, now }: { accountId: string; hasPhone: boolean; now: number },
): AlertDraft[] {
  if (heard.foundBy === "import" || now - heard.at > NEWS_MS) return [];
  const draft = (kind: AlertKind): AlertDraft => ({
    id: alertId(kind, heard.at, heard.id),
    kind,
    leadId: heard.leadId,
    accountId,
    interactionKey: heard.dedupeKey,
    untilAt: null,
    at: heard.at,
    interactionId: heard.id,
  });
  return [
    ...(hasPhone ? [draft("phone-received")] : []),
    ...(SAID_TO_US.has(heard.kind) && heard.text !== null && asksForHuman(heard.text)
      ? [draft("human-asked")]
      : []),
  ];
}
