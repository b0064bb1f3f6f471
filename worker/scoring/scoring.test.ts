import { describe, expect, test } from "vitest";
import { sql, TenantDb } from "../db/tenant.ts";
import type { Job } from "../jobs/contract.ts";
import type { Lead } from "../leads/contract.ts";
import { totalsRows } from "../leads/totals.ts";
import { testEnv } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { addLeads } from "../testing/leads.ts";
import { newMember, newWorkspace, type TestSeat } from "../testing/people.ts";
import { DEFAULT_SCORING, type Scoring, type ScoringAnswer } from "./contract.ts";
import { countCrossings } from "./hourly.ts";
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

async function _leadScores(api: TestApi, seat: TestSeat): Promise<Map<string, number>> {
  const response = await api.call("/v1/leads?limit=200", { headers: seat.auth });
  const { items } = (await response.json()) as { items: Lead[] };
  return new Map(items.map((lead) => [lead.id, lead.score]));
}

const targets = async (tenant: TenantDb): Promise<{ counted: number; flagged: number }> => {
  const row = await tenant.first<{ counted: number; flagged: number }>(
    (mine) => sql`SELECT (SELECT sum(target) FROM (${totalsRows(mine)})) AS counted,
      (SELECT count(*) FROM leads WHERE workspace_id = ${mine.id} AND target = 1) AS flagged`,
  );
  return row!;
};

const _shown = async (api: TestApi, seat: TestSeat): Promise<ScoringAnswer> =>
  (await api.call("/v1/scoring", { headers: seat.auth })).json();
const _jobOf = async (api: TestApi, seat: TestSeat, id: string): Promise<Job> =>
  (await api.call(`/v1/jobs/${id}`, { headers: seat.auth })).json();

/** Runs what the sync queue was given, and what that gives it in turn. */
async function _runSync(api: TestApi): Promise<number> {
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
    expect(await read()).toEqual({ ...DEFAULT_SCORING, rescoring: null });
    const next: Scoring = {
      ...DEFAULT_SCORING,
      points: { ...DEFAULT_SCORING.points, comment: 7.5 },
      rules: [{ name: "livraison", keywords: ["livraison"], points: 3 }],
      halfLifeDays: 30,
      threshold: 20,
      commentsPerDay: 5,
    };
    const response = await save(api, mine, next);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ...next, rescoring: null });
    expect(await read()).toEqual({ ...next, rescoring: null });
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
    ["no comments a day", (rules) => ({ ...rules, commentsPerDay: 0 }), "/commentsPerDay"],
    ["too many comments a day", (rules) => ({ ...rules, commentsPerDay: 51 }), "/commentsPerDay"],
    ["half a comment a day", (rules) => ({ ...rules, commentsPerDay: 1.5 }), "/commentsPerDay"],
    [
      "points that would overflow a sum",
      (rules) => ({ ...rules, points: { ...rules.points, message: 1e308 } }),
      "/points/message",
    ],
    [
      "points that would overflow it downwards",
      (rules) => ({ ...rules, intentPoints: { ...rules.intentPoints, negative: -1e308 } }),
      "/intentPoints/negative",
    ],
    [
      "a rule's points that would overflow it",
      (rules) => ({ ...rules, rules: [{ name: "x", keywords: ["x"], points: 1e308 }] }),
      "/rules/0/points",
    ],
    [
      "a rule of too many words",
      (rules) => ({ ...rules, rules: [{ name: "x", keywords: Array(51).fill("mot"), points: 1 }] }),
      "/rules/0/keywords",
    ],
    [
      "rules of too many words together",
      (rules) => ({
        ...rules,
        rules: Array.from({ length: 11 }, (_, index) => ({
          name: `r${index}`,
          keywords: Array(50).fill("mot"),
          points: 1,
        })),
      }),
      "/rules/10/keywords",
    ],
    [
      "two rules of one name, whatever its case and accents",
      (rules) => ({
        ...rules,
        rules: ["Été", "hiver", "ete"].map((name) => ({ name, keywords: ["x"], points: 1 })),
      }),
      "/rules/2/name",
    ],
    [
      "too many rules",
      (rules) => ({
        ...rules,
        rules: Array.from({ length: 51 }, (_, index) => ({ name: `r${index}`, keywords: ["x"], points: 1 })),
      }),
      "/rules",
    ],
  ])("refuse %s", async (_, change, pointer) => {
    const api = testApi();
    const mine = await newWorkspace();
    const response = await save(api, mine, change(DEFAULT_SCORING));
    expect(response.status).toBe(422);
    expect(((await response.json()) as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe(pointer);
  });

  test("take what was answered back as it is, and a body without the daily cap", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const answered = await (await api.call("/v1/scoring", { headers: mine.auth })).json();
    expect((await save(api, mine, { ...(answered as object), threshold: 21 })).status).toBe(200);
    const { commentsPerDay: _, ...older } = DEFAULT_SCORING;
    expect(await (await save(api, mine, older)).json()).toEqual({ ...DEFAULT_SCORING, rescoring: null });
  });

  test("say in French what is wrong with a rule", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const twice = ["a", "A"].map((name) => ({ name, keywords: ["x"], points: 1 }));
    const response = await api.call("/v1/scoring", {
      method: "PUT",
      json: { ...DEFAULT_SCORING, rules: twice },
      headers: { ...mine.auth, "accept-language": "fr" },
    });
    expect(await response.json()).toMatchObject({
      errors: [{ pointer: "/rules/1/name", detail: "Une autre règle porte déjà ce nom." }],
    });
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

  test("reads as much of a long text as would be kept of it", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const at = iso(Date.UTC(2026, 10, 20, 12));
    const long = `${"a ".repeat(5000)} C'est combien ?`;
    const answer = await preview(api, mine, { at, interactions: [{ kind: "comment", text: long, at }] });
    expect(answer.raw).toBe(10);
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
