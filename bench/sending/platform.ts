import { instagram } from "../../worker/platforms/instagram/adapter.ts";
import type { Platform } from "../../worker/platforms/platform.ts";
import type { SendingWorld } from "./world.ts";

/** How one send is answered. `accepts`: the person gets it, whatever the answer says. */
export type Answer = {
  name: string;
  afterMs: number;
  accepts: boolean;
  /** Absent: it never comes. */
  reply?: () => Response;
  /** The connection breaks instead. */
  breaks?: boolean;
};
export type Call = { account: string; text: string; at: number; endedAt: number | null; answer: string };
type Sent = { mid: string; personId: string; text: string; at: number };

/** What people got and who was asked, as the platform knows it. */
export class BenchPlatform {
  readonly calls: Call[] = [];
  /** By account: what the platform delivered. */
  readonly sent = new Map<string, Sent[]>();
  readonly #world: SendingWorld;
  readonly #answerTo: (account: string, text: string) => Answer;
  /** Reads are answered for every account but these. */
  readonly silent = new Set<string>();

  constructor(world: SendingWorld, answerTo: (account: string, text: string) => Answer) {
    this.#world = world;
    this.#answerTo = answerTo;
  }

  /** The real adapter; its HTTP is answered here. */
  get platform(): Platform {
    return instagram({
      appId: "990000000000002",
      appSecret: "bench-secret",
      webhookSecrets: [],
      verifyToken: null,
      authorizeUrl: "https://platform.example/authorize",
      tokenUrl: "https://platform.example/token",
      graphUrl: "https://graph.example",
      graphVersion: "v26.0",
      fetch: ((url: string, init?: RequestInit) =>
        this.#world.step(() => this.#receive(new URL(url), init))) as unknown as typeof fetch,
    });
  }

  isDelivered(account: string, text: string): boolean {
    return (this.sent.get(account) ?? []).some((one) => one.text === text);
  }

  async #receive(url: URL, init: RequestInit | undefined): Promise<Response> {
    if (init?.method === "POST") return this.#take(url, String(init.body), init.signal ?? null);
    return this.#read(url);
  }

  async #take(url: URL, body: string, signal: AbortSignal | null): Promise<Response> {
    const { time } = this.#world;
    const account = url.pathname.split("/")[2]!;
    const { recipient, message } = JSON.parse(body) as {
      recipient: { id?: string; comment_id?: string };
      message: { text: string };
    };
    const answer = this.#answerTo(account, message.text);
    const call: Call = { account, text: message.text, at: time.now, endedAt: null, answer: answer.name };
    this.calls.push(call);
    const personId = recipient.id ?? `91${recipient.comment_id!.slice(3)}`;
    const mid = `mid-${this.calls.length}`;
    if (answer.accepts) {
      const all = this.sent.get(account) ?? [];
      all.push({ mid, personId, text: message.text, at: time.now });
      this.sent.set(account, all);
    }
    await Promise.race([time.sleep(answer.afterMs), aborted(signal)]);
    call.endedAt = time.now;
    if (answer.breaks) throw new TypeError("fetch failed");
    return answer.reply?.() ?? json({ recipient_id: personId, message_id: mid });
  }

  async #read(url: URL): Promise<Response> {
    const { time } = this.#world;
    // `me` says nothing of whose token it is: conversations are told apart by the person, who has one account here.
    const personId = url.searchParams.get("user_id");
    const holder = [...this.sent].find(([, all]) => all.some((one) => one.personId === personId));
    await time.sleep(100);
    if (url.pathname.endsWith("/conversations")) {
      const items = holder ? [{ id: `t.${personId}`, updated_time: new Date(time.now).toISOString() }] : [];
      return json({ data: items });
    }
    const id = decodeURIComponent(url.pathname.split("/").at(-1)!);
    const all = [...this.sent].flatMap(([account, list]) => list.map((one) => ({ account, ...one })));
    if (id.startsWith("t.")) {
      const items = all.filter((one) => `t.${one.personId}` === id);
      return json({
        messages: {
          data: items.map(({ mid, at }) => ({ id: mid, created_time: new Date(at).toISOString() })),
        },
      });
    }
    const found = all.find((one) => one.mid === id);
    if (!found) return json({ error: { code: 100, error_subcode: 33 } }, 400);
    return json({
      id,
      created_time: new Date(found.at).toISOString(),
      from: { id: found.account },
      to: { data: [{ id: found.personId }] },
      message: found.text,
    });
  }
}

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });

const aborted = (signal: AbortSignal | null): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
  });
