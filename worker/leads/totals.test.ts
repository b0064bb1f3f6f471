import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { AccountRow } from "../accounts/service.ts";
import { takeEvents } from "../collection/ingest.ts";
import { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { writeWorkspace } from "../identity/workspace-store.ts";
import { deliver } from "../messaging/dispatch.ts";
import type { DmJob } from "../messaging/jobs.ts";
import { writeMessage } from "../messaging/service.ts";
import type { InboundEvent } from "../platforms/platform.ts";
import { startAccountErasure, startLeadErasure } from "../privacy/start.ts";
import { DAY_MS, HOUR_MS } from "../scoring/days.ts";
import { countCrossings } from "../scoring/hourly.ts";
import { comment, fakePlatform, inbound, newAccount, testDeps } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { countingD1 } from "../testing/counting-d1.ts";
import { addLeads } from "../testing/leads.ts";
import { newWorkspace } from "../testing/people.ts";
import { workOff } from "../testing/privacy.ts";
import { compareTotals } from "../testing/totals.ts";
import { changeLead } from "./change.ts";
import { LEAD_STATUSES, LeadTotalsSchema } from "./contract.ts";
import { addToCounter, countLeads, type LeadChanges } from "./counting.ts";
import { requireLeadRow } from "./service.ts";
import { showTotals, verifyTotals } from "./totals.ts";

const actor = { kind: "person", personId: "per_1", sessionId: "ses_1" } as const;

/** A workspace with two accounts that answer whoever asks for a price, and people who may be known under both. */
async function counted() {
  const platform = fakePlatform();
  const { deps, clock, queued } = testDeps(platform);
  const { workspaceId } = await newWorkspace();
  const tenant = deps.tenant(workspaceId);
  const accounts: AccountRow[] = [];
  const connect = async () => {
    const account = await newAccount(deps, workspaceId, {
      createdAt: clock.now - 30 * DAY_MS,
      connectedAt: clock.now - 30 * DAY_MS,
      dailyDmLimit: 1000,
    });
    const run = (text: string, ...values: (string | number)[]) =>
      deps.env.DB.prepare(text)
        .bind(workspaceId, ...values)
        .run();
    await run(
      `INSERT INTO templates (workspace_id, id, name, body, created_at, updated_at)
       VALUES (?1, 'tpl_1', 'Prix', 'Bonjour, 45 €', 1, 1) ON CONFLICT DO NOTHING`,
    );
    await run(
      `INSERT INTO automations (workspace_id, id, name, account_id, trigger, template_ids, active, activated_at, created_at, updated_at)
       VALUES (?1, ?2, 'Prix', ?3, '{"kind":"comment","keywords":["prix"]}', '["tpl_1"]', 1, ?4, 1, 1)`,
      `aut_${account.id}`,
      account.id,
      clock.now - 30 * DAY_MS,
    );
    accounts.push(account);
  };
  await connect();
  await connect();
  const leadIds = async (): Promise<string[]> =>
    (
      await deps.env.DB.prepare("SELECT id FROM leads WHERE workspace_id = ?1 ORDER BY id")
        .bind(workspaceId)
        .all<{ id: string }>()
    ).results.map(({ id }) => id);
  const take = (events: InboundEvent[], account: AccountRow, by: Deps = deps) =>
    takeEvents(by, account, platform, events, "webhook");
  return { deps, clock, queued, platform, workspaceId, tenant, accounts, connect, leadIds, take };
}
type Counted = Awaited<ReturnType<typeof counted>>;

const person = (number: number) => ({ externalId: `91${number}`, username: `personne.${number}` });

type Step =
  | {
      do: "speaks";
      as: "comment" | "message";
      who: number;
      under: number;
      text: string;
      agoMs: number;
      slowMs: number;
    }
  | { do: "decides"; lead: number; status: (typeof LEAD_STATUSES)[number] }
  | { do: "writes"; lead: number }
  | { do: "sends" }
  | { do: "is known elsewhere"; lead: number; who: number; under: number }
  | { do: "is erased"; lead: number }
  | { do: "loses an account"; under: number }
  | { do: "waits"; ms: number }
  | { do: "strikes the hour" }
  | { do: "folds" }
  | { do: "moves to"; zone: string };

const index = fc.nat({ max: 5 });
const account = fc.nat({ max: 1 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant("speaks" as const),
        as: fc.constantFrom("comment" as const, "message" as const),
        who: index,
        under: account,
        text: fc.constantFrom(
          "bonjour",
          "prix svp ?",
          "je veux commander, 06 39 98 00 11",
          "arnaque",
          "STOP",
        ),
        agoMs: fc.constantFrom(0, HOUR_MS, 20 * HOUR_MS, 3 * DAY_MS),
        slowMs: fc.constantFrom(0, 0, HOUR_MS, 11 * HOUR_MS),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("decides" as const),
        lead: index,
        status: fc.constantFrom(...LEAD_STATUSES),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("writes" as const), lead: index }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("sends" as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("is known elsewhere" as const),
        lead: index,
        who: index,
        under: account,
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("is erased" as const), lead: index }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("loses an account" as const), under: account }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("waits" as const),
        ms: fc.constantFrom(HOUR_MS, 13 * HOUR_MS, DAY_MS, 3 * DAY_MS, 15 * DAY_MS),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("strikes the hour" as const) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant("folds" as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("moves to" as const),
        zone: fc.constantFrom("Pacific/Kiritimati", "Pacific/Niue", "Europe/Paris", "Etc/GMT+12"),
      }),
    },
  ),
  { minLength: 5, maxLength: 30 },
);

async function walk(world: Counted, step: Step): Promise<void> {
  const { deps, clock, tenant, accounts, queued, workspaceId } = world;
  const pick = async (at: number) => {
    const ids = await world.leadIds();
    return ids.length === 0 ? undefined : requireLeadRow(tenant, ids[at % ids.length]!);
  };
  switch (step.do) {
    case "speaks": {
      const by: Deps = { ...deps, now: () => clock.now - step.slowMs };
      const under = accounts[step.under]!;
      const at = clock.now - step.agoMs;
      const say = step.as === "comment" ? comment : inbound;
      const said = say(under, step.text, at, { person: person(step.who) });
      await world.take([said], under, by);
      return;
    }
    case "decides": {
      const lead = await pick(step.lead);
      if (lead) await changeLead(deps, tenant, actor, lead, { status: step.status });
      return;
    }
    case "writes": {
      const lead = await pick(step.lead);
      if (lead) await writeMessage(deps, tenant, actor, { leadId: lead.id, text: "Bonjour" }).catch(refused);
      return;
    }
    case "sends":
      for (const { queue, body } of queued.splice(0)) {
        if (queue !== "dm") continue;
        const job = body as DmJob;
        if (job.kind === "message") await deliver(deps, workspaceId, job.messageId);
      }
      return;
    case "is known elsewhere": {
      const lead = await pick(step.lead);
      if (!lead) return;
      await deps.env.DB.prepare("INSERT INTO identities VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")
        .bind(workspaceId, accounts[step.under]!.id, person(step.who).externalId, lead.id)
        .run();
      return;
    }
    case "is erased": {
      const lead = await pick(step.lead);
      if (lead) await startLeadErasure(deps, tenant, lead, { by: "person" });
      await workOff(deps, queued);
      return;
    }
    case "loses an account": {
      const gone = accounts[step.under]!;
      const entry = { accountId: gone.id, platform: gone.platform, externalId: gone.externalId };
      await startAccountErasure(deps, tenant, entry, { by: "person" });
      expect(await compareTotals(tenant)).toMatchObject(await bothReal(tenant));
      await workOff(deps, queued);
      accounts.splice(step.under, 1);
      await world.connect();
      return;
    }
    case "waits":
      clock.now += step.ms;
      return;
    case "strikes the hour":
      return countCrossings(deps, workspaceId, clock.now);
    case "folds":
      expect(await verifyTotals(deps, workspaceId)).toEqual([]);
      return;
    case "moves to":
      return writeWorkspace(tenant, { zone: step.zone }, clock.now);
  }
}

/** A person may not be written to: nothing was. */
const refused = (error: unknown): void => {
  if (!(error instanceof Error)) throw error;
};

async function bothReal(tenant: TenantDb) {
  const { real } = await compareTotals(tenant);
  return { counted: real, real };
}

test("whatever people do, on whatever day and in whatever zone, totals are what a recount says after every step", {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (walked) => {
      const world = await counted();
      for (const [at, step] of walked.entries()) {
        await walk(world, step);
        const { counted: totals, real } = await compareTotals(world.tenant);
        expect(totals, `after step ${at}, ${JSON.stringify(step)}`).toEqual(real);
      }
      expect(await verifyTotals(world.deps, world.workspaceId)).toEqual([]);
      expect(await compareTotals(world.tenant)).toMatchObject(await bothReal(world.tenant));
    }),
    { numRuns: 40 },
  );
});

test("writers and folds that run at once lose nothing and count nothing twice", {
  timeout: 120_000,
}, async () => {
  const world = await counted();
  const { deps, clock, workspaceId, tenant, accounts } = world;
  for (let round = 0; round < 12; round++) {
    const [one, other] = [accounts[0]!, accounts[1]!];
    const says = (who: number, under: AccountRow, slowMs = 0) =>
      world.take([comment(under, "je veux commander", clock.now - slowMs, { person: person(who) })], under, {
        ...deps,
        now: () => clock.now - slowMs,
      });
    const decides = async (at: number) => {
      const ids = await world.leadIds();
      if (ids.length === 0) return;
      const lead = await requireLeadRow(tenant, ids[at % ids.length]!);
      await changeLead(deps, tenant, actor, lead, { status: LEAD_STATUSES[(round + at) % 5]! });
    };
    const folds = await Promise.all([
      says(round, one),
      verifyTotals(deps, workspaceId),
      says(round, one, 11 * HOUR_MS),
      says(round % 3, other),
      verifyTotals(deps, workspaceId),
      decides(1),
      decides(2),
      countCrossings(deps, workspaceId, clock.now),
      verifyTotals(deps, workspaceId),
    ]);
    expect([folds[1], folds[4], folds[8]]).toEqual([[], [], []]);
    const { counted: totals, real } = await compareTotals(tenant);
    expect(totals, `round ${round}`).toEqual(real);
    clock.now += 17 * HOUR_MS;
  }
});

test("a change of a zone two days behind is counted, though the zone ahead has been folded", async () => {
  const world = await counted();
  const { deps, clock, tenant, accounts, workspaceId } = world;
  const [one] = accounts;
  // 23:30 of the 17th in Niue, 00:30 of the 19th in Kiritimati.
  clock.now = Date.UTC(2026, 10, 18, 10, 30);
  await writeWorkspace(tenant, { zone: "Pacific/Kiritimati" }, clock.now);
  await world.take([comment(one!, "bonjour", clock.now, { person: person(1) })], one!);
  expect(await verifyTotals(deps, workspaceId)).toEqual([]);
  await writeWorkspace(tenant, { zone: "Pacific/Niue" }, clock.now);
  await world.take([comment(one!, "bonjour", clock.now, { person: person(2) })], one!);
  const { results } = await deps.env.DB.prepare(
    "SELECT day, new FROM daily_stats WHERE workspace_id = ?1 ORDER BY day",
  )
    .bind(workspaceId)
    .all();
  expect(results).toEqual([
    { day: "2026-11-17", new: 1 },
    { day: "2026-11-19", new: 1 },
  ]);
  for (let hour = 0; hour < 96; hour += 3) {
    expect((await showTotals(tenant)).total).toBe(2);
    expect(await verifyTotals(deps, workspaceId)).toEqual([]);
    expect((await showTotals(tenant)).total).toBe(2);
    clock.now += 3 * HOUR_MS;
  }
});

test("what is off is put right, told in one line of figures, and does not come back", async () => {
  const said = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const world = await counted();
  const { deps, clock, tenant, workspaceId, accounts } = world;
  for (const who of [1, 2, 3]) {
    await world.take([comment(accounts[0]!, "bonjour", clock.now, { person: person(who) })], accounts[0]!);
  }
  await verifyTotals(deps, workspaceId);
  expect(said).not.toHaveBeenCalled();
  await deps.env.DB.prepare(
    "UPDATE lead_totals SET new = new + 5, refused = refused - 1 WHERE workspace_id = ?1 AND account_id = ?2",
  )
    .bind(workspaceId, accounts[0]!.id)
    .run();
  expect((await showTotals(tenant)).total).toBe(7);
  clock.now += 1000;
  await verifyTotals(deps, workspaceId);
  expect(said.mock.calls.map(([line]) => JSON.parse(String(line)))).toEqual([
    { event: "totals.repaired", workspaceId, accounts: 1, new: 5, refused: 1 },
  ]);
  said.mockRestore();
  expect(await showTotals(tenant)).toMatchObject({
    total: 3,
    status: { new: 3, refused: 0 },
    verifiedAt: new Date(clock.now).toISOString(),
  });
  const { d1, counts } = countingD1(deps.env.DB);
  const again = { ...deps, tenant: (id: string) => new TenantDb(d1, id) };
  expect(await verifyTotals(again, workspaceId)).toEqual([]);
  // Nothing but the time of the comparison.
  expect(counts.rowsWritten).toBe(1);
});

test("counters that were never written are found, and so are those of leads that are gone", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const { deps, workspaceId, tenant } = await counted();
  await addLeads(
    workspaceId,
    [{ accountId: "acc_a" }, { accountId: "acc_b", status: "refused" }],
    deps.now(),
  );
  await deps.env.DB.prepare("DELETE FROM lead_totals WHERE workspace_id = ?1").bind(workspaceId).run();
  await deps.env.DB.prepare("DELETE FROM leads WHERE workspace_id = ?1 AND account_id = 'acc_b'")
    .bind(workspaceId)
    .run();
  const changes: LeadChanges = new Map();
  addToCounter(changes, "acc_b", "refused", 1);
  await tenant.batch(countLeads(deps.now() - 5 * DAY_MS, changes));
  expect((await showTotals(tenant)).account).toEqual({ acc_b: 1 });
  expect(await verifyTotals(deps, workspaceId)).toHaveLength(2);
  expect((await showTotals(tenant)).account).toEqual({ acc_a: 1 });
  vi.restoreAllMocks();
});

test("counting costs no row of its own, of somebody new and of a first message to them", async () => {
  const world = await counted();
  const { deps, clock, accounts, workspaceId, queued } = world;
  await world.take([comment(accounts[0]!, "bonjour", clock.now, { person: person(1) })], accounts[0]!);
  const { d1, counts } = countingD1(deps.env.DB);
  const metered: Deps = { ...deps, tenant: (id) => new TenantDb(d1, id) };
  await world.take(
    [comment(accounts[0]!, "coucou", clock.now, { person: person(2) })],
    accounts[0]!,
    metered,
  );
  const fresh = counts.rowsWritten;
  await world.take(
    [comment(accounts[0]!, "prix ?", clock.now, { person: person(2) })],
    accounts[0]!,
    metered,
  );
  const job = queued.findLast(({ queue }) => queue === "dm")!.body as DmJob & { messageId: string };
  const before = counts.rowsWritten;
  await deliver(metered, workspaceId, job.messageId);
  expect(fresh).toBeLessThanOrEqual(9);
  expect(counts.rowsWritten - before).toBeLessThanOrEqual(6);
  const { results } = await deps.env.DB.prepare(
    "SELECT people, messages, new, contacted FROM daily_stats WHERE workspace_id = ?1",
  )
    .bind(workspaceId)
    .all();
  expect(results).toEqual([{ people: 2, messages: 1, new: 1, contacted: 1 }]);
});

test("an event of yesterday writes its totals into the row of today", async () => {
  const world = await counted();
  const { deps, clock, tenant, accounts, workspaceId } = world;
  await world.take(
    [comment(accounts[0]!, "bonjour", clock.now - 40 * HOUR_MS, { person: person(1) })],
    accounts[0]!,
  );
  const { results } = await deps.env.DB.prepare(
    "SELECT day, people, new FROM daily_stats WHERE workspace_id = ?1 ORDER BY day",
  )
    .bind(workspaceId)
    .all();
  expect(results).toEqual([
    { day: "2026-11-16", people: 1, new: 0 },
    { day: "2026-11-18", people: 0, new: 1 },
  ]);
  expect((await showTotals(tenant)).total).toBe(1);
});

test("an installation that is in use starts with the totals it has", async () => {
  const { TEST_MIGRATIONS } = env as unknown as { TEST_MIGRATIONS: { name: string; queries: string[] }[] };
  const { queries } = TEST_MIGRATIONS.find(({ name }) => name.startsWith("0011"))!;
  const fill = queries.find((query) => query.includes("INSERT INTO lead_totals"))!;
  const { deps, clock, tenant, workspaceId } = await counted();
  clock.now = Date.now();
  const seeds = [
    { sum: 40 },
    { status: "converted" as const },
    { accountId: "acc_b", status: "refused" as const },
  ];
  await addLeads(workspaceId, seeds, clock.now);
  await deps.env.DB.batch([
    deps.env.DB.prepare("DELETE FROM lead_totals"),
    deps.env.DB.prepare(
      "INSERT INTO daily_stats (workspace_id, day, account_id, people) VALUES (?1, '2026-01-01', 'acc_test', 9)",
    ).bind(workspaceId),
    deps.env.DB.prepare(fill),
  ]);
  const { counted: totals, real } = await compareTotals(tenant);
  expect(totals).toEqual(real);
  expect(await verifyTotals(deps, workspaceId)).toEqual([]);
});

test("the page of totals is that of its own workspace, and costs the same among thousands", async () => {
  const api = testApi();
  const [mine, theirs] = [await newWorkspace(), await newWorkspace()];
  const empty = await api.call("/v1/leads/totals", { headers: mine.auth });
  expect(await empty.json()).toEqual({
    total: 0,
    status: { new: 0, contacted: 0, in_progress: 0, converted: 0, refused: 0 },
    platform: {},
    account: {},
    target: { count: 0, asOf: null },
    verifiedAt: null,
  });
  await addLeads(theirs.workspaceId, [{ sum: 40 }], api.clock.now);
  await addLeads(
    mine.workspaceId,
    Array.from({ length: 3000 }, (_, at) => ({
      accountId: at % 3 === 0 ? "acc_b" : "acc_a",
      platform: at % 3 === 0 ? ("tiktok" as const) : ("instagram" as const),
      status: LEAD_STATUSES[at % 5]!,
      sum: at % 10 === 0 ? 40 : 0,
    })),
    api.clock.now,
  );
  await countCrossings(api.deps, mine.workspaceId, api.clock.now);
  await verifyTotals(api.deps, mine.workspaceId);
  // Three days that wait to be folded, of two accounts.
  for (const [daysAgo, accountId] of [0, 1, -1].flatMap((day) =>
    ["acc_a", "acc_b"].map((id) => [day, id] as const),
  )) {
    const changes: LeadChanges = new Map();
    addToCounter(changes, accountId, "new", 1);
    addToCounter(changes, accountId, "contacted", -1);
    await api.deps.tenant(mine.workspaceId).batch(countLeads(api.clock.now - daysAgo * DAY_MS, changes));
  }
  const { response, rowsRead, statements } = await api.cost("/v1/leads/totals", { headers: mine.auth });
  const totals = LeadTotalsSchema.strict().parse(await response.json());
  expect(totals).toMatchObject({
    total: 3000,
    status: { new: 606, contacted: 594, in_progress: 600, converted: 600, refused: 600 },
    platform: { instagram: 2000, tiktok: 1000 },
    account: { acc_a: 2000, acc_b: 1000 },
    target: { count: 300, asOf: new Date(api.clock.now).toISOString() },
    verifiedAt: new Date(api.clock.now).toISOString(),
  });
  const me = await api.cost("/v1/phones/extract", { json: { text: "x" }, headers: mine.auth });
  expect(statements - me.statements).toBe(2);
  // Two accounts, three days each, how far they are folded, the workspace's own row, and one behind each range.
  expect(rowsRead - me.rowsRead).toBeLessThanOrEqual(2 * (1 + 3) + 4);
});
