import { describe, expect, test } from "vitest";
import { MINUTE_MS, SECOND_MS } from "./clock.ts";
import { changesOf, createHarness, type Harness, type Json, messagingOf } from "./testing/harness.ts";

const SHOP = "atelier.lune";

/** A product that sends a private reply to everyone who asks the price, two seconds later. */
async function withProduct(): Promise<Harness> {
  const sandbox = createHarness();
  const token = await sandbox.connect();
  await sandbox.subscribe(token);
  sandbox.callback.answer = ({ raw }) => {
    for (const { value } of changesOf([JSON.parse(raw)])) {
      if (!/prix|combien/i.test(String(value.text))) continue;
      sandbox.clock.after(2 * SECOND_MS, () =>
        sandbox.graph(token, "POST", "/me/messages", {
          recipient: { comment_id: value.id },
          message: { text: "Bonjour ! 89 €. Votre numéro ?" },
        }),
      );
    }
    return new Response("ok");
  };
  return sandbox;
}

/** What people did, in order, as the app was told. */
const told = (sandbox: Harness): string[] =>
  sandbox.deliveries().flatMap((body) => [
    ...changesOf([body]).map(({ value }) => `${(value.from as Json).username}: ${value.text}`),
    ...messagingOf([body]).flatMap((event) => {
      const message = event.message as { text?: string; is_echo?: boolean } | undefined;
      return message?.text && !message.is_echo ? [`message: ${message.text}`] : [];
    }),
  ]);

const start = (sandbox: Harness, body: Json = { account: SHOP }) =>
  sandbox.ask("POST", "/sandbox/demo/start", body);
const status = async (sandbox: Harness) => (await sandbox.ask("GET", "/sandbox/demo")).body;

describe("the story", () => {
  test("happens in its order, each answer after the message it answers", async () => {
    const sandbox = await withProduct();
    expect((await start(sandbox)).body).toMatchObject({
      state: "story",
      account: SHOP,
      next: "price-comment",
    });
    await sandbox.clock.advance(4 * SECOND_MS + 100);
    expect(told(sandbox)).toEqual(["camille.v_demo: C'est combien le sac vert ? 😍"]);
    await sandbox.clock.advance(2 * MINUTE_MS);
    const lines = told(sandbox);
    const order = [
      "camille.v_demo: C'est combien le sac vert ? 😍",
      "message: oui appelez moi au zéro six trente-neuf quatre-vingt-dix-huit vingt-quatre soixante et onze",
      "hugo.r_demo: pas intéressé merci",
      "lea.m_demo: Bonjour, le prix du sac svp ?",
      "message: STOP",
    ].map((line) => lines.indexOf(line));
    expect(order[0]).toBe(0);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(
      lines.slice(order[4]! + 1).filter((line) => !line.startsWith("message:")).length,
    ).toBeGreaterThanOrEqual(15);
    expect(await status(sandbox)).toMatchObject({ state: "live", next: null });
    const inbox = (name: string) =>
      sandbox.world.conversationWith("17841467081173735", name)!.messages.map((one) => one.from);
    expect(inbox("camille.v_demo").slice(0, 2)).toEqual(["business", "person"]);
    expect(inbox("lea.m_demo").slice(0, 2)).toEqual(["business", "person"]);
  });

  test("waits for a slow product, and goes on without one that never writes", async () => {
    const sandbox = createHarness();
    await sandbox.subscribe(await sandbox.connect());
    await start(sandbox);
    await sandbox.clock.advance(50 * SECOND_MS);
    expect(await status(sandbox)).toMatchObject({ done: ["price-comment"], waitingFor: "asker" });
    await sandbox.clock.advance(4 * MINUTE_MS);
    expect(await status(sandbox)).toMatchObject({ state: "live" });
    expect(told(sandbox)).toContain("message: STOP");
  });

  test("is not started twice by asking twice", async () => {
    const sandbox = await withProduct();
    for (let times = 0; times < 3; times++) await start(sandbox);
    await sandbox.clock.advance(2 * MINUTE_MS);
    expect(
      told(sandbox).filter((line) => line.includes("le sac vert ? 😍") && line.startsWith("camille")),
    ).toHaveLength(1);
    expect(told(sandbox).filter((line) => line === "message: STOP").length).toBe(1);
  });

  test("starts over when asked to", async () => {
    const sandbox = await withProduct();
    await start(sandbox);
    await sandbox.clock.advance(2 * MINUTE_MS);
    await start(sandbox, { account: SHOP, restart: true });
    await sandbox.clock.advance(2 * MINUTE_MS);
    expect(told(sandbox).filter((line) => line.startsWith("camille.v_demo"))).toHaveLength(2);
  });

  test("goes on where it was after a restart that kept the state", async () => {
    const first = await withProduct();
    await start(first);
    await first.clock.advance(25 * SECOND_MS);
    const { done } = await status(first);
    expect((done as string[]).length).toBeGreaterThan(0);
    const second = createHarness({ state: structuredClone(first.world.state) });
    expect(await status(second)).toMatchObject({ state: "stopped", done });
    expect((await start(second)).body).toMatchObject({ done });
  });

  test("refuses an account that does not exist", async () => {
    expect((await start(createHarness(), { account: "nobody" })).status).toBe(404);
  });
});

describe("afterwards", () => {
  test("something happens every ten to twenty seconds, and more quietly after five minutes", async () => {
    const sandbox = await withProduct();
    sandbox.faults.change({ people: { answer: false } });
    await start(sandbox);
    await sandbox.clock.advance(2 * MINUTE_MS);
    const count = async () => Number((await status(sandbox)).liveEvents);
    const early = await count();
    await sandbox.clock.advance(2 * MINUTE_MS);
    const busy = (await count()) - early;
    expect(busy).toBeGreaterThanOrEqual(6);
    expect(busy).toBeLessThanOrEqual(12);
    await sandbox.clock.advance(2 * MINUTE_MS);
    const calm = await count();
    await sandbox.clock.advance(10 * MINUTE_MS);
    expect((await count()) - calm).toBeGreaterThanOrEqual(8);
    expect((await count()) - calm).toBeLessThanOrEqual(20);
  });

  test("the same seed tells the same story", async () => {
    const tell = async () => {
      const sandbox = await withProduct();
      await start(sandbox);
      await sandbox.clock.advance(10 * MINUTE_MS);
      return told(sandbox);
    };
    const once = await tell();
    expect(once.length).toBeGreaterThan(40);
    expect(await tell()).toEqual(once);
  });

  test("it stops when told to", async () => {
    const sandbox = await withProduct();
    sandbox.faults.change({ people: { answer: false } });
    await start(sandbox);
    await sandbox.clock.advance(3 * MINUTE_MS);
    expect((await sandbox.ask("POST", "/sandbox/demo/stop")).body).toMatchObject({ state: "stopped" });
    await sandbox.clock.advance(SECOND_MS);
    const lines = told(sandbox).length;
    await sandbox.clock.advance(10 * MINUTE_MS);
    expect(told(sandbox).length).toBe(lines);
  });
});
