import { createSandbox, type Sandbox } from "../app.ts";
import { readSettings } from "../settings.ts";
import type { WorldState } from "../world/state.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";

export const START_MS = Date.parse("2026-11-22T12:00:00Z");
export const ALL_SCOPES =
  "instagram_business_basic,instagram_business_manage_comments,instagram_business_manage_messages";
export const REDIRECT = "http://localhost:8787/oauth/instagram/callback";
export const ALL_FIELDS =
  "comments,live_comments,messages,message_edit,message_reactions,messaging_postbacks,messaging_seen,messaging_referral";

export type Received = { url: string; method: string; headers: Headers; raw: string; atMs: number };
export type Json = Record<string, unknown>;
export type Answer = { status: number; headers: Headers; body: Json };

/** A sandbox in-process, with a clock that stands still and an app that notes what it is told. */
export type Harness = Sandbox & {
  clock: ManualClock;
  received: Received[];
  /** What the app's callback answers; a test may change it. */
  callback: { answer: (received: Received) => Response | Promise<Response> };
  /** Asks a door of the sandbox. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Connects an account the whole way. @returns the long-lived token */
  connect(username?: string, scopes?: string): Promise<string>;
  graph(token: string, method: string, path: string, body?: unknown): Promise<Answer>;
  subscribe(token: string, fields?: string): Promise<void>;
  /** The webhook bodies received so far, parsed. */
  deliveries(): unknown[];
};

export function createHarness(input: { state?: WorldState; env?: Record<string, string> } = {}): Harness {
  const clock = createManualClock(START_MS);
  const received: Received[] = [];
  const callback: Harness["callback"] = { answer: () => new Response("ok") };
  const sandbox = createSandbox({
    settings: readSettings(input.env ?? {}),
    clock,
    state: input.state,
    fetch: async (target, init) => {
      const request = new Request(target, init);
      const one = {
        url: request.url,
        method: request.method,
        headers: request.headers,
        raw: await request.text(),
        atMs: clock.now(),
      };
      received.push(one);
      return callback.answer(one);
    },
  });
  const { settings } = sandbox;

  const ask: Harness["ask"] = async (method, path, body, headers = {}) => {
    const isForm = body instanceof URLSearchParams;
    const response = await sandbox.app.request(path, {
      method,
      headers: body === undefined || isForm ? headers : { "content-type": "application/json", ...headers },
      body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text.startsWith("{") ? JSON.parse(text) : { text },
    };
  };

  const graph: Harness["graph"] = (token, method, path, body) =>
    ask(method, path, body, { authorization: `Bearer ${token}` });

  const connect: Harness["connect"] = async (username = "atelier.lune", scopes = ALL_SCOPES) => {
    const query = new URLSearchParams({
      client_id: settings.appId,
      redirect_uri: REDIRECT,
      response_type: "code",
      scope: scopes,
      auto: "1",
      account: username,
    });
    const redirect = await sandbox.app.request(`/oauth/authorize?${query}`);
    const code = new URL(redirect.headers.get("location") ?? "").searchParams.get("code") ?? "";
    const short = await ask("POST", "/oauth/access_token", exchangeForm(settings, code));
    const [data] = (short.body.data ?? [short.body]) as { access_token: string }[];
    const long = await ask(
      "GET",
      `/access_token?grant_type=ig_exchange_token&client_secret=${settings.appSecret}&access_token=${data?.access_token}`,
    );
    return String(long.body.access_token);
  };

  return {
    ...sandbox,
    clock,
    received,
    callback,
    ask,
    graph,
    connect,
    async subscribe(token, fields = ALL_FIELDS) {
      await graph(token, "POST", `/v26.0/me/subscribed_apps?subscribed_fields=${fields}`);
    },
    deliveries: () =>
      received.filter((one) => one.url === settings.webhookUrl).map((one) => JSON.parse(one.raw)),
  };
}

export const exchangeForm = (settings: { appId: string; appSecret: string }, code: string): URLSearchParams =>
  new URLSearchParams({
    client_id: settings.appId,
    client_secret: settings.appSecret,
    grant_type: "authorization_code",
    redirect_uri: REDIRECT,
    code,
  });

/** The Graph error of an answer, or undefined. */
export const errorOf = (
  answer: Answer,
): { code: number; error_subcode?: number; fbtrace_id: string } | undefined =>
  answer.body.error as { code: number; error_subcode?: number; fbtrace_id: string } | undefined;

/** The ids the platform answered with in a list. */
export const listOf = (answer: Answer): Json[] => answer.body.data as Json[];

/** The app-side events inside webhook bodies of the default shape. */
export function messagingOf(bodies: unknown[]): Json[] {
  return bodies.flatMap((body) => {
    const { entry } = body as { entry: { messaging?: Json[] }[] };
    return entry.flatMap((one) => one.messaging ?? []);
  });
}

export function changesOf(bodies: unknown[]): { field: string; value: Json }[] {
  return bodies.flatMap((body) => {
    const { entry } = body as { entry: { changes?: { field: string; value: Json }[] }[] };
    return entry.flatMap((one) => one.changes ?? []);
  });
}
