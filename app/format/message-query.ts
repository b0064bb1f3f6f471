import type { MessageState } from "../../worker/messaging/contract.ts";

export const MESSAGE_TABS = ["all", "waiting", "sent", "notSent", "unknown"] as const;
export type MessageTab = (typeof MESSAGE_TABS)[number];

const STATES: Record<MessageTab, readonly MessageState[]> = {
  all: [],
  waiting: ["pending", "scheduled", "sending"],
  sent: ["sent", "delivered", "read"],
  notSent: ["skipped", "failed", "expired"],
  unknown: ["unknown"],
};

export const readMessageTab = (search: URLSearchParams): MessageTab =>
  MESSAGE_TABS.find((known) => known === search.get("tab")) ?? "all";

/** What the API is asked for a tab of the messages page. */
export function messageQuery(search: URLSearchParams): Record<string, string> {
  const states = STATES[readMessageTab(search)];
  const query: Record<string, string> = {};
  if (states.length > 0) query.state = states.join(",");
  const accountId = search.get("accountId");
  if (accountId) query.accountId = accountId.slice(0, 80);
  const cursor = search.get("cursor");
  if (cursor) query.cursor = cursor.slice(0, 600);
  return query;
}

/** Only what has not been handed to the platform can still be held back. */
export const isCancellable = (state: MessageState): boolean => state === "pending" || state === "scheduled";
