import { describe, expect, test } from "vitest";
import { sql, TenantDb } from "../db/tenant.ts";
import { countLeads, type LeadChanges } from "../leads/counting.ts";
import { newAccount, testEnv } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { addLeads } from "../testing/leads.ts";
import { newWorkspace, type TestSeat } from "../testing/people.ts";
import { type Today, TodaySchema } from "./contract.ts";

const HOUR_MS = 3_600_000;

async function read(api: TestApi, mine: TestSeat): Promise<Today> {
  const response = await api.call("/v1/analytics/today", { headers: mine.auth });
  expect(response.status).toBe(200);
  return TodaySchema.strict().parse(await response.json());
}

const addDay = (tenant: TenantDb, day: string, accountId: string, figures: Partial<Today["today"]>) =>
  tenant.run(
    (mine) => sql`INSERT INTO daily_stats (workspace_id, day, account_id, people, messages, answers, phones)
      VALUES (${mine.id}, ${day}, ${accountId}, ${figures.people ?? 0}, ${figures.messages ?? 0},
        ${figures.answers ?? 0}, ${figures.phones ?? 0})`,
  );

test("an empty workspace is all zeros, with everything still to set up", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  const today = await read(api, mine);
  expect(today).toMatchObject({
    waiting: 0,
    waitingIsCapped: false,
    totals: { leads: 0, target: 0, targetAsOf: null },
    quota: { limit: 0, sent: 0, reserved: 0, willExpire: 0 },
    setup: { account: false, template: false, automation: false, firstLead: false },
    stopped: false,
  });
  expect(today.days).toHaveLength(14);
});

test("people who wait are those whose word is the last and whose window is open", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  const now = api.clock.now;
  await addLeads(
    mine.workspaceId,
    [
      { lastInboundAt: now - HOUR_MS },
      { lastInboundAt: now - 19 * HOUR_MS, lastInteractionAt: now - 19 * HOUR_MS },
      { lastInboundAt: now - 2 * HOUR_MS, lastSentAt: now - HOUR_MS },
      { lastInboundAt: now - 25 * HOUR_MS, lastInteractionAt: now - HOUR_MS },
      { lastInboundAt: now - HOUR_MS, blocked: true },
      { lastInboundAt: now - HOUR_MS, optedOutAt: now - HOUR_MS },
      { lastInboundAt: now - HOUR_MS, status: "refused" },
      { replyCommentAt: now - HOUR_MS },
    ],
    now,
  );
  expect(await read(api, mine)).toMatchObject({ waiting: 2, waitingIsCapped: false, closingSoon: 1 });
});

describe("figures are those of the workspace's days", () => {
  test("in its own zone, fourteen of them, accounts added up", async () => {
    // 23:30 on the 22nd in UTC is already the 23rd in Paris.
    const api = testApi(Date.UTC(2026, 10, 22, 23, 30));
    const mine = await newWorkspace();
    const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
    await addDay(tenant, "2026-11-23", "acc_1", { people: 3, messages: 2, answers: 1, phones: 1 });
    await addDay(tenant, "2026-11-23", "acc_2", { people: 4 });
    await addDay(tenant, "2026-11-22", "acc_1", { people: 9 });
    await addDay(tenant, "2026-11-10", "acc_1", { people: 1 });
    await addDay(tenant, "2026-11-09", "acc_1", { people: 50 });
    const today = await read(api, mine);
    expect(today).toMatchObject({
      date: "2026-11-23",
      today: { people: 7, messages: 2, answers: 1, phones: 1 },
      yesterday: { people: 9, messages: 0 },
    });
    expect(today.days.map((day) => day.date).at(0)).toBe("2026-11-10");
    expect(today.days.map((day) => day.people)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 7]);
  });
});

test("a day on which only totals changed is a day without figures", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
  await addLeads(mine.workspaceId, [{ accountId: "acc_1" }], api.clock.now);
  const before = await read(api, mine);
  const changes: LeadChanges = new Map([
    [
      "acc_1",
      new Map([
        ["new", -1],
        ["refused", 1],
      ] as const),
    ],
  ]);
  await tenant.batch(countLeads(api.clock.now, changes));
  const { totals, ...figures } = await read(api, mine);
  expect({ ...figures, totals: before.totals }).toEqual(before);
  expect(totals).toMatchObject({ leads: 1, byStatus: { new: 0, refused: 1 } });
});

test("the quota is that of the accounts that send, with what waits and what will not make it", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
  const now = api.clock.now;
  const [sends, paused, gone] = [
    await newAccount(api.deps, mine.workspaceId, { dailyDmLimit: 50 }),
    await newAccount(api.deps, mine.workspaceId, { dailyDmLimit: 30 }),
    await newAccount(api.deps, mine.workspaceId, { dailyDmLimit: 20 }),
  ];
  await newAccount(api.deps, mine.workspaceId, { dailyDmLimit: 100, warmUpSince: now });
  await tenant.run(
    (scope) => sql`UPDATE accounts SET paused = 1 WHERE workspace_id = ${scope.id} AND id = ${paused.id}`,
  );
  await tenant.run(
    (scope) =>
      sql`UPDATE accounts SET status = 'disconnected' WHERE workspace_id = ${scope.id} AND id = ${gone.id}`,
  );
  const { date } = await read(api, mine);
  await addDay(tenant, date, sends.id, { messages: 12 });
  await addDay(tenant, date, gone.id, { messages: 5 });
  for (const [key, open, reason] of [
    ["a", 1, null],
    ["b", 1, "quota"],
    ["c", 1, "will-expire"],
    ["d", 0, null],
  ] as const) {
    await tenant.run(
      (
        scope,
      ) => sql`INSERT INTO messages (workspace_id, lead_id, dedupe_key, id, account_id, origin, text, state, open,
          reason, score, created_at)
        VALUES (${scope.id}, 'lead_1', ${key}, ${`msg_${key}`}, ${sends.id}, 'automation', 'Bonjour', 'scheduled', ${open},
          ${reason}, 50, ${now})`,
    );
  }
  // The account that warms up gives a fifth of its limit on its first day.
  expect((await read(api, mine)).quota).toEqual({ limit: 50 + 20, sent: 12, reserved: 2, willExpire: 1 });
});

test("totals come from counters, and set-up is ticked off as it is done", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  await newAccount(api.deps, mine.workspaceId);
  await addLeads(
    mine.workspaceId,
    [{ sum: 40 }, { status: "converted" }, { platform: "tiktok", sum: 20 }],
    api.clock.now,
  );
  const made = await api.call("/v1/templates", {
    json: { name: "Prix", body: "Bonjour" },
    headers: mine.auth,
  });
  expect(made.status).toBe(201);
  expect(await read(api, mine)).toMatchObject({
    totals: {
      leads: 3,
      target: 2,
      byStatus: { new: 2, contacted: 0, in_progress: 0, converted: 1, refused: 0 },
    },
    setup: { account: true, template: true, automation: false, firstLead: true },
  });
});

test("the page costs the same among thousands of busy people, and says that it stopped counting", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  const now = api.clock.now;
  await addLeads(
    mine.workspaceId,
    Array.from({ length: 3000 }, (_, index) => ({
      lastInboundAt: now - index * 1000,
      lastInteractionAt: now - index * 1000,
    })),
    now,
  );
  const { response, rowsRead, statements } = await api.cost("/v1/analytics/today", { headers: mine.auth });
  expect(await response.json()).toMatchObject({ waiting: 200, waitingIsCapped: true });
  expect(rowsRead).toBeLessThan(220);
  expect(statements).toBeLessThan(10);
});

test("nothing of another workspace is in it", async () => {
  const api = testApi();
  const [mine, theirs] = [await newWorkspace(), await newWorkspace()];
  await newAccount(api.deps, theirs.workspaceId);
  await addLeads(theirs.workspaceId, [{ sum: 40, lastInboundAt: api.clock.now - 1000 }], api.clock.now);
  await addDay(new TenantDb(testEnv.DB, theirs.workspaceId), (await read(api, mine)).date, "acc_1", {
    people: 5,
  });
  expect(await read(api, mine)).toMatchObject({
    waiting: 0,
    today: { people: 0 },
    totals: { leads: 0 },
    quota: { limit: 0 },
  });
});
