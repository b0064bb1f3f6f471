import { expect } from "vitest";
import { instagram } from "../../worker/platforms/instagram/adapter.ts";
import type {
  InboundEvent,
  InboundInteraction,
  Paged,
  Platform,
  ReadResult,
} from "../../worker/platforms/platform.ts";
import { createSandbox } from "../app.ts";
import type { Clock } from "../clock.ts";
import { readSettings } from "../settings.ts";

export const START = Date.UTC(2026, 10, 22, 9, 0, 0);
export const HOST = "http://localhost:8789";
export const REDIRECT = "http://localhost:8787/oauth/instagram/callback";

type Timer = { at: number; run: () => unknown };

/** A clock that stands still until it is told to move. */
function createTestClock() {
  let nowMs = START;
  let timers: Timer[] = [];
  const clock: Clock = {
    now: () => nowMs,
    after(delayMs, run) {
      const timer = { at: nowMs + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  };
  const underWay = new Set<Promise<unknown>>();
  /** Lets everything that was begun come to its end, and what follows from it begin. */
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await Promise.all(underWay);
    }
  };
  const watch = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
    return work;
  };
  async function pass(byMs: number) {
    const until = nowMs + byMs;
    for (;;) {
      await settle();
      const due = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      timers = timers.filter((timer) => timer !== due);
      nowMs = Math.max(nowMs, due.at);
      due.run();
    }
    nowMs = until;
  }
  return { clock, pass, watch };
}

export function meet() {
  const settings = readSettings({
    SANDBOX_REDIRECT_URIS: REDIRECT,
    SANDBOX_META_SECRET: "sandbox-meta-secret",
    SANDBOX_WEBHOOK_SECRET: "sandbox-meta-secret",
  });
  const { clock, pass, watch } = createTestClock();
  const delivered: InboundEvent[] = [];
  const arrived: { text: string; signedWith: string }[] = [];
  const refused: string[] = [];
  const callbacks: string[] = [];
  const webhookDoor = async (input: unknown, init?: RequestInit): Promise<Response> => {
    const request = new Request(String(input), init);
    if (request.method === "GET") {
      const challenge = platform.answerHandshake(new URL(request.url).searchParams);
      return new Response(challenge, { status: challenge === null ? 403 : 200 });
    }
    const raw = new Uint8Array(await request.arrayBuffer());
    const text = new TextDecoder().decode(raw);
    if (!request.url.endsWith("/webhooks/instagram")) {
      callbacks.push(text);
      return Response.json({});
    }
    const signedWith = await platform.authenticate(raw, request.headers);
    if (signedWith === null) {
      refused.push(text);
      return new Response(null, { status: 401 });
    }
    arrived.push({ text, signedWith });
    delivered.push(...platform.readDelivery(text, clock.now()));
    return new Response(null, { status: 200 });
  };
  const sandbox = createSandbox({
    settings,
    clock,
    fetch: ((input: unknown, init?: RequestInit) => watch(webhookDoor(input, init))) as typeof fetch,
  });
  const asked: string[] = [];
  const platform = instagram({
    appId: settings.appId,
    appSecret: settings.appSecret,
    webhookSecrets: [
      { name: "INSTAGRAM_APP_SECRET", secret: settings.appSecret },
      { name: "META_APP_SECRET", secret: settings.metaSecret },
    ],
    verifyToken: settings.verifyToken,
    authorizeUrl: `${HOST}/oauth/authorize`,
    tokenUrl: `${HOST}/oauth/access_token`,
    graphUrl: HOST,
    graphVersion: "v26.0",
    fetch: (async (input: unknown, init?: RequestInit) => {
      asked.push(String(input));
      return sandbox.app.fetch(new Request(String(input), init));
    }) as typeof fetch,
  });
  const control = async (path: string, body?: unknown, method = "POST") => {
    const response = await sandbox.app.fetch(
      new Request(`${HOST}/sandbox${path}`, {
        method,
        headers: { "content-type": "application/json" },
        ...(method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
      }),
    );
    expect(response.status, path).toBeLessThan(300);
    return response.status === 204 ? null : ((await response.json()) as Record<string, string>);
  };
  return { settings, clock, pass, sandbox, platform, control, delivered, arrived, refused, callbacks, asked };
}

/** Through the consent page to a subscribed account. */
export async function connect(world = meet(), query = "") {
  const { platform, sandbox, clock } = world;
  const consent = await sandbox.app.fetch(
    new Request(`${platform.authorizeUrl("state-1", REDIRECT)}&auto=1${query}`, { redirect: "manual" }),
  );
  expect(consent.status).toBe(302);
  const back = new URL(consent.headers.get("location")!);
  expect(back.searchParams.get("state")).toBe("state-1");
  const code = back.searchParams.get("code")!;
  const exchanged = await platform.exchangeCode(code, REDIRECT, clock.now());
  if (exchanged.kind !== "ok") throw new Error(exchanged.cause);
  const token = exchanged.granted.token;
  const identity = await platform.identify(token);
  if (identity.kind !== "ok") throw new Error(identity.kind);
  expect(await platform.subscribe(token, identity.value.externalId)).toBe(true);
  return {
    ...world,
    token,
    code,
    granted: exchanged.granted,
    me: identity.value,
    account: identity.value.externalId,
  };
}

export async function read<T>(answer: Promise<{ kind: "ok"; value: T } | { kind: string }>): Promise<T> {
  const result = await answer;
  if (!("value" in result)) throw new Error(JSON.stringify(result));
  return result.value;
}

export const interactions = (events: InboundEvent[]) =>
  events.filter((event): event is InboundInteraction => event.type === "interaction");

/** A page of comments with the replies that did not fit behind them, as a reader of everything asks for them. */
export async function everyReply(
  platform: Platform,
  token: string,
  account: string,
  mediaId: string,
  after: string | null,
): Promise<ReadResult<Paged<InboundInteraction>>> {
  const page = await platform.listComments(token, account, mediaId, { after });
  if (page.kind !== "ok") return page;
  const items = [...page.value.items];
  for (const { commentId, after: first } of page.value.moreReplies) {
    for (let cursor: string | null = first; cursor !== null; ) {
      const replies: ReadResult<Paged<InboundInteraction>> = await platform.listReplies(
        token,
        account,
        mediaId,
        {
          commentId,
          after: cursor,
        },
      );
      if (replies.kind !== "ok") return replies;
      items.push(...replies.value.items);
      cursor = replies.value.after;
    }
  }
  return { kind: "ok", value: { items, after: page.value.after }, usagePercent: page.usagePercent };
}
