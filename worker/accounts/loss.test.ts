import { expect, test } from "vitest";
import { createApp } from "../app.ts";
import { takeEvents } from "../collection/ingest.ts";
import { TenantDb } from "../db/tenant.ts";
import { comment, newAccount, testDeps } from "../testing/accounts.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import { newWorkspace } from "../testing/people.ts";
import { watchLoss } from "./loss.ts";
import type { LossReport } from "./loss-contract.ts";
import { changeAccount } from "./service.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

async function setUp() {
  const { deps, clock } = testDeps();
  const seat = await newWorkspace();
  const account = await newAccount(deps, seat.workspaceId, { connectedAt: clock.now - 60 * DAY_MS });
  const tenant = deps.tenant(seat.workspaceId);
  const app = createApp(deps);
  const get = async <T>(path: string): Promise<{ status: number; body: T }> => {
    const response = await app.request(`http://localhost:8787${path}`, { headers: seat.auth }, deps.env, {
      waitUntil: () => undefined,
      passThroughOnException: () => undefined,
      props: {},
    } as unknown as ExecutionContext);
    return { status: response.status, body: (await response.json()) as T };
  };
  const report = async (query = "") =>
    (await get<LossReport>(`/v1/accounts/${account.id}/loss${query}`)).body;
  const rate = async () =>
    (await get<{ lossRate: number | null }>(`/v1/accounts/${account.id}`)).body.lossRate;
  const platform = deps.platform("instagram")!;
  /** Comments of a moment, found that way. */
  const find = (count: number, foundBy: "webhook" | "poll", at = clock.now) =>
    takeEvents(
      deps,
      account,
      platform,
      Array.from({ length: count }, (_, index) => comment(account, "bonjour", at - index)),
      foundBy,
    );
  const notices = async () =>
    (
      await deps.env.DB.prepare("SELECT kind, data, resolved_at FROM notices WHERE workspace_id = ?1")
        .bind(seat.workspaceId)
        .all<{ kind: string; data: string; resolved_at: number | null }>()
    ).results;
  return { deps, clock, seat, account, tenant, get, report, rate, find, notices };
}

test("every day asked for is there, oldest first, with what only polling found", async () => {
  const { clock, find, report, rate } = await setUp();
  await find(9, "webhook", clock.now - 2 * DAY_MS);
  await find(1, "poll", clock.now - 2 * DAY_MS);
  await find(4, "webhook");
  const { items, thresholdPercent, isAlarming } = await report("?days=4");
  expect(items).toEqual([
    { day: "2026-11-15", byWebhook: 0, byPoll: 0, rate: null },
    { day: "2026-11-16", byWebhook: 9, byPoll: 1, rate: 0.1 },
    { day: "2026-11-17", byWebhook: 0, byPoll: 0, rate: null },
    { day: "2026-11-18", byWebhook: 4, byPoll: 0, rate: 0 },
  ]);
  expect([thresholdPercent, isAlarming]).toEqual([10, false]);
  expect(await rate()).toBeCloseTo(1 / 14);
  expect((await report()).items).toHaveLength(30);
  expect((await report("?days=1")).items).toEqual(items.slice(-1));
});

test("what polling found within the hour is no loss yet", async () => {
  const { clock, find, report, rate } = await setUp();
  await find(3, "webhook", clock.now - 10 * MINUTE_MS);
  await find(1, "poll", clock.now - 10 * MINUTE_MS);
  expect([(await report("?days=1")).items[0]!.rate, await rate()]).toEqual([0, 0]);
  clock.now += 59 * MINUTE_MS;
  expect(await rate()).toBe(0);
  clock.now += MINUTE_MS;
  expect([(await report("?days=1")).items[0]!.rate, await rate()]).toEqual([0.25, 0.25]);
});

test("an account without webhooks has no rate, and a day that is asked for wrongly is said so", async () => {
  const { account, tenant, find, report, rate, get } = await setUp();
  await find(5, "poll");
  await changeAccount(tenant, account.id, { mode: "polling" });
  const { items, isAlarming } = await report("?days=2");
  expect([items.map((one) => one.rate), isAlarming, await rate()]).toEqual([[null, null], false, null]);
  for (const query of ["?days=0", "?days=91", "?days=x", "?weeks=1"]) {
    expect((await get(`/v1/accounts/${account.id}/loss${query}`)).status).toBe(422);
  }
  const other = await setUp();
  expect((await other.get(`/v1/accounts/${account.id}/loss`)).status).toBe(404);
  expect((await other.get("/v1/accounts/acc_missing/loss")).status).toBe(404);
});

test("losses above the threshold are told once, kept while they stay, and taken back when webhooks come again", async () => {
  const { deps, clock, seat, find, report, notices } = await setUp();
  const watch = () => watchLoss(deps, seat.workspaceId);
  await find(17, "webhook");
  await find(2, "poll");
  clock.now += 61 * MINUTE_MS;
  await watch();
  expect(await notices()).toEqual([]); // 19 events tell nothing
  await find(1, "poll", clock.now - 61 * MINUTE_MS);
  clock.now += 61 * MINUTE_MS;
  await watch();
  await watch();
  expect(await notices()).toMatchObject([{ kind: "loss", resolved_at: null }]);
  expect(JSON.parse((await notices())[0]!.data)).toMatchObject({ percent: 15, thresholdPercent: 10 });
  expect((await report()).isAlarming).toBe(true);
  await find(25, "webhook");
  await watch(); // 3 of 45: below the threshold, not below half of it
  expect((await notices())[0]!.resolved_at).toBeNull();
  await find(20, "webhook");
  await watch();
  expect((await notices())[0]!.resolved_at).not.toBeNull();
});

test("nobody is told about an account that wants no alarm, and a day later the losses are over", async () => {
  const { deps, clock, seat, account, tenant, find, notices } = await setUp();
  await changeAccount(tenant, account.id, { lossAlarmPercent: null });
  await find(30, "poll");
  clock.now += 61 * MINUTE_MS;
  await watchLoss(deps, seat.workspaceId);
  expect(await notices()).toEqual([]);
  await changeAccount(tenant, account.id, { lossAlarmPercent: 10 });
  clock.now += 2 * DAY_MS;
  await watchLoss(deps, seat.workspaceId);
  expect(await notices()).toEqual([]);
});

test("an hour in which nothing is lost costs a statement and one to take back, and writes nothing", async () => {
  const { deps, seat, find } = await setUp();
  await find(30, "webhook");
  const { d1, counts } = countingD1(deps.env.DB);
  await watchLoss({ ...deps, tenant: (id) => new TenantDb(d1, id) }, seat.workspaceId);
  expect([counts.statements, counts.rowsWritten]).toEqual([2, 0]);
});
