import type { Charge, Conversation, ConversationFilter } from "../../worker/conversations/contract.ts";
import { daysBetween, deadlineText, type Place, unstopped } from "./clock.ts";

export const INBOX_FILTERS: readonly ConversationFilter[] = ["all", "unread", "mine", "nobody"];
const LONGEST_SEARCH = 200;
const LONGEST_CURSOR = 600;

/** The view in an address. Unknown words are left out: an old link never breaks the page. */
export function readInbox(search: URLSearchParams): { filter: ConversationFilter; q: string } {
  return {
    filter: INBOX_FILTERS.find((known) => known === search.get("filter")) ?? "all",
    q: (search.get("q") ?? "").trim().slice(0, LONGEST_SEARCH),
  };
}

/** What the API is asked for a view. */
export function inboxQuery(search: URLSearchParams): Record<string, string> {
  const { filter, q } = readInbox(search);
  const query: Record<string, string> = { filter };
  if (q) query.q = q;
  const cursor = search.get("cursor");
  if (cursor) query.cursor = cursor.slice(0, LONGEST_CURSOR);
  return query;
}

/** The same view with one of its conversations open; with none, the list. */
export function inboxAddress(search: URLSearchParams, leadId: string | null): string {
  const next = new URLSearchParams(search);
  next.delete("reply");
  const text = next.toString();
  return `/inbox${leadId === null ? "" : `/${encodeURIComponent(leadId)}`}${text ? `?${text}` : ""}`;
}

/** Whose turn it is to answer, as a page tells it to the one who looks. */
export type InCharge = "automation" | "nobody" | "you" | "person" | "someone" | "app";

export function inChargeOf(charge: Charge, myId: string | null): InCharge {
  if (charge.by !== "person") return charge.by;
  if (charge.via === "app") return "app";
  if (charge.personId !== null && charge.personId === myId) return "you";
  return charge.name ? "person" : "someone";
}

export type UntilWords = { key: "until" | "untilDate"; when: string } | { key: "untilSent"; when: null };

/** Until when no machine writes: an hour within six days, a date after that, or as long as a message waits. */
export function untilWords(until: string | null, nowMs: number, place: Place): UntilWords {
  if (until === null) return { key: "untilSent", when: null };
  const atMs = Date.parse(until);
  const days = daysBetween(nowMs, atMs, place.zone);
  const key = days >= 0 && days < 7 ? "until" : "untilDate";
  return { key, when: unstopped(deadlineText(atMs, nowMs, place)) };
}

/** How many conversations have words that the list was not drawn with; the open one is read where it stands. */
export function newsCount(
  held: readonly Conversation[],
  fresh: readonly Conversation[],
  openId: string | null,
): number {
  const heard = new Map(held.map((one) => [one.leadId, one.lastInboundAt]));
  return fresh.filter((one) => one.leadId !== openId && heard.get(one.leadId) !== one.lastInboundAt).length;
}

/** A browser's and the server's clocks may differ by this much. */
const CLOCK_SLACK_MS = 60_000;

/** Whether a text that was sent without an answer stands among what we said since. */
export const hasArrived = (
  said: readonly { text: string | null; at: string }[],
  sent: { text: string; atMs: number },
): boolean =>
  said.some(
    (one) => one.text?.trim() === sent.text.trim() && Date.parse(one.at) >= sent.atMs - CLOCK_SLACK_MS,
  );
