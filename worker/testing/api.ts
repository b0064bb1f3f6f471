import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { createApp } from "../app.ts";
import { createDeps } from "../deps.ts";
import type { Env, SyncJob } from "../env.ts";
import { fakePlatform, testEnv } from "./accounts.ts";
import { countingD1 } from "./counting-d1.ts";

type Call = { method?: string; json?: unknown; body?: BodyInit; headers?: Record<string, string> };

/** The whole API over a counted database, with a clock that stands still until told and queues that only note. */
export function testApi(at = Date.now()) {
  const clock = { now: at };
  const { d1, counts } = countingD1(testEnv.DB);
  const synced: SyncJob[] = [];
  const note = (bodies: unknown[]) => ({
    send: async (body: unknown) => void bodies.push(body),
    sendBatch: async (messages: { body: unknown }[]) => void bodies.push(...messages.map(({ body }) => body)),
  });
  const env = { ...testEnv, DB: d1, DM: note([]), COLLECT: note([]), SYNC: note(synced) } as unknown as Env;
  const platform = fakePlatform();
  const overrides = {
    now: () => clock.now,
    fetch: async () => {
      throw new TypeError("no network in this test");
    },
    platform: (id: string) => (id === "instagram" ? platform : undefined),
  };
  const app = createApp(overrides);
  const call = async (path: string, { method, json, body, headers }: Call = {}): Promise<Response> => {
    const context = createExecutionContext();
    const sent = json === undefined ? body : JSON.stringify(json);
    const request = new Request(`https://api.test${path}`, {
      method: method ?? (sent === undefined ? "GET" : "POST"),
      headers: { ...(json === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const response = await app.fetch(request, env, context);
    await waitOnExecutionContext(context);
    return response;
  };
  return {
    call,
    counts,
    clock,
    /** Jobs of the sync queue, in order. */
    synced,
    deps: createDeps(env, overrides),
    /** What one request costs the database, authentication included. */
    async cost(path: string, request?: Call) {
      const before = { ...counts };
      const response = await call(path, request);
      await response.clone().arrayBuffer();
      return {
        response,
        statements: counts.statements - before.statements,
        rowsRead: counts.rowsRead - before.rowsRead,
        rowsWritten: counts.rowsWritten - before.rowsWritten,
      };
    },
  };
}
export type TestApi = ReturnType<typeof testApi>;
