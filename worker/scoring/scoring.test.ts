import { describe, expect, test } from "vitest";
import { sql, TenantDb } from "../db/tenant.ts";
import { detectIntent } from "../language/intent.ts";
import type { Lead } from "../leads/contract.ts";
import { testEnv } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { addInteractions, addLeads } from "../testing/leads.ts";
import { newMember, newWorkspace, type TestSeat } from "../testing/people.ts";
import { DEFAULT_SCORING, type Scoring } from "./contract.ts";
import { countCrossings } from "./hourly.ts";
import type { RescoreJob } from "./jobs.ts";
import { pointsBy } from "./points.ts";
import { rescore } from "./rescore.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const iso = (at: number): string => new Date(at).toISOString();

const save = (api: TestApi, seat: TestSeat, scoring: unknown): Promise<Response> =>
  api.call("/v1/scoring", { method: "PUT", json: scoring, headers: seat.auth });

async function preview(api: TestApi, seat: TestSeat, json: unknown) {
  const response = await api.call("/v1/scoring/preview", { json, headers: seat.auth });
  expect(response.status).toBe(200);
  return response.json() as Promise<{
    score: number;
    raw: number;
    reasons: { kind: string; points: number; now: number; at: string; interactionId: null }[];
  }>;
}

async function leadScores(api: TestApi, seat: TestSeat): Promise<Map<string, number>> {
  const response = await api.call("/v1/leads?limit=200", { headers: seat.auth });
  const { items } = (await response.json()) as { items: Lead[] };
  return new Map(items.map((lead) => [lead.id, lead.score]));
}

const targets = async (tenant: TenantDb): Promise<{ counted: number; flagged: number }> => {
  const row = await tenant.first<{ counted: number; flagged: number }>(
    (mine) => sql`SELECT (SELECT sum(target) FROM lead_counts WHERE workspace_id = ${mine.id}) AS counted,
      (SELECT count(*) FROM leads WHERE workspace_id = ${mine.id} AND target = 1) AS flagged`,
  );
  return row!;
};

/** Runs what the sync queue was given, and what that gives it in turn. */
async function runSync(api: TestApi): Promise<number> {
  let runs = 0;
  for (let job = api.synced.shift(); job; job = api.synced.shift()) {
    runs += 1;
    if (job.kind === "rescore") await rescore(api.deps, job);
    else if (job.kind === "score") await countCrossings(api.deps, job.workspaceId, job.until);
  }
  return runs;
}

describe("the rules", () => {
  test("are the published ones until somebody changes them, and then theirs", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const read = async () => (await api.call("/v1/scoring", { headers: mine.auth })).json();
    expect(await read()).toEqual(DEFAULT_SCORING);
    const next: Scoring = {
      ...DEFAULT_SCORING,
      points: { ...DEFAULT_SCORING.points, comment: 7.5 },
      rules: [{ name: "livraison", keywords: ["livraison"], points: 3 }],
      halfLifeDays: 30,
      threshold: 20,
    };
    const response = await save(api, mine, next);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(next);
    expect(await read()).toEqual(next);
    const again = await api.cost("/v1/scoring", { method: "PUT", json: next, headers: mine.auth });
    expect(again.rowsWritten).toBe(0);
    expect(api.synced).toEqual([]);
  });

  test.each<[string, (rules: Scoring) => unknown, string]>([
    ["a number that is none", (rules) => ({ ...rules, halfLifeDays: Number.NaN }), "/halfLifeDays"],
    ["a half-life under a day", (rules) => ({ ...rules, halfLifeDays: 0.5 }), "/halfLifeDays"],
    ["a half-life over a year", (rules) => ({ ...rules, halfLifeDays: 366 }), "/halfLifeDays"],
    ["a broken threshold", (rules) => ({ ...rules, threshold: 15.5 }), "/threshold"],
    ["points as text", (rules) => ({ ...rules, points: { ...rules.points, like: "2" } }), "/points/like"],
    [
      "a kind that does not exist",
      (rules) => ({ ...rules, points: { ...rules.points, wave: 2 } }),
      "/points/wave",
    ],
    [
      "a kind that is missing",
      ({ points: { like: _, ...points }, ...rules }) => ({ ...rules, points }),
      "/points/like",
    ],
    [
      "a rule without words",
      (rules) => ({ ...rules, rules: [{ name: "x", keywords: [], points: 1 }] }),
      "/rules/0/keywords",
    ],
    ["half of the rules", ({ threshold: _, ...rules }) => rules, "/threshold"],
  ])("refuse %s", async (_, change, pointer) => {
    const api = testApi();
    const mine = await newWorkspace();
    const response = await save(api, mine, change(DEFAULT_SCORING));
    expect(response.status).toBe(422);
    expect(((await response.json()) as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe(pointer);
  });

  test("refuse an infinite number as JSON can carry it", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const body = JSON.stringify(DEFAULT_SCORING).replace('"halfLifeDays":14', '"halfLifeDays":1e999');
    const headers = { ...mine.auth, "content-type": "application/json" };
    const response = await api.call("/v1/scoring", { method: "PUT", body, headers });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ pointer: "/halfLifeDays" }] });
  });

  test("are changed by those who run the workspace", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    for (const [role, status] of [
      ["member", 403],
      ["viewer", 403],
      ["admin", 200],
    ] as const) {
      const seat = await newMember(mine.workspaceId, role);
      expect((await save(api, seat, { ...DEFAULT_SCORING, threshold: 16 })).status, role).toBe(status);
      expect((await api.call("/v1/scoring", { headers: seat.auth })).status).toBe(200);
    }
  });
});

describe("a preview", () => {
  test("follows the published numbers", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const at = Date.UTC(2026, 10, 20, 12);
    const answer = await preview(api, mine, {
      at: iso(at),
      interactions: [
        { kind: "comment", text: "C'est combien le sac vert ? 😍", at: iso(at - 14 * DAY_MS) },
        { kind: "like", at: iso(at) },
        { kind: "message", text: "STOP", at: iso(at + 1) },
      ],
    });
    expect(answer.raw).toBeCloseTo(12, 9);
    expect(answer.score).toBe(28);
    expect(answer.reasons).toEqual([
      { interactionId: null, kind: "comment", points: 20, at: iso(at - 14 * DAY_MS), now: 10 },
      { interactionId: null, kind: "like", points: 2, at: iso(at), now: 2 },
    ]);
  });

  test("shows comments over the daily cap with no points, by the days of the workspace's zone", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    // 22:30 UTC in winter is 23:30 in Paris: an hour later is another day there.
    const evening = Date.UTC(2026, 10, 20, 22, 0);
    const answer = await preview(api, mine, {
      at: iso(evening + 2 * HOUR_MS),
      interactions: [0, 5, 10, 15, 70].map((minutes) => ({
        kind: "comment",
        text: "😍",
        at: iso(evening + minutes * 60_000),
      })),
    });
    expect(answer.reasons.map((reason) => reason.points)).toEqual([10, 10, 10, 0, 10]);
  });

  test("takes times with any offset and answers in UTC", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const one = (at: string) => ({ kind: "comment", text: "C'est combien ?", at });
    const local = await preview(api, mine, {
      interactions: [one("2026-11-20T11:30:00+01:00")],
      at: "2026-11-20T07:00:00-05:00",
    });
    expect(local).toEqual(
      await preview(api, mine, { interactions: [one("2026-11-20T10:30:00Z")], at: "2026-11-20T12:00:00Z" }),
    );
    expect(local).toMatchObject({ reasons: [{ at: "2026-11-20T10:30:00.000Z" }] });
  });

  test.each([
    ["nothing", []],
    ["a negative one alone", [{ kind: "comment", text: "arnaque, c'est nul", at: "2026-11-20T10:00:00Z" }]],
  ])("of %s is 0", async (_, interactions) => {
    const api = testApi();
    const mine = await newWorkspace();
    expect(await preview(api, mine, { interactions, at: "2026-11-20T12:00:00Z" })).toMatchObject({
      score: 0,
      raw: 0,
    });
  });

  test.each([
    [{ interactions: [{ kind: "wave", at: "2026-11-20T10:00:00Z" }] }, "/interactions/0/kind"],
    [{ interactions: [{ kind: "like", at: "yesterday" }] }, "/interactions/0/at"],
    [{ interactions: [{ kind: "like", at: "2026-02-30T10:00:00Z" }] }, "/interactions/0/at"],
    [{ interactions: [{ kind: "like", at: "2026-11-20T10:00:00" }] }, "/interactions/0/at"],
    [{ interactions: [{ kind: "like", at: "2026-11-20T10:00:00+25:00" }] }, "/interactions/0/at"],
    [{ interactions: [{ kind: "like" }] }, "/interactions/0/at"],
    [{ interactions: "all" }, "/interactions"],
    [{}, "/interactions"],
    [{ interactions: [], at: 5 }, "/at"],
  ])("of %j is refused at %s", async (json, pointer) => {
    const api = testApi();
    const mine = await newWorkspace();
    const response = await api.call("/v1/scoring/preview", { json, headers: mine.auth });
    expect(response.status).toBe(422);
    expect(((await response.json()) as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe(pointer);
  });
});

describe("new rules", () => {
  const rules: Scoring = {
    points: {
      like: 1,
      follow: 1,
      share: 1,
      reaction: 9,
      comment: 4,
      mention: 1,
      story_reply: 1,
      message: 30,
    },
    intentPoints: { buying: 22, negative: -40 },
    rules: [
      { name: "livraison", keywords: ["livraison"], points: 6 },
      { name: "cher", keywords: ["cher"], points: -3 },
    ],
    halfLifeDays: 3,
    threshold: 40,
  };
  const said = (
    [
      ["comment", "C'est combien ?"],
      ["message", "La livraison est possible ?"],
      ["reaction", null],
      ["comment", "trop cher pour moi"],
      ["comment", "😍"],
    ] as const
  ).map(([kind, text]) => {
    const one = { kind, text, intent: text === null ? null : detectIntent(text) };
    return { ...one, points: pointsBy(DEFAULT_SCORING, one) };
  });

  /** Leads with what they said, stored by the default rules. */
  async function crowd(api: TestApi, mine: TestSeat, size: number) {
    const now = api.clock.now;
    const seeds = Array.from({ length: size }, (_, index) =>
      said
        .filter((__, n) => (index >> n) & 1 || n === index % said.length)
        .map((one, n) => ({ ...one, at: now - ((index * 37 + n * 101) % 500) * HOUR_MS })),
    );
    const ids = await addLeads(
      mine.workspaceId,
      seeds.map((own) => {
        const sum = own.reduce((total, one) => total + one.points * 2 ** (-(now - one.at) / DAY_MS / 14), 0);
        return { sum, sumAt: now, interactionCount: own.length };
      }),
      now,
    );
    await addInteractions(
      mine.workspaceId,
      seeds.flatMap((own, index) => own.map((one) => ({ ...one, leadId: ids[index]! }))),
    );
    return ids.map((id, index) => ({ id, said: seeds[index]! }));
  }

  test("score everybody as a preview would, at once in a small workspace", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const people = await crowd(api, mine, 40);
    expect((await save(api, mine, rules)).status).toBe(200);
    expect(api.synced).toEqual([]);
    const scores = await leadScores(api, mine);
    for (const { id, said: own } of people) {
      const interactions = own.map(({ kind, text, at }) => ({ kind, text: text ?? undefined, at: iso(at) }));
      const { score } = await preview(api, mine, { interactions, at: iso(api.clock.now) });
      expect(scores.get(id), JSON.stringify(interactions)).toBe(score);
    }
    const { counted, flagged } = await targets(new TenantDb(testEnv.DB, mine.workspaceId));
    expect(counted).toBe([...scores.values()].filter((score) => score >= rules.threshold).length);
    expect(flagged).toBe(counted);
  });

  test("reach thousands through the queue, a chunk at a time, and a second run writes nothing", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const people = await crowd(api, mine, 1300);
    await save(api, mine, rules);
    expect(api.synced).toHaveLength(1);
    const first = api.synced[0] as RescoreJob;
    expect(first.after).toBe([...people].sort((a, b) => (a.id < b.id ? -1 : 1))[499]!.id);
    await runSync(api);
    const { counted, flagged } = await targets(new TenantDb(testEnv.DB, mine.workspaceId));
    expect(flagged).toBe(counted);
    const written = api.counts.rowsWritten;
    await rescore(api.deps, { ...first, after: null });
    expect(api.counts.rowsWritten).toBe(written);
  });

  test("that were replaced meanwhile are no longer worked by", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    await crowd(api, mine, 700);
    await save(api, mine, rules);
    const stale = api.synced.shift() as RescoreJob;
    await save(api, mine, DEFAULT_SCORING);
    await runSync(api);
    const scores = await leadScores(api, mine);
    const written = api.counts.rowsWritten;
    await rescore(api.deps, stale);
    expect(api.counts.rowsWritten).toBe(written);
    expect(await leadScores(api, mine)).toEqual(scores);
  });

  test("are finished by the hourly run when their message is lost", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    await crowd(api, mine, 700);
    await save(api, mine, { ...DEFAULT_SCORING, threshold: 0 });
    api.synced.length = 0;
    await countCrossings(api.deps, mine.workspaceId, api.clock.now);
    expect(await runSync(api)).toBeGreaterThan(0);
    const scores = await leadScores(api, mine);
    const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
    const { counted } = await targets(tenant);
    const all = await tenant.first<{ count: number }>(
      (scope) => sql`SELECT count(*) AS count FROM leads WHERE workspace_id = ${scope.id}`,
    );
    expect(scores.size).toBe(200);
    expect(counted).toBe(all?.count);
  });

  test("give no points back for words that were taken back", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const [leadId] = await addLeads(mine.workspaceId, [{ interactionCount: 2, sum: 5 }], api.clock.now);
    await addInteractions(mine.workspaceId, [
      { leadId: leadId!, kind: "message", text: null, points: 0, at: api.clock.now },
      { leadId: leadId!, kind: "reaction", points: 5, at: api.clock.now },
    ]);
    await save(api, mine, { ...DEFAULT_SCORING, points: { ...DEFAULT_SCORING.points, message: 500 } });
    expect((await leadScores(api, mine)).get(leadId!)).toBe(13);
  });
});

describe("the hourly run", () => {
  async function fading(sums: number[]) {
    const api = testApi();
    const mine = await newWorkspace();
    const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
    await addLeads(
      mine.workspaceId,
      sums.map((sum) => ({ sum })),
      api.clock.now,
    );
    await countCrossings(api.deps, mine.workspaceId, api.clock.now);
    return { api, mine, tenant };
  }

  test("counts out whoever fell under the threshold, once", async () => {
    const { api, mine, tenant } = await fading([5, 6, 11, 11.4, 40, -4]);
    expect(await targets(tenant)).toEqual({ counted: 4, flagged: 4 });
    api.clock.now += 14 * DAY_MS;
    await countCrossings(api.deps, mine.workspaceId, api.clock.now);
    expect(await targets(tenant)).toEqual({ counted: 2, flagged: 2 });
    const written = api.counts.rowsWritten;
    await countCrossings(api.deps, mine.workspaceId, api.clock.now);
    await countCrossings(api.deps, mine.workspaceId, api.clock.now - HOUR_MS);
    expect(api.counts.rowsWritten).toBe(written);
    expect(await targets(tenant)).toEqual({ counted: 2, flagged: 2 });
  });

  test("counts each of them once when it runs twice at the same moment", async () => {
    const { api, mine, tenant } = await fading(Array.from({ length: 30 }, () => 6));
    api.clock.now += 7 * DAY_MS;
    await Promise.all([
      countCrossings(api.deps, mine.workspaceId, api.clock.now),
      countCrossings(api.deps, mine.workspaceId, api.clock.now),
    ]);
    expect(await targets(tenant)).toEqual({ counted: 0, flagged: 0 });
  });

  test("costs what changed, not what exists", async () => {
    const sums = Array.from({ length: 5000 }, (_, index) => (index < 10 ? 5.7 : index < 2500 ? 1 : 300));
    const { api, mine, tenant } = await fading(sums);
    api.clock.now += HOUR_MS * 12;
    const before = { ...api.counts };
    await countCrossings(api.deps, mine.workspaceId, api.clock.now);
    expect(await targets(tenant)).toEqual({ counted: 2500, flagged: 2500 });
    expect(api.counts.rowsRead - before.rowsRead).toBeLessThan(100);
    expect(api.counts.rowsWritten - before.rowsWritten).toBeLessThan(20);
  });

  test("says until when it has counted", async () => {
    const { api, mine } = await fading([40]);
    const today = await (await api.call("/v1/analytics/today", { headers: mine.auth })).json();
    expect(today).toMatchObject({ totals: { leads: 1, target: 1, targetAsOf: iso(api.clock.now) } });
  });
});
