import { describe, expect, test } from "vitest";
import { sql, TenantDb } from "../db/tenant.ts";
import type { Job } from "../jobs/contract.ts";
import type { Lead } from "../leads/contract.ts";
import { totalsRows } from "../leads/totals.ts";
import { testEnv } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { addInteractions, addLeads } from "../testing/leads.ts";
import { newWorkspace, type TestSeat } from "../testing/people.ts";
import { addSpoken } from "../testing/spoken.ts";
import { DEFAULT_SCORING, type Scoring, type ScoringAnswer } from "./contract.ts";
import { countCrossings } from "./hourly.ts";
import type { RescoreJob } from "./jobs.ts";
import { rescore } from "./rescore.ts";

const HOUR_MS = 3_600_000;
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
    (mine) => sql`SELECT (SELECT sum(target) FROM (${totalsRows(mine)})) AS counted,
      (SELECT count(*) FROM leads WHERE workspace_id = ${mine.id} AND target = 1) AS flagged`,
  );
  return row!;
};

const shown = async (api: TestApi, seat: TestSeat): Promise<ScoringAnswer> =>
  (await api.call("/v1/scoring", { headers: seat.auth })).json();
const jobOf = async (api: TestApi, seat: TestSeat, id: string): Promise<Job> =>
  (await api.call(`/v1/jobs/${id}`, { headers: seat.auth })).json();

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
    commentsPerDay: 1,
  };

  test("score everybody as a preview would, at once in a small workspace", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const people = await addSpoken(api, mine, 40);
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
    const people = await addSpoken(api, mine, 1300);
    await save(api, mine, rules);
    expect(api.synced).toHaveLength(1);
    const first = api.synced[0] as RescoreJob;
    const { rescoring } = await shown(api, mine);
    expect(rescoring).toEqual({ jobId: expect.any(String), done: 500, total: 1300 });
    expect(await jobOf(api, mine, rescoring!.jobId)).toMatchObject({ kind: "rescore", state: "running" });
    // Killed or repeated at any place, it goes on where it was and counts nobody twice.
    await Promise.all([rescore(api.deps, first), rescore(api.deps, first)]);
    await runSync(api);
    expect((await shown(api, mine)).rescoring).toBeNull();
    expect(await jobOf(api, mine, rescoring!.jobId)).toMatchObject({
      state: "done",
      done: 1300,
      total: 1300,
    });
    const { counted, flagged } = await targets(new TenantDb(testEnv.DB, mine.workspaceId));
    expect(flagged).toBe(counted);
    const scores = await leadScores(api, mine);
    for (const { id, said: own } of people.filter((person) => scores.has(person.id)).slice(0, 50)) {
      const interactions = own.map(({ kind, text, at }) => ({ kind, text: text ?? undefined, at: iso(at) }));
      expect(scores.get(id)).toBe((await preview(api, mine, { interactions, at: iso(api.clock.now) })).score);
    }
    const written = api.counts.rowsWritten;
    await rescore(api.deps, { ...first, after: null });
    expect(api.counts.rowsWritten).toBe(written);
  });

  test("that were replaced meanwhile are no longer worked by", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    await addSpoken(api, mine, 700);
    await save(api, mine, rules);
    const stale = api.synced.shift() as RescoreJob;
    const older = (await shown(api, mine)).rescoring!;
    const next = (await (await save(api, mine, DEFAULT_SCORING)).json()) as ScoringAnswer;
    expect(next.rescoring).toMatchObject({ done: 500, total: 700 });
    expect(next.rescoring!.jobId).not.toBe(older.jobId);
    expect(await jobOf(api, mine, older.jobId)).toMatchObject({ state: "failed", done: 500 });
    await runSync(api);
    expect(await jobOf(api, mine, next.rescoring!.jobId)).toMatchObject({ state: "done", done: 700 });
    expect(await jobOf(api, mine, older.jobId)).toMatchObject({ state: "failed" });
    const scores = await leadScores(api, mine);
    const written = api.counts.rowsWritten;
    await rescore(api.deps, stale);
    expect(api.counts.rowsWritten).toBe(written);
    expect(await leadScores(api, mine)).toEqual(scores);
  });

  test("that only move the threshold read no interaction and write only who crosses", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const sums = [4, 6, 11, 40];
    const ids = await addLeads(
      mine.workspaceId,
      sums.map((sum) => ({ sum, interactionCount: 1 })),
      api.clock.now,
    );
    await addInteractions(
      mine.workspaceId,
      ids.map((leadId, index) => ({ leadId, points: sums[index]!, at: api.clock.now })),
    );
    const heats = () =>
      new TenantDb(testEnv.DB, mine.workspaceId).all<{ heat: number; target: number }>(
        (scope) => sql`SELECT heat, target FROM leads WHERE workspace_id = ${scope.id} ORDER BY sum`,
      );
    const before = await heats();
    await save(api, mine, { ...DEFAULT_SCORING, threshold: 25 });
    const after = await heats();
    expect(after.map(({ heat }) => heat)).toEqual(before.map(({ heat }) => heat));
    expect(after.map(({ target }) => target)).toEqual([0, 0, 1, 1]);
    expect(await targets(new TenantDb(testEnv.DB, mine.workspaceId))).toEqual({ counted: 2, flagged: 2 });
  });

  test("are followed by another zone: its days have other comments", async () => {
    const api = testApi(Date.UTC(2026, 10, 21, 12));
    const mine = await newWorkspace();
    // 23:30 in Paris; one more after midnight there, and before midnight in Montreal.
    const evening = Date.UTC(2026, 10, 20, 22, 30);
    const times = [0, 1, 2, 40].map((minutes) => evening + minutes * 60_000);
    const [leadId] = await addLeads(
      mine.workspaceId,
      [{ interactionCount: 4, sum: 40, sumAt: times[3]! }],
      times[3]!,
    );
    await addInteractions(
      mine.workspaceId,
      times.map((at) => ({ leadId: leadId!, points: 10, text: "😍", at })),
    );
    await countCrossings(api.deps, mine.workspaceId, api.clock.now - HOUR_MS);
    const settings = { method: "PATCH", json: { zone: "America/Montreal" }, headers: mine.auth };
    expect((await api.call("/v1/workspace", settings)).status).toBe(200);
    await countCrossings(api.deps, mine.workspaceId, api.clock.now);
    await runSync(api);
    const interactions = times.map((at) => ({ kind: "comment", text: "😍", at: iso(at) }));
    const { score } = await preview(api, mine, { interactions, at: iso(api.clock.now) });
    expect((await leadScores(api, mine)).get(leadId!)).toBe(score);
    expect((await shown(api, mine)).rescoring).toBeNull();
  });

  test("are finished by the hourly run when their message is lost", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    await addSpoken(api, mine, 700);
    await save(api, mine, { ...DEFAULT_SCORING, halfLifeDays: 15, threshold: 0 });
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
