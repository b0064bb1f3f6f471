import { instagram } from "../worker/platforms/instagram/adapter.ts";
import type { InboundEvent, InboundInteraction, Platform, ReadResult } from "../worker/platforms/platform.ts";
import type { Door } from "./d1.ts";
import { REPEATABLE, SEND_FAULTS, sendFault, type Weather } from "./faults.ts";
import type { Random } from "./random.ts";
import type { AccountTruth, Comment, Delivery, Person, SendRequest, Thread, ThreadItem } from "./truth.ts";

export type PlatformWorld = {
  door: Door;
  random: Random;
  weather: Weather;
  /** The platform's clock, epoch ms. */
  at: () => number;
  /** Time passes while an answer does not come. */
  pass: (ms: number) => void;
  account: (externalId: string) => AccountTruth | undefined;
  accounts: () => readonly AccountTruth[];
  /** Called at the moment a send reaches the platform, before it is judged. */
  onCall: (account: AccountTruth, request: SendRequest) => void;
  onDelivery: (account: AccountTruth, delivery: Delivery) => void;
  /** Called when the answer reached the sender. `isRefusal`: it says for certain that nothing went. */
  onAnswer: (request: SendRequest, isRefusal: boolean) => void;
};

const TIMEOUT_MS = 20_000;
type Answer = { status: number; headers?: Record<string, string>; body: string };
type Arrived = { request: SendRequest | null; answer: Answer | "silence"; isRefusal: boolean };

/**
 * Instagram as the Worker sees it. Sends go through the real adapter and an HTTP door that answers as the platform
 * does, faults included; reads answer what is true, or fail.
 */
export function simulatedInstagram(world: PlatformWorld): Platform {
  const real = instagram({
    appId: "990000000000002",
    appSecret: "simulated-secret",
    webhookSecrets: [],
    verifyToken: null,
    authorizeUrl: "https://platform.example/authorize",
    tokenUrl: "https://platform.example/token",
    graphUrl: "https://graph.example",
    graphVersion: "v26.0",
    fetch: ((url, init) => receive(world, String(url), init)) as typeof fetch,
  });
  const read = <Value>(
    token: string,
    label: string,
    act: () => ReadResult<Value>,
  ): Promise<ReadResult<Value>> =>
    world.door(`read ${label}`, () => {
      if (!world.accounts().some((account) => account.token === token))
        return { kind: "reconnect", code: "190/460" };
      if (!world.random.chance(world.weather.read)) return act();
      return world.random.chance(0.7)
        ? { kind: "failed", cause: "http 500" }
        : { kind: "limited", retryAfterMs: 60_000 };
    });
  const ok = <Value>(value: Value): ReadResult<Value> => ({ kind: "ok", value, usagePercent: null });
  const owner = (token: string): AccountTruth => world.accounts().find((account) => account.token === token)!;
  return {
    ...real,
    exchangeCode: async (code, _redirect, now) => ({
      kind: "ok",
      granted: { token: code, expiresAt: now + 60 * 86_400_000, scopes: [] },
    }),
    identify: async (token) => {
      const account = owner(token);
      const identity = { appScopedId: `2${account.externalId.slice(1)}`, username: "atelier.exemple" };
      return ok({
        ...identity,
        externalId: account.externalId,
        displayName: "Atelier Exemple",
        pictureUrl: null,
      });
    },
    refreshToken: async () => ({ kind: "failed", cause: "not in this world" }),
    subscribe: async () => true,
    unsubscribe: async () => undefined,
    readDelivery: (raw) => JSON.parse(raw) as InboundEvent[],
    listMedia: (token, externalId, { after }) =>
      read(token, "media", () => {
        const media = world.account(externalId)?.media ?? [];
        const items = media.map(({ id, at }) => ({
          externalId: id,
          caption: id,
          permalink: null,
          mediaType: "IMAGE",
          productType: "FEED",
          at,
          likeCount: null,
          commentCount: commentsOf(world, externalId, id).length,
        }));
        return ok({ items: after === null ? items.toReversed() : [], after: null });
      }),
    listComments: (token, externalId, mediaId) =>
      read(token, "comments", () => {
        const account = world.account(externalId);
        const items = account ? commentsOf(world, externalId, mediaId) : [];
        const events = items.toReversed().map((one) => commentEvent(externalId, one, one.at, false));
        return ok({ items: events, after: null, moreReplies: [] });
      }),
    listReplies: (token) => read(token, "replies", () => ok({ items: [], after: null })),
    readComment: (token, commentId) =>
      read(token, "comment", () => {
        const comment = owner(token).comments.get(commentId);
        return comment && !comment.isDeleted ? ok({ at: comment.at }) : { kind: "gone" };
      }),
    listConversations: (token, { personId }) =>
      read(token, "conversations", () => {
        const threads = [...owner(token).threads.values()]
          .filter(
            ({ person, items }) => items.length > 0 && (personId === undefined || person.id === personId),
          )
          .map((thread) => ({ id: `t.${thread.person.id}`, updatedAt: thread.items.at(-1)!.at }))
          .sort((a, b) => b.updatedAt - a.updatedAt);
        return ok({ items: threads, after: null });
      }),
    listMessages: (token, externalId, conversationId) =>
      read(token, "messages", () => {
        const thread = owner(token).threads.get(conversationId.slice(2));
        const items = (thread?.items ?? []).filter((item) => !item.isTakenBack).slice(-20);
        const listed = items.map((item) => ({
          externalId: item.id,
          at: item.at,
          event: itemEvent(externalId, thread!, item),
        }));
        return ok({ items: listed.toReversed(), after: null });
      }),
    readMessage: (token) => read(token, "message", () => ({ kind: "gone" })),
    readProfile: (token, personId) =>
      read(token, "profile", () => {
        const person = owner(token).threads.get(personId)?.person;
        return person ? ok({ externalId: personId, username: person.username }) : { kind: "gone" };
      }),
    examine: async () => {
      throw new Error("not in this world");
    },
  };
}

const commentsOf = (world: PlatformWorld, externalId: string, mediaId: string): Comment[] =>
  [...(world.account(externalId)?.comments.values() ?? [])].filter(
    (one) => one.mediaId === mediaId && !one.isDeleted,
  );

export const commentEvent = (
  accountExternalId: string,
  { id, person, text, mediaId }: Comment,
  at: number,
  atIsProvisional: boolean,
): InboundInteraction => ({
  type: "interaction",
  accountExternalId,
  kind: "comment",
  externalId: id,
  dedupeKey: `comment:${id}`,
  person: { externalId: person.commenterId, username: person.username },
  text,
  mediaId,
  parentId: null,
  at,
  atIsProvisional,
  standby: false,
  referral: null,
});

export const itemEvent = (accountExternalId: string, { person }: Thread, item: ThreadItem): InboundEvent =>
  item.from === "us"
    ? echoEvent(accountExternalId, person, item)
    : {
        type: "interaction",
        accountExternalId,
        kind: "message",
        externalId: item.id,
        dedupeKey: `message:${item.id}`,
        person: { externalId: person.id, username: null },
        text: item.text,
        mediaId: null,
        parentId: null,
        at: item.at,
        atIsProvisional: false,
        standby: false,
        referral: null,
      };

export const echoEvent = (
  accountExternalId: string,
  person: Person,
  { id, text, at }: Pick<ThreadItem, "id" | "text" | "at">,
): InboundEvent => ({
  type: "echo",
  accountExternalId,
  personExternalId: person.id,
  externalId: id,
  text,
  at,
});

/** `POST /<account>/messages`, in two steps: it arrives, and its answer does. A process may die between them. */
async function receive(world: PlatformWorld, url: string, init: RequestInit | undefined): Promise<Response> {
  const { answer, isRefusal, request } = await world.door(LEAVES, () => arrive(world, url, init));
  return world.door("send answered", () => {
    if (request) world.onAnswer(request, isRefusal);
    if (answer === "silence") {
      world.pass(TIMEOUT_MS);
      throw new TypeError("the connection was reset");
    }
    return new Response(answer.body, { status: answer.status, headers: answer.headers ?? {} });
  });
}

/** The label of the step in which a send leaves: nothing lies between it and the step that it follows. */
export const LEAVES = "send leaves";

function arrive(world: PlatformWorld, url: string, init: RequestInit | undefined): Arrived {
  const [, externalId, edge] = /v26\.0\/([^/?]+)\/([^/?]+)/.exec(url) ?? [];
  const account = world.account(externalId ?? "");
  if (!account || edge !== "messages") throw new Error(`nobody answers ${url}`);
  const token = new Headers(init?.headers).get("authorization")?.replace("Bearer ", "");
  if (token !== account.token) return { request: null, answer: failure(190, 460), isRefusal: true };
  const request = toRequest(String(init?.body));
  world.onCall(account, request);
  const name = sendFault(world.weather, world.random);
  const fault = name === null ? null : SEND_FAULTS[name]!;
  const bad = fault && { request, answer: fault.kind === "silence" ? ("silence" as const) : fault };
  if (bad && fault.when === "before") return { ...bad, isRefusal: REPEATABLE.has(name!) };
  const verdict = account.send(request, world.at());
  if (verdict.kind === "refused") {
    const { code, subcode } = verdict.refusal;
    return { request, answer: failure(code, subcode), isRefusal: false };
  }
  world.onDelivery(account, verdict.delivery);
  if (bad) return { ...bad, isRefusal: false };
  const { person, messageId } = verdict.delivery;
  const body = JSON.stringify({ recipient_id: person.id, message_id: messageId });
  return { request, answer: { status: 200, body }, isRefusal: false };
}

const failure = (code: number, subcode: number | null): Answer => ({
  status: 400,
  body: JSON.stringify({
    error: { message: "(invented)", type: "OAuthException", code, error_subcode: subcode },
  }),
});

function toRequest(body: string): SendRequest {
  const { recipient, message, tag } = JSON.parse(body) as {
    recipient: { id?: string; comment_id?: string };
    message: { text?: string; attachment?: { payload: { url: string } } };
    tag?: string;
  };
  return {
    to: recipient.comment_id ? { commentId: recipient.comment_id } : { personId: recipient.id! },
    isHumanAgent: tag === "HUMAN_AGENT",
    text: message.text ?? message.attachment?.payload.url ?? "",
  };
}
