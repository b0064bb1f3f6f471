import { performance } from "node:perf_hooks";
import { heatThreshold, NO_HEAT } from "../../worker/scoring/heat.ts";
import { HALF_LIFE_DAYS, NOW, THRESHOLD } from "./people.ts";
import { count, type Line, ms, table } from "./report.ts";
import type { World } from "./world.ts";

/** Lists of leads: what a page costs, first, in the middle and deep, and what the same page costs by OFFSET. */

const LIMIT = 50;
/** Twice a page, where an index serves the list; otherwise what any page may cost. */
const SERVED_ROWS = 2 * LIMIT;
const ANY_ROWS = 2000;
const ROUNDS = 3;
const DEEP_SHARE = 0.98;

type Sort = "score" | "recent" | "created";
const COLUMNS: Record<Sort, string[]> = {
  score: ["heat", "id"],
  recent: ["last_interaction_at", "id"],
  created: ["id"],
};

const atLeast = (score: number) => `heat >= ${heatThreshold(score, NOW, HALF_LIFE_DAYS)}`;
/** Served by an index: the same leads in SQL, so that every page is compared. */
const SERVED: { query: string; where: string; sort?: Sort }[] = [
  { query: "", where: "1" },
  { query: "platform=instagram", where: "platform = 'instagram'" },
  { query: "platform=tiktok", where: "platform = 'tiktok'" },
  ...["new", "contacted", "in_progress", "converted", "refused"].map((status) => ({
    query: `status=${status}`,
    where: `status = '${status}'`,
  })),
  { query: "hasPhone=true", where: "has_phone = 1" },
  { query: "hasPhone=false", where: "has_phone = 0" },
  { query: "accountId=acc_boutique", where: "account_id = 'acc_boutique'" },
  { query: "tag=vip", where: "EXISTS (SELECT 1 FROM json_each(tags) WHERE value = 'vip')" },
  { query: "assignedTo=usr_sacha", where: "assigned_to = 'usr_sacha'" },
  { query: "status=contacted&platform=tiktok", where: "status = 'contacted' AND platform = 'tiktok'" },
  { query: "status=new&platform=instagram", where: "status = 'new' AND platform = 'instagram'" },
  { query: "hasPhone=true&status=contacted", where: "has_phone = 1 AND status = 'contacted'" },
  { query: "hasPhone=false&status=new", where: "has_phone = 0 AND status = 'new'" },
  { query: "minScore=30", where: atLeast(30) },
  { query: "target=true", where: atLeast(THRESHOLD) },
  { query: "target=false", where: `NOT ${atLeast(THRESHOLD)}` },
  { query: "sort=recent", where: "1", sort: "recent" },
  { query: "sort=created", where: "1", sort: "created" },
];

/** Everything else: a budget, and a short page that goes on. `phase` is how its pages behind the first are read. */
const BUDGETED: { query: string; phase?: string; sort?: Sort }[] = [
  { query: "intent=purchase" },
  { query: "intent=price,availability&status=new" },
  { query: "reach=open", phase: "walk" },
  { query: "reach=window", phase: "walk" },
  { query: "reach=open&status=contacted&hasPhone=true", phase: "walk" },
  { query: "reach=none" },
  { query: "reach=open&sort=recent", sort: "recent" },
  { query: "reminder=due", phase: "walk" },
  { query: "reminder=set&sort=created", phase: "walk", sort: "created" },
  { query: "tag=vip&status=new" },
  { query: "tag=vip&sort=recent", phase: "walk", sort: "recent" },
  { query: "assignedTo=usr_sacha&tag=devis" },
  { query: "assignedTo=usr_sacha&sort=recent", phase: "walk", sort: "recent" },
  { query: "status=refused&sort=created", sort: "created" },
  { query: "minScore=50&sort=recent", sort: "recent" },
  { query: "hasPhone=true&intent=question&target=true" },
  { query: "q=zoe", phase: "contains" },
  { query: "q=%40camille.durand", phase: "contains" },
  { query: "q=camille.exemple123456", phase: "contains" },
  { query: "q=nobody-is-called-that", phase: "contains" },
  { query: "q=06%2039%2098%2012%2034", phase: "contains" },
  { query: "q=%2B33%206%2039%2098", phase: "contains" },
  { query: "q=hugo.essai77%40mail", phase: "contains" },
  { query: "q=exemple&reach=open&hasPhone=true", phase: "contains" },
  { query: "q=muller&sort=recent", phase: "contains", sort: "recent" },
  { query: "platform=tiktok&status=new&intent=praise&minScore=1" },
];

type Answer = { items: { id: string }[]; nextCursor: string | null };
type Cost = { answer: Answer; rowsRead: number; statements: number; ms: number };

async function cost(world: World, query: string, cursor: string | null): Promise<Cost> {
  const path = `/v1/leads?limit=${LIMIT}${query ? `&${query}` : ""}${cursor ? `&cursor=${cursor}` : ""}`;
  const times: number[] = [];
  let found: Omit<Cost, "ms"> | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const before = { ...world.meter };
    const startedAt = performance.now();
    const response = await world.get(path);
    const answer = (await response.json()) as Answer;
    times.push(performance.now() - startedAt);
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    found = {
      answer,
      rowsRead: world.meter.rowsRead - before.rowsRead,
      statements: world.meter.statements - before.statements,
    };
  }
  return { ...found!, ms: times.sort((a, b) => a - b)[1]! };
}

type Place = (string | number)[];
/** A page by OFFSET: its ids, the place of the row before it, and what that cost. */
async function byOffset(world: World, where: string, sort: Sort, offset: number) {
  const columns = COLUMNS[sort];
  const startedAt = performance.now();
  const from = Math.max(0, offset - 1);
  const { results, meta } = await world.db
    .prepare(
      `SELECT ${columns.join(", ")}${columns.includes("id") ? "" : ", id"} FROM leads WHERE workspace_id = ?1 AND (${where})
       ORDER BY ${columns.map((column) => `${column} DESC`).join(", ")} LIMIT ${LIMIT + 1} OFFSET ${from}`,
    )
    .bind(world.workspaceId)
    .all<Record<string, string | number>>();
  const rows = offset === 0 ? results.slice(0, LIMIT) : results.slice(1);
  return {
    ids: rows.map((row) => row.id),
    place: offset === 0 ? null : columns.map((column) => results[0]![column]!),
    rowsRead: meta.rows_read,
    ms: performance.now() - startedAt,
  };
}

/** As the API would give it for a page that ends there. */
async function cursorAt(world: World, query: string, sort: Sort, phase: string, place: Place) {
  const search = new URLSearchParams(query).get("q");
  return world.deps.cursors.write(`leads:${sort}${search === null ? "" : `:${search}`}`, world.workspaceId, [
    phase,
    ...place,
  ]);
}

export async function measureLists(world: World): Promise<{ over: number; text: string }> {
  const lines: Line[] = [];
  let over = 0;
  const note = (
    query: string,
    depth: string,
    budget: number,
    found: Cost,
    peer?: { rowsRead: number; ms: number },
  ) => {
    if (found.rowsRead > budget) over += 1;
    lines.push([
      query || "(no filter)",
      depth,
      count(found.answer.items.length),
      count(found.rowsRead),
      count(budget),
      found.rowsRead <= budget ? "yes" : "OVER",
      count(found.statements),
      ms(found.ms),
      peer ? count(peer.rowsRead) : "",
      peer ? ms(peer.ms) : "",
    ]);
  };
  for (const { query, where, sort = "score" } of SERVED) {
    const total = await world.db
      .prepare(`SELECT count(*) AS n FROM leads WHERE workspace_id = ?1 AND (${where})`)
      .bind(world.workspaceId)
      .first<number>("n");
    for (const [depth, offset] of depths(total ?? 0)) {
      const peer = await byOffset(world, where, sort, offset);
      const cursor = peer.place && (await cursorAt(world, query, sort, "list", peer.place));
      const found = await cost(world, query, cursor);
      const ids = found.answer.items.map(({ id }) => id);
      if (JSON.stringify(ids) !== JSON.stringify(peer.ids))
        throw new Error(`${query || "no filter"}, ${depth}: not the leads that a plain sort gives`);
      note(query, depth, SERVED_ROWS, found, peer);
    }
  }
  const deepPlaces = new Map<string, Place>();
  for (const { query, phase = "list", sort = "score" } of BUDGETED) {
    const first = await cost(world, query, null);
    note(query, "first", ANY_ROWS, first);
    if (first.answer.nextCursor)
      note(query, "second", ANY_ROWS, await cost(world, query, first.answer.nextCursor));
    for (const [depth, offset] of depths(await peopleCount(world)).slice(1)) {
      const key = `${sort} ${depth}`;
      const place = deepPlaces.get(key) ?? (await byOffset(world, "1", sort, offset)).place!;
      deepPlaces.set(key, place);
      note(
        query,
        depth,
        ANY_ROWS,
        await cost(world, query, await cursorAt(world, query, sort, phase, place)),
      );
    }
  }
  const counted = await world.db
    .prepare("SELECT count(*) AS n FROM leads WHERE workspace_id = ?1 AND status = 'contacted'")
    .bind(world.workspaceId)
    .all();
  const before = { ...world.meter };
  await world.get("/v1/leads/totals");
  const text = [
    table(
      ["list", "page", "leads", "rows read", "may", "within", "statements", "ms", "by OFFSET", "ms"],
      lines,
    ),
    `queries over their budget: ${over} of ${lines.length} (rows of the whole request, the check of the credential included; OFFSET without it)`,
    `how many are contacted: COUNT(*) reads ${count(counted.meta.rows_read)} rows; GET /v1/leads/totals ${count(world.meter.rowsRead - before.rowsRead)}`,
    `leads without points share one heat (${NO_HEAT}): the deep pages of every list by score lie among them`,
  ].join("\n");
  return { over, text };
}

const peopleCount = async (world: World): Promise<number> =>
  (await world.db
    .prepare("SELECT count(*) AS n FROM leads WHERE workspace_id = ?1")
    .bind(world.workspaceId)
    .first<number>("n")) ?? 0;

const depths = (total: number): [string, number][] => [
  ["first", 0],
  ["middle", Math.floor(total / 2)],
  ["deep", Math.floor(total * DEEP_SHARE)],
];
