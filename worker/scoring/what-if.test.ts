import { describe, expect, test } from "vitest";
import { sql, TenantDb } from "../db/tenant.ts";
import { testEnv } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { addLeads } from "../testing/leads.ts";
import { newMember, newWorkspace, type TestSeat } from "../testing/people.ts";
import { addSpoken } from "../testing/spoken.ts";
import { DEFAULT_SCORING, type Scoring, type WhatIf, type WhatIfProgress } from "./contract.ts";
import { DAY_MS } from "./days.ts";
import type { WhatIfJob } from "./jobs.ts";
import { learn } from "./learn.ts";
import { rescore } from "./rescore.ts";
import { lookInto, ringUnfinishedWhatIfs } from "./what-if.ts";

const ask = (api: TestApi, seat: TestSeat, json: unknown) =>
  api.call("/v1/scoring/what-if", { json, headers: seat.auth });

async function whatIf(api: TestApi, seat: TestSeat, json: unknown): Promise<WhatIf> {
  const response = await ask(api, seat, json);
  expect(response.status).toBe(200);
  return response.json();
}

const progress = async (api: TestApi, seat: TestSeat, jobId: string): Promise<WhatIfProgress> => {
  const response = await api.call(`/v1/scoring/what-if/${jobId}`, { headers: seat.auth });
  expect(response.status).toBe(200);
  return response.json();
};

/** Ids of those who stand in the target by the stored rules. */
async function inTarget(seat: TestSeat): Promise<Set<string>> {
  const rows = await new TenantDb(testEnv.DB, seat.workspaceId).all<{ id: string }>(
    (mine) => sql`SELECT id FROM leads WHERE workspace_id = ${mine.id} AND target = 1`,
  );
  return new Set(rows.map(({ id }) => id));
}

const everything = async (seat: TestSeat): Promise<unknown[]> => {
  const tenant = new TenantDb(testEnv.DB, seat.workspaceId);
  return Promise.all([
    tenant.all((mine) => sql`SELECT * FROM leads WHERE workspace_id = ${mine.id} ORDER BY id`),
    tenant.all((mine) => sql`SELECT * FROM interactions WHERE workspace_id = ${mine.id} ORDER BY id`),
  ]);
};

/** Saves the rules for good and waits for everybody: what a what-if foretold must then be so. */
async function saved(api: TestApi, seat: TestSeat, rules: Scoring): Promise<void> {
  const response = await api.call("/v1/scoring", { method: "PUT", json: rules, headers: seat.auth });
  expect(response.status).toBe(200);
  for (let job = api.synced.shift(); job; job = api.synced.shift()) {
    if (job.kind === "rescore") await rescore(api.deps, job);
  }
}

const CHANGES: [string, Scoring][] = [
  ["a higher threshold", { ...DEFAULT_SCORING, threshold: 30 }],
  ["a lower threshold", { ...DEFAULT_SCORING, threshold: 5 }],
  ["no threshold", { ...DEFAULT_SCORING, threshold: 0 }],
  ["the highest threshold", { ...DEFAULT_SCORING, threshold: 100 }],
  ["a longer half-life", { ...DEFAULT_SCORING, halfLifeDays: 60 }],
  ["a shorter half-life and a lower threshold", { ...DEFAULT_SCORING, halfLifeDays: 2.5, threshold: 12 }],
  ["fewer comments a day", { ...DEFAULT_SCORING, commentsPerDay: 1, threshold: 25 }],
  ["other points", { ...DEFAULT_SCORING, points: { ...DEFAULT_SCORING.points, comment: 2, reaction: 30 } }],
  [
    "keyword rules",
    {
      ...DEFAULT_SCORING,
      rules: [{ name: "livraison", keywords: ["livraison"], points: -40 }],
      threshold: 20,
    },
  ],
];

describe("a what-if", () => {
  test.each(CHANGES)(
    "of %s says who enters and who leaves, and writes nothing to leads",
    async (_, rules) => {
      const api = testApi();
      const mine = await newWorkspace();
      await addSpoken(api, mine, 120);
      await saved(api, mine, { ...DEFAULT_SCORING, halfLifeDays: 15 });
      await saved(api, mine, DEFAULT_SCORING);
      const [before, stored] = [await inTarget(mine), await everything(mine)];
      const answer = await whatIf(api, mine, rules);
      expect(await everything(mine)).toEqual(stored);
      expect(answer).toMatchObject({ looked: 120, total: 120, isComplete: true, jobId: null });
      await saved(api, mine, rules);
      const after = await inTarget(mine);
      const entering = [...after].filter((id) => !before.has(id));
      const leaving = [...before].filter((id) => !after.has(id));
      expect([answer.entering.count, answer.leaving.count]).toEqual([entering.length, leaving.length]);
      for (const [side, ids] of [
        [answer.entering, entering],
        [answer.leaving, leaving],
      ] as const) {
        expect(side.examples).toHaveLength(Math.min(5, ids.length));
        for (const example of side.examples) {
          expect(ids).toContain(example.id);
          expect(example.username).toMatch(/^personne\.\d+$/);
          expect(example.displayName).toMatch(/^Personne \d+$/);
          expect(example.before >= 15).toBe(side === answer.leaving);
          expect(example.after >= rules.threshold).toBe(side === answer.entering);
        }
      }
    },
  );

  test("of the rules as they are moves nobody", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    await addSpoken(api, mine, 20);
    expect(await whatIf(api, mine, DEFAULT_SCORING)).toMatchObject({
      entering: { count: 0, examples: [] },
      leaving: { count: 0, examples: [] },
      total: 20,
    });
  });

  test("asks for the rules as a save does, and for somebody who may save", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    const bad = await ask(api, mine, { ...DEFAULT_SCORING, threshold: 1e308 });
    expect(bad.status).toBe(422);
    expect(await bad.json()).toMatchObject({ errors: [{ pointer: "/threshold" }] });
    const viewer = await newMember(mine.workspaceId, "viewer");
    expect((await ask(api, viewer, DEFAULT_SCORING)).status).toBe(403);
  });

  test("of a moved threshold reads who stands between, however many there are", async () => {
    const api = testApi();
    const mine = await newWorkspace();
    await addLeads(
      mine.workspaceId,
      Array.from({ length: 4000 }, (_, index) => ({
        sum: index < 20 ? 7 : index < 2000 ? 1 : 200,
        interactionCount: 1,
      })),
      api.clock.now,
    );
    const { response, rowsRead } = await api.cost("/v1/scoring/what-if", {
      json: { ...DEFAULT_SCORING, threshold: 30 },
      headers: mine.auth,
    });
    expect(await response.json()).toMatchObject({
      leaving: { count: 20 },
      entering: { count: 0 },
      total: 4000,
    });
    expect(rowsRead).toBeLessThan(200);
  });

  describe("in a workspace that is too large for one answer", () => {
    const rules: Scoring = {
      ...DEFAULT_SCORING,
      points: { ...DEFAULT_SCORING.points, comment: 30 },
      threshold: 40,
    };
    async function large(next: Scoring = rules) {
      const api = testApi();
      const mine = await newWorkspace();
      await addSpoken(api, mine, 3200);
      await saved(api, mine, { ...DEFAULT_SCORING, threshold: 14 });
      await saved(api, mine, DEFAULT_SCORING);
      const response = await ask(api, mine, next);
      expect(response.status).toBe(202);
      const { jobId } = (await response.json()) as { jobId: string };
      return { api, mine, jobId, job: api.synced.shift() as WhatIfJob };
    }

    test("goes on in the background, shows how far it is, and comes to the same", async () => {
      const { api, mine, jobId, job } = await large();
      expect(await progress(api, mine, jobId)).toMatchObject({
        state: "waiting",
        jobId,
        looked: 0,
        total: 3200,
        isComplete: false,
      });
      // Repeated at the same moment, it counts nobody twice.
      await Promise.all([lookInto(api.deps, job), lookInto(api.deps, job)]);
      for (let next = api.synced.shift(); next; next = api.synced.shift()) {
        await lookInto(api.deps, next as WhatIfJob);
      }
      const answer = await progress(api, mine, jobId);
      expect(answer).toMatchObject({ state: "done", looked: 3200, total: 3200, isComplete: true });
      const before = await inTarget(mine);
      await saved(api, mine, rules);
      const after = await inTarget(mine);
      expect(answer.entering.count).toBe([...after].filter((id) => !before.has(id)).length);
      expect(answer.leaving.count).toBe([...before].filter((id) => !after.has(id)).length);
      expect(answer.entering.examples).toHaveLength(5);
    });

    test("is added up by the database when only the half-life moves", async () => {
      const { api, mine, jobId, job } = await large({ ...DEFAULT_SCORING, halfLifeDays: 4 });
      await lookInto(api.deps, job);
      const answer = await progress(api, mine, jobId);
      expect(answer).toMatchObject({ state: "done", looked: 3200 });
      const before = await inTarget(mine);
      await saved(api, mine, { ...DEFAULT_SCORING, halfLifeDays: 4 });
      const after = await inTarget(mine);
      expect(answer.leaving.count).toBe([...before].filter((id) => !after.has(id)).length);
      expect(answer.leaving.count).toBeGreaterThan(0);
      expect(answer.entering.count).toBe(0);
    });

    test("is given up when the rules in force change, or another is asked", async () => {
      const { api, mine, jobId, job } = await large();
      const other = (await (await ask(api, mine, { ...rules, threshold: 50 })).json()) as { jobId: string };
      await lookInto(api.deps, job);
      expect(await progress(api, mine, jobId)).toMatchObject({
        state: "failed",
        isComplete: false,
        looked: 0,
      });
      const second = api.synced.shift() as WhatIfJob;
      await saved(api, mine, { ...DEFAULT_SCORING, threshold: 22 });
      await lookInto(api.deps, second);
      expect(await progress(api, mine, other.jobId)).toMatchObject({ state: "failed", isComplete: false });
    });

    test("names nobody who was erased meanwhile, and is forgotten after a day", async () => {
      const { api, mine, jobId, job } = await large();
      await lookInto(api.deps, job);
      const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
      const [first] = (await progress(api, mine, jobId)).entering.examples;
      await tenant.run(
        (scope) => sql`DELETE FROM leads WHERE workspace_id = ${scope.id} AND id = ${first!.id}`,
      );
      const { entering } = await progress(api, mine, jobId);
      expect(entering.examples.map(({ id }) => id)).not.toContain(first!.id);
      api.clock.now += DAY_MS + 1;
      await learn(api.deps, { v: 1, workspaceId: mine.workspaceId, kind: "learn", jobId: null });
      const gone = await api.call(`/v1/scoring/what-if/${jobId}`, { headers: mine.auth });
      expect(gone.status).toBe(404);
    });

    test("goes on when its message was lost, and is not rung for once it is over", async () => {
      const { api, mine, jobId } = await large();
      const rung = async () => {
        await ringUnfinishedWhatIfs(api.deps);
        return api.synced
          .splice(0)
          .filter((job) => job.kind === "what-if" && job.workspaceId === mine.workspaceId);
      };
      expect(await rung()).toEqual([]);
      api.clock.now += 2 * 60_000;
      const [again] = await rung();
      expect(again).toMatchObject({ jobId });
      await lookInto(api.deps, again as WhatIfJob);
      expect(await progress(api, mine, jobId)).toMatchObject({ state: "done", looked: 3200 });
      api.clock.now += 60 * 60_000;
      expect(await rung()).toEqual([]);
    });

    test("that never comes to an end fails after six hours, and at the latest when it is forgotten", async () => {
      const { api, mine, jobId, job } = await large();
      api.clock.now += 6 * 60 * 60_000 + 1;
      await lookInto(api.deps, job);
      expect(await progress(api, mine, jobId)).toMatchObject({ state: "failed" });
      await ringUnfinishedWhatIfs(api.deps);
      expect(api.synced.filter((one) => "jobId" in one && one.jobId === jobId)).toEqual([]);
      const lost = await ask(api, mine, { ...rules, threshold: 60 });
      const { jobId: lostId } = (await lost.json()) as { jobId: string };
      api.clock.now += DAY_MS + 1;
      await learn(api.deps, { v: 1, workspaceId: mine.workspaceId, kind: "learn", jobId: null });
      const shown = await api.call(`/v1/jobs/${lostId}`, { headers: mine.auth });
      expect(await shown.json()).toMatchObject({ state: "failed" });
    });

    test("is looked into in the background when more than 20,000 stand between two thresholds", async () => {
      const api = testApi();
      const mine = await newWorkspace();
      await addLeads(
        mine.workspaceId,
        Array.from({ length: 20_050 }, (_, index) => ({
          accountId: `acc_${index % 3}`,
          sum: index < 20_010 ? 6 + (index % 4) / 10 : 200,
        })),
        api.clock.now,
      );
      const { response, rowsRead } = await api.cost("/v1/scoring/what-if", {
        json: { ...DEFAULT_SCORING, threshold: 30 },
        headers: mine.auth,
      });
      expect([response.status, rowsRead < 21_000]).toEqual([202, true]);
      const { jobId } = (await response.json()) as { jobId: string };
      await lookInto(api.deps, api.synced.shift() as WhatIfJob);
      const answer = await progress(api, mine, jobId);
      expect(answer).toMatchObject({
        state: "done",
        looked: 20_050,
        leaving: { count: 20_010 },
        entering: { count: 0 },
      });
      expect(answer.leaving.examples.map(({ before }) => before)).toEqual(Array(5).fill(16));
    });

    test("belongs to its workspace", async () => {
      const { api, jobId } = await large();
      const stranger = await newWorkspace();
      const response = await api.call(`/v1/scoring/what-if/${jobId}`, { headers: stranger.auth });
      expect(response.status).toBe(404);
    });
  });
});
