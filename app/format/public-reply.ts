import type { PublicReply, PublicReplyReason } from "../../worker/public-replies/contract.ts";
import type { Words } from "../i18n/fr.ts";

type ReasonKey = keyof Words["reasons"]["publicReply"];

/** The sentence for each code; the compiler asks for a new one's. `null`: the state's own sentence says it. */
const SENTENCES: Record<PublicReplyReason, ReasonKey | null> = {
  "emergency-stop": "stopped",
  "account-paused": "paused",
  reconnect: "reconnect",
  "rate-limited": "slowed",
  "blocked-by-platform": "slowed",
  "slowed-down": "slowed",
  "taken-over": "takenOver",
  "opted-out": "optedOut",
  blocked: "blocked",
  "do-not-contact": "doNotContact",
  "account-disconnected": "disconnected",
  "comment-deleted": "commentDeleted",
  "too-late": "tooLate",
  "not-supported": "notSupported",
  "permission-missing": "permission",
  "text-invalid": "textInvalid",
  refused: "refused",
  unconfirmed: null,
  "never-confirmed": "neverConfirmed",
};

/** Why a public reply waits or was not posted; null when its state says it all. */
export function publicReplyKey({ state, reason }: Pick<PublicReply, "state" | "reason">): ReasonKey | null {
  if (state === "sent" || reason === null) return null;
  if (Object.hasOwn(SENTENCES, reason)) return SENTENCES[reason as PublicReplyReason];
  return state === "pending" || state === "sending" ? "waitingOther" : "other";
}
