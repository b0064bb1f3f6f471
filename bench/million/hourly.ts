import { DAY_MS } from "../../worker/scoring/days.ts";
import { heatOf, rawOf } from "../../worker/scoring/heat.ts";
import { countCrossings } from "../../worker/scoring/hourly.ts";
import { HALF_LIFE_DAYS, NOW, THRESHOLD } from "./people.ts";
import { count, type Line, table } from "./report.ts";
import type { World } from "./world.ts";

/** The hourly run: what it reads and writes for leads that fall under the threshold, and for those that do not. */

const READ_PER_CROSSING = 3;
const WRITTEN_PER_CROSSING = 4;

export async function measureHourly(world: World, crossing: number): Promise<{ over: number; text: string }> {
  const first = await fallOf(world, crossing);
  const run = await cost(world, first.until);
  const left = await targetsBetween(world, first.fromHeat, first.toHeat);
  if (left !== 0) throw new Error(`${left} leads are targets still`);

  // The next ones would fall, but each does something: nobody crosses.
  const second = await fallOf(world, crossing);
  await touch(world, second.fromHeat, second.toHeat);
  const touched = await cost(world, second.until);

  const read = run.rowsRead / first.leads;
  const written = run.rowsWritten / first.leads;
  // One row is the run's own: until when it has counted.
  const writtenForTouched = (touched.rowsWritten - 1) / second.leads;
  const over =
    Number(read > READ_PER_CROSSING) + Number(written > WRITTEN_PER_CROSSING) + Number(writtenForTouched > 0);
  const lines: Line[] = [
    ["fell under the threshold", count(first.leads), read.toFixed(2), "3", written.toFixed(2), "4"],
    [
      "were merely touched",
      count(second.leads),
      (touched.rowsRead / second.leads).toFixed(2),
      "",
      writtenForTouched.toFixed(2),
      "0",
    ],
  ];
  return {
    over,
    text: table(["hourly run: leads that", "leads", "read each", "may", "written each", "may"], lines),
  };
}

/** When the next `wanted` targets will have fallen, and their range of heat. */
async function fallOf(world: World, wanted: number) {
  const { results } = await world.db
    .prepare("SELECT heat FROM leads WHERE workspace_id = ?1 AND target = 1 ORDER BY heat LIMIT 1 OFFSET ?2")
    .bind(world.workspaceId, wanted)
    .all<{ heat: number }>();
  const heat = results[0]?.heat;
  if (heat === undefined) throw new Error(`fewer than ${wanted} targets`);
  const since = await scoredUntil(world);
  const until = Math.floor((heat - Math.log2(rawOf(THRESHOLD))) * HALF_LIFE_DAYS * DAY_MS);
  const fromHeat = heatOf(rawOf(THRESHOLD), since, HALF_LIFE_DAYS);
  const toHeat = heatOf(rawOf(THRESHOLD), until, HALF_LIFE_DAYS);
  return { until, fromHeat, toHeat, leads: await targetsBetween(world, fromHeat, toHeat) };
}

const scoredUntil = async (world: World): Promise<number> =>
  (await world.db
    .prepare("SELECT scored_until AS at FROM workspace_settings WHERE workspace_id = ?1")
    .bind(world.workspaceId)
    .first<number>("at")) ?? NOW;

const targetsBetween = async (world: World, fromHeat: number, toHeat: number): Promise<number> =>
  (await world.db
    .prepare(
      "SELECT count(*) AS n FROM leads WHERE workspace_id = ?1 AND target = 1 AND heat >= ?2 AND heat < ?3",
    )
    .bind(world.workspaceId, fromHeat, toHeat)
    .first<number>("n")) ?? 0;

/** Twice as many points for each: one unit of heat more. */
const touch = (world: World, fromHeat: number, toHeat: number) =>
  world.db
    .prepare(
      `UPDATE leads SET sum = sum * 2, heat = heat + 1, version = version + 1
       WHERE workspace_id = ?1 AND target = 1 AND heat >= ?2 AND heat < ?3`,
    )
    .bind(world.workspaceId, fromHeat, toHeat)
    .run();

async function cost(world: World, until: number) {
  const before = { ...world.deps.meter };
  await countCrossings(world.deps, world.workspaceId, until);
  const { meter } = world.deps;
  return {
    rowsRead: meter.rowsRead - before.rowsRead,
    rowsWritten: meter.rowsWritten - before.rowsWritten,
  };
}
