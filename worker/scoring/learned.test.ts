import { expect, test } from "vitest";
import { sql, TenantDb } from "../db/tenant.ts";
import type { Job } from "../jobs/contract.ts";
import { testEnv } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { addInteractions, addLeads, type InteractionSeed } from "../testing/leads.ts";
import { newMember, newWorkspace, type TestSeat } from "../testing/people.ts";
import { DEFAULT_SCORING, type LeadScore, type Learned } from "./contract.ts";
import { DAY_MS, HOUR_MS } from "./days.ts";
import type { LearnJob } from "./jobs.ts";
import { learn } from "./learn.ts";

const NOON = Date.UTC(2026, 10, 20, 12);

/** Sales and refusals; buyers comment in the evening, the others in the morning, or nobody knows when. */
async function outcomes(mine: TestSeat, size: number, isTimed: boolean) {
  const people = Array.from({ length: size }, (_, index) => {
    const won = index % 3 === 0;
    const evening = isTimed ? (won ? index % 10 !== 0 : index % 10 === 0) : (index * 7919) % 2 === 0;
    return { won, evening, at: NOON - (1 + (index % 20)) * DAY_MS, count: 1 + ((index * 31) % 4) };
  });
  const ids = await addLeads(
    mine.workspaceId,
    people.map(({ won, count }) => ({
      status: won ? ("converted" as const) : ("refused" as const),
      interactionCount: count + 1,
    })),
    NOON,
  );
  await addInteractions(
    mine.workspaceId,
    people.flatMap(({ evening, at, count, won }, index): InteractionSeed[] => [
      ...Array.from({ length: count }, (_, n) => ({
        leadId: ids[index]!,
        kind: n % 2 === 0 ? ("comment" as const) : ("reaction" as const),
        points: 10,
        at: at - (at % DAY_MS) - n * DAY_MS + (evening ? 19 : 8) * HOUR_MS,
      })),
      // After the outcome: whoever looks at this knows too much.
      { leadId: ids[index]!, kind: won ? "message" : "share", points: 0, at: NOON + HOUR_MS },
    ]),
  );
  return ids;
}

const learned = async (api: TestApi, seat: TestSeat, language = "en"): Promise<Learned> =>
  (await api.call("/v1/scoring/learned", { headers: { ...seat.auth, "accept-language": language } })).json();
const scoreOf = async (api: TestApi, seat: TestSeat, id: string, language = "en"): Promise<LeadScore> =>
  (
    await api.call(`/v1/leads/${id}/score`, { headers: { ...seat.auth, "accept-language": language } })
  ).json();
const night = (seat: TestSeat): LearnJob => ({
  v: 1,
  workspaceId: seat.workspaceId,
  kind: "learn",
  jobId: null,
});

test("stays invisible until there are 200 outcomes", async () => {
  const api = testApi(NOON + DAY_MS);
  const mine = await newWorkspace();
  const ids = await outcomes(mine, 150, true);
  await learn(api.deps, night(mine));
  expect(await learned(api, mine)).toEqual({
    state: "collecting",
    converted: 50,
    refused: 100,
    needed: 200,
    trainedAt: null,
    heldOut: 0,
    lift: null,
    auc: null,
    terms: [],
  });
  expect((await scoreOf(api, mine, ids[0]!)).learned).toBeNull();
});

test("is shown once it beats the rules on outcomes it was not taught, with its largest terms in words", async () => {
  const api = testApi(NOON + DAY_MS);
  const mine = await newWorkspace();
  const ids = await outcomes(mine, 600, true);
  const started = await api.call("/v1/scoring/learned/train", { method: "POST", headers: mine.auth });
  expect(started.status).toBe(202);
  const { jobId } = (await started.json()) as { jobId: string };
  const again = await api.call("/v1/scoring/learned/train", { method: "POST", headers: mine.auth });
  expect(await again.json()).toEqual({ jobId });
  expect(api.synced).toHaveLength(1);
  await learn(api.deps, api.synced[0] as LearnJob);
  const job = (await (await api.call(`/v1/jobs/${jobId}`, { headers: mine.auth })).json()) as Job;
  expect(job).toMatchObject({ kind: "learn", state: "done", done: 600, total: 600 });

  const answer = await learned(api, mine);
  expect(answer).toMatchObject({ state: "ready", converted: 200, refused: 400 });
  expect(answer.auc!.learned).toBeGreaterThan(answer.auc!.rules);
  expect(answer.lift!.learned).toBeGreaterThanOrEqual(answer.lift!.rules);
  expect(answer.heldOut).toBeGreaterThan(80);
  const names = answer.terms.map(({ name }) => name);
  expect(names.slice(0, 3)).toContain("share in the evening (18 to 24)");
  // Only sales have messages and only refusals shares, but after the fact.
  expect(names.join()).not.toMatch(/messages|shares/);
  expect((await learned(api, mine, "fr")).terms.map(({ name }) => name)).toContain(
    "part du soir (18\u00a0h à 24\u00a0h)",
  );

  const { learned: likely } = await scoreOf(api, mine, ids[3]!);
  const { learned: unlikely } = await scoreOf(api, mine, ids[1]!);
  expect(likely!.probability).toBeGreaterThan(0.6);
  expect(unlikely!.probability).toBeLessThan(0.3);
  expect(likely!.terms.length).toBeLessThanOrEqual(5);
  expect(likely!.terms[0]).toEqual({
    name: expect.any(String),
    value: expect.any(Number),
    contribution: expect.any(Number),
  });
});

test("is measured but never shown for a lead where it does not beat the rules", async () => {
  const api = testApi(NOON + DAY_MS);
  const mine = await newWorkspace();
  const ids = await outcomes(mine, 400, false);
  await learn(api.deps, night(mine));
  const answer = await learned(api, mine);
  expect(answer).toMatchObject({ state: "not-better", terms: [] });
  expect(answer.auc).not.toBeNull();
  expect((await scoreOf(api, mine, ids[0]!)).learned).toBeNull();
  const kept = await new TenantDb(testEnv.DB, mine.workspaceId).first<{ model: unknown }>(
    (scope) => sql`SELECT model FROM learned_scores WHERE workspace_id = ${scope.id}`,
  );
  expect(kept?.model).toBeNull();
});

test("learns at night only where outcomes changed", async () => {
  const api = testApi(NOON + DAY_MS);
  const mine = await newWorkspace();
  const ids = await outcomes(mine, 300, true);
  await learn(api.deps, night(mine));
  const { trainedAt } = await learned(api, mine);
  api.clock.now += DAY_MS;
  const written = api.counts.rowsWritten;
  await learn(api.deps, night(mine));
  expect(api.counts.rowsWritten).toBe(written);
  const patch = { method: "PATCH", json: { status: "refused" }, headers: mine.auth };
  expect((await api.call(`/v1/leads/${ids[0]}`, patch)).status).toBe(200);
  await learn(api.deps, night(mine));
  const answer = await learned(api, mine);
  expect(answer).toMatchObject({ converted: 99, refused: 201 });
  expect(answer.trainedAt).not.toBe(trainedAt);
});

test("is not shown after new rules until it was compared with those", async () => {
  const api = testApi(NOON + DAY_MS);
  const mine = await newWorkspace();
  const ids = await outcomes(mine, 400, true);
  await learn(api.deps, night(mine));
  expect((await scoreOf(api, mine, ids[0]!)).learned).not.toBeNull();
  const rules = { ...DEFAULT_SCORING, halfLifeDays: 20 };
  await api.call("/v1/scoring", { method: "PUT", json: rules, headers: mine.auth });
  expect((await scoreOf(api, mine, ids[0]!)).learned).toBeNull();
  expect(api.synced).toEqual([night(mine)]);
  await learn(api.deps, night(mine));
  expect((await scoreOf(api, mine, ids[0]!)).learned).not.toBeNull();
});

test("is taught by those who run the workspace, and read by everybody in it", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  const viewer = await newMember(mine.workspaceId, "viewer");
  const train = await api.call("/v1/scoring/learned/train", { method: "POST", headers: viewer.auth });
  expect(train.status).toBe(403);
  expect(await learned(api, viewer)).toMatchObject({ state: "collecting", converted: 0, refused: 0 });
});

test("why a lead has its score is told in a sentence per point, in the reader's language", async () => {
  const api = testApi(NOON);
  const mine = await newWorkspace();
  const [leadId] = await addLeads(mine.workspaceId, [{ sum: 15, sumAt: NOON - 3 * DAY_MS }], NOON);
  await addInteractions(mine.workspaceId, [
    { leadId: leadId!, kind: "message", text: "c'est combien ?", points: 15, at: NOON - 3 * DAY_MS },
  ]);
  const [french] = (await scoreOf(api, mine, leadId!, "fr-FR,fr;q=0.9")).reasons;
  expect(french!.sentence).toBe(
    "+15\u00a0: a écrit «\u00a0c'est combien\u202f?\u00a0» il y a 3 jours, il en reste 12,9",
  );
  const [english] = (await scoreOf(api, mine, leadId!, "en")).reasons;
  expect(english!.sentence).toBe("+15: wrote “c'est combien ?” 3 days ago, 12.9 left");
});
