import { asRecord } from "../json.ts";
import { readError } from "./errors.ts";
import type { Graph } from "./graph.ts";

export const SUBSCRIBED_FIELDS = [
  "comments",
  "live_comments",
  "messages",
  "message_edit",
  "message_reactions",
  "messaging_postbacks",
  "messaging_seen",
  "messaging_referral",
] as const;

/** @returns false when the platform would not; the account is then polled */
export async function subscribe(graph: Graph, token: string, account: string): Promise<boolean> {
  const query = { subscribed_fields: SUBSCRIBED_FIELDS.join(",") };
  const reply = await graph.post([account, "subscribed_apps"], query, token);
  if (reply.kind !== "answer" || reply.status < 200 || reply.status > 299) return false;
  return readError(reply.body) === null && asRecord(reply.body).success === true;
}

/** Best effort: with the token dead or the permission withdrawn there is nothing left to take back. */
export async function unsubscribe(graph: Graph, token: string, account: string): Promise<void> {
  await graph.remove([account, "subscribed_apps"], token);
}
