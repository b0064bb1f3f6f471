import type { MessageReason, MessageState } from "../../worker/messaging/contract.ts";

export const MESSAGE_TABS = ["all", "waiting", "sent", "notSent", "unknown", "public"] as const;
export type MessageTab = (typeof MESSAGE_TABS)[number];

const STATES: Record<MessageTab, readonly MessageState[]> = {
  all: [],
  waiting: ["pending", "scheduled", "sending"],
  sent: ["sent", "delivered", "read"],
  notSent: ["skipped", "failed", "expired"],
  unknown: ["unknown"],
  // Answers under comments, a list of its own.
  public: [],
};

/** What a person calls a reason, and the codes that are it. */
const REASONS = {
  quota: ["quota", "will-expire", "slow"],
  slowed: ["slowed-down", "rate-limited", "blocked-by-platform", "not-answering", "restricted"],
  stopped: ["emergency-stop", "account-paused", "switched-off", "new-account"],
  reconnect: ["reconnect", "account-disconnected", "permission-missing"],
  takenOver: ["taken-over", "answered"],
  optedOut: ["opted-out", "do-not-contact", "blocked"],
  closed: [
    "window-closed",
    "window-closes-first",
    "human-agent-only",
    "comment-too-old",
    "never-wrote",
    "not-supported",
    "before-activation",
  ],
  twice: ["private-reply-used", "merged"],
  unreachable: [
    "person-unavailable",
    "person-blocked-us",
    "no-such-person",
    "messages-disabled",
    "comment-deleted",
    "thread-controlled-elsewhere",
  ],
  refused: ["refused", "text-invalid"],
  cancelled: ["cancelled"],
} as const satisfies Record<string, readonly MessageReason[]>;
export type ReasonGroup = keyof typeof REASONS;
export const REASON_GROUPS = Object.keys(REASONS) as ReasonGroup[];

const isGroup = (text: string | null): text is ReasonGroup => text !== null && Object.hasOwn(REASONS, text);

export const readMessageTab = (search: URLSearchParams): MessageTab =>
  MESSAGE_TABS.find((known) => known === search.get("tab")) ?? "all";
/** The reason in the address; null for none, and for a word that is none. */
export function readReason(search: URLSearchParams): ReasonGroup | null {
  const reason = search.get("reason");
  return isGroup(reason) ? reason : null;
}

/** What the API is asked for a tab of the messages page. */
export function messageQuery(search: URLSearchParams): Record<string, string> {
  const states = STATES[readMessageTab(search)];
  const query: Record<string, string> = {};
  if (states.length > 0) query.state = states.join(",");
  const reason = readReason(search);
  if (reason !== null) query.reason = REASONS[reason].join(",");
  const accountId = search.get("accountId");
  if (accountId) query.accountId = accountId.slice(0, 80);
  const cursor = search.get("cursor");
  if (cursor) query.cursor = cursor.slice(0, 600);
  return query;
}

/** Only what has not been handed to the platform can still be held back. */
export const isCancellable = (state: MessageState): boolean => state === "pending" || state === "scheduled";
