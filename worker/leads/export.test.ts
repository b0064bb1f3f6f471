import { expect, test } from "vitest";
import { TenantDb } from "../db/tenant.ts";
import { testEnv } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { addLeads } from "../testing/leads.ts";
import { newWorkspace } from "../testing/people.ts";
import { exportsOfLead } from "./exports-store.ts";

const rowsOf = (text: string): string[] => text.split("\r\n").slice(1, -1);

test("everybody who meets the filters, in a file that Excel reads", async () => {
  const api = testApi(Date.UTC(2026, 10, 22, 23, 30));
  const mine = await newWorkspace();
  await addLeads(
    mine.workspaceId,
    [
      {
        username: "marie",
        displayName: "Marie; Exemple",
        sum: 40,
        tags: ["vip", "lyon"],
        phones: ["+33639981234"],
      },
      { username: "=cmd", displayName: '"citée"', sum: 10, lastText: "deux\nlignes" },
      { username: "tiede", sum: 8 },
    ],
    api.clock.now,
  );
  const response = await api.call("/v1/leads/export.csv?minScore=24&separator=%3B", { headers: mine.auth });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  // It is already the 23rd in Paris.
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="leads-2026-11-23.csv"');
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = new TextDecoder().decode(bytes);
  expect(text.startsWith("id;platform;accountId;externalId;username;displayName;score;")).toBe(true);
  expect(rowsOf(text)).toHaveLength(2);
  expect(text).toContain(`;marie;"Marie; Exemple";67;true;new;`);
  expect(text).toContain(`;vip lyon;;'+33639981234;`);
  expect(text).toContain(`;'=cmd;"""citée""";24;true;new;"deux\nlignes";`);
});

test("nobody twice and nobody missing among 5,000, page by page", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  const ids = await addLeads(
    mine.workspaceId,
    Array.from(
      { length: 5000 },
      (_, index) => ({ sum: index % 50, status: index % 3 ? "new" : "contacted" }) as const,
    ),
    api.clock.now,
  );
  const read = async (query: string) => {
    const { response, statements } = await api.cost(`/v1/leads/export.csv${query}`, { headers: mine.auth });
    return { ids: rowsOf(await response.text()).map((row) => row.split(",")[0]!), statements };
  };
  const all = await read("");
  expect([...all.ids].sort()).toEqual([...ids].sort());
  expect(all.statements).toBeLessThan(10);
  const contacted = await read("?status=contacted&sort=recent");
  expect(new Set(contacted.ids).size).toBe(1667);
  expect(contacted.ids).toHaveLength(1667);
});

test("an empty list is a header, and what makes no sense is refused before a byte is sent", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  const empty = await (await api.call("/v1/leads/export.csv?tag=x", { headers: mine.auth })).text();
  expect(empty.split("\r\n")).toHaveLength(2);
  for (const query of ["separator=|", "limit=5", "status=x"]) {
    expect((await api.call(`/v1/leads/export.csv?${query}`, { headers: mine.auth })).status).toBe(422);
  }
});

test("every file is noted with who took it, its filters and how many, and shown on whom it held", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  const [vip] = await addLeads(mine.workspaceId, [{ tags: ["vip"] }, {}, {}], api.clock.now);
  for (const query of ["?tag=vip&q=&sort=recent", ""]) {
    api.clock.now += 1000;
    await (await api.call(`/v1/leads/export.csv${query}`, { headers: mine.auth })).text();
  }
  api.clock.now += 1000;
  await (await api.call(`/v1/leads/${vip}/export`, { headers: mine.auth })).text();
  const response = await api.call("/v1/exports", { headers: mine.auth });
  const { items } = (await response.json()) as { items: object[] };
  const by = { id: mine.personId, name: "Camille Exemple" };
  expect(items).toMatchObject([
    { by, format: "json", count: 1, filter: {} },
    { by, format: "csv", count: 3, filter: { sort: "created" } },
    { by, format: "csv", filter: { tag: "vip", sort: "recent" } },
  ]);
  const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
  const held = await tenant.all<{ id: string; at: number }>(exportsOfLead(vip!, 0, null, 10));
  expect(held.map(({ id }) => id)).toEqual((items as { id: string }[]).map(({ id }) => id));
  const theirs = await newWorkspace();
  const foreign = await api.call("/v1/exports", { headers: theirs.auth });
  expect(await foreign.json()).toEqual({ items: [], nextCursor: null });
});

test("exports of a lead are told page by page, each once, those of everybody among them", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  const [vip] = await addLeads(mine.workspaceId, [{ tags: ["vip"] }, {}], api.clock.now);
  for (const [index, query] of ["?tag=vip", "", "?tag=vip", "?tag=vip", "", "?tag=vip"].entries()) {
    // Two of them in one instant.
    if (index !== 3) api.clock.now += 1000;
    await (await api.call(`/v1/leads/export.csv${query}`, { headers: mine.auth })).text();
  }
  const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
  type Told = { id: string; at: number };
  const all = await tenant.all<Told>(exportsOfLead(vip!, 0, null, 10));
  expect(new Set(all.map(({ id }) => id)).size).toBe(6);
  for (const size of [1, 2, 3]) {
    const told: Told[] = [];
    for (;;) {
      const page: Told[] = await tenant.all<Told>(exportsOfLead(vip!, 0, told.at(-1) ?? null, size));
      if (page.length === 0) break;
      told.push(...page);
    }
    expect(told, `${size} a page`).toEqual(all);
  }
});

test("however many accounts there are, a file takes as few statements, newest first unless asked otherwise", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  const ids = await addLeads(
    mine.workspaceId,
    Array.from({ length: 7000 }, (_, index) => ({ accountId: `acc_${index % 9}`, sum: index % 60 })),
    api.clock.now,
  );
  const view = await api.call("/v1/views", {
    json: { name: "Tous", filter: {}, sort: "score" },
    headers: mine.auth,
  });
  const { id: viewId } = (await view.json()) as { id: string };
  const read = async (query: string) => {
    const { response, statements } = await api.cost(`/v1/leads/export.csv${query}`, { headers: mine.auth });
    const rows = rowsOf(await response.text()).map((row) => row.split(","));
    return { ids: rows.map((row) => row[0]!), scores: rows.map((row) => Number(row[6])), statements };
  };
  const newest = [...ids].sort().reverse();
  const plain = await read("");
  expect(plain.ids).toEqual(newest);
  expect(plain.statements).toBeLessThan(12);
  expect((await read(`?view=${viewId}`)).ids).toEqual(newest);
  const byScore = await read("?sort=score");
  expect([...byScore.ids].sort()).toEqual([...ids].sort());
  expect(byScore.scores).toEqual([...byScore.scores].sort((a, b) => b - a));
  // Nine accounts are three statements a page: two pages of 6,000 instead of four.
  expect(byScore.statements).toBeLessThan(16);
});
