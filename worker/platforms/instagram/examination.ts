import { asList, asRecord, readId } from "../json.ts";
import type { Examination } from "../platform.ts";
import { CONVERSATION_FIELDS } from "./conversations.ts";
import { isPermission, readError, toReadResult } from "./errors.ts";
import { type Graph, readPage } from "./graph.ts";
import { IDENTITY_FIELDS, toIdentity } from "./oauth.ts";
import type { Reply } from "./wire.ts";

/** The least that can be asked of an edge: whether it may be read at all. */
const PROBE = { fields: "id", limit: "1" } as const;

const NOTHING_ELSE = {
  subscribedFields: null,
  messageAccess: "unknown",
  commentAccess: "unknown",
} as const;

/**
 * What the platform says of one account, in at most five calls: who it is, what is delivered for it, and whether
 * messages and comments may be read. What could not be asked is unknown; with a dead token, at a limit or without any
 * answer nothing else is asked.
 *
 * @param now epoch ms, to measure the platform's clock by
 */
export async function examine(
  graph: Graph,
  appId: string,
  token: string,
  account: string,
  now: number,
): Promise<Examination> {
  const me = await graph.get(["me"], { fields: IDENTITY_FIELDS }, token);
  const identity = toReadResult(me, toIdentity);
  const clockSkewMs = me.kind === "no-answer" || me.sentAt === null ? null : me.sentAt - now;
  const asked = { usagePercent: highest([me]), clockSkewMs };
  if (identity.kind === "reconnect") return { token: identity, ...NOTHING_ELSE, ...asked };
  const verdict: Examination["token"] =
    identity.kind === "ok"
      ? { kind: "valid", identity: identity.value }
      : { kind: "unreachable", cause: identity.kind === "failed" ? identity.cause : identity.kind };
  if (me.kind === "no-answer" || identity.kind === "limited")
    return { token: verdict, ...NOTHING_ELSE, ...asked };
  const [subscribed, conversations, media] = await Promise.all([
    graph.get([account, "subscribed_apps"], {}, token),
    graph.get(
      ["me", "conversations"],
      { platform: "instagram", fields: CONVERSATION_FIELDS, limit: "1" },
      token,
    ),
    graph.get([account, "media"], PROBE, token),
  ]);
  const mediaId = firstId(media);
  const comments = mediaId === null ? null : await graph.get([mediaId, "comments"], PROBE, token);
  return {
    token: verdict,
    subscribedFields: readSubscribed(subscribed, appId),
    messageAccess: accessOf(conversations),
    commentAccess: comments === null ? "unknown" : accessOf(comments),
    ...asked,
    usagePercent: highest([me, subscribed, conversations, media, ...(comments === null ? [] : [comments])]),
  };
}

function accessOf(reply: Reply): Examination["messageAccess"] {
  if (reply.kind !== "answer") return "unknown";
  const error = readError(reply.body);
  if (error !== null) return isPermission(error.code) ? "denied" : "unknown";
  return toReadResult(reply, (body) => readPage(body, null)).kind === "ok" ? "allowed" : "unknown";
}

/** The subscriptions of our app. An app goes by two ids, so a single one is ours whatever its id. */
function readSubscribed(reply: Reply, appId: string): string[] | null {
  const read = toReadResult(reply, (body) => readPage(body, null));
  if (read.kind !== "ok") return null;
  const apps = read.value.items.map(asRecord);
  const named = apps.filter((app) => readId(app.app_id) === appId || readId(app.id) === appId);
  if (named.length === 0 && apps.length > 1) return null;
  const lists = (named.length > 0 ? named : apps).map((app) => app.subscribed_fields);
  if (!lists.every(Array.isArray)) return null;
  return [...new Set(lists.flatMap(asList).filter((field) => typeof field === "string"))];
}

function firstId(reply: Reply): string | null {
  const read = toReadResult(reply, (body) => readPage(body, null));
  return read.kind === "ok" ? readId(asRecord(read.value.items[0]).id) : null;
}

function highest(replies: readonly Reply[]): number | null {
  const percents = replies.flatMap((reply) =>
    reply.kind === "no-answer" || reply.usage.percent === null ? [] : [reply.usage.percent],
  );
  return percents.length === 0 ? null : Math.max(...percents);
}
