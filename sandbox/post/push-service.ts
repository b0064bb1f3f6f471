import { webcrypto as crypto } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { languageOf } from "../pages/words.ts";
import { pushesPage } from "./pages.ts";
import { decryptPush, newBrowser, type PushBrowser, verifyVapid } from "./push-browser.ts";

export type Push = {
  id: string;
  at: number;
  browser: string;
  /** The JSON that was sent, or the text that was none. */
  message: unknown;
  headers: Record<string, string>;
  /** What the sender's token says. */
  token: Record<string, unknown>;
};
type Known = { id: string; label: string; browser: PushBrowser; isGone: boolean; publicKey: string | null };

const MOST_KEPT = 200;
const KEPT_HEADERS = ["ttl", "urgency", "topic", "content-encoding"];

/**
 * A browser and its push service in one: `POST /push/subscriptions` makes a subscription whose endpoint is here, and
 * what is pushed to it is decrypted (RFC 8291), its sender checked (RFC 8292), and shown on the page `/push`.
 */
export function createPushService(clock: Clock) {
  const browsers = new Map<string, Known>();
  const pushes: Push[] = [];
  let made = 0;
  const app = new Hono();

  app.post("/subscriptions", async (c) => {
    const parsed = z
      .object({ label: z.string().max(80).default("Sandbox"), applicationServerKey: z.string().nullish() })
      .safeParse(await c.req.json().catch(() => ({})));
    if (!parsed.success) return c.json({ message: "{label, applicationServerKey}" }, 422);
    const browser = await newBrowser();
    const id = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url");
    const { label, applicationServerKey: publicKey = null } = parsed.data;
    browsers.set(id, { id, label, browser, isGone: false, publicKey });
    return c.json(
      { endpoint: `${new URL(c.req.url).origin}/push/${id}`, expirationTime: null, keys: browser.keys },
      201,
    );
  });
  app.get("/", (c) => c.html(pushesPage({ pushes, language: languageOf(c), url: c.req.url })));
  app.get("/messages", (c) => c.json({ items: pushes }));
  /** Whoever owns it has had enough. */
  app.delete("/:id", (c) => {
    const known = browsers.get(c.req.param("id"));
    if (known) known.isGone = true;
    return c.body(null, known ? 204 : 404);
  });
  app.post("/:id", async (c) => {
    const known = browsers.get(c.req.param("id"));
    if (!known) return c.json({ message: "no such subscription" }, 404);
    if (known.isGone) return c.json({ message: "gone" }, 410);
    const authorization = c.req.header("authorization");
    const origin = new URL(c.req.url).origin;
    const sender = await verifyVapid(authorization, { origin, now: clock.now(), publicKey: known.publicKey });
    if (!sender.ok) return c.json({ message: sender.reason }, sender.status);
    if (!/^\d+$/.test(c.req.header("ttl") ?? "")) return c.json({ message: "TTL is missing" }, 400);
    if (c.req.header("content-encoding") !== "aes128gcm") return c.json({ message: "not aes128gcm" }, 400);
    const body = new Uint8Array(await c.req.arrayBuffer());
    if (body.length > 4096) return c.json({ message: "over 4096 bytes" }, 413);
    const text = await decryptPush(known.browser, body).catch(() => null);
    if (text === null) return c.json({ message: "not decryptable" }, 400);
    made += 1;
    const headers = Object.fromEntries(KEPT_HEADERS.map((name) => [name, c.req.header(name) ?? ""]));
    pushes.unshift({
      id: `push_${made}`,
      at: clock.now(),
      browser: known.label,
      message: parsed(text),
      headers,
      token: sender.token,
    });
    pushes.splice(MOST_KEPT);
    return c.body(null, 201, { location: `${origin}/push/messages/push_${made}` });
  });
  return { app, pushes };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
