import { setTimeout as sleep } from "node:timers/promises";

const TIMEOUT_MS = 30_000;
const POLL_MS = 250;

export type Page<Item> = { items: Item[]; nextCursor: string | null };

/** An answer that is not the one hoped for. The body is kept, because it says why. */
export class BadAnswer extends Error {
  readonly status: number;

  constructor(status: number, body: string, request: string) {
    super(`${request} answered ${status}: ${body.slice(0, 300)}`);
    this.status = status;
  }
}

/** JSON over HTTP with a base address and headers that go along each time. */
export class JsonClient {
  readonly #base: string;
  readonly #headers: Record<string, string>;
  readonly #signal: AbortSignal | undefined;

  constructor(base: string, headers: Record<string, string> = {}, signal?: AbortSignal) {
    this.#base = base;
    this.#headers = headers;
    this.#signal = signal;
  }

  with(headers: Record<string, string>): JsonClient {
    return new JsonClient(this.#base, { ...this.#headers, ...headers }, this.#signal);
  }

  get = <Body>(path: string): Promise<Body> => this.#json("GET", path);
  post = <Body>(path: string, body: unknown = {}): Promise<Body> => this.#json("POST", path, body);
  patch = <Body>(path: string, body: unknown): Promise<Body> => this.#json("PATCH", path, body);

  /** Every item of a list, page after page; a short or empty page may still have a next one. */
  async all<Item>(path: string): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: string | null = null;
    do {
      const next: string =
        cursor === null ? "" : `${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;
      const page: Page<Item> = await this.get<Page<Item>>(`${path}${next}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  }

  /** The answer as it comes. */
  async send(method: string, path: string, body?: unknown): Promise<Response> {
    const limit = AbortSignal.timeout(TIMEOUT_MS);
    return await fetch(`${this.#base}${path}`, {
      method,
      redirect: "manual",
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...this.#headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: this.#signal ? AbortSignal.any([this.#signal, limit]) : limit,
    });
  }

  async #json<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await this.send(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new BadAnswer(answer.status, text, `${method} ${path}`);
    return (text === "" ? undefined : JSON.parse(text)) as Body;
  }
}

/** Asks again and again until there is an answer. @returns undefined when there is none in time */
export async function until<Answer>(
  ask: () => Promise<Answer | undefined | false>,
  limitMs: number,
  signal?: AbortSignal,
): Promise<Answer | undefined> {
  for (const deadline = Date.now() + limitMs; ; await sleep(POLL_MS, undefined, { signal })) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) return undefined;
  }
}
