import type { DeclineReason } from "../../worker/messaging/contract.ts";
import type { Words } from "../i18n/fr.ts";
import type { Language } from "../preferences.server.ts";

export type DeclinedKey = Exclude<keyof Words["reasons"]["declined"], "title">;

/** The sentence for each code; the compiler asks for a new one's. Several codes may share a sentence. */
const SENTENCES: Record<DeclineReason, DeclinedKey> = {
  "other-post": "otherPost",
  "no-keyword": "noKeyword",
  "excluded-word": "excluded",
  negated: "negated",
  "score-too-low": "scoreTooLow",
  "not-new": "notNew",
  "reply-to-comment": "replyToComment",
  "opted-out": "optedOut",
  blocked: "blocked",
  negative: "negative",
  spam: "spam",
  refused: "refused",
  "already-contacted": "alreadyContacted",
  "another-automation-answers": "another",
  "thread-controlled-elsewhere": "controlled",
  "taken-over": "takenOver",
  "emergency-stop": "stopped",
  "outside-hours": "outsideHours",
  "no-template": "noTemplate",
  "text-too-long": "tooLong",
  "window-closed": "windowClosed",
  "private-reply-used": "alreadyContacted",
  "comment-too-old": "tooOld",
  "never-wrote": "neverWrote",
  "human-agent-only": "humanOnly",
  "not-supported": "notSupported",
};

/** The key of a reason's sentence; of a code that this page does not know yet, the one that shows the code. */
export const declinedKey = (code: string): DeclinedKey =>
  Object.hasOwn(SENTENCES, code) ? SENTENCES[code as DeclineReason] : "other";

/** Counts by sentence, most first: two codes that read the same are one line. */
export function declinedCounts(
  reasons: Readonly<Record<string, number>>,
): { key: DeclinedKey; code: string; count: number }[] {
  const lines = new Map<string, { key: DeclinedKey; code: string; count: number }>();
  for (const [code, count] of Object.entries(reasons)) {
    const key = declinedKey(code);
    const line = key === "other" ? code : key;
    const before = lines.get(line);
    lines.set(line, { key, code: before?.code ?? code, count: (before?.count ?? 0) + count });
  }
  return [...lines.values()]
    .filter((line) => line.count > 0)
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** A reason stands inside a sentence, in small letters; alone on a line it begins one. */
export const capitalised = (text: string, language: Language): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
