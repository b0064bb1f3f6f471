import { describe, expect, test } from "vitest";
import { sql, TenantDb } from "../db/tenant.ts";
import { testEnv } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { addInteractions, addLeads, type LeadSeed } from "../testing/leads.ts";
import { newMember, newWorkspace, type TestSeat } from "../testing/people.ts";
import type { Lead, TimelineItem } from "./contract.ts";
import { showTotals } from "./totals.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const iso = (at: number): string => new Date(at).toISOString();

async function withLead(seed: LeadSeed = {}) {
  const api = testApi();
  const mine = await newWorkspace();
  const [id] = await addLeads(mine.workspaceId, [seed], api.clock.now);
  return { api, mine, id: id!, tenant: new TenantDb(testEnv.DB, mine.workspaceId) };
}

const patch = (api: TestApi, seat: TestSeat, id: string, json: unknown): Promise<Response> =>
  api.call(`/v1/leads/${id}`, { method: "PATCH", json, headers: seat.auth });

const counters = async (tenant: TenantDb) => (await showTotals(tenant)).status;
const history = (tenant: TenantDb, leadId: string) =>
  tenant.all<{ status: string; previous: string; by: string; amount: number | null }>(
    (mine) => sql`SELECT status, previous, by, amount FROM lead_statuses
      WHERE workspace_id = ${mine.id} AND lead_id = ${leadId} ORDER BY at, id`,
  );

describe("another workspace's lead is as missing as one that never was", () => {
  test.each<[string, string, unknown]>([
    ["GET", "", undefined],
    ["GET", "/timeline", undefined],
    ["GET", "/timeline?limit=9999", undefined],
    ["GET", "/score", undefined],
    ["PATCH", "", { status: "contacted" }],
    ["PATCH", "", { status: "nonsense", unknown: 1 }],
    ["PATCH", "", "not an object"],
  ])("%s %s %j", async (method, path, json) => {
    const { api, id } = await withLead();
    const mine = await newWorkspace();
    const [theirs, missing] = await Promise.all(
      [id, "lead_missing"].map(async (one) => {
        const response = await api.call(`/v1/leads/${one}${path}`, { method, json, headers: mine.auth });
        const { instance: _, ...body } = (await response.json()) as Record<string, unknown>;
        return { status: response.status, body };
      }),
    );
    expect(theirs).toMatchObject({ status: 404, body: { code: "not-found" } });
    expect(theirs).toEqual(missing);
  });

  test("even when the body is broken", async () => {
    const { api, id } = await withLead();
    const mine = await newWorkspace();
    const response = await api.call(`/v1/leads/${id}`, {
      method: "PATCH",
      body: "{",
      headers: { ...mine.auth, "content-type": "application/json" },
    });
    expect(response.status).toBe(404);
  });
});

describe("what a person decides about a lead", () => {
  test("stays: status, amount, note, tags, assignee, block", async () => {
    const { api, mine, id } = await withLead();
    const change = {
      status: "converted",
      amount: 129.9,
      note: "Veut le vert, livré à Lyon",
      tags: ["vip", " vip ", "lyon"],
      assignedTo: mine.personId,
      blocked: true,
    };
    const response = await patch(api, mine, id, change);
    expect(response.status).toBe(200);
    const kept = { ...change, tags: ["vip", "lyon"] };
    expect(await response.json()).toMatchObject(kept);
    const read = await api.call(`/v1/leads/${id}`, { headers: mine.auth });
    expect(await read.json()).toMatchObject({
      ...kept,
      reach: { kind: "none", until: null, reason: "blocked" },
    });
  });

  test("moves the counters and leaves a trace with its author, once", async () => {
    const { api, mine, id, tenant } = await withLead({ status: "contacted" });
    await patch(api, mine, id, { status: "converted", amount: 40 });
    const again = await api.cost(`/v1/leads/${id}`, {
      method: "PATCH",
      json: { status: "converted", amount: 40 },
      headers: mine.auth,
    });
    expect(again.response.status).toBe(200);
    expect(again.rowsWritten).toBe(0);
    api.clock.now += 1;
    await patch(api, mine, id, { amount: 55 });
    api.clock.now += 1;
    await patch(api, mine, id, { status: "refused" });
    expect(await history(tenant, id)).toEqual([
      { status: "converted", previous: "contacted", by: mine.personId, amount: 40 },
      { status: "converted", previous: "converted", by: mine.personId, amount: 55 },
      { status: "refused", previous: "converted", by: mine.personId, amount: null },
    ]);
    expect(await counters(tenant)).toEqual({
      new: 0,
      contacted: 0,
      in_progress: 0,
      converted: 0,
      refused: 1,
    });
    const row = await tenant.first(
      (scope) =>
        sql`SELECT status_by AS statusBy, amount FROM leads WHERE workspace_id = ${scope.id} AND id = ${id}`,
    );
    expect(row).toEqual({ statusBy: mine.personId, amount: null });
  });

  test("counts each of two people at once who move the same lead", async () => {
    const { api, mine, id, tenant } = await withLead();
    const answers = await Promise.all(
      ["contacted", "in_progress", "refused"].map((status) => patch(api, mine, id, { status })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    const moves = await history(tenant, id);
    expect(moves).toHaveLength(3);
    const total = Object.values((await counters(tenant)) ?? {});
    expect(total.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(Math.min(...total)).toBe(0);
  });

  test.each([
    [{ amount: 10 }, "/amount", "amount-without-sale"],
    [{ status: "refused", amount: 10 }, "/amount", "amount-without-sale"],
    [{ status: "sold" }, "/status", "invalid_value"],
    [{ amount: -1, status: "converted" }, "/amount", "too_small"],
    [{ tags: ["a".repeat(61)] }, "/tags/0", "too_big"],
    [{ tags: [""] }, "/tags/0", "too_small"],
    [{ tags: "vip" }, "/tags", "invalid_type"],
    [{ note: "x".repeat(5001) }, "/note", "too_big"],
    [{ blocked: "yes" }, "/blocked", "invalid_type"],
    [{ score: 100 }, "/score", "unknown-field"],
    [{ "a/b~c": 1 }, "/a~1b~0c", "unknown-field"],
    [[], "", "invalid_type"],
  ])("%j is refused at %s", async (json, pointer, code) => {
    const { api, mine, id } = await withLead();
    const response = await patch(api, mine, id, json);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "invalid-input", errors: [{ pointer, code }] });
  });

  test("a viewer looks and does not touch, and hears first what is wrong with the body", async () => {
    const { api, mine, id } = await withLead();
    const viewer = await newMember(mine.workspaceId, "viewer");
    expect((await api.call(`/v1/leads/${id}`, { headers: viewer.auth })).status).toBe(200);
    expect((await patch(api, viewer, id, { status: "contacted" })).status).toBe(403);
    expect((await patch(api, viewer, id, { status: "sold" })).status).toBe(422);
    expect((await api.call("/v1/leads/export.csv", { headers: viewer.auth })).status).toBe(403);
  });

  test("plain text is not JSON, and half a document neither", async () => {
    const { api, mine, id } = await withLead();
    const send = (type: string, body: string) =>
      api.call(`/v1/leads/${id}`, { method: "PATCH", body, headers: { ...mine.auth, "content-type": type } });
    expect((await send("text/plain", '{"note":"x"}')).status).toBe(415);
    expect((await send("application/json", '{"note":')).status).toBe(400);
    expect((await send("application/json; charset=utf-8", '{"note":"x"}')).status).toBe(200);
  });
});

describe("the timeline", () => {
  async function lived() {
    const found = await withLead({
      phones: ["+33639981234"],
      emails: ["marie@mail.example"],
      optedOutAt: Date.now() - DAY_MS,
    });
    const { api, mine, id, tenant } = found;
    const now = api.clock.now;
    await addInteractions(mine.workspaceId, [
      { leadId: id, points: 20, at: now - 5 * DAY_MS, text: "C'est combien ?", intent: "price" },
      { leadId: id, points: 10, at: now - 5 * DAY_MS, text: "😍", capped: true },
      { leadId: id, points: 15, at: now - 2 * DAY_MS, kind: "message", text: "oui" },
    ]);
    const message = (key: string, created: number, sent: number | null) =>
      tenant.run(
        (
          scope,
        ) => sql`INSERT INTO messages (workspace_id, lead_id, dedupe_key, id, account_id, origin, text, state, open,
            score, sent_at, created_at)
          VALUES (${scope.id}, ${id}, ${key}, ${`msg_${key}`}, 'acc_test', 'automation', 'Bonjour', ${sent ? "sent" : "pending"}, 0, 50, ${sent}, ${created})`,
      );
    await message("sent", now - 5 * DAY_MS, now - 4 * DAY_MS);
    await message("waiting", now - 3 * DAY_MS, null);
    await patch(api, mine, id, { status: "in_progress" });
    return found;
  }

  test("tells everything that happened, newest first", async () => {
    const { api, mine, id } = await lived();
    const response = await api.call(`/v1/leads/${id}/timeline`, { headers: mine.auth });
    const { items, nextCursor } = (await response.json()) as { items: TimelineItem[]; nextCursor: null };
    expect(nextCursor).toBeNull();
    const times = items.map((item) => item.at);
    expect([...times].sort().reverse()).toEqual(times);
    expect(
      items
        .map((item) => item.type)
        .filter((type) => type !== "score")
        .sort(),
    ).toEqual([
      ...["email", "interaction", "interaction", "interaction", "message", "message"],
      ...["opt_out", "phone", "status"],
    ]);
    const of = (type: string) => items.find((item) => item.type === type);
    expect(of("phone")?.data).toMatchObject({ e164: "+33639981234", national: "06 39 98 12 34" });
    expect(of("status")?.data).toMatchObject({ status: "in_progress", previous: "new", by: mine.personId });
    const sent = items.find((item) => item.id === "msg_sent");
    expect(sent).toMatchObject({
      at: iso(api.clock.now - 4 * DAY_MS),
      data: { state: "sent", text: "Bonjour" },
    });
    expect(items.filter((item) => item.type === "interaction").map((item) => item.data.points)).toContain(0);
    expect(of("score")?.data).toMatchObject({
      from: expect.any(Number),
      to: expect.any(Number),
      band: expect.any(String),
    });
  });

  test.each([1, 2, 4])("comes whole, each event once, in pages of %i", async (limit) => {
    const { api, mine, id } = await lived();
    const whole = (await (await api.call(`/v1/leads/${id}/timeline`, { headers: mine.auth })).json()) as {
      items: TimelineItem[];
    };
    const paged: TimelineItem[] = [];
    let cursor: string | null = null;
    do {
      const query: string = `limit=${limit}${cursor ? `&cursor=${cursor}` : ""}`;
      const response = await api.call(`/v1/leads/${id}/timeline?${query}`, { headers: mine.auth });
      const page = (await response.json()) as { items: TimelineItem[]; nextCursor: string | null };
      expect(page.items.length).toBeLessThanOrEqual(limit);
      paged.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(whole.items);
  });
});

test("the score names what it is made of, and what is left of it", async () => {
  const { api, mine, id } = await withLead({ sum: 20 + 10 * 2 ** -1, interactionCount: 5 });
  const now = api.clock.now;
  await addInteractions(mine.workspaceId, [
    { leadId: id, points: 10, at: now - 14 * DAY_MS, kind: "message" },
    { leadId: id, points: 20, at: now, kind: "comment" },
  ]);
  const response = await api.call(`/v1/leads/${id}/score`, { headers: mine.auth });
  expect(await response.json()).toMatchObject({
    score: 50,
    reasons: [
      { kind: "comment", points: 20, at: iso(now), now: 20 },
      { kind: "message", points: 10, at: iso(now - 14 * DAY_MS), now: 5 },
    ],
    history: [
      { at: iso(now - 14 * DAY_MS), score: 24 },
      { at: iso(now), score: 50 },
    ],
  });
  const lead = (await (await api.call(`/v1/leads/${id}`, { headers: mine.auth })).json()) as Lead;
  expect(lead.score).toBe(50);
});
