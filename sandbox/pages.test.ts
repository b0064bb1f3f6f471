import { describe, expect, test } from "vitest";
import { createHarness, type Json } from "./testing/harness.ts";

const page = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
  (await createHarness().app.request(path, { headers })).text();

describe("the play page", () => {
  test("speaks French first, English when the browser or the address asks for it", async () => {
    expect(await page("/")).toContain("Jouez une cliente");
    expect(await page("/", { "accept-language": "de,it;q=0.8" })).toContain('<html lang="fr">');
    expect(await page("/", { "accept-language": "en-GB,en;q=0.9,fr;q=0.8" })).toContain("Play a customer");
    expect(await page("/?lang=fr", { "accept-language": "en" })).toContain('<html lang="fr">');
    expect(await page("/play?account=studio.ocre&lang=en")).toContain("Play a customer");
  });

  test("always says that nobody here is real", async () => {
    expect(await page("/")).toContain("personnes inventées, aucun vrai message");
    expect(await page("/?lang=en")).toContain("invented people, no real messages");
  });

  test("loads nothing from elsewhere", async () => {
    const sandbox = createHarness();
    const html = await page("/");
    const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link!);
    expect(links.filter((link) => /^https?:|^\/\//.test(link))).toEqual([]);
    for (const link of links.filter((one) => one.startsWith("/assets/"))) {
      expect((await sandbox.app.request(link)).status).toBe(200);
    }
    for (const name of ["draw.js", "inbox.js", "talk.js"]) {
      const response = await sandbox.app.request(`/assets/${name}`);
      expect(response.headers.get("content-type")).toContain("javascript");
    }
  });

  test("shows text as text, whatever it holds", async () => {
    const html = await page('/?lang=fr&as="><script>alert(1)</script>');
    expect(html).not.toContain("<script>alert");
  });
});

describe("its state", () => {
  test("follows the choice, and falls back where the choice is unknown", async () => {
    const sandbox = createHarness();
    const state = async (query: string) =>
      (await sandbox.ask("GET", `/play/state?${query}`)).body as Record<string, Json>;
    expect((await state("account=studio.ocre")).account).toMatchObject({
      username: "studio.ocre",
      isConnected: false,
    });
    expect((await state("account=nobody&post=0&as=nobody")).account).toMatchObject({
      username: "atelier.lune",
    });
    const [media] = sandbox.world.mediaOf(sandbox.world.accountNamed("maison.azur")!.userId);
    const azur = await state(`account=maison.azur&post=${media!.id}`);
    expect(azur.post).toMatchObject({ id: media!.id, likeCount: null });
    expect(azur.inbox).toBeNull();
  });

  test("shows what the visitor wrote and what came back", async () => {
    const sandbox = createHarness();
    const token = await sandbox.connect();
    const { body } = await sandbox.ask("POST", "/sandbox/comments", {
      account: "atelier.lune",
      username: "cliente.abcd_demo",
      text: "Prix ?",
    });
    await sandbox.clock.advance(1000);
    await sandbox.graph(token, "POST", "/me/messages", {
      recipient: { comment_id: body.id },
      message: { text: "89 €" },
    });
    const state = (await sandbox.ask("GET", "/play/state?as=cliente.abcd_demo")).body as Record<string, Json>;
    expect((state.post!.comments as Json[])[0]).toMatchObject({
      username: "cliente.abcd_demo",
      text: "Prix ?",
      isShop: false,
    });
    expect(state.inbox).toMatchObject({ folder: "requests", messages: [{ text: "89 €", via: "api" }] });
    expect((state.events as unknown as Json[])[0]).toMatchObject({ text: "89 €", from: "atelier.lune" });
  });
});

test("the event stream rings when something happens", async () => {
  const sandbox = createHarness();
  const response = await sandbox.app.request("/sandbox/events");
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body!.getReader();
  const read = async (): Promise<string> => new TextDecoder().decode((await reader.read()).value);
  expect(await read()).toContain("event: hello");
  await sandbox.ask("POST", "/sandbox/comments", {
    account: "atelier.lune",
    username: "a_demo",
    text: "Prix ?",
  });
  expect(await read()).toContain("event: change");
  await reader.cancel();
});
