import { describe, expect, test } from "vitest";
import type { AccountRow } from "../accounts/service.ts";
import { takeEvents } from "../collection/ingest.ts";
import { comment, inbound, newAccount, testEnv } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { addLeads } from "../testing/leads.ts";
import { newMember, newWorkspace, type TestSeat } from "../testing/people.ts";
import type { Conversation, ConversationDetail } from "./contract.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

async function world() {
  const api = testApi();
  const seat = await newWorkspace();
  const { deps, clock } = api;
  const connected = { createdAt: clock.now - 30 * DAY_MS, connectedAt: clock.now - 30 * DAY_MS };
  const account = await newAccount(deps, seat.workspaceId, connected);
  const call = async <T>(method: string, path: string, as: TestSeat = seat, json?: unknown) => {
    const response = await api.call(`/v1/conversations${path}`, { method, json, headers: as.auth });
    const text = await response.text();
    return { status: response.status, body: (text === "" ? null : JSON.parse(text)) as T };
  };
  const list = async (query = "", as: TestSeat = seat) =>
    (await call<{ items: Conversation[]; nextCursor: string | null }>("GET", query, as)).body;
  let counter = 0;
  const writes = (id: string, text: string, at = clock.now, using: AccountRow = account) =>
    takeEvents(
      deps,
      using,
      deps.platform("instagram")!,
      [
        inbound(using, text, at, {
          externalId: `mid.${++counter}`,
          person: { externalId: id, username: `u${id}` },
        }),
      ],
      "webhook",
    );
  const echo = (id: string, text: string, at = clock.now) =>
    takeEvents(
      deps,
      account,
      deps.platform("instagram")!,
      [
        {
          type: "echo",
          accountExternalId: account.externalId,
          personExternalId: id,
          externalId: `mid.app.${++counter}`,
          text,
          at,
        },
      ],
      "webhook",
    );
  const switchOn = () =>
    testEnv.DB.prepare(
      `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
       VALUES (?1, 'aut_1', 'Prix', ?2, '{"kind":"message","keywords":["prix"]}', '[]', 1, 1, 1, 1)`,
    )
      .bind(seat.workspaceId, account.id)
      .run();
  return { api, seat, account, deps, clock, call, list, writes, echo, switchOn };
}

describe("the inbox", () => {
  test("shows who wrote in private, newest word first, and not who only commented", async () => {
    const { list, writes, echo, clock, deps, account } = await world();
    await writes("1", "Bonjour", clock.now - 3 * MINUTE_MS);
    await writes("2", "Salut", clock.now - 2 * MINUTE_MS);
    await takeEvents(
      deps,
      account,
      deps.platform("instagram")!,
      [comment(account, "superbe", clock.now, { person: { externalId: "3", username: "u3" } })],
      "webhook",
    );
    await echo("1", "Bonjour !", clock.now - MINUTE_MS);
    const { items, nextCursor } = await list();
    expect(nextCursor).toBeNull();
    expect(items).toMatchObject([
      { username: "u2", lastText: "Salut", lastFrom: "person", unread: true, charge: { by: "nobody" } },
      {
        username: "u1",
        lastText: "Bonjour !",
        lastFrom: "us",
        lastAt: new Date(clock.now - MINUTE_MS).toISOString(),
        unread: false,
        charge: { by: "person", via: "app", personId: null, name: null },
        reach: { kind: "window" },
      },
    ]);
  });

  test("goes on behind a page, each person once", async () => {
    const { list, seat, clock } = await world();
    await addLeads(
      seat.workspaceId,
      Array.from({ length: 7 }, (_, index) => ({ lastInboundAt: clock.now - Math.floor(index / 2) })),
      clock.now,
    );
    const seen: string[] = [];
    let cursor = "";
    for (let page = 0; page < 5; page++) {
      const { items, nextCursor } = await list(`?limit=2${cursor}`);
      seen.push(...items.map(({ leadId }) => leadId));
      if (!nextCursor) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect((await list("?filter=mine&limit=2")).items).toEqual([]);
  });

  test("a filter that few fit answers a short page and goes on from where it looked", async () => {
    const { list, seat, clock } = await world();
    await addLeads(
      seat.workspaceId,
      [
        ...Array.from({ length: 2100 }, (_, index) => ({ lastInboundAt: clock.now - index })),
        { lastInboundAt: clock.now - 5000, username: "zoe.exemple", displayName: "Zoé" },
      ],
      clock.now,
    );
    const first = await list("?q=zo%C3%A9");
    expect(first).toMatchObject({ items: [], nextCursor: expect.any(String) });
    const second = await list(`?q=zo%C3%A9&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ username: "zoe.exemple" }], nextCursor: null });
  });

  test("reads as much in a large workspace as in a small one", async () => {
    const costs: number[] = [];
    for (const size of [60, 3000]) {
      const { api, seat, clock } = await world();
      await addLeads(
        seat.workspaceId,
        Array.from({ length: size }, (_, index) => ({ lastInboundAt: clock.now - index })),
        clock.now,
      );
      const page = await api.cost("/v1/conversations", { headers: seat.auth });
      const count = await api.cost("/v1/conversations/count", { headers: seat.auth });
      expect(page.response.status).toBe(200);
      expect(await count.response.json()).toEqual({ unread: Math.min(size, 99), isExact: size < 100 });
      costs.push(page.rowsRead);
      expect(count.rowsRead).toBeLessThan(250);
    }
    expect(costs[1]! - costs[0]!).toBeLessThan(20);
    expect(costs[1]).toBeLessThan(600);
  });

  test("who is in charge: an automation, nobody, or a person, by name", async () => {
    const { list, call, writes, switchOn, seat, deps } = await world();
    await writes("1", "Bonjour");
    expect((await list()).items).toMatchObject([{ charge: { by: "nobody" } }]);
    await switchOn();
    const [one] = (await list()).items;
    expect(one).toMatchObject({ charge: { by: "automation" } });
    expect((await list("?filter=nobody")).items).toEqual([]);
    const taken = await call<Conversation>("POST", `/${one!.leadId}/take-over`);
    expect(taken).toMatchObject({
      status: 200,
      body: {
        charge: {
          by: "person",
          personId: seat.personId,
          name: "Camille Exemple",
          via: "dashboard",
          until: new Date(deps.now() + 7 * DAY_MS).toISOString(),
        },
      },
    });
    expect((await list("?filter=mine")).items).toHaveLength(1);
    const other = await newMember(seat.workspaceId, "member");
    expect((await list("?filter=mine", other)).items).toEqual([]);
    expect((await call<Conversation>("DELETE", `/${one!.leadId}/take-over`)).body).toMatchObject({
      charge: { by: "automation", until: null },
    });
    await writes("1", "STOP");
    expect((await list("?filter=nobody")).items).toMatchObject([{ charge: { by: "nobody" } }]);
  });

  test("is read and unread again, by whoever may work with leads", async () => {
    const { list, call, writes, seat } = await world();
    await writes("1", "Bonjour");
    const [one] = (await list("?filter=unread")).items;
    expect(one).toMatchObject({ unread: true });
    expect(await call("POST", `/${one!.leadId}/read`)).toEqual({ status: 204, body: null });
    expect((await list("?filter=unread")).items).toEqual([]);
    expect((await call("GET", "/count")).body).toEqual({ unread: 0, isExact: true });
    expect((await call("DELETE", `/${one!.leadId}/read`)).status).toBe(204);
    expect((await call("GET", "/count")).body).toEqual({ unread: 1, isExact: true });
    const viewer = await newMember(seat.workspaceId, "viewer");
    expect((await call("POST", `/${one!.leadId}/read`, viewer)).status).toBe(403);
    expect((await call("POST", `/${one!.leadId}/take-over`, viewer)).status).toBe(403);
    expect((await call("GET", `/${one!.leadId}`, viewer)).status).toBe(200);
  });

  test("another workspace's conversation answers like a missing one", async () => {
    const { list, call, writes } = await world();
    await writes("1", "Bonjour");
    const [one] = (await list()).items;
    const stranger = await newWorkspace();
    for (const [method, path] of [
      ["GET", ""],
      ["POST", "/read"],
      ["DELETE", "/read"],
      ["POST", "/take-over"],
      ["DELETE", "/take-over"],
    ] as const) {
      expect((await call(method, `/${one!.leadId}${path}`, stranger)).status).toBe(404);
      expect((await call(method, `/lead_none${path}`)).status).toBe(404);
    }
    expect((await list("", stranger)).items).toEqual([]);
  });
});

describe("a conversation", () => {
  test("has both sides' words, oldest first, with who said them", async () => {
    const { call, list, writes, echo, clock, api, seat } = await world();
    await writes("1", "Bonjour", clock.now - 3 * MINUTE_MS);
    await echo("1", "Bonjour, je regarde", clock.now - 2 * MINUTE_MS);
    await writes("1", "Merci", clock.now - MINUTE_MS);
    const [one] = (await list()).items;
    await api.call("/v1/messages", {
      json: { leadId: one!.leadId, text: "Voilà" },
      headers: seat.auth,
    });
    const { status, body } = await call<ConversationDetail>("GET", `/${one!.leadId}`);
    expect(status).toBe(200);
    expect(body.messages.map(({ from, authorName, text, state }) => [from, authorName, text, state])).toEqual(
      [
        ["person", null, "Bonjour", null],
        ["us", null, "Bonjour, je regarde", "sent"],
        ["person", null, "Merci", null],
        ["us", "Camille Exemple", "Voilà", "pending"],
      ],
    );
    expect(body).toMatchObject({
      optedOut: null,
      olderCursor: null,
      replyReach: { kind: "window" },
      limits: { maxBytes: 1000 },
      quickTemplates: [],
      charge: { by: "person", via: "app" },
    });
  });

  test("goes back 50 words at a time", async () => {
    const { call, list, writes, clock } = await world();
    for (let index = 120; index > 0; index--) await writes("1", `mot ${index}`, clock.now - index * 1000);
    const [one] = (await list()).items;
    const words: string[] = [];
    let cursor = "";
    for (let page = 0; page < 4; page++) {
      const { body } = await call<ConversationDetail>("GET", `/${one!.leadId}${cursor}`);
      words.unshift(...body.messages.map(({ text }) => text ?? ""));
      if (!body.olderCursor) break;
      cursor = `?cursor=${body.olderCursor}`;
    }
    expect(words).toEqual(Array.from({ length: 120 }, (_, index) => `mot ${120 - index}`));
  });

  test("resumed, what waited for the person in charge is looked at at once", async () => {
    const { call, list, writes, clock, seat } = await world();
    await writes("1", "Bonjour");
    const [one] = (await list()).items;
    await call("POST", `/${one!.leadId}/take-over`);
    await testEnv.DB.prepare(
      `INSERT INTO messages (workspace_id, lead_id, dedupe_key, id, account_id, origin, text, state, open, reason, score, not_before_at, created_at)
       VALUES (?1, ?2, 'auto:aut_1:-', 'msg_held', ?3, 'automation', 'Bonjour', 'scheduled', 1, 'taken-over', 5, ?4, ?5)`,
    )
      .bind(seat.workspaceId, one!.leadId, one!.accountId, clock.now + 7 * DAY_MS, clock.now)
      .run();
    expect((await call("DELETE", `/${one!.leadId}/take-over`)).status).toBe(200);
    const held = await testEnv.DB.prepare(
      "SELECT state, reason, not_before_at FROM messages WHERE id = 'msg_held'",
    ).first();
    expect(held).toEqual({ state: "pending", reason: null, not_before_at: 0 });
    const { results } = await testEnv.DB.prepare(
      "SELECT action, actor FROM audit_entries WHERE workspace_id = ?1 ORDER BY seq",
    )
      .bind(seat.workspaceId)
      .all();
    expect(results).toEqual([
      { action: "lead.taken-over", actor: `person:${seat.personId}` },
      { action: "lead.resumed", actor: `person:${seat.personId}` },
    ]);
    // Once more, nothing is written down.
    await call("DELETE", `/${one!.leadId}/take-over`);
    const again = await testEnv.DB.prepare("SELECT count(*) AS n FROM audit_entries WHERE workspace_id = ?1")
      .bind(seat.workspaceId)
      .first();
    expect(again).toEqual({ n: 2 });
  });
});
