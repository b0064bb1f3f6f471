import { webcrypto as crypto } from "node:crypto";
import { describe, expect, test } from "vitest";
import { encryptPush, newEphemeral } from "../worker/notifications/push/encrypt.ts";
import { vapidHeader } from "../worker/notifications/push/vapid.ts";
import { createHarness, START_MS } from "./testing/harness.ts";

const LETTER = {
  from: "VistaFlow <bonjour@vistaflow.example>",
  to: ["camille@people.example"],
  subject: "Numéro reçu <b>",
  text: "« appelez-moi » <script>alert(1)</script>\nhttp://localhost:8788/leads/lead_1\n",
};

describe("the letter box", () => {
  test("shows what was sent, newest first, as text", async () => {
    const { ask, app } = createHarness();
    expect((await ask("POST", "/mail", LETTER)).status).toBe(200);
    await ask("POST", "/mail", { ...LETTER, subject: "Second" });
    const page = await (await app.request("/mail?lang=en")).text();
    expect(page.indexOf("Second")).toBeLessThan(page.indexOf("Numéro reçu"));
    expect(page).toContain('<a href="http://localhost:8788/leads/lead_1">');
    expect(page).not.toMatch(/<script>alert|<b>/);
    const { body } = await ask("GET", "/mail/letters?to=camille@people.example");
    expect((body.items as unknown[]).length).toBe(2);
    expect(((await ask("GET", "/mail/letters?to=x@people.example")).body.items as unknown[]).length).toBe(0);
  });

  test("takes the same key once, refuses what is no mail, and fails when asked to", async () => {
    const { ask } = createHarness();
    const key = { "idempotency-key": "alr_1.usr_1" };
    const first = await ask("POST", "/mail", LETTER, key);
    expect(await ask("POST", "/mail", LETTER, key)).toMatchObject({ body: first.body });
    expect((await ask("POST", "/mail", { to: "x" })).status).toBe(422);
    await ask("POST", "/mail/control", { status: 503, times: 1 });
    expect((await ask("POST", "/mail", LETTER)).status).toBe(503);
    expect((await ask("POST", "/mail", LETTER)).status).toBe(200);
    expect(((await ask("GET", "/mail/letters")).body.items as unknown[]).length).toBe(2);
  });
});

async function vapidPair() {
  const pair = (await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  const raw = (await crypto.subtle.exportKey("raw", pair.publicKey)) as ArrayBuffer;
  const { d = "" } = await crypto.subtle.exportKey("jwk", pair.privateKey);
  return {
    publicKey: Buffer.from(raw).toString("base64url"),
    privateKey: d,
    subject: "mailto:a@people.example",
  };
}

describe("the push service", () => {
  async function subscribed() {
    const harness = createHarness();
    const vapid = await vapidPair();
    const { body } = await harness.ask("POST", "/push/subscriptions", {
      label: "Essai",
      applicationServerKey: vapid.publicKey,
    });
    const subscription = body as unknown as { endpoint: string; keys: { p256dh: string; auth: string } };
    const send = async (
      headers: Record<string, string> = {},
      text = JSON.stringify({ title: "Numéro reçu", body: "« oui »", link: "/leads/lead_1" }),
    ) =>
      harness.app.request(subscription.endpoint, {
        method: "POST",
        headers: {
          authorization: await vapidHeader(vapid, subscription.endpoint, START_MS),
          "content-encoding": "aes128gcm",
          ttl: "60",
          ...headers,
        },
        body: await encryptPush(new TextEncoder().encode(text), subscription.keys, await newEphemeral()),
      });
    return { ...harness, vapid, subscription, send };
  }

  test("reads what was sealed for its browser, and shows it", async () => {
    const { send, ask, app } = await subscribed();
    expect((await send()).status).toBe(201);
    const { items } = (await ask("GET", "/push/messages")).body as { items: { message: unknown }[] };
    expect(items).toMatchObject([
      { browser: "Essai", message: { title: "Numéro reçu", link: "/leads/lead_1" }, headers: { ttl: "60" } },
    ]);
    expect(await (await app.request("/push")).text()).toContain("Numéro reçu");
  });

  test("refuses a stranger's token, an old one, one for another service, and what is sealed for another", async () => {
    const { send, vapid, subscription, app } = await subscribed();
    const other = await vapidPair();
    const by = (settings: typeof vapid, endpoint = subscription.endpoint, now = START_MS) =>
      vapidHeader(settings, endpoint, now);
    expect((await send({ authorization: "" })).status).toBe(401);
    expect((await send({ authorization: await by(other) })).status).toBe(403);
    expect((await send({ authorization: await by(vapid, "https://push.example.com/x") })).status).toBe(403);
    expect(
      (await send({ authorization: await by(vapid, subscription.endpoint, START_MS - 86_400_000) })).status,
    ).toBe(403);
    const forged = (await by(other)).replace(/k=.*$/, `k=${vapid.publicKey}`);
    expect((await send({ authorization: forged })).status).toBe(403);
    expect((await send({ ttl: "" })).status).toBe(400);
    const response = await app.request(subscription.endpoint, {
      method: "POST",
      headers: { authorization: await by(vapid), "content-encoding": "aes128gcm", ttl: "60" },
      body: new Uint8Array(200),
    });
    expect(response.status).toBe(400);
  });

  test("says that a browser is gone, and that one never was", async () => {
    const { send, app, subscription } = await subscribed();
    expect((await app.request(subscription.endpoint, { method: "DELETE" })).status).toBe(204);
    expect((await send()).status).toBe(410);
    expect((await app.request("/push/unknown", { method: "POST" })).status).toBe(404);
  });
});
