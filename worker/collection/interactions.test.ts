import { describe, expect, test } from "vitest";
import { sql, TenantDb } from "../db/tenant.ts";
import { testEnv } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { addInteractions, type InteractionSeed } from "../testing/leads.ts";
import { newWorkspace, type TestSeat } from "../testing/people.ts";
import type { Interaction } from "./contract.ts";

type Page = { items: Interaction[]; nextCursor: string | null };

async function read(api: TestApi, mine: TestSeat, query: string): Promise<Page> {
  const response = await api.call(`/v1/interactions?${query}`, { headers: mine.auth });
  expect(response.status, query).toBe(200);
  return response.json();
}

async function readAll(api: TestApi, mine: TestSeat, query: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await read(api, mine, `${query}${cursor ? `&cursor=${cursor}` : ""}`);
    ids.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

async function filled(seeds: (now: number) => InteractionSeed[]) {
  const api = testApi();
  const mine = await newWorkspace();
  const ids = await addInteractions(mine.workspaceId, seeds(api.clock.now));
  return { api, mine, ids };
}

test("what people did comes newest first, as it was", async () => {
  const { api, mine, ids } = await filled((now) => [
    { leadId: "lead_1", points: 20, at: now - 2000, text: "C'est combien ?", intent: "price" },
    { leadId: "lead_2", points: 10, at: now - 1000, text: "😍", capped: true },
  ]);
  const { items, nextCursor } = await read(api, mine, "");
  expect(nextCursor).toBeNull();
  expect(items.map((item) => item.id)).toEqual([ids[1], ids[0]]);
  expect(items[1]).toEqual({
    id: ids[0],
    leadId: "lead_1",
    accountId: "acc_test",
    kind: "comment",
    externalId: `17000${ids[0]}`,
    mediaId: null,
    text: "C'est combien ?",
    intent: "price",
    points: 20,
    at: new Date(api.clock.now - 2000).toISOString(),
    foundBy: "webhook",
  });
  expect(items[0]?.points).toBe(0);
});

test("each comes exactly once over all pages, of everybody, of one person or of one account", async () => {
  const { api, mine, ids } = await filled((now) =>
    Array.from({ length: 120 }, (_, index) => ({
      leadId: `lead_${index % 3}`,
      accountId: index % 40 === 0 ? "acc_rare" : "acc_test",
      points: 1,
      at: now - (index % 4) * 1000,
    })),
  );
  const of = (keep: (index: number) => boolean) => ids.filter((_, index) => keep(index)).sort();
  for (const limit of [1, 7, 200]) {
    expect((await readAll(api, mine, `limit=${limit}`)).sort()).toEqual(of(() => true));
    expect((await readAll(api, mine, `limit=${limit}&leadId=lead_1`)).sort()).toEqual(
      of((index) => index % 3 === 1),
    );
    expect((await readAll(api, mine, `limit=${limit}&accountId=acc_rare`)).sort()).toEqual(
      of((index) => index % 40 === 0),
    );
    expect(await readAll(api, mine, `limit=${limit}&accountId=acc_rare&leadId=lead_9`)).toEqual([]);
  }
});

test("a page reads what it shows; of a silent account at most 2,000 rows", async () => {
  const { api, mine } = await filled((now) =>
    Array.from({ length: 5000 }, (_, index) => ({
      leadId: `lead_${index % 2}`,
      points: 1,
      at: now - index * 1000,
    })),
  );
  const all = await api.cost("/v1/interactions?leadId=lead_1", { headers: mine.auth });
  expect(all.rowsRead).toBeLessThan(70);
  const silent = await api.cost("/v1/interactions?accountId=acc_silent", { headers: mine.auth });
  expect(silent.rowsRead).toBeLessThanOrEqual(2000);
  expect(((await silent.response.json()) as Page).nextCursor).not.toBeNull();
  expect(await readAll(api, mine, "accountId=acc_silent")).toEqual([]);
});

test("nobody reads another workspace's interactions", async () => {
  const { api } = await filled((now) => [{ leadId: "lead_1", points: 1, at: now }]);
  const mine = await newWorkspace();
  expect(await readAll(api, mine, "leadId=lead_1")).toEqual([]);
});

describe("what makes no sense is refused by its name", () => {
  test.each([
    ["/v1/interactions?limit=500", "limit"],
    ["/v1/interactions?kind=comment", "kind"],
    ["/v1/interactions?cursor=x", "cursor"],
    ["/v1/media", "accountId"],
    ["/v1/media?accountId=", "accountId"],
  ])("%s", async (path, parameter) => {
    const api = testApi();
    const mine = await newWorkspace();
    const response = await api.call(path, { headers: mine.auth });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ parameter }] });
  });
});

test("posts of an account come newest first", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
  const add = (accountId: string, id: string, at: number) =>
    tenant.run(
      (scope) => sql`INSERT INTO media (workspace_id, account_id, id, caption, media_type, at, comment_count)
        VALUES (${scope.id}, ${accountId}, ${id}, 'Le sac vert', 'IMAGE', ${at}, 3)`,
    );
  await add("acc_1", "17900000000000001", 2000);
  await add("acc_1", "17900000000000002", 1000);
  await add("acc_2", "17900000000000003", 3000);
  const response = await api.call("/v1/media?accountId=acc_1", { headers: mine.auth });
  const item = {
    caption: "Le sac vert",
    permalink: null,
    mediaType: "IMAGE",
    likeCount: null,
    commentCount: 3,
    likes: [],
  };
  expect(await response.json()).toEqual({
    items: [
      { ...item, id: "17900000000000001", at: "1970-01-01T00:00:02.000Z" },
      { ...item, id: "17900000000000002", at: "1970-01-01T00:00:01.000Z" },
    ],
    nextCursor: null,
  });
  const theirs = await newWorkspace();
  const hidden = await api.call("/v1/media?accountId=acc_1", { headers: theirs.auth });
  expect(await hidden.json()).toEqual({ items: [], nextCursor: null });
});
