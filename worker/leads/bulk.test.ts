import { describe, expect, test } from "vitest";
import { sql } from "../db/tenant.ts";
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
import { addLeads } from "../testing/leads.ts";
import { newMember, newWorkspace } from "../testing/people.ts";
import type { Lead, LeadTotals } from "./contract.ts";

type Done = { changed: number; undoId: string; unfit: number };
type Started = { jobId: string; undoId: string };
type Job = { state: string; done: number; total: number };
const BULK = "/v1/leads/bulk";

describe("a change of many leads", () => {
  test.each([0, 1, 500])("of %i is made before the answer", async (count) => {
    const { api, mine, ids, tenant } = await withLeads(crowd(count));
    const response = await post(api, mine, BULK, { filter: {}, change: { status: "contacted" } });
    expect(response.status).toBe(200);
    const answer = (await response.json()) as Done;
    expect(answer).toEqual({ changed: count, undoId: expect.stringMatching(/^undo_/), unfit: 0 });
    expect(api.synced).toEqual([]);
    const leads = await decisions(tenant);
    expect(leads.map(({ status, statusBy }) => [status, statusBy])).toEqual(
      ids.map(() => ["contacted", mine.personId]),
    );
    const lines = await statusLines(tenant);
    expect(lines).toHaveLength(count);
    for (const line of lines)
      expect(line).toMatchObject({ status: "contacted", previous: "new", by: mine.personId, reason: "bulk" });
  });

  test.each([501, 2000])("of %i goes on in the background, with its progress", async (count) => {
    const { api, mine, tenant } = await withLeads(crowd(count));
    const response = await post(api, mine, BULK, {
      filter: { status: ["new"] },
      // What it asks for is what it changes: whoever is changed no longer matches.
      change: { status: "in_progress", addTags: ["promo"] },
    });
    expect(response.status).toBe(202);
    const { jobId } = (await response.json()) as Started;
    expect(await get<Job>(api, mine, `/v1/jobs/${jobId}`)).toMatchObject({ state: "waiting", done: 0 });
    await workOffChanges(api);
    expect(await get<Job>(api, mine, `/v1/jobs/${jobId}`)).toMatchObject({
      kind: "bulk-change",
      state: "done",
      done: count,
      total: count,
    });
    const leads = await decisions(tenant);
    expect(new Set(leads.map(({ status, tags }) => `${status} ${tags}`))).toEqual(
      new Set(['in_progress ["promo"]']),
    );
    expect(await statusLines(tenant)).toHaveLength(count);
  });

  test("keeps the totals what a recount says", async () => {
    const { api, mine, tenant } = await withLeads([...crowd(300), ...crowd(300, { status: "refused" })]);
    await post(api, mine, BULK, { filter: { status: ["new"] }, change: { status: "converted" } });
    const changes = await tenant.all<Record<string, number>>(
      (mine) => sql`SELECT sum(new) AS new, sum(contacted) AS contacted, sum(converted) AS converted,
        sum(refused) AS refused FROM daily_stats WHERE workspace_id = ${mine.id}`,
    );
    expect(changes).toEqual([{ new: -300, contacted: 0, converted: 300, refused: 0 }]);
    expect((await get<LeadTotals>(api, mine, "/v1/leads/totals")).status).toEqual(await recounted(tenant));
  });

  test("changes exactly those that are named, and nobody of another workspace", async () => {
    const { api, mine, ids, tenant } = await withLeads(crowd(4));
    const theirs = await newWorkspace();
    const [foreign] = await addLeads(theirs.workspaceId, [{}], api.clock.now);
    const named = [ids[1]!, ids[3]!, ids[1]!, foreign!, "lead_missing"];
    const response = await post(api, mine, BULK, { ids: named, change: { blocked: true } });
    expect([response.status, await response.json()]).toEqual([
      200,
      { changed: 2, undoId: expect.any(String), unfit: 0 },
    ]);
    const blocked = (await decisions(tenant)).filter((lead) => lead.blocked === 1).map(({ id }) => id);
    expect(blocked).toEqual([ids[1], ids[3]].sort());
    expect(await get<Lead>(api, theirs, `/v1/leads/${foreign}`)).toMatchObject({ blocked: false });
  });

  test("gives a status, tags, an assignee, a block and a reminder at once", async () => {
    const { api, mine, ids } = await withLeads([{ tags: ["lyon"], status: "converted" }, { tags: ["vip"] }]);
    const change = {
      status: "in_progress",
      addTags: [" promo ", "vip"],
      removeTags: ["lyon"],
      assignedTo: mine.personId,
      blocked: true,
      reminder: { at: "2027-01-15T08:00:00Z", note: "appeler" },
    };
    const answer = (await (await post(api, mine, BULK, { ids, change })).json()) as Done;
    expect(answer.changed).toBe(2);
    const leads = await Promise.all(ids.map((id) => get<Lead>(api, mine, `/v1/leads/${id}`)));
    for (const lead of leads) {
      expect(lead).toMatchObject({
        status: "in_progress",
        amount: null,
        assignedTo: mine.personId,
        blocked: true,
        reminder: { at: "2027-01-15T08:00:00.000Z", note: "appeler" },
      });
    }
    expect(leads.map(({ tags }) => tags)).toEqual([
      ["promo", "vip"],
      ["vip", "promo"],
    ]);
    const again = (await (await post(api, mine, BULK, { ids, change })).json()) as Done;
    expect(again.changed).toBe(0);
  });

  test("says how many leads have no room for another tag", async () => {
    const full = Array.from({ length: 30 }, (_, index) => `t${index}`);
    const { api, mine, ids } = await withLeads([{ tags: full }, { tags: full.slice(1) }, {}]);
    const response = await post(api, mine, BULK, { ids, change: { addTags: ["a", "b"] } });
    expect(await response.json()).toMatchObject({ changed: 2, unfit: 2 });
    const tags = (await Promise.all(ids.map((id) => get<Lead>(api, mine, `/v1/leads/${id}`)))).map(
      (lead) => lead.tags.length,
    );
    expect(tags).toEqual([30, 30, 2]);
  });

  test("takes a view for its filter; what is given beside it wins", async () => {
    const { api, mine, tenant } = await withLeads([
      { status: "new", tags: ["vip"] },
      { status: "refused", tags: ["vip"] },
      { status: "new" },
    ]);
    const view = (await (
      await post(api, mine, "/v1/views", { name: "VIP", filter: { tag: "vip", status: ["new"] } })
    ).json()) as { id: string };
    const count = (filter: object) => post(api, mine, "/v1/leads/count", { filter });
    expect(await (await count({ view: view.id })).json()).toMatchObject({ count: 1, isExact: true });
    const both = await post(api, mine, BULK, {
      filter: { view: view.id, status: ["new", "refused"] },
      change: { blocked: true },
    });
    expect(await both.json()).toMatchObject({ changed: 2 });
    expect((await decisions(tenant)).map(({ blocked }) => blocked).sort()).toEqual([0, 1, 1]);
    const none = await count({ view: "view_missing" });
    expect(none.status).toBe(422);
    expect(await none.json()).toMatchObject({ errors: [{ pointer: "/filter/view", code: "unknown-view" }] });
  });

  test("that a lead was changed meanwhile is seen, not overwritten", async () => {
    const { api, mine, ids } = await withLeads(crowd(3, { tags: ["a"] }));
    await Promise.all([
      post(api, mine, BULK, { ids, change: { addTags: ["b"] } }),
      post(api, mine, BULK, { ids, change: { addTags: ["c"] } }),
      ...ids.map((id) =>
        api.call(`/v1/leads/${id}`, { method: "PATCH", json: { note: "vu" }, headers: mine.auth }),
      ),
    ]);
    for (const id of ids) {
      const lead = await get<Lead>(api, mine, `/v1/leads/${id}`);
      expect([...lead.tags].sort()).toEqual(["a", "b", "c"]);
      expect(lead.note).toBe("vu");
    }
  });
});

describe("what cannot be asked for", () => {
  test.each<[string, unknown, string, string]>([
    ["nothing", {}, "/change", "invalid_type"],
    ["no change", { ids: [], change: {} }, "/change", "custom"],
    ["neither filter nor ids", { change: { blocked: true } }, "", "custom"],
    ["both", { ids: [], filter: {}, change: { blocked: true } }, "", "custom"],
    ["an unknown field", { ids: [], change: { blocked: true, note: "x" } }, "/change/note", "unknown-field"],
    [
      "an unknown filter",
      { filter: { colour: "red" }, change: { blocked: true } },
      "/filter/colour",
      "unknown-field",
    ],
    [
      "a comma list",
      { filter: { status: "new" }, change: { blocked: true } },
      "/filter/status",
      "invalid_type",
    ],
    ["an unknown status", { ids: [], change: { status: "lost" } }, "/change/status", "invalid_value"],
    [
      "an amount for all",
      { ids: [], change: { status: "converted", amount: 5 } },
      "/change/amount",
      "unknown-field",
    ],
    [
      "a tag both ways",
      { ids: [], change: { addTags: ["a"], removeTags: ["a"] } },
      "/change/removeTags",
      "custom",
    ],
    ["an empty tag", { ids: [], change: { addTags: [" "] } }, "/change/addTags/0", "too_small"],
    ["no tag", { ids: [], change: { addTags: [] } }, "/change/addTags", "too_small"],
    [
      "a reminder without a time",
      { ids: [], change: { reminder: { note: "x" } } },
      "/change/reminder/at",
      "invalid_type",
    ],
    [
      "a stranger in charge",
      { ids: [], change: { assignedTo: "usr_stranger" } },
      "/change/assignedTo",
      "unknown-member",
    ],
    [
      "too many",
      { ids: Array.from({ length: 501 }, (_, n) => `lead_${n}`), change: { blocked: true } },
      "/ids",
      "too_big",
    ],
  ])("%s", async (_, body, pointer, code) => {
    const { api, mine } = await withLeads([]);
    const response = await post(api, mine, BULK, body);
    const problem = (await response.json()) as { errors: { pointer: string; code: string }[] };
    expect([response.status, problem.errors]).toEqual([
      422,
      expect.arrayContaining([expect.objectContaining({ pointer, code })]),
    ]);
  });

  test("is refused to whoever only looks, and to whoever is somewhere else", async () => {
    const { api, mine, ids, tenant } = await withLeads([{}]);
    const viewer = await newMember(mine.workspaceId, "viewer");
    const body = { ids, change: { blocked: true } };
    expect((await post(api, viewer, BULK, body)).status).toBe(403);
    expect((await post(api, viewer, "/v1/leads/count", {})).status).toBe(200);
    const stranger = await newWorkspace();
    expect(await (await post(api, stranger, BULK, body)).json()).toMatchObject({ changed: 0 });
    expect((await decisions(tenant)).map(({ blocked }) => blocked)).toEqual([0]);
  });
});

describe("counting who is meant", () => {
  test("is exact where counters say it, and where few rows do", async () => {
    const { api, mine } = await withLeads([
      ...crowd(30),
      ...crowd(20, { status: "refused", tags: ["vip"] }),
      ...crowd(5, { intent: "price" }),
    ]);
    const count = async (filter?: object) =>
      (await (await post(api, mine, "/v1/leads/count", filter ? { filter } : {})).json()) as object;
    expect(await count()).toMatchObject({ count: 55, isExact: true });
    expect(await count({ status: ["refused", "new"] })).toMatchObject({ count: 55, isExact: true });
    expect(await count({ status: ["refused"], tag: "vip" })).toMatchObject({ count: 20, isExact: true });
    expect(await count({ intent: ["price"] })).toMatchObject({ count: 5, isExact: true });
    expect(await count({ minScore: 100 })).toMatchObject({ count: 0, isExact: true });
  });

  test("stops within its budget, and says so", async () => {
    const { api, mine } = await withLeads(crowd(24_000));
    const filter = { blocked: undefined, intent: ["price"] };
    const { response, rowsRead } = await api.cost("/v1/leads/count", {
      method: "POST",
      json: { filter },
      headers: mine.auth,
    });
    const { count, isExact, looked } = (await response.json()) as {
      count: number;
      isExact: boolean;
      looked: number;
    };
    expect({ count, isExact }).toEqual({ count: 0, isExact: false });
    expect(looked).toBeGreaterThan(10_000);
    expect(rowsRead).toBeLessThan(25_000);
  });
});

test("a reminder is set, changed and taken away with the lead's other decisions", async () => {
  const { api, mine, ids } = await withLeads([{}]);
  const patch = async (json: unknown) =>
    api.call(`/v1/leads/${ids[0]}`, { method: "PATCH", json, headers: mine.auth });
  const at = "2027-01-15T08:00:00.000Z";
  const set = await patch({ reminder: { at, note: " rappeler " } });
  expect([set.status, await set.json()]).toMatchObject([200, { reminder: { at, note: "rappeler" } }]);
  const kept = await patch({ status: "contacted" });
  expect(await kept.json()).toMatchObject({ status: "contacted", reminder: { at, note: "rappeler" } });
  const bare = await patch({ reminder: { at } });
  expect(await bare.json()).toMatchObject({ reminder: { at, note: "" } });
  const listed = async (reminder: string) =>
    (await get<{ items: Lead[] }>(api, mine, `/v1/leads?reminder=${reminder}`)).items.map(({ id }) => id);
  const counted = async (reminder: string) =>
    await (await post(api, mine, "/v1/leads/count", { filter: { reminder } })).json();
  expect([await listed("set"), await listed("due")]).toEqual([ids, []]);
  expect([await counted("set"), await counted("due")]).toMatchObject([{ count: 1 }, { count: 0 }]);
  await patch({ reminder: { at: new Date(api.clock.now - 1000).toISOString() } });
  expect(await listed("due")).toEqual(ids);
  const gone = await patch({ reminder: null });
  expect(await gone.json()).toMatchObject({ reminder: null });
  for (const [reminder, pointer] of [
    [{ at: "demain" }, "/reminder/at"],
    [{ note: "x" }, "/reminder/at"],
    [{ at, colour: 1 }, "/reminder/colour"],
    [{ at, note: "x".repeat(501) }, "/reminder/note"],
  ] as const) {
    const response = await patch({ reminder });
    expect([response.status, await response.json()]).toMatchObject([422, { errors: [{ pointer }] }]);
  }
});
