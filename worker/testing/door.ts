import { exports } from "cloudflare:workers";

type Call = { method?: string; json?: unknown; body?: BodyInit; headers?: Record<string, string> };

const worker = (exports as unknown as { default: Fetcher }).default;

/** Asks the Worker as anybody could: through its public door. POST when there is JSON to send. */
export function call(path: string, { method, json, body, headers }: Call = {}): Promise<Response> {
  const sent = json === undefined ? body : JSON.stringify(json);
  return worker.fetch(`https://api.test${path}`, {
    method: method ?? (sent === undefined ? "GET" : "POST"),
    headers: { ...(json === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(sent === undefined ? {} : { body: sent }),
    redirect: "manual",
  });
}
