import { describe, expect, test } from "vitest";
import { sql } from "../db/tenant.ts";
import type { LeadTotals } from "../leads/contract.ts";
import {
  crowd,
  decisions,
  get,
  post,
  recounted,
  statusLines,
  withLeads,
  workOffChanges,
} from "../testing/bulk.ts";
import { newMember, newWorkspace } from "../testing/people.ts";
import type { Change } from "./contract.ts";
import { expireChanges } from "./expiry.ts";
import { UNDO_MS } from "./service.ts";
import { ringUnfinishedChanges, runSteps, workOnChange } from "./work.ts";

type Done = { changed: number; undoId: string };
type Started = { jobId: string; undoId: string };
const DAY_MS = 86_400_000;
const CHANGE = {
  status: "refused",
  addTags: ["promo"],
  removeTags: ["vip"],
  blocked: true,
  reminder: { at: "2027-01-15T08:00:00Z", note: "appeler Marie" },
};

const seeds = [
  ...crowd(3, { tags: ["vip", "lyon"] }),
  ...crowd(2, { status: "contacted", tags: ["promo"], blocked: true }),
  ...crowd(1, { status: "converted", assignedTo: "usr_1" }),
];

async function changed(count?: number) {
  const made = await withLeads(count === undefined ? seeds : crowd(count, { tags: ["vip"] }));
  const { api, mine, tenant } = made;
  await tenant.run(
    (mine) => sql`UPDATE leads SET amount = 80 WHERE workspace_id = ${mine.id} AND status = 'converted'`,
  );
  const before = await decisions(tenant);
  const response = await post(api, mine, "/v1/leads/bulk", { filter: {}, change: CHANGE });
  const answer = (await response.json()) as Done & Partial<Started>;
  await workOffChanges(api);
  const undo = () => post(api, mine, `/v1/undo/${answer.undoId}`);
  const history = async () => (await get<{ items: Change[] }>(api, mine, "/v1/undo")).items;
  return { ...made, before, answer, undo, history };
}

describe("undoing", () => {
  test("gives every lead back exactly what it had, amounts and evidence too", async () => {
    const { before, tenant, undo, api, mine } = await changed();
    expect(await decisions(tenant)).not.toEqual(before);
    api.clock.now += 30_000;
    const response = await undo();
    expect([response.status, await response.json()]).toEqual([200, { restored: 6, skipped: 0 }]);
    expect(await decisions(tenant)).toEqual(before);
    const lines = await statusLines(tenant);
    expect(lines.filter(({ reason }) => reason === "undo")).toHaveLength(6);
    expect(lines).toContainEqual(
      expect.objectContaining({ status: "converted", previous: "refused", amount: 80, reason: "undo" }),
    );
    expect((await get<LeadTotals>(api, mine, "/v1/leads/totals")).status).toEqual(await recounted(tenant));
    const { left } = (await tenant.first<{ left: number }>(
      (mine) => sql`SELECT count(*) AS left FROM undo_parts WHERE workspace_id = ${mine.id}`,
    ))!;
    expect(left).toBe(0);
  });

  test("of more than 500 goes on in the background", async () => {
    const { before, tenant, undo, api, mine } = await changed(501);
    const response = await undo();
    expect(response.status).toBe(202);
    const { jobId } = (await response.json()) as Started;
    await workOffChanges(api);
    expect(await get(api, mine, `/v1/jobs/${jobId}`)).toMatchObject({
      kind: "undo",
      state: "done",
      done: 501,
      total: 501,
    });
    expect(await decisions(tenant)).toEqual(before);
  });

  test("leaves alone what somebody changed since, and counts it", async () => {
    const { before, tenant, undo, api, mine, ids, history } = await changed();
    api.clock.now += 1000;
    const patch = (id: string, json: unknown) =>
      api.call(`/v1/leads/${id}`, { method: "PATCH", json, headers: mine.auth });
    await patch(ids[0]!, { status: "in_progress" });
    await patch(ids[1]!, { tags: ["promo", "lyon", "paris"] });
    await tenant.run((mine) => sql`DELETE FROM leads WHERE workspace_id = ${mine.id} AND id = ${ids[2]}`);
    expect(await (await undo()).json()).toEqual({ restored: 4, skipped: 2 });
    const after = new Map((await decisions(tenant)).map((lead) => [lead.id, lead]));
    const had = new Map(before.map((lead) => [lead.id, lead]));
    expect(after.get(ids[0]!)).toMatchObject({
      status: "in_progress",
      statusBy: mine.personId,
      tags: had.get(ids[0]!)?.tags,
      blocked: 0,
      reminderAt: null,
    });
    expect(after.get(ids[1]!)).toMatchObject({ status: "new", tags: '["lyon","paris","vip"]' });
    expect((await history())[0]).toMatchObject({ state: "partly-undone", count: 6 });
  });

  test("works once", async () => {
    const { undo, history, api } = await changed();
    expect((await undo()).status).toBe(200);
    const again = await undo();
    expect([again.status, await again.json()]).toMatchObject([409, { code: "already-undone" }]);
    expect((await history())[0]).toMatchObject({
      state: "undone",
      undoneAt: new Date(api.clock.now).toISOString(),
    });
  });

  test("asked for by two at once is done once", async () => {
    const { undo, tenant, before } = await changed();
    const answers = await Promise.all([undo(), undo()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await decisions(tenant)).toEqual(before);
  });

  test("stops a change that is still under way, and puts back what it did", async () => {
    const { api, mine, tenant } = await withLeads(crowd(1000));
    const before = await decisions(tenant);
    const { jobId, undoId } = (await (
      await post(api, mine, "/v1/leads/bulk", { filter: {}, change: { status: "refused" } })
    ).json()) as Started;
    // Collected, and two of four parts changed.
    await runSteps(api.deps, tenant, undoId, 3);
    expect(await recounted(tenant)).toMatchObject({ new: 500, refused: 500 });
    const response = await post(api, mine, `/v1/undo/${undoId}`);
    expect([response.status, await response.json()]).toEqual([200, { restored: 500, skipped: 0 }]);
    await workOffChanges(api);
    expect(await decisions(tenant)).toEqual(before);
    expect(await get(api, mine, `/v1/jobs/${jobId}`)).toMatchObject({ state: "done", done: 500, total: 500 });
  });

  test("is refused to whoever only looks; another workspace's change is as missing as one that never was", async () => {
    const { api, mine, answer } = await changed();
    const viewer = await newMember(mine.workspaceId, "viewer");
    expect((await post(api, viewer, `/v1/undo/${answer.undoId}`)).status).toBe(403);
    const stranger = await newWorkspace();
    const problems = await Promise.all(
      [answer.undoId, "undo_missing"].map(async (id) => {
        const response = await post(api, stranger, `/v1/undo/${id}`);
        const { instance: _, ...body } = (await response.json()) as Record<string, unknown>;
        return { status: response.status, body };
      }),
    );
    expect(problems[0]).toMatchObject({ status: 404 });
    expect(problems[0]).toEqual(problems[1]);
    expect((await get<{ items: Change[] }>(api, stranger, "/v1/undo")).items).toEqual([]);
  });
});

describe("the history", () => {
  test("says who changed what, newest first, without words that may name somebody", async () => {
    const { api, mine, answer, history } = await changed();
    api.clock.now += 1000;
    const second = (await (
      await post(api, mine, "/v1/leads/bulk", { filter: { q: "exemple.1" }, change: { blocked: false } })
    ).json()) as Done;
    const items = await history();
    expect(items.map(({ id }) => id)).toEqual([second.undoId, answer.undoId]);
    expect(items[1]).toEqual({
      id: answer.undoId,
      at: new Date(api.clock.now - 1000).toISOString(),
      by: { id: mine.personId, name: "Camille Exemple" },
      kind: "bulk",
      summary: {
        change: { ...CHANGE, reminder: { at: "2027-01-15T08:00:00.000Z" } },
        filter: {},
      },
      count: 6,
      state: "done",
      undoneAt: null,
    });
    expect(items[0]?.summary).toEqual({ change: { blocked: false }, filter: { search: true } });
    const page = await get<{ items: Change[]; nextCursor: string }>(api, mine, "/v1/undo?limit=1");
    const rest = await get<{ items: Change[]; nextCursor: null }>(
      api,
      mine,
      `/v1/undo?limit=1&cursor=${page.nextCursor}`,
    );
    expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(rest.nextCursor).toBeNull();
  });

  test("does not show what changed nobody", async () => {
    const { api, mine } = await withLeads([]);
    const answer = (await (
      await post(api, mine, "/v1/leads/bulk", { ids: ["lead_missing"], change: { blocked: true } })
    ).json()) as Done;
    expect(answer.changed).toBe(0);
    expect((await get<{ items: Change[] }>(api, mine, "/v1/undo")).items).toEqual([]);
  });

  test("ends: after 30 days nothing of a lead is kept, after 60 nothing at all", async () => {
    const { api, tenant, answer, undo, history } = await changed();
    const kept = async () => {
      const own = await tenant.all<{ state: string; work: string | null }>(
        (mine) => sql`SELECT state, work FROM undo_changes WHERE workspace_id = ${mine.id}`,
      );
      const parts = await tenant.all((mine) => sql`SELECT 1 FROM undo_parts WHERE workspace_id = ${mine.id}`);
      return { own, parts: parts.length };
    };
    expect(await kept()).toMatchObject({ own: [{ state: "done", work: null }], parts: 1 });
    api.clock.now += UNDO_MS - DAY_MS;
    await expireChanges(api.deps);
    expect((await kept()).parts).toBe(1);
    api.clock.now += DAY_MS;
    expect((await history())[0]).toMatchObject({ id: answer.undoId, state: "expired" });
    await expireChanges(api.deps);
    expect(await kept()).toMatchObject({ own: [{ state: "expired" }], parts: 0 });
    expect((await history())[0]).toMatchObject({ state: "expired" });
    const late = await undo();
    expect([late.status, await late.json()]).toMatchObject([409, { code: "undo-expired" }]);
    api.clock.now += UNDO_MS;
    await expireChanges(api.deps);
    expect(await kept()).toEqual({ own: [], parts: 0 });
  });
});

test("a ring that is lost is rung again by the sweep", async () => {
  const { api, mine, tenant } = await withLeads(crowd(600));
  await post(api, mine, "/v1/leads/bulk", { filter: {}, change: { blocked: true } });
  api.synced.length = 0;
  await ringUnfinishedChanges(api.deps);
  expect(api.synced.filter((job) => "workspaceId" in job && job.workspaceId === mine.workspaceId)).toEqual(
    [],
  );
  api.clock.now += 3 * 60_000;
  await ringUnfinishedChanges(api.deps);
  await workOffChanges(api);
  expect((await decisions(tenant)).every(({ blocked }) => blocked === 1)).toBe(true);
});

test("a message that comes twice, or two at once, changes nobody twice", async () => {
  const { api, mine, tenant } = await withLeads(crowd(1500));
  const { undoId } = (await (
    await post(api, mine, "/v1/leads/bulk", { filter: {}, change: { status: "contacted" } })
  ).json()) as Started;
  const job = { v: 1, workspaceId: mine.workspaceId, kind: "bulk-change" as const, changeId: undoId };
  await Promise.all([workOnChange(api.deps, job), workOnChange(api.deps, job)]);
  await workOffChanges(api);
  await workOnChange(api.deps, job);
  expect(await statusLines(tenant)).toHaveLength(1500);
  expect(await recounted(tenant)).toMatchObject({ contacted: 1500, new: 0 });
  const { items } = await get<{ items: Change[] }>(api, mine, "/v1/undo");
  expect(items).toMatchObject([{ count: 1500, state: "done" }]);
});
