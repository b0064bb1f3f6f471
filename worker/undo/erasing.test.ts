import { expect, test } from "vitest";
import { sql } from "../db/tenant.ts";
import type { LeadExport } from "../privacy/contract.ts";
import { erase } from "../privacy/erase.ts";
import type { TestApi } from "../testing/api.ts";
import { crowd, decisions, get, post, withLeads, workOffChanges } from "../testing/bulk.ts";
import { runSteps } from "./work.ts";

type Started = { jobId: string; undoId: string };

async function workOffErasures({ deps, synced }: TestApi): Promise<void> {
  for (;;) {
    const at = synced.findIndex(({ kind }) => kind === "erase");
    if (at === -1) return;
    const [job] = synced.splice(at, 1);
    if (job?.kind === "erase") await erase(deps, job);
  }
}

test("a person who is erased leaves nothing in what can be undone; everybody else is put back", async () => {
  const { api, mine, ids, tenant } = await withLeads(crowd(520, { tags: ["vip"] }));
  const note = "rappeler Zélie Exemple";
  const [gone, other] = [ids[300]!, ids[301]!];
  await post(api, mine, "/v1/leads/bulk", {
    ids: [gone],
    change: { reminder: { at: "2027-01-15T08:00:00Z", note } },
  });
  api.clock.now += 1000;
  const { undoId } = (await (
    await post(api, mine, "/v1/leads/bulk", { filter: { q: "exemple" }, change: { status: "refused" } })
  ).json()) as Started;
  await workOffChanges(api);
  const kept = async (text: string) =>
    tenant.all(
      (
        mine,
      ) => sql`SELECT change_id FROM undo_parts WHERE workspace_id = ${mine.id} AND instr(leads, ${text}) > 0
        UNION ALL SELECT id FROM undo_changes WHERE workspace_id = ${mine.id}
          AND instr(summary || coalesce(work, ''), ${text}) > 0`,
    );
  expect(await kept(gone)).toHaveLength(2);
  expect(await kept(note)).toHaveLength(1);
  expect(await kept("exemple")).toHaveLength(0);

  const shown = await get<LeadExport>(api, mine, `/v1/leads/${gone}/export`);
  expect(shown.changesThatCanBeUndone).toMatchObject([
    { kind: "bulk", reminder: { given: { note } } },
    { kind: "bulk", status: { status: "new" } },
  ]);

  expect((await post(api, mine, `/v1/leads/${gone}/erasure`)).status).toBe(202);
  await workOffErasures(api);
  expect((await decisions(tenant)).some(({ id }) => id === gone)).toBe(false);
  expect(await kept(gone)).toEqual([]);
  expect(await kept(note)).toEqual([]);
  expect(await kept(other)).toHaveLength(1);

  await post(api, mine, `/v1/undo/${undoId}`);
  await workOffChanges(api);
  const { items } = await get<{ items: { id: string; state: string; count: number }[] }>(
    api,
    mine,
    "/v1/undo",
  );
  expect(items.find(({ id }) => id === undoId)).toMatchObject({ state: "undone", count: 520 });
  expect((await decisions(tenant)).every(({ status }) => status === "new")).toBe(true);
});

test("a person who is erased while a change is under way is left out of it", async () => {
  const { api, mine, ids, tenant } = await withLeads(crowd(600));
  const { undoId } = (await (
    await post(api, mine, "/v1/leads/bulk", { filter: {}, change: { blocked: true } })
  ).json()) as Started;
  await runSteps(api.deps, tenant, undoId, 1);
  await post(api, mine, `/v1/leads/${ids[0]}/erasure`);
  await workOffErasures(api);
  await workOffChanges(api);
  expect((await decisions(tenant)).map(({ blocked }) => blocked)).toEqual(Array(599).fill(1));
  expect((await get<{ items: object[] }>(api, mine, "/v1/undo")).items).toMatchObject([
    { count: 599, state: "done" },
  ]);
});
