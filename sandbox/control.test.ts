import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { readSettings } from "./settings.ts";
import { keepStateFile, readStateFile } from "./state-file.ts";
import { createHarness } from "./testing/harness.ts";

const SHOP = "atelier.lune";

describe("the test control", () => {
  test("lists accounts, people, posts and comments", async () => {
    const sandbox = createHarness();
    const items = async (path: string) =>
      (await sandbox.ask("GET", path)).body.items as Record<string, unknown>[];
    expect((await items("/sandbox/accounts")).map((one) => one.username)).toEqual([
      SHOP,
      "maison.azur",
      "studio.ocre",
    ]);
    expect((await items("/sandbox/people")).length).toBe(180);
    expect((await items("/sandbox/media?account=studio.ocre")).length).toBe(4);
    expect((await items(`/sandbox/comments?account=${SHOP}`)).length).toBe(200);
    expect((await items("/sandbox/accounts"))[0]).toMatchObject({ connected: false });
    await sandbox.connect();
    expect((await items("/sandbox/accounts"))[0]).toMatchObject({ connected: true });
  });

  test.each([
    ["comments", { account: SHOP, text: "sans personne" }],
    ["comments", { account: SHOP, username: "a_demo", text: "" }],
    ["comments", { account: SHOP, username: "not a name", text: "x" }],
    ["comments", { account: SHOP, username: "a_demo", text: "x", colour: "red" }],
    ["messages", { account: SHOP, username: "a_demo" }],
    ["faults", { nothing: 1 }],
    ["clock", { advanceMs: -1 }],
  ])("refuses a bad body of %s with 422", async (door, body) => {
    expect((await createHarness().ask("POST", `/sandbox/${door}`, body)).status).toBe(422);
  });

  test.each([
    ["POST", "comments", { account: "nobody", username: "a_demo", text: "x" }],
    ["POST", "comments", { account: SHOP, username: "a_demo", text: "x", mediaId: "1" }],
    ["POST", "comments", { account: SHOP, username: "a_demo", text: "x", parentId: "1" }],
    ["POST", "unsend", { mid: "1" }],
    ["POST", "reactions", { mid: "1" }],
    ["PATCH", "media/1", {}],
    ["GET", "people/nobody/inbox", undefined],
  ])("%s %s of what does not exist is 404", async (method, door, body) => {
    expect((await createHarness().ask(method, `/sandbox/${door}`, body)).status).toBe(404);
  });

  test("logs what the API was asked, without the token", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    await sandbox.ask("GET", `/v26.0/me?fields=id&access_token=${token}`);
    await sandbox.graph(token, "GET", "/12");
    const { body } = await sandbox.ask("GET", "/sandbox/requests");
    const entries = body.items as Record<string, unknown>[];
    expect(entries.slice(-2)).toMatchObject([
      { method: "GET", path: "/me", account: SHOP, status: 200, code: null },
      { path: "/12", status: 400, code: 100, subcode: 33 },
    ]);
    expect(JSON.stringify(body)).not.toContain(token);
    expect(JSON.stringify(body)).not.toContain(sandbox.settings.appSecret);
  });

  test("a reset brings the first day back, with the connections when asked", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    await sandbox.subscribe(token);
    await sandbox.ask("POST", "/sandbox/comments", { account: SHOP, username: "a_demo", text: "x" });
    await sandbox.ask("POST", "/sandbox/reset", { keepConnections: true });
    expect(sandbox.world.person("a_demo")).toBeUndefined();
    expect(sandbox.world.accountNamed(SHOP)!.subscribedFields.length).toBeGreaterThan(0);
    expect((await sandbox.graph(token, "GET", "/me")).status).toBe(200);
    await sandbox.ask("POST", "/sandbox/reset");
    expect((await sandbox.graph(token, "GET", "/me")).status).toBe(400);
    await sandbox.clock.advance(60_000);
    expect(sandbox.received.length).toBe(0);
  });

  test("a clock that cannot be moved says so", async () => {
    expect((await createHarness().ask("POST", "/sandbox/clock", { advanceMs: 1 })).status).toBe(409);
  });
});

describe("the settings", () => {
  test("have a default each, and the webhook secret follows the app's", () => {
    expect(readSettings({})).toMatchObject({
      port: 8789,
      seed: 20261122,
      webhookUrl: "http://localhost:8787/webhooks/instagram",
    });
    expect(readSettings({ SANDBOX_APP_SECRET: "abc" }).webhookSecret).toBe("abc");
    expect(
      readSettings({ SANDBOX_REDIRECT_URIS: "https://a.example/x, https://b.example/y" }).redirectUris,
    ).toEqual(["https://a.example/x", "https://b.example/y"]);
    expect(readSettings({ SANDBOX_PORT: "" }).port).toBe(8789);
  });

  test("that are wrong are named, never shown", () => {
    expect(() => readSettings({ SANDBOX_WEBHOOK_URL: "s3cret" })).toThrow(
      "bad settings: SANDBOX_WEBHOOK_URL",
    );
    expect(() => readSettings({ SANDBOX_WEBHOOK_URL: "s3cret" })).not.toThrow(/s3cret/);
  });
});

describe("the state file", () => {
  const folder = (): string => {
    const path = mkdtempSync(join(tmpdir(), "sandbox-"));
    onTestFinished(() => rmSync(path, { recursive: true }));
    return path;
  };

  test("keeps tokens, comments, messages and subscriptions over a restart, and is never left half written", async () => {
    const place = folder();
    const path = join(place, "deep", "state.json");
    const first = createHarness();
    const kept = keepStateFile(first.world, path);
    const token = await first.connect();
    await first.subscribe(token);
    const { body } = await first.ask("POST", "/sandbox/comments", {
      account: SHOP,
      username: "a_demo",
      text: "Prix ?",
    });
    await first.ask("POST", "/sandbox/messages", { account: SHOP, username: "a_demo", text: "bonjour" });
    kept.flush();
    expect(readdirSync(join(place, "deep"))).toEqual(["state.json"]);

    const second = createHarness({ state: readStateFile(path) });
    expect((await second.graph(token, "GET", `/${body.id}?fields=text`)).body).toEqual({
      text: "Prix ?",
      id: body.id,
    });
    expect((await second.ask("GET", "/sandbox/people/a_demo/inbox")).body.messages).toMatchObject([
      { text: "bonjour" },
    ]);
    expect(second.world.state).toEqual(JSON.parse(JSON.stringify(first.world.state)));
    const again = await second.ask("POST", "/sandbox/comments", {
      account: SHOP,
      username: "a_demo",
      text: "Prix ?",
    });
    expect(again.body.id).not.toBe(body.id);
  });

  test("is written by itself shortly after a change", async () => {
    const path = join(folder(), "state.json");
    const sandbox = createHarness();
    keepStateFile(sandbox.world, path);
    await sandbox.ask("POST", "/sandbox/comments", { account: SHOP, username: "a_demo", text: "Prix ?" });
    await vi.waitFor(() => expect(readStateFile(path)?.people.length).toBe(181), { timeout: 3000 });
  });

  test("that is missing, broken or of another version gives a fresh world", () => {
    const place = folder();
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    onTestFinished(() => warn.mockRestore());
    expect(readStateFile(join(place, "none.json"))).toBeUndefined();
    expect(warn).not.toHaveBeenCalled();
    for (const text of ["{", '{"version":2}']) {
      writeFileSync(join(place, "bad.json"), text);
      expect(readStateFile(join(place, "bad.json"))).toBeUndefined();
    }
    expect(warn).toHaveBeenCalledTimes(2);
  });
});
