import { describe, expect, test } from "vitest";
import { TenantDb } from "../db/tenant.ts";
import { deliver } from "../messaging/dispatch.ts";
import type { InboundEvent } from "../platforms/platform.ts";
import {
  type ConversationWorld,
  conversationWorld,
  type StoredLead,
  type StoredMessage,
} from "../testing/conversations.ts";
import { showConversation, takeOver } from "./service.ts";

const MINUTE_MS = 60_000;

/** The same person's message waits, and nothing of it has gone. */
async function waiting(): Promise<ConversationWorld & { messageId: string }> {
  const one = await conversationWorld();
  await one.take(one.writes("11", "le prix ?"));
  one.clock.now += MINUTE_MS;
  const [message] = await one.rows<StoredMessage>("messages");
  expect(message).toMatchObject({ state: "pending" });
  return { ...one, messageId: message!.id };
}

describe("STOP ends what waits at once, in whatever it is said", () => {
  test.each<[string, (one: ConversationWorld) => InboundEvent]>([
    ["a message", (one) => one.writes("11", "STOP")],
    ["a comment, in French", (one) => one.says("11", "arrêtez de m'écrire svp")],
    ["in English", (one) => one.writes("11", "please stop messaging me")],
    ["🛑", (one) => one.writes("11", "🛑")],
    ["🚫", (one) => one.writes("11", "🚫")],
    ["✋", (one) => one.writes("11", "✋")],
    [
      "a reply to a story",
      (one) => ({ ...(one.writes("11", "désabonner") as object), kind: "story_reply" }) as InboundEvent,
    ],
  ])("%s", async (_name, word) => {
    const one = await waiting();
    await one.take(word(one));
    expect(await one.rows<StoredMessage>("messages")).toMatchObject([
      { state: "skipped", reason: "opted-out", open: 0 },
    ]);
    await one.ring();
    expect(one.platform.sent).toEqual([]);
  });

  test("with the proof: their words, when, and in what; a reply by hand stays possible", async () => {
    const one = await waiting();
    await one.take(one.writes("11", "Arrête tout, je ne veux plus de messages"));
    const [lead] = await one.rows<StoredLead>("leads");
    const shown = await showConversation(one.deps, one.tenant, lead!.id, undefined);
    expect(shown).toMatchObject({
      optedOut: {
        at: new Date(one.clock.now).toISOString(),
        words: "Arrête tout, je ne veux plus de messages",
        where: "message",
      },
      reach: { kind: "none", reason: "opted-out" },
      replyReach: { kind: "window" },
      charge: { by: "nobody" },
    });
  });

  test("START brings them back, with a message that is new", async () => {
    const one = await waiting();
    await one.take(one.writes("11", "STOP"));
    one.clock.now += MINUTE_MS;
    await one.take(one.writes("11", "reprendre"));
    expect(await one.rows<StoredLead>("leads")).toMatchObject([{ opted_out_at: null, opted_out_text: null }]);
    expect(await one.rows<StoredMessage>("messages")).toMatchObject([{ state: "skipped" }]);
  });
});

/** The composition in which `meanwhile` runs right before the statement that begins to send. */
function inTheLastMoment(
  one: ConversationWorld,
  meanwhile: () => Promise<unknown>,
): ConversationWorld["deps"] {
  const { DB } = one.deps.env;
  let hasRun = false;
  const d1 = new Proxy(DB, {
    get: (target, name) =>
      name === "prepare"
        ? (text: string) => {
            const statement = target.prepare(text);
            if (!text.includes("state = 'sending', reason = NULL")) return statement;
            return {
              bind: (...values: unknown[]) => ({
                run: async () => {
                  if (!hasRun) {
                    hasRun = true;
                    await meanwhile();
                  }
                  return statement.bind(...values).run();
                },
              }),
            } as unknown as D1PreparedStatement;
          }
        : Reflect.get(target, name).bind(target),
  });
  return { ...one.deps, tenant: (id) => new TenantDb(d1, id) };
}

describe("in the moment between the last look and the call", () => {
  test.each<[string, (one: ConversationWorld, leadId: string) => Promise<unknown>, string, string | null]>([
    ["STOP stops the send", (one) => one.take(one.writes("11", "STOP")), "skipped", "opted-out"],
    [
      "a block stops it",
      (one, leadId) =>
        one.deps.env.DB.prepare("UPDATE leads SET blocked = 1 WHERE id = ?1").bind(leadId).run(),
      "skipped",
      "blocked",
    ],
    [
      "a refusal stops it",
      (one, leadId) =>
        one.deps.env.DB.prepare("UPDATE leads SET status = 'refused' WHERE id = ?1").bind(leadId).run(),
      "skipped",
      "refused",
    ],
    [
      "an opt-out that left the message alone stops it",
      (one, leadId) =>
        one.deps.env.DB.prepare("UPDATE leads SET opted_out_at = 1 WHERE id = ?1").bind(leadId).run(),
      "skipped",
      "opted-out",
    ],
    [
      "a person's take-over holds it",
      (one, leadId) => takeOver(one.deps, one.tenant, { kind: "person", ...one.seat }, leadId),
      "pending",
      null,
    ],
    ["a word from the app holds it", (one) => one.take(one.echo("11", "Je m'en occupe")), "pending", null],
  ])("%s", async (_name, meanwhile, state, reason) => {
    const one = await waiting();
    const [lead] = await one.rows<StoredLead>("leads");
    const deps = inTheLastMoment(one, () => meanwhile(one, lead!.id));
    await deliver(deps, one.workspaceId, one.messageId);
    expect(one.platform.sent).toEqual([]);
    const message = (await one.rows<StoredMessage>("messages")).find(({ id }) => id === one.messageId);
    expect(message).toMatchObject({ state, reason });
    // And the next look says why it waits.
    await deliver(one.deps, one.workspaceId, one.messageId);
    expect(one.platform.sent).toEqual([]);
  });
});
