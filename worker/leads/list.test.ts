import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sql, TenantDb } from "../db/tenant.ts";
import { testEnv } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { addLeads, type LeadSeed } from "../testing/leads.ts";
import { newWorkspace, type TestSeat } from "../testing/people.ts";
import type { Lead } from "./contract.ts";

type Page = { items: Lead[]; nextCursor: string | null };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

async function read(api: TestApi, mine: TestSeat, query: string): Promise<Page> {
  const response = await api.call(`/v1/leads?${query}`, { headers: mine.auth });
  expect(response.status, query).toBe(200);
  return response.json();
}

/** Follows the cursors to the end. */
async function readAll(api: TestApi, mine: TestSeat, query: string): Promise<Lead[]> {
  const all: Lead[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 500; pages++) {
    const page: Page = await read(api, mine, `${query}${cursor ? `&cursor=${cursor}` : ""}`);
    all.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) return all;
  }
  throw new Error("the pages never end");
}

const names = (leads: readonly Lead[]): string[] => leads.map((lead) => lead.username);

async function filled(seeds: (now: number) => LeadSeed[]) {
  const api = testApi();
  const mine = await newWorkspace();
  await addLeads(mine.workspaceId, seeds(api.clock.now), api.clock.now);
  return { api, mine };
}

describe("a filter lets through whom it names, and nobody else", () => {
  const seeds = (now: number): LeadSeed[] => [
    {
      username: "a.hot",
      sum: 40,
      status: "contacted",
      intent: "price",
      tags: ["vip", "paris"],
      phones: ["+33639981234"],
    },
    {
      username: "b.warm",
      sum: 12,
      displayName: "Zoé Müller",
      lastInboundAt: now - HOUR_MS,
      assignedTo: "usr_1",
    },
    { username: "c.cold", sum: 2, platform: "tiktok", accountId: "acc_2", emails: ["c@mail.example"] },
    {
      username: "d.negative",
      sum: -15,
      status: "refused",
      intent: "negative",
      replyCommentAt: now - 6 * DAY_MS,
    },
    {
      username: "e.stopped",
      sum: 20,
      lastInboundAt: now - HOUR_MS,
      optedOutAt: now - HOUR_MS,
      tags: ["vip plus"],
    },
    { username: "f.blocked", sum: 21, lastInboundAt: now - HOUR_MS, blocked: true },
    { username: "g.human", sum: 5, lastInboundAt: now - 3 * DAY_MS, intent: "availability" },
    { username: "h.late", sum: 4, replyCommentAt: now - 8 * DAY_MS },
  ];

  test.each([
    ["", "a.hot f.blocked e.stopped b.warm g.human h.late c.cold d.negative"],
    ["platform=tiktok", "c.cold"],
    ["platform=instagram,tiktok&status=refused", "d.negative"],
    ["status=contacted,refused", "a.hot d.negative"],
    ["minScore=50", "a.hot"],
    ["minScore=0", "a.hot f.blocked e.stopped b.warm g.human h.late c.cold d.negative"],
    ["target=true", "a.hot f.blocked e.stopped b.warm"],
    ["target=false", "g.human h.late c.cold d.negative"],
    ["target=false&minScore=1", "g.human h.late c.cold"],
    ["hasPhone=true", "a.hot"],
    ["hasPhone=false&target=true", "f.blocked e.stopped b.warm"],
    ["reach=window", "b.warm"],
    ["reach=private_reply", "d.negative"],
    ["reach=open", "b.warm d.negative"],
    ["reach=human_only", "g.human"],
    ["reach=none", "a.hot f.blocked e.stopped h.late c.cold"],
    ["reach=window,human_only", "b.warm g.human"],
    ["intent=price,availability", "a.hot g.human"],
    ["accountId=acc_2", "c.cold"],
    ["tag=vip", "a.hot"],
    ["tag=vip%20plus", "e.stopped"],
    ["tag=vi", ""],
    ["assignedTo=usr_1", "b.warm"],
    ["q=ZOE", "b.warm"],
    ["q=muller%20zoe", "b.warm"],
    ["q=%40b.warm", "b.warm"],
    ["q=06%2039%2098%2012", "a.hot"],
    ["q=%2B3363998", "a.hot"],
    ["q=c%40mail.ex", "c.cold"],
    ["q=%25", ""],
    ["q=", "a.hot f.blocked e.stopped b.warm g.human h.late c.cold d.negative"],
    [`q=${"x".repeat(200)}`, ""],
    ["target=true&reach=open&assignedTo=usr_1&q=zoe&status=new", "b.warm"],
    ["sort=recent&minScore=50", "a.hot"],
    ["sort=created&hasPhone=true", "a.hot"],
  ])("%s", async (query, expected) => {
    const { api, mine } = await filled(seeds);
    expect(names(await readAll(api, mine, query)).join(" ")).toBe(expected);
  });
});

test("each list is in the order asked for, newest or hottest first", async () => {
  const { api, mine } = await filled((now) => [
    { username: "old.hot", sum: 60, createdAt: now - 9 * DAY_MS, lastInteractionAt: now - 5 * DAY_MS },
    { username: "new.cold", sum: 1, createdAt: now - DAY_MS, lastInteractionAt: now - DAY_MS },
    { username: "back.again", sum: 9, createdAt: now - 20 * DAY_MS, lastInteractionAt: now - HOUR_MS },
  ]);
  expect(names(await readAll(api, mine, "sort=score"))).toEqual(["old.hot", "back.again", "new.cold"]);
  expect(names(await readAll(api, mine, "sort=recent"))).toEqual(["back.again", "new.cold", "old.hot"]);
  expect(names(await readAll(api, mine, "sort=created"))).toEqual(["new.cold", "old.hot", "back.again"]);
});

test("scores fade while nobody acts, without a row being written, and the order stays", async () => {
  const { api, mine } = await filled(() => [
    { username: "fifty", sum: 25 },
    { username: "ten", sum: 3.8 },
  ]);
  expect((await read(api, mine, "")).items.map((lead) => lead.score)).toEqual([50, 10]);
  const stored = () =>
    new TenantDb(testEnv.DB, mine.workspaceId).all(
      (scope) => sql`SELECT * FROM leads WHERE workspace_id = ${scope.id}`,
    );
  const before = await stored();
  api.clock.now += 14 * DAY_MS;
  expect((await read(api, mine, "")).items.map((lead) => lead.score)).toEqual([29, 5]);
  expect(names((await read(api, mine, "minScore=29")).items)).toEqual(["fifty"]);
  expect((await read(api, mine, "minScore=30")).items).toEqual([]);
  expect(await stored()).toEqual(before);
});

test("every lead comes exactly once over all pages, whatever the order, the ties and the page size", async () => {
  const seed = fc.record({
    sum: fc.constantFrom(-3, 0, 0, 5, 5, 5, 12, 30, 30.5, 400),
    ago: fc.constantFrom(0, 0, 1, 2, 30),
    status: fc.constantFrom("new" as const, "contacted" as const),
    phone: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(seed, { minLength: 1, maxLength: 60 }),
      fc.constantFrom("score", "recent", "created"),
      fc.constantFrom("", "&status=new", "&hasPhone=true", "&target=true", "&hasPhone=false&minScore=1"),
      fc.integer({ min: 1, max: 25 }),
      async (seeds, sort, filter, limit) => {
        const { api, mine } = await filled((now) =>
          seeds.map(({ ago, phone, ...one }, index) => ({
            ...one,
            username: `p${index}`,
            lastInteractionAt: now - ago * HOUR_MS,
            createdAt: now - ago * HOUR_MS,
            phones: phone ? ["+33639980000"] : [],
          })),
        );
        const expected = seeds.flatMap((one, index) => {
          const score = one.sum <= 0 ? 0 : 100 * (1 - 2 ** (-one.sum / 25));
          const met =
            (filter !== "&status=new" || one.status === "new") &&
            (filter !== "&hasPhone=true" || one.phone) &&
            (filter !== "&target=true" || score >= 14.5) &&
            (filter !== "&hasPhone=false&minScore=1" || (!one.phone && score >= 0.5));
          return met ? [`p${index}`] : [];
        });
        const found = names(await readAll(api, mine, `sort=${sort}&limit=${limit}${filter}`));
        expect([...found].sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: 12 },
  );
});

describe("a page costs the same however many people there are", () => {
  const AUTHENTICATION_AND_RULES = 10;

  test("first and deep pages of 10,000 read what they show", async () => {
    const { api, mine } = await filled((now) =>
      Array.from({ length: 10_000 }, (_, index) => ({
        id: `lead_${String(index).padStart(32, "0")}`,
        sum: 1 + ((index * 7919) % 997),
        status: index % 500 === 0 ? ("converted" as const) : ("new" as const),
        tags: index === 9_999 ? ["seul"] : [],
        username: index === 3 ? "aiguille" : `foin.${index}`,
        lastInteractionAt: now - index * 1000,
        phones: index % 20 === 0 ? [`+336399${String(index).padStart(5, "0")}`] : [],
      })),
    );
    const cost = async (query: string) => {
      const { response, statements, rowsRead } = await api.cost(`/v1/leads?${query}`, { headers: mine.auth });
      return { page: (await response.json()) as Page, statements, rowsRead };
    };
    for (const query of ["", "sort=recent", "sort=created", "minScore=80", "target=true", "hasPhone=true"]) {
      let { page, rowsRead, statements } = await cost(query);
      expect(page.items, query).toHaveLength(50);
      for (let depth = 0; depth < 6 && page.nextCursor; depth++) {
        ({ page, rowsRead, statements } = await cost(`${query}&cursor=${page.nextCursor}`));
      }
      expect(statements, query).toBeLessThanOrEqual(3);
      // A row of the list each, and its number.
      expect(rowsRead, query).toBeLessThanOrEqual(51 * 3 + AUTHENTICATION_AND_RULES);
    }
    for (const query of [
      "status=converted",
      "tag=seul",
      "q=aiguille",
      "q=nobody",
      "q=0639989",
      "q=x%40y",
      "hasPhone=false&q=nobody",
      "reach=open",
      "sort=recent&minScore=100",
      "status=converted&limit=200",
      "status=new&reach=none&limit=200",
      "q=foin&reach=open&limit=200",
      "q=0639990&limit=200",
    ]) {
      let cursor = "";
      for (let pages = 0; pages < 4; pages++) {
        const { page, rowsRead, statements } = await cost(`${query}${cursor}`);
        expect(rowsRead, query).toBeLessThanOrEqual(2000);
        expect(statements, query).toBeLessThanOrEqual(4);
        if (!page.nextCursor) break;
        cursor = `&cursor=${page.nextCursor}`;
      }
    }
    expect(names(await readAll(api, mine, "q=aiguille"))).toEqual(["aiguille"]);
    expect(await readAll(api, mine, "tag=seul")).toHaveLength(1);
    expect(await readAll(api, mine, "status=converted&limit=7")).toHaveLength(20);
    expect(await readAll(api, mine, "q=06%2039%2090%2099%2080")).toHaveLength(1);
  }, 60_000);
});

test("shows the post they last spoke under, and every number and address", async () => {
  const { api, mine } = await filled(() => [
    {
      username: "marie.exemple",
      lastMediaId: "17900000000000001",
      phones: ["+33639981234", "+33639985678"],
      emails: ["marie@mail.example"],
    },
  ]);
  const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
  expect((await read(api, mine, "")).items[0]?.lastMedia).toEqual({
    id: "17900000000000001",
    caption: null,
    permalink: null,
  });
  await tenant.run(
    (scope) => sql`INSERT INTO media (workspace_id, account_id, id, caption, permalink, media_type, at)
      VALUES (${scope.id}, 'acc_test', '17900000000000001', 'Le sac vert', 'https://platform.example/p/1', 'IMAGE', 0)`,
  );
  const [lead] = (await read(api, mine, "")).items;
  expect(lead?.lastMedia).toEqual({
    id: "17900000000000001",
    caption: "Le sac vert",
    permalink: "https://platform.example/p/1",
  });
  expect(lead?.phones.map(({ e164, national }) => [e164, national])).toEqual([
    ["+33639981234", "06 39 98 12 34"],
    ["+33639985678", "06 39 98 56 78"],
  ]);
  expect(lead?.emails).toEqual(["marie@mail.example"]);
});

test("nobody sees, counts or pages through another workspace's people", async () => {
  const { api, mine } = await filled(() => [{ username: "mine.one" }, { username: "mine.two" }]);
  const theirs = await newWorkspace();
  await addLeads(theirs.workspaceId, [{ username: "theirs", phones: ["+33639981234"] }], api.clock.now);
  expect(names(await readAll(api, mine, "limit=1"))).not.toContain("theirs");
  expect(await readAll(api, mine, "q=theirs")).toEqual([]);
  const { nextCursor } = await read(api, mine, "limit=1");
  const carried = await api.call(`/v1/leads?cursor=${nextCursor}`, { headers: theirs.auth });
  expect(carried.status).toBe(422);
  expect(await carried.json()).toMatchObject({ code: "bad-cursor", errors: [{ parameter: "cursor" }] });
});

describe("what makes no sense is refused by its name", () => {
  test.each([
    ["limit=201", "limit"],
    ["limit=0", "limit"],
    ["limit=ten", "limit"],
    ["sort=name", "sort"],
    ["status=new,unknown", "status"],
    ["status=", "status"],
    ["platform=myspace", "platform"],
    ["reach=closed", "reach"],
    ["intent=love", "intent"],
    ["minScore=101", "minScore"],
    ["minScore=-1", "minScore"],
    ["target=yes", "target"],
    ["hasPhone=1", "hasPhone"],
    [`q=${"x".repeat(201)}`, "q"],
    ["page=2", "page"],
    ["cursor=forged.cursor", "cursor"],
  ])("%s", async (query, parameter) => {
    const api = testApi();
    const mine = await newWorkspace();
    const response = await api.call(`/v1/leads?${query}`, { headers: mine.auth });
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(((await response.json()) as { errors: { parameter: string }[] }).errors[0]?.parameter).toBe(
      parameter,
    );
  });

  test("a cursor of another order", async () => {
    const { api, mine } = await filled(() => [{}, {}]);
    const { nextCursor } = await read(api, mine, "limit=1");
    const response = await api.call(`/v1/leads?sort=recent&cursor=${nextCursor}`, { headers: mine.auth });
    expect(response.status).toBe(422);
  });
});
