import { env } from "cloudflare:workers";
import { type AccountRow, tokenContext } from "../accounts/service.ts";
import { saveConnected } from "../accounts/store.ts";
import { newId } from "../db/ids.ts";
import { createDeps, type Deps } from "../deps.ts";
import type { Env } from "../env.ts";
import { instagramCapabilities, REQUIRED_SCOPES } from "../platforms/instagram/capabilities.ts";
import type {
  InboundInteraction,
  OwnReply,
  Platform,
  SendResult,
  SendTarget,
} from "../platforms/platform.ts";

export const testEnv = env as unknown as Env;

/** A 17-digit id of a professional account, above 2^53. */
export const newExternalId = (): string =>
  `1784${String(crypto.getRandomValues(new Uint32Array(1))[0]).padStart(13, "0")}`;

/** A connected account of a workspace, without any platform being asked. */
export async function newAccount(
  deps: Deps,
  workspaceId: string,
  overrides: Partial<AccountRow> = {},
): Promise<AccountRow> {
  const now = deps.now();
  const id = newId("acc", now);
  const externalId = newExternalId();
  const account: AccountRow = {
    workspaceId,
    id,
    platform: "instagram",
    externalId,
    appScopedId: `2${externalId.slice(1)}`,
    username: "atelier.exemple",
    displayName: "Atelier Exemple",
    status: "connected",
    paused: false,
    mode: "instant",
    scopes: [...REQUIRED_SCOPES],
    token: await deps.vault.seal("test-token", tokenContext({ workspaceId, id, platform: "instagram" })),
    tokenExpiresAt: now + 60 * 86_400_000,
    tokenRefreshedAt: now,
    dailyDmLimit: 50,
    hourlyDmLimit: null,
    minSpacingMs: 0,
    warmUpSince: null,
    activeHours: null,
    holdUntil: 0,
    connectedBy: "usr_test",
    connectedSession: "ses_test",
    connectedAt: now,
    importedAt: null,
    lastCollectedAt: null,
    createdAt: now,
    pollMinutes: 15,
    lossAlarmPercent: 10,
    lastWebhookAt: null,
    quietUntil: 0,
    readingId: null,
    readingUntil: 0,
    refreshFailedAt: null,
    erasureVersion: 0,
    guardLevel: 0,
    guardReason: null,
    guardSince: null,
    guardChangedAt: null,
    guardUntil: null,
    ...overrides,
  };
  await saveConnected(deps.tenant(workspaceId), account);
  await deps.system.claimAccount({ ...account, accountId: account.id });
  return account;
}

export type FakePlatform = Platform & {
  /** What was sent, in order. */
  sent: { target: SendTarget; text: string; imageUrl?: string }[];
  /** What was answered in public, in order. */
  replied: { commentId: string; text: string }[];
  /** Answers of the next public replies; then every one is taken. */
  replyAnswers: (SendResult | "throw")[];
  /** What a look under a comment shows of the account's own. */
  ownReplies: (OwnReply & { commentId: string })[];
  /** Answers of the next sends; then everything is sent. */
  answers: (SendResult | "throw")[];
};

/** A platform without a network: takes every message, has nothing to read. */
export function fakePlatform(overrides: Partial<Platform> = {}): FakePlatform {
  const nothing = async () => ({
    kind: "ok" as const,
    value: { items: [], after: null },
    usagePercent: null,
  });
  const sent: FakePlatform["sent"] = [];
  const answers: FakePlatform["answers"] = [];
  const replied: FakePlatform["replied"] = [];
  const replyAnswers: FakePlatform["replyAnswers"] = [];
  const ownReplies: FakePlatform["ownReplies"] = [];
  return {
    sent,
    answers,
    replied,
    replyAnswers,
    ownReplies,
    id: "instagram",
    capabilities: instagramCapabilities(true),
    requiredScopes: REQUIRED_SCOPES,
    authorizeUrl: (state) => `https://platform.example/authorize?state=${state}`,
    exchangeCode: async () => ({ kind: "refused", cause: "not in this test" }),
    identify: async () => ({ kind: "gone" }),
    refreshToken: async () => ({ kind: "gone" }),
    subscribe: async () => true,
    unsubscribe: async () => undefined,
    listMedia: nothing,
    listComments: async () => ({
      kind: "ok",
      value: { items: [], after: null, moreReplies: [] },
      usagePercent: null,
    }),
    readComment: async () => ({ kind: "gone" }),
    listConversations: nothing,
    listReplies: nothing,
    listMessages: nothing,
    readableMessages: 20,
    readMessage: async () => ({ kind: "gone" }),
    examine: async () => ({
      token: { kind: "unreachable", cause: "not in this test" },
      subscribedFields: null,
      messageAccess: "unknown",
      commentAccess: "unknown",
      usagePercent: null,
      clockSkewMs: null,
    }),
    readProfile: async () => ({ kind: "gone" }),
    async send(_token, _account, target, content) {
      const answer = answers.shift();
      if (answer === "throw") throw new Error("the process was killed here");
      if (answer) return answer;
      sent.push("text" in content ? { target, text: content.text } : { target, text: "", ...content });
      const to = target.kind === "private_reply" ? `person-of-${target.commentId}` : target.personId;
      return { kind: "sent", externalId: `mid-${sent.length}-${to}`, recipientId: to };
    },
    async replyToComment(_token, commentId, text) {
      const answer = replyAnswers.shift();
      if (answer === "throw") throw new Error("the process was killed here");
      if (answer) return answer;
      replied.push({ commentId, text });
      return { kind: "sent", externalId: `reply-${replied.length}-${commentId}`, recipientId: commentId };
    },
    listOwnReplies: async (_token, _account, commentId) => ({
      kind: "ok",
      value: { items: ownReplies.filter((one) => one.commentId === commentId), after: null },
      usagePercent: null,
    }),
    answerHandshake: () => null,
    authenticate: async () => "test-secret",
    signedRequestSecrets: [],
    webhookFields: ["comments", "messages"],
    conversationReadsPerSecond: 1000,
    splitDelivery: (raw) => [raw],
    readDelivery: () => [],
    ...overrides,
  };
}

/** The real composition with a fake platform and a clock that stands still until told. */
export function testDeps(platform: Platform = fakePlatform(), at = Date.UTC(2026, 10, 18, 10)) {
  const clock = { now: at };
  const queued: { queue: string; body: unknown; delaySeconds?: number }[] = [];
  const queue = (name: string) =>
    ({
      send: async (body: unknown, options?: { delaySeconds?: number }) => {
        queued.push({ queue: name, body, ...options });
      },
      sendBatch: async (messages: { body: unknown }[]) => {
        for (const { body } of messages) queued.push({ queue: name, body });
      },
    }) as unknown as Queue;
  const env = {
    ...testEnv,
    INGEST: queue("ingest"),
    COLLECT: queue("collect"),
    DM: queue("dm"),
    SYNC: queue("sync"),
  } as Env;
  const deps = createDeps(env, {
    now: () => clock.now,
    fetch: async () => {
      throw new TypeError("no network in this test");
    },
    platform: (id) => (id === "instagram" ? platform : undefined),
  });
  return { deps, clock, queued };
}

let counter = 0;
/** A comment as the adapter hands it over. */
export function comment(
  account: AccountRow,
  text: string,
  at: number,
  overrides: Partial<InboundInteraction> = {},
): InboundInteraction {
  counter += 1;
  const externalId = overrides.externalId ?? `1800000000000${String(counter).padStart(4, "0")}`;
  return {
    type: "interaction",
    accountExternalId: account.externalId,
    kind: "comment",
    externalId,
    dedupeKey: `comment:${externalId}`,
    person: { externalId: "9100000000000001", username: "marie.exemple" },
    text,
    mediaId: "17900000000000001",
    parentId: null,
    at,
    atIsProvisional: false,
    standby: false,
    referral: null,
    ...overrides,
  };
}

/** A private message as the adapter hands it over. */
export const inbound = (
  account: AccountRow,
  text: string,
  at: number,
  overrides: Partial<InboundInteraction> = {},
): InboundInteraction => {
  const one = comment(account, text, at, { kind: "message", mediaId: null, ...overrides });
  return { ...one, dedupeKey: overrides.dedupeKey ?? `message:${one.externalId}` };
};
