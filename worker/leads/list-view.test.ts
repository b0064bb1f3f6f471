import { describe, expect, test } from "vitest";
import { type TestApi, testApi } from "../testing/api.ts";
import { addLeads, type LeadSeed } from "../testing/leads.ts";
import { newWorkspace, type TestSeat } from "../testing/people.ts";
import type { Lead } from "./contract.ts";

const HOUR_MS = 3_600_000;

async function filled(seeds: (now: number) => LeadSeed[]) {
  const api = testApi();
  const mine = await newWorkspace();
  await addLeads(mine.workspaceId, seeds(api.clock.now), api.clock.now);
  return { api, mine };
}
async function names(api: TestApi, mine: TestSeat, query: string): Promise<string> {
  const response = await api.call(`/v1/leads?${query}`, { headers: mine.auth });
  expect(response.status, query).toBe(200);
  const { items } = (await response.json()) as { items: Lead[] };
  return items.map(({ username }) => username).join(" ");
}
async function save(api: TestApi, mine: TestSeat, filter: unknown, sort = "score"): Promise<string> {
  const response = await api.call("/v1/views", {
    json: { name: `Vue ${Math.random()}`, filter, sort, shared: true },
    headers: mine.auth,
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

describe("a view is what is not said beside it", () => {
  const seeds = (now: number): LeadSeed[] => [
    { username: "a", sum: 90, status: "contacted", lastInteractionAt: now - 3 * HOUR_MS },
    { username: "b", sum: 50, status: "new", tags: ["vip"], lastInteractionAt: now - 2 * HOUR_MS },
    { username: "c", sum: 10, status: "contacted", tags: ["vip"], lastInteractionAt: now - HOUR_MS },
  ];
  test("its filters and its order are the list's; what is given wins", async () => {
    const { api, mine } = await filled(seeds);
    const view = await save(api, mine, { status: ["contacted"] }, "recent");
    expect(await names(api, mine, `view=${view}`)).toBe("c a");
    expect(await names(api, mine, `view=${view}&sort=score`)).toBe("a c");
    expect(await names(api, mine, `view=${view}&tag=vip`)).toBe("c");
    expect(await names(api, mine, `view=${view}&status=new`)).toBe("b");
    const search = await save(api, mine, { q: "b", minScore: 15 });
    expect(await names(api, mine, `view=${search}`)).toBe("b");
    expect(await names(api, mine, `view=${search}&q=a`)).toBe("a");
    // An empty search asks for nothing, so it asks for no view's either.
    expect(await names(api, mine, `view=${search}&q=`)).toBe("a b c");
  });

  test("its pages follow one another like any list's", async () => {
    const { api, mine } = await filled(seeds);
    const view = await save(api, mine, {}, "recent");
    const first = await api.call(`/v1/leads?view=${view}&limit=2`, { headers: mine.auth });
    const { nextCursor } = (await first.json()) as { nextCursor: string };
    expect(await names(api, mine, `view=${view}&limit=2&cursor=${nextCursor}`)).toBe("a");
  });

  test("one that is not there is refused by its parameter, another workspace's too", async () => {
    const { api, mine } = await filled(seeds);
    const theirs = await newWorkspace();
    const view = await save(api, theirs, {});
    for (const id of ["view_missing", view]) {
      for (const path of [`/v1/leads?view=${id}`, `/v1/leads/export.csv?view=${id}`]) {
        const response = await api.call(path, { headers: mine.auth });
        expect(response.status).toBe(422);
        expect(await response.json()).toMatchObject({
          code: "invalid-input",
          errors: [{ parameter: "view", code: "unknown-view" }],
        });
      }
    }
  });

  test("an export is of the same leads", async () => {
    const { api, mine } = await filled(seeds);
    const view = await save(api, mine, { tag: "vip" });
    const csv = await (await api.call(`/v1/leads/export.csv?view=${view}`, { headers: mine.auth })).text();
    expect(csv.split("\r\n").filter((line) => line !== "")).toHaveLength(3);
  });
});

test("reminders: those that are due, and all of them, in the order asked for", async () => {
  const { api, mine } = await filled((now) => [
    { username: "none", sum: 99 },
    { username: "past", sum: 10, reminderAt: now - HOUR_MS, createdAt: 1_000 },
    { username: "now", sum: 20, reminderAt: now, createdAt: 3_000 },
    { username: "later", sum: 30, reminderAt: now + HOUR_MS, createdAt: 2_000, status: "contacted" },
  ]);
  expect(await names(api, mine, "reminder=due")).toBe("now past");
  expect(await names(api, mine, "reminder=set")).toBe("later now past");
  expect(await names(api, mine, "reminder=set&status=contacted")).toBe("later");
  expect(await names(api, mine, "reminder=set&sort=created&limit=2")).toBe("now later");
  api.clock.now += 2 * HOUR_MS;
  expect(await names(api, mine, "reminder=due")).toBe("later now past");
  const refused = await api.call("/v1/leads?reminder=soon", { headers: mine.auth });
  expect(refused.status).toBe(422);
});

test("a small set is gathered, a large one walked, and both give everybody once", async () => {
  const { api, mine } = await filled((now) =>
    Array.from({ length: 1300 }, (_, index) => ({
      username: `p${String(index).padStart(4, "0")}`,
      sum: index % 40,
      assignedTo: index % 2 === 0 ? "usr_1" : null,
      tags: index % 100 === 0 ? ["rare"] : [],
      reminderAt: index % 13 === 0 ? now - index : null,
      replyCommentAt: index % 3 === 0 ? now - HOUR_MS : null,
      lastInteractionAt: now - (index % 50) * HOUR_MS,
    })),
  );
  const count = async (query: string): Promise<number> => {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const response: Response = await api.call(
        `/v1/leads?${query}&limit=60${cursor ? `&cursor=${cursor}` : ""}`,
        { headers: mine.auth },
      );
      const page = (await response.json()) as { items: Lead[]; nextCursor: string | null };
      found.push(...page.items.map(({ username }) => username));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(found).size).toBe(found.length);
    return found.length;
  };
  expect(await count("assignedTo=usr_1&sort=recent")).toBe(650);
  expect(await count("tag=rare&sort=recent")).toBe(13);
  expect(await count("reminder=due")).toBe(100);
  expect(await count("reach=open")).toBe(434);
  expect(await count("reach=open&sort=recent")).toBe(434);
  expect(await count("reach=open&sort=created")).toBe(434);
}, 60_000);
