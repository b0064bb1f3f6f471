import { expect, test } from "vitest";
import { sql } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import type { SyncJob } from "../env.ts";
import type { Actor } from "../http/context.ts";
import { crowd, decisions, recounted, statusLines, withLeads, workOffChanges } from "../testing/bulk.ts";
import { mortal } from "../testing/mortal.ts";
import { requireChange, undoChange } from "../undo/undo.ts";
import { ringUnfinishedChanges, workOnChange } from "../undo/work.ts";
import { changeInBulk } from "./bulk.ts";
import type { BulkBody } from "./bulk-contract.ts";

/** Longer than a ring waits, whatever failed before. */
const LATER_MS = 2 * 3_600_000;
const ACTOR: Actor = { kind: "person", personId: "usr_boss", sessionId: "ses_boss" };
const CHANGE = { status: "refused" as const, addTags: ["promo"], removeTags: ["vip"], blocked: true };

async function scene(count: number, body: BulkBody) {
  const world = await withLeads([...crowd(count, { tags: ["vip", "lyon"] }), { status: "refused" }]);
  const { api, tenant, mine } = world;
  const changes = () =>
    tenant.all<{ id: string; state: string }>(
      (mine) => sql`SELECT id, state FROM undo_changes WHERE workspace_id = ${mine.id}`,
    );
  /** The request, unless an earlier one was kept: whoever got no answer looks, and asks again. */
  const begin = async (deps: Deps): Promise<void> => {
    if ((await changes()).length === 0) {
      await changeInBulk(deps, deps.tenant(mine.workspaceId), ACTOR, body);
    }
  };
  const beginUndo = async (deps: Deps): Promise<void> => {
    const [change] = await changes();
    if (change?.state !== "done") return;
    const using = deps.tenant(mine.workspaceId);
    await undoChange(deps, using, ACTOR, await requireChange(using, change.id));
  };
  return { ...world, api, begin, beginUndo };
}
type Scene = Awaited<ReturnType<typeof scene>>;

/** Until the process dies; then again by a live one, which only the sweep and what still rings tell where to go on. */
async function run(world: Scene, begin: (deps: Deps) => Promise<void>, last: number): Promise<number> {
  const { api } = world;
  const { deps, asked } = mortal(api.deps, last);
  try {
    await begin(deps);
    for (;;) {
      const at = api.synced.findIndex(({ kind }) => kind === "bulk-change");
      if (at === -1) break;
      // A message is gone from the queue only once its consumer has ended.
      await workOnChange(deps, api.synced[at] as Extract<SyncJob, { kind: "bulk-change" }>);
      api.synced.splice(at, 1);
    }
  } catch {
    // Died; an error that is no kill shows in the end state.
  }
  await begin(api.deps);
  await workOffChanges(api);
  api.clock.now += LATER_MS;
  await ringUnfinishedChanges(api.deps);
  await workOffChanges(api);
  return asked();
}

/** What is left, without what differs between two runs: ids and times. */
async function endState({ tenant, ids }: Scene): Promise<unknown> {
  const order = new Map(ids.map((id, index) => [id, index]));
  const leads = (await decisions(tenant))
    .sort((a, b) => order.get(a.id)! - order.get(b.id)!)
    .map(({ id: _, statusAt: __, ...lead }) => lead);
  const lines = (await statusLines(tenant)).map(({ leadId: _, ...line }) => JSON.stringify(line)).sort();
  const change = await tenant.first(
    (
      mine,
    ) => sql`SELECT state, phase, work, parts, count, unfit, restored, skipped, due_at, tries FROM undo_changes
      WHERE workspace_id = ${mine.id}`,
  );
  const kept = await tenant.all(
    (mine) => sql`SELECT json_array_length(leads) AS leads FROM undo_parts WHERE workspace_id = ${mine.id}
      ORDER BY part`,
  );
  const jobs = await tenant.all(
    (mine) => sql`SELECT kind, state, done, total FROM jobs WHERE workspace_id = ${mine.id} ORDER BY id`,
  );
  const counted = await tenant.first(
    (mine) =>
      sql`SELECT sum(new) AS new, sum(refused) AS refused FROM daily_stats WHERE workspace_id = ${mine.id}`,
  );
  return { leads, lines, change, kept, jobs, counted, recounted: await recounted(tenant) };
}

test.each<[string, number, BulkBody]>([
  ["of everybody, in the background", 620, { filter: {}, change: CHANGE }],
  ["of few, at once", 260, { filter: { status: ["new"] }, change: CHANGE }],
])(
  "killed at any moment, a change %s and its undoing end as if nothing had happened",
  { timeout: 600_000 },
  async (_, count, body) => {
    const clean = await scene(count, body);
    const before = await decisions(clean.tenant);
    const calls = await run(clean, clean.begin, Number.POSITIVE_INFINITY);
    const changed = await endState(clean);
    expect(changed).toMatchObject({
      change: { state: "done", phase: null, work: null, due_at: null, tries: 0 },
      counted: { new: -count, refused: count },
      recounted: { new: 0, refused: count + 1 },
    });
    const undoCalls = await run(clean, clean.beginUndo, Number.POSITIVE_INFINITY);
    const undone = await endState(clean);
    expect(undone).toMatchObject({ change: { state: "undone", restored: expect.any(Number), skipped: 0 } });
    expect(await decisions(clean.tenant)).toEqual(before);
    expect(Math.min(calls, undoCalls)).toBeGreaterThan(8);

    for (let last = 0; last < Math.max(calls, undoCalls); last++) {
      const world = await scene(count, body);
      const had = await decisions(world.tenant);
      await run(world, world.begin, last);
      expect(await endState(world), `changing, killed before call ${last + 1} of ${calls}`).toEqual(changed);
      await run(world, world.beginUndo, last);
      expect(await endState(world), `undoing, killed before call ${last + 1} of ${undoCalls}`).toEqual(
        undone,
      );
      expect(await decisions(world.tenant)).toEqual(had);
    }
  },
);
