import { describe, expect, test } from "vitest";
import { MINUTE_MS, SECOND_MS } from "./clock.ts";
import { igsid } from "./ids.ts";
import { createHarness, errorOf } from "./testing/harness.ts";

const SHOP = "atelier.lune";

async function ready() {
  const sandbox = createHarness();
  const token = await sandbox.connect();
  const account = sandbox.world.accountNamed(SHOP)!;
  await sandbox.ask("POST", "/sandbox/messages", { account: SHOP, username: "a_demo", text: "bonjour" });
  const body = { recipient: { id: igsid(account.userId, "a_demo") }, message: { text: "Bonjour" } };
  const request = async () =>
    sandbox.app.request("/v26.0/me/messages", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const sentCount = () =>
    sandbox.world
      .conversationWith(account.userId, "a_demo")!
      .messages.filter((one) => one.from === "business").length;
  return { sandbox, token, request, sentCount };
}

describe("a send that goes wrong", () => {
  test.each([
    ["500-after-send", 500, 1],
    ["500-before", 500, 0],
    ["502-before", 502, 0],
    ["429", 429, 0],
    ["html", 502, 0],
    ["truncated", 200, 1],
    ["error-in-200", 200, 0],
    ["error", 400, 0],
  ])("%s answers %i and has sent %i messages", async (mode, status, sent) => {
    const { sandbox, request, sentCount } = await ready();
    await sandbox.ask("POST", "/sandbox/faults", { send: { mode, count: 1, retryAfterSeconds: 30 } });
    const response = await request();
    expect(response.status).toBe(status);
    expect(sentCount()).toBe(sent);
    expect((await request()).status).toBe(200);
    expect(sentCount()).toBe(sent + 1);
  });

  test("a timeout after sending says nothing for a minute, yet the message is there", async () => {
    const { sandbox, request, sentCount } = await ready();
    sandbox.faults.change({ send: { mode: "timeout-after-send" } });
    let status: number | undefined;
    const pending = request().then((response) => {
      status = response.status;
    });
    await sandbox.clock.advance(59 * SECOND_MS);
    expect([status, sentCount()]).toEqual([undefined, 1]);
    await sandbox.clock.advance(SECOND_MS);
    await pending;
    expect(status).toBe(504);
  });

  test("a slow drip gives the whole answer in the end", async () => {
    const { sandbox, request } = await ready();
    sandbox.faults.change({ send: { mode: "slow-drip", hangMs: 10_000 } });
    const response = await request();
    const text = response.text();
    await sandbox.clock.advance(MINUTE_MS);
    expect(JSON.parse(await text)).toHaveProperty("message_id");
  });

  test("a reset breaks the connection, with or without the message", async () => {
    for (const [mode, sent] of [
      ["reset", 1],
      ["reset-before", 0],
    ] as const) {
      const { sandbox, request, sentCount } = await ready();
      sandbox.faults.change({ send: { mode } });
      await expect(request().then((response) => response.text())).rejects.toThrow("connection reset");
      expect(sentCount()).toBe(sent);
    }
  });

  test("a truncated answer cannot be read and html is no JSON", async () => {
    const { sandbox, request } = await ready();
    for (const mode of ["truncated", "html"]) {
      sandbox.faults.change({ send: { mode } });
      const text = await (await request()).text();
      expect(() => JSON.parse(text)).toThrow();
    }
  });

  test("any Graph refusal can be asked for, and what a mode does can be turned round", async () => {
    const { sandbox, token, request, sentCount } = await ready();
    sandbox.faults.change({ send: { mode: "error", error: { code: 368, subcode: 1390008, status: 403 } } });
    const answer = await request();
    expect([answer.status, await answer.json()]).toMatchObject([
      403,
      { error: { code: 368, error_subcode: 1390008, fbtrace_id: expect.any(String) } },
    ]);
    sandbox.faults.change({ send: { mode: "html", delivered: true } });
    await request();
    expect(sentCount()).toBe(1);
    // Reads and actions are not sends.
    expect((await sandbox.graph(token, "GET", "/me")).status).toBe(200);
  });

  test("hits the share of calls and the account it is meant for", async () => {
    const { sandbox, request, sentCount } = await ready();
    sandbox.faults.change({ send: { mode: "500-before", account: "studio.ocre" } });
    expect((await request()).status).toBe(200);
    sandbox.faults.change({ send: { mode: "500-before", rate: 0.5 } });
    for (let call = 0; call < 60; call++) await request();
    expect(sentCount()).toBeGreaterThan(15);
    expect(sentCount()).toBeLessThan(46);
  });
});

test("reads and the code exchange can go wrong too", async () => {
  const { sandbox, token } = await ready();
  sandbox.faults.change({ read: { mode: "500-before", count: 1 }, oauth: { mode: "html", count: 1 } });
  expect(errorOf(await sandbox.graph(token, "GET", "/me"))).toMatchObject({
    code: 2,
    error_subcode: 1545133,
    is_transient: true,
  });
  expect((await sandbox.graph(token, "GET", "/me")).status).toBe(200);
  expect((await sandbox.ask("POST", "/oauth/access_token", new URLSearchParams())).status).toBe(502);
  expect((await sandbox.ask("POST", "/oauth/access_token", new URLSearchParams())).status).toBe(400);
});

test("all tokens answer as dead while that is on, and live again afterwards", async () => {
  const { sandbox, token } = await ready();
  for (const [switched, subcode] of [
    [true, 463],
    [460, 460],
  ] as const) {
    await sandbox.ask("POST", "/sandbox/faults", { expireTokens: switched });
    expect(errorOf(await sandbox.graph(token, "GET", "/me"))).toMatchObject({
      code: 190,
      error_subcode: subcode,
    });
  }
  await sandbox.ask("DELETE", "/sandbox/faults");
  expect((await sandbox.graph(token, "GET", "/me")).status).toBe(200);
});

test("answers can be made slow", async () => {
  const { sandbox, token } = await ready();
  sandbox.faults.change({ latencyMs: 800 });
  let isHere = false;
  const pending = sandbox.graph(token, "GET", "/me").then(() => {
    isHere = true;
  });
  await sandbox.clock.advance(799);
  expect(isHere).toBe(false);
  await sandbox.clock.advance(1);
  await pending;
  expect(isHere).toBe(true);
});

describe("the switches", () => {
  test("are merged section by section, shown, and cleared", async () => {
    const sandbox = createHarness();
    const before = (await sandbox.ask("GET", "/sandbox/faults")).body;
    await sandbox.ask("POST", "/sandbox/faults", { webhook: { dropRate: 0.2 }, tokenShape: "flat" });
    const { body } = await sandbox.ask("POST", "/sandbox/faults", { webhook: { shuffle: true } });
    expect(body).toMatchObject({ tokenShape: "flat", webhook: { dropRate: 0.2, shuffle: true } });
    expect((await sandbox.ask("DELETE", "/sandbox/faults")).body).toEqual(before);
  });

  test.each([
    [{ webhok: {} }],
    [{ webhook: { dropRat: 1 } }],
    [{ webhook: { dropRate: 2 } }],
    [{ send: { mode: "explode" } }],
    [{ expireTokens: 999 }],
    [{ webhook: 3 }],
    [[]],
    ["x"],
  ])("refuse %j with 422 and stay as they were", async (body) => {
    const sandbox = createHarness();
    sandbox.faults.change({ tokenShape: "flat" });
    const answer = await sandbox.ask("POST", "/sandbox/faults", body);
    expect(answer.status).toBe(422);
    expect(answer.body.issues).toEqual([{ path: expect.any(String), message: expect.any(String) }]);
    expect(sandbox.faults.now.tokenShape).toBe("flat");
  });

  test("refuse what is not JSON with 400", async () => {
    const sandbox = createHarness();
    const response = await sandbox.app.request("/sandbox/faults", { method: "POST", body: "{" });
    expect(response.status).toBe(400);
  });
});
