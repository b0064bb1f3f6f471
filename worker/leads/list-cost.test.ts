import { beforeAll, describe, expect, test } from "vitest";
import { insertRows } from "../db/bulk.ts";
import { sql, TenantDb } from "../db/tenant.ts";
import { heatThreshold } from "../scoring/heat.ts";
import { countCrossings } from "../scoring/hourly.ts";
import { testEnv } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { addLeads } from "../testing/leads.ts";
import { newWorkspace, type TestSeat } from "../testing/people.ts";
import type { Lead } from "./contract.ts";

/**
 * What pages of 50 cost, the check of the credential included. `bench/million.ts` asks the same of a million leads:
 * none of this depends on how many there are.
 */
const LIMIT = 50;
const SERVED_ROWS = 2 * LIMIT;
const ANY_ROWS = 2000;
const HOUR_MS = 3_600_000;
const LEADS = 6000;

type Page = { items: Lead[]; nextCursor: string | null };
let api: TestApi;
let mine: TestSeat;

beforeAll(async () => {
  api = testApi();
  mine = await newWorkspace();
  const now = api.clock.now;
  const statuses = ["new", "contacted", "in_progress", "converted", "refused"] as const;
  await addLeads(
    mine.workspaceId,
    Array.from({ length: LEADS }, (_, index) => ({
      id: `lead_${String(index).padStart(8, "0")}`,
      platform: index % 3 === 2 ? ("tiktok" as const) : ("instagram" as const),
      accountId: `acc_${index % 3}`,
      status: statuses[(index * 7) % 5]!,
      username: `foin.${index}`,
      displayName: index % 4 === 0 ? `Paille ${index}` : null,
      sum: index % 50 === 0 ? -1 : 1 + ((index * 7919) % 997) / 10,
      intent: index % 6 === 0 ? ("price" as const) : null,
      tags: index % 9 === 0 ? ["vip", "x"] : index % 9 === 1 ? ["x", "y", "vip"] : [],
      assignedTo: index % 8 === 0 ? "usr_1" : null,
      lastMediaId: `1790000000${index % 700}`,
      lastInteractionAt: now - index * 60_000,
      replyCommentAt: index % 2 === 0 ? now - index * 60_000 : null,
      phones: index % 3 === 0 ? [`+336399${String(index).padStart(5, "0")}`] : [],
      emails: index % 10 === 0 ? [`foin${index}@mail.example`] : [],
      reminderAt: index % 3 === 0 ? now - index : null,
    })),
    now,
  );
  const posts = Array.from({ length: 2100 }, (_, index) => ({
    account_id: `acc_${index % 3}`,
    id: `1790000000${Math.floor(index / 3)}`,
    caption: "Le sac vert",
    media_type: "IMAGE",
    at: 1,
  }));
  await new TenantDb(testEnv.DB, mine.workspaceId).run((scope) =>
    insertRows(scope, "media", Object.keys(posts[0]!), posts),
  );
}, 120_000);

/** The first pages, and ever further ones. */
async function costs(query: string, pages: number): Promise<{ items: number; rowsRead: number }[]> {
  const found: { items: number; rowsRead: number }[] = [];
  let cursor = "";
  for (let page = 0; page < pages; page++) {
    const { response, rowsRead } = await api.cost(`/v1/leads?${query}${cursor}`, { headers: mine.auth });
    expect(response.status, query).toBe(200);
    const { items, nextCursor } = (await response.json()) as Page;
    found.push({ items: items.length, rowsRead });
    if (nextCursor === null) break;
    cursor = `&cursor=${nextCursor}`;
  }
  return found;
}

describe("a list that an index serves reads at most twice what it shows", () => {
  test.each([
    "",
    "platform=tiktok",
    "platform=instagram",
    "status=contacted",
    "hasPhone=true",
    "hasPhone=false",
    "accountId=acc_1",
    "tag=vip",
    "assignedTo=usr_1",
    "status=new&platform=tiktok",
    "hasPhone=true&status=new",
    "minScore=20",
    "target=true",
    "target=false",
    "sort=recent",
    "sort=created",
  ])("%s", async (query) => {
    const pages = await costs(query, 5);
    expect(pages[0]?.items).toBe(LIMIT);
    for (const { rowsRead } of pages) expect(rowsRead).toBeLessThanOrEqual(SERVED_ROWS);
  });
});

describe("every other list reads at most 2,000 rows a page", () => {
  test.each([
    "intent=price",
    "reach=open",
    "reach=none",
    "reach=human_only",
    "reach=open&sort=created",
    "reminder=due",
    "reminder=set&sort=created&status=new",
    "tag=vip&sort=recent",
    "tag=vip&intent=price",
    "assignedTo=usr_1&sort=created",
    "assignedTo=usr_1&tag=y",
    "status=refused&sort=recent",
    "platform=tiktok&intent=price&hasPhone=true",
    "q=foin",
    "q=paille",
    "q=oin.59",
    "q=nobody",
    "q=0639900",
    "q=foin1%40",
    "q=foin&sort=recent&status=new&limit=200",
    "q=foin&reach=open&limit=200",
    "q=0639900&limit=200&reach=open",
    "intent=purchase&limit=200",
    "reach=open&limit=200",
  ])("%s", async (query) => {
    for (const { rowsRead } of await costs(query, 4)) expect(rowsRead).toBeLessThanOrEqual(ANY_ROWS);
  });
});

test("the hourly run reads three rows and writes two for a lead that falls, and nothing for one that is touched", async () => {
  const own = testApi(api.clock.now);
  const { workspaceId } = await newWorkspace();
  const now = own.clock.now;
  const tenant = new TenantDb(testEnv.DB, workspaceId);
  const edge = 2 ** (heatThreshold(15, now, 14) - now / 86_400_000 / 14);
  await addLeads(
    workspaceId,
    Array.from({ length: 3000 }, (_, index) => ({
      accountId: `acc_${index % 3}`,
      status: index % 2 === 0 ? ("new" as const) : ("contacted" as const),
      // A thousand stand just over the threshold, a thousand did and are no targets any more, a thousand are hot.
      sum: index % 3 === 2 ? 90 : edge * (1 + 1e-6 * index),
      sumAt: now,
      target: index % 3 !== 1,
      phones: index % 7 === 0 ? ["+33639981234"] : [],
    })),
    now,
  );
  await tenant.run(
    (
      scope,
    ) => sql`INSERT INTO workspace_settings (workspace_id, scored_until, updated_at) VALUES (${scope.id}, ${now}, 1)
      ON CONFLICT (workspace_id) DO UPDATE SET scored_until = excluded.scored_until`,
  );
  const { meter } = own.deps;
  const run = async (until: number) => {
    const before = { ...meter };
    await countCrossings(own.deps, workspaceId, until);
    return { read: meter.rowsRead - before.rowsRead, written: meter.rowsWritten - before.rowsWritten };
  };
  const targets = () =>
    tenant.first<{ count: number }>(
      (scope) => sql`SELECT count(*) AS count FROM leads WHERE workspace_id = ${scope.id} AND target = 1`,
    );
  expect(await targets()).toEqual({ count: 2000 });
  const fallen = await run(now + 2 * HOUR_MS);
  expect(await targets()).toEqual({ count: 1000 });
  // A thousand fell; as many lay in the same range and were only looked at.
  expect(fallen.read).toBeLessThanOrEqual(2 * 2 * 1000 + 200);
  expect(fallen.written).toBeLessThanOrEqual(1000 + 10);
  const again = await run(now + 3 * HOUR_MS);
  expect(again.written).toBe(1);
  expect(again.read).toBeLessThan(100);
}, 120_000);
