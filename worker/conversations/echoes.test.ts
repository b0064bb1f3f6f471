import { describe, expect, test } from "vitest";
import { TenantDb } from "../db/tenant.ts";
import { showTotals } from "../leads/totals.ts";
import { writeMessage } from "../messaging/service.ts";
import { conversationWorld, type StoredLead, type StoredMessage } from "../testing/conversations.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import { hearEchoes } from "./echoes.ts";
import { resume } from "./service.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describe("somebody answers in the platform's own app", () => {
  test("the words are kept, they are in charge for seven days, and machines wait", async () => {
    const { take, writes, echo, rows, ring, platform, clock, tenant } = await conversationWorld();
    await take(writes("11", "bonjour"));
    clock.now += MINUTE_MS;
    const at = clock.now;
    await take(echo("11", "Je regarde et je reviens", at, "mid.a"));
    expect(await rows<StoredMessage>("messages")).toMatchObject([
      {
        origin: "person",
        person_id: null,
        text: "Je regarde et je reviens",
        state: "sent",
        open: 0,
        external_id: "mid.a",
      },
    ]);
    expect(await rows<StoredLead>("leads")).toMatchObject([
      {
        status: "contacted",
        taken_over_by: "app",
        taken_over_at: at,
        taken_over_until: at + 7 * DAY_MS,
        last_sent_at: at,
        read_at: at,
      },
    ]);
    expect((await showTotals(tenant)).status).toMatchObject({ new: 0, contacted: 1 });
    expect(await rows("audit_entries")).toMatchObject([{ action: "lead.taken-over", actor: "product" }]);
    clock.now += MINUTE_MS;
    await take(writes("11", "et le prix ?"));
    await ring();
    expect(platform.sent).toEqual([]);
    // Their answer counts as one, and somebody is in the conversation.
    expect(await rows<StoredLead>("leads")).toMatchObject([{ status: "in_progress" }]);
  });

  test("heard again, by webhook or by polling, it writes nothing", async () => {
    const { take, poll, writes, echo, rows, deps, account, workspaceId } = await conversationWorld();
    await take(writes("11", "bonjour"));
    const heard = echo("11", "Je regarde");
    await take(heard);
    const before = [await rows("messages"), await rows("leads"), await rows("audit_entries")];
    const { d1, counts } = countingD1(deps.env.DB);
    await hearEchoes({ ...deps, tenant: () => new TenantDb(d1, workspaceId) }, account, [heard as never]);
    await take(heard, heard);
    await poll(heard);
    expect(counts.rowsWritten).toBe(0);
    expect([await rows("messages"), await rows("leads"), await rows("audit_entries")]).toEqual(before);
  });

  test("their words in any order end the same", async () => {
    const ends: unknown[] = [];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const { take, writes, echo, rows, clock } = await conversationWorld();
      await take(writes("11", "bonjour", clock.now - HOUR_MS));
      const said = [30, 20, 10].map((minutes, index) =>
        echo("11", `mot ${index}`, clock.now - minutes * MINUTE_MS, `mid.o${index}`),
      );
      for (const index of order) await take(said[index]!);
      const [lead] = await rows<StoredLead>("leads");
      ends.push({
        lead: [
          lead!.taken_over_at,
          lead!.taken_over_until,
          lead!.taken_over_by,
          lead!.last_sent_at,
          lead!.read_at,
        ],
        words: (await rows<StoredMessage>("messages")).map(({ text, sent_at }) => [sent_at, text]).sort(),
      });
    }
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).toEqual(ends[0]);
  });

  test("the first word of a person and the answer to it may come together, or the answer first", async () => {
    const { take, poll, writes, echo, rows } = await conversationWorld();
    const [word, answer] = [writes("11", "bonjour"), echo("11", "Bonjour !")];
    await take(answer);
    expect(await rows("messages")).toEqual([]);
    await take(answer, word);
    expect(await rows<StoredMessage>("messages")).toMatchObject([{ text: "Bonjour !" }]);
    expect(await rows<StoredLead>("leads")).toMatchObject([{ taken_over_by: "app" }]);
    await poll(word, answer);
    expect(await rows("messages")).toHaveLength(1);
  });

  test("what was written before the account was connected is history: kept, and nobody is in charge", async () => {
    const { take, poll, writes, echo, rows, clock } = await conversationWorld({
      connectedAt: Date.UTC(2026, 10, 18, 9),
    });
    await take(writes("11", "bonjour"));
    await poll(
      echo("11", "Hier déjà", clock.now - DAY_MS),
      echo("11", "Il y a longtemps", clock.now - 8 * DAY_MS),
    );
    expect(await rows<StoredMessage>("messages")).toMatchObject([{ text: "Hier déjà" }]);
    expect(await rows<StoredLead>("leads")).toMatchObject([
      { taken_over_by: null, taken_over_until: null, last_sent_at: null, status: "new" },
    ]);
  });

  test("a word older than a week changes nothing", async () => {
    const { take, poll, writes, echo, rows, clock } = await conversationWorld();
    await take(writes("11", "bonjour"));
    const before = await rows("leads");
    await poll(echo("11", "Vieux", clock.now - 7 * DAY_MS));
    expect(await rows("messages")).toEqual([]);
    expect(await rows("leads")).toEqual(before);
  });

  test("an older word heard after the resume does not take over again, a newer one does", async () => {
    const { take, writes, echo, rows, deps, tenant, seat, clock } = await conversationWorld();
    await take(writes("11", "bonjour"));
    await take(echo("11", "un"));
    const [lead] = await rows<StoredLead>("leads");
    clock.now += HOUR_MS;
    await resume(deps, tenant, { kind: "person", ...seat }, lead!.id);
    await take(echo("11", "deux", clock.now - MINUTE_MS));
    expect(await rows<StoredLead>("leads")).toMatchObject([{ taken_over_by: null, taken_over_until: null }]);
    expect(await rows("messages")).toHaveLength(2);
    clock.now += MINUTE_MS;
    await take(echo("11", "trois"));
    expect(await rows<StoredLead>("leads")).toMatchObject([{ taken_over_by: "app" }]);
  });

  test("a stranger is nobody to be in charge of", async () => {
    const { take, echo, rows } = await conversationWorld();
    await take(echo("404", "Bonjour"));
    expect([await rows("messages"), await rows("leads")]).toEqual([[], []]);
  });
});

describe("our own messages coming back", () => {
  test("never put a person in charge: by id, by words, or while the answer is still awaited", async () => {
    const { take, writes, echo, rows, ring, platform, clock } = await conversationWorld();
    await take(writes("11", "le prix ?"));
    // The platform tells the webhook before it answers the call.
    const send = platform.send;
    platform.send = async (...args) => {
      const result = await send(...args);
      if (result.kind === "sent") await take(echo("11", "Bonjour, 45 €", clock.now, result.externalId));
      return result;
    };
    await ring();
    const [sent] = await rows<StoredMessage>("messages");
    expect(sent).toMatchObject({ state: "sent", origin: "automation" });
    await take(echo("11", "Bonjour, 45 €", clock.now, sent!.external_id!));
    await take(echo("11", " Bonjour,  45 € ", clock.now + 9 * MINUTE_MS, "mid.renamed"));
    expect(await rows("messages")).toHaveLength(1);
    expect(await rows<StoredLead>("leads")).toMatchObject([{ taken_over_by: null, taken_over_until: null }]);
  });

  test("prove a send whose answer was lost, once, and put nobody in charge", async () => {
    const { take, writes, echo, rows, ring, platform, clock } = await conversationWorld();
    platform.answers.push({ kind: "unknown", cause: "timeout" });
    await take(writes("11", "le prix ?"));
    await ring();
    const back = echo("11", "Bonjour, 45 €", clock.now, "mid.lost");
    await take(back);
    await take(back, back);
    expect(await rows<StoredMessage>("messages")).toMatchObject([{ state: "sent", external_id: "mid.lost" }]);
    expect(await rows<StoredLead>("leads")).toMatchObject([{ taken_over_by: null }]);
    expect(await rows("daily_stats")).toMatchObject([{ messages: 1 }]);
  });

  test("a private reply under way to somebody another lead is known by puts nobody in charge", async () => {
    const { take, says, writes, echo, rows, ring, platform, clock } = await conversationWorld();
    // The same person, once by the id of their messages and once by the id of their comment.
    await take(writes("22", "bonjour"));
    await take(says("11", "prix ?"));
    const send = platform.send;
    platform.send = async (...args) => {
      await take(echo("22", "Bonjour, 45 €", clock.now, "mid.reply"));
      return send(...args);
    };
    await ring();
    expect((await rows<StoredMessage>("messages")).map(({ state }) => state)).toEqual(["sent"]);
    expect((await rows<StoredLead>("leads")).map((one) => one.taken_over_by)).toEqual([null, null]);
  });

  test("a person's own reply from the dashboard puts that person in charge, and its echo changes nothing", async () => {
    const { take, writes, echo, rows, ring, deps, tenant, seat, clock } = await conversationWorld();
    await take(writes("11", "bonjour"));
    const [lead] = await rows<StoredLead>("leads");
    await writeMessage(
      deps,
      tenant,
      { kind: "person", ...seat },
      { leadId: lead!.id, text: "Bonjour Marie" },
    );
    await ring();
    const [sent] = await rows<StoredMessage>("messages");
    await take(echo("11", "Bonjour Marie", clock.now, sent!.external_id!));
    expect(await rows("messages")).toHaveLength(1);
    expect(await rows<StoredLead>("leads")).toMatchObject([{ taken_over_by: `person:${seat.personId}` }]);
  });
});
