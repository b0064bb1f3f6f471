import type { Context } from "hono";
import type { ActivityLog } from "../activity.ts";
import { sleep } from "../clock.ts";
import { faultyAnswer, isCarriedOut, socketOf } from "../faults/answers.ts";
import type { FaultBoard } from "../faults/faults.ts";
import type { CallFault } from "../faults/schema.ts";
import { traceId } from "../ids.ts";
import type { TokenOffice } from "../oauth/tokens.ts";
import type { Random } from "../random.ts";
import type { World } from "../world/world.ts";
import { listMedia, readAccount, setCommentsEnabled, subscribedApps } from "./account-nodes.ts";
import type { GraphCall } from "./call.ts";
import {
  commentOnMedia,
  deleteComment,
  hideComment,
  listComments,
  listReplies,
  readComment,
  replyToComment,
} from "./comment-nodes.ts";
import { setDate } from "./date.ts";
import { badParameter, GraphError, noSuchObject, tokenUnreadable } from "./errors.ts";
import { readMedia } from "./media-nodes.ts";
import { answerMention } from "./mentions.ts";
import { readParams } from "./params.ts";
import { readPerson } from "./person-nodes.ts";
import { type SendTimes, sendMessage } from "./send.ts";
import {
  type ConversationCalls,
  listConversations,
  listMessages,
  readConversation,
  readMessage,
} from "./thread-nodes.ts";
import type { UsageMeter } from "./usage.ts";

export type GraphParts = {
  world: World;
  faults: FaultBoard;
  random: Random;
  tokens: TokenOffice;
  usage: UsageMeter;
  log: ActivityLog;
  appId: string;
};

/** The Graph: every path that is not another door of the sandbox, with or without `/v26.0` in front. */
export function createGraph(parts: GraphParts): (c: Context) => Promise<Response> {
  const { world, faults, log, usage } = parts;
  const limits = { sends: new Map() as SendTimes, conversations: new Map() as ConversationCalls };
  return async (c) => {
    const trace = traceId(`${world.clock.now()}:${parts.random.next()}`);
    if (faults.now.latencyMs > 0) await sleep(world.clock, faults.now.latencyMs);
    const url = new URL(c.req.url);
    const [, versionPrefix = "", rest = ""] = /^(\/v\d+\.\d+)?(\/.*)$/.exec(url.pathname) ?? [];
    const [id = "", edge, ...extra] = rest.slice(1).split("/").map(decodeURIComponent);
    let params: Record<string, unknown> = {};
    let account: GraphCall["account"] | undefined;
    let fault: CallFault | undefined;
    let answer: Response;
    let refusal: GraphError | undefined;
    try {
      params = await readParams(c.req.raw);
      const token = parts.tokens.authenticate(bearer(c) ?? params.access_token);
      account = world.requireAccount(token.accountId);
      const isSend = c.req.method === "POST" && edge === "messages" && params.message !== undefined;
      fault = faults.take(isSend ? "send" : "read", account.username);
      if (fault && !isCarriedOut(fault)) {
        answer = await faultyAnswer(fault, {
          clock: world.clock,
          traceId: trace,
          socket: socketOf(c),
          honest: undefined,
        });
      } else {
        usage.count(account.userId);
        if (extra.length > 0) throw noSuchObject(id, c.req.method);
        const call: GraphCall = {
          world,
          faults,
          random: parts.random,
          now: world.clock.now(),
          method: c.req.method,
          path: url.pathname,
          origin: url.origin,
          versionPrefix,
          params,
          token,
          account,
        };
        answer = Response.json(dispatch(call, id, edge, parts.appId, limits));
      }
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      refusal = error;
      answer = Response.json(error.body(trace), { status: error.status });
    }
    log.request({
      method: c.req.method,
      path: rest,
      params,
      account: account?.username ?? null,
      status: answer.status,
      code: refusal?.input.code ?? null,
      subcode: refusal?.input.subcode ?? null,
      fault: fault?.mode ?? null,
    });
    if (fault && isCarriedOut(fault)) {
      return faultyAnswer(fault, { clock: world.clock, traceId: trace, socket: socketOf(c), honest: answer });
    }
    for (const [name, value] of Object.entries(usage.headers(account?.userId)))
      answer.headers.set(name, value);
    setDate(answer, world.clock, faults);
    answer.headers.set("x-fb-trace-id", trace);
    answer.headers.set("facebook-api-version", versionPrefix.slice(1) || "v24.0");
    return answer;
  };
}

function bearer(c: Context): string | undefined {
  const header = c.req.header("authorization");
  if (header === undefined) return undefined;
  const [, token] = /^Bearer\s+(\S+)$/i.exec(header) ?? [];
  if (token === undefined) throw tokenUnreadable();
  return token;
}

type Limits = { sends: SendTimes; conversations: ConversationCalls };

/** Which node an id is, and what may be done with it. Nodes of other accounts do not exist for this token. */
function dispatch(
  call: GraphCall,
  id: string,
  edge: string | undefined,
  appId: string,
  limits: Limits,
): Record<string, unknown> {
  const { world, account, method } = call;
  const door = `${method} ${edge ?? ""}`.trim();
  if (id === "me" || id === account.userId || id === account.appScopedId)
    return onAccount(call, id, door, appId, limits);
  const media = world.media(id);
  if (media?.accountId === account.userId) {
    if (door === "GET") return readMedia(call, media);
    if (door === "POST") return setCommentsEnabled(call, media);
    if (door === "GET comments") return listComments(call, media);
    if (door === "POST comments") return commentOnMedia(call, media);
  }
  const comment = world.comment(id);
  if (comment?.accountId === account.userId) {
    if (door === "GET") return readComment(call, comment);
    if (door === "POST") return hideComment(call, comment);
    if (door === "DELETE") return deleteComment(call, comment);
    if (door === "GET replies") return listReplies(call, comment);
    if (door === "POST replies") return replyToComment(call, comment);
  }
  const thread = world.conversation(id);
  if (thread?.accountId === account.userId) {
    if (door === "GET") return readConversation(call, thread, limits.conversations);
    if (door === "GET messages") return listMessages(call, thread, limits.conversations);
  }
  const found = world.message(id);
  if (found?.conversation.accountId === account.userId && door === "GET")
    return readMessage(call, found, limits.conversations);
  const person = world.personByScopedId(account.userId, id);
  if (person && door === "GET") return readPerson(call, person);
  throw noSuchObject(id, method);
}

function onAccount(
  call: GraphCall,
  id: string,
  door: string,
  appId: string,
  limits: Limits,
): Record<string, unknown> {
  switch (door) {
    case "GET":
      return readAccount(call);
    case "GET media":
      return listMedia(call, "media");
    case "GET stories":
      return listMedia(call, "stories");
    case "GET live_media":
      return listMedia(call, "live_media");
    case "GET tags":
      return listMedia(call, "tags");
    case "GET conversations":
      return listConversations(call, limits.conversations);
    case "POST messages":
      return sendMessage(call, limits.sends);
    case "POST mentions":
      return answerMention(call);
    case "GET subscribed_apps":
    case "POST subscribed_apps":
    case "DELETE subscribed_apps":
      return subscribedApps(call, appId);
    default:
      if (door.startsWith("GET ") && door.endsWith("likes")) {
        throw badParameter("Tried accessing nonexisting field (likes) on node type (IGUser)");
      }
      throw noSuchObject(id, call.method);
  }
}
