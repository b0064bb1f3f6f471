import { describe, expect, test } from "vitest";
import { sql, TenantDb } from "../db/tenant.ts";
import { testEnv } from "../testing/accounts.ts";
import { type TestApi, testApi } from "../testing/api.ts";
import { addLeads, type LeadSeed } from "../testing/leads.ts";
import { newWorkspace, type TestSeat } from "../testing/people.ts";
import type { Lead } from "./contract.ts";

type Page = { items: Lead[]; nextCursor: string | null };

async function filled(seeds: LeadSeed[]) {
  const api = testApi();
  const mine = await newWorkspace();
  await addLeads(mine.workspaceId, seeds, api.clock.now);
  return { api, mine };
}
async function read(api: TestApi, mine: TestSeat, query: string): Promise<Page> {
  const response = await api.call(`/v1/leads?${query}`, { headers: mine.auth });
  expect(response.status, query).toBe(200);
  return response.json();
}
async function readAll(api: TestApi, mine: TestSeat, query: string): Promise<string[]> {
  const all: string[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 300; pages++) {
    const page: Page = await read(api, mine, `${query}${cursor ? `&cursor=${cursor}` : ""}`);
    all.push(...page.items.map(({ username }) => username));
    cursor = page.nextCursor;
    if (cursor === null) return all;
  }
  throw new Error("the pages never end");
}
const q = (text: string): string => `q=${encodeURIComponent(text)}`;

describe("who begins like the search comes first, then who has it somewhere", () => {
  const seeds: LeadSeed[] = [
    { username: "grand.zoe", sum: 90 },
    { username: "zoe.exemple", sum: 5 },
    { username: "client7", displayName: "Zoé Müller", sum: 20 },
    { username: "marie", displayName: "Marie-Zoé", sum: 80 },
    { username: "abonne8", phones: ["+33639981234", "+33639981299"], sum: 3 },
    { username: "abonne9", phones: ["+32470123456"], sum: 2 },
    { username: "abonne10", emails: ["zoe@mail.example"], sum: 1 },
    { username: "abonne11", emails: ["contact@zoe.example"], sum: 70 },
    { username: "Ünïcode_É", sum: 4 },
  ];
  test.each([
    ["zoe", "client7 zoe.exemple grand.zoe marie"],
    ["ZOÉ", "client7 zoe.exemple grand.zoe marie"],
    ["@zoe", "client7 zoe.exemple grand.zoe marie"],
    ["@Zoé.Ex", "zoe.exemple"],
    ["zoé mü", "client7"],
    ["muller zoe", "client7"],
    ["06 39 98 12", "abonne8"],
    ["+33 6 39 98 12 34", "abonne8"],
    ["0033 (0)6 39 98 12 34", "abonne8"],
    ["639981", "abonne8"],
    ["81234", "abonne8"],
    ["+32 470", "abonne9"],
    ["470123456", "abonne9"],
    ["zoe@mail.example", "abonne10"],
    ["ZOE@mail", "abonne10"],
    ["contact@", "abonne11"],
    ["t@zoe", "abonne11"],
    ["unicode_e", "Ünïcode_É"],
    ["nobody", ""],
    ["@", "grand.zoe marie abonne11 client7 zoe.exemple Ünïcode_É abonne8 abonne9 abonne10"],
  ])("%s", async (text, expected) => {
    const { api, mine } = await filled(seeds);
    expect((await readAll(api, mine, q(text))).join(" ")).toBe(expected);
    const small = await readAll(api, mine, `${q(text)}&limit=1`);
    expect(small.join(" ")).toBe(expected);
  });

  test("on the very first page, as far as it reaches", async () => {
    const { api, mine } = await filled(seeds);
    const page = await read(api, mine, `${q("zoe")}&limit=3`);
    expect(page.items.map(({ username }) => username)).toEqual(["client7", "zoe.exemple", "grand.zoe"]);
    expect(page.nextCursor).not.toBeNull();
    expect((await read(api, mine, q("zoe"))).nextCursor).toBeNull();
  });

  test("in the order asked for, and only whom the other filters let through", async () => {
    const { api, mine } = await filled(
      seeds.map((one, index) => ({ ...one, createdAt: 1_700_000_000_000 + index })),
    );
    expect(await readAll(api, mine, `${q("zoe")}&sort=created`)).toEqual([
      "client7",
      "zoe.exemple",
      "marie",
      "grand.zoe",
    ]);
    expect(await readAll(api, mine, `${q("zoe")}&minScore=20`)).toEqual(["client7", "grand.zoe", "marie"]);
    expect(await readAll(api, mine, `${q("zoe")}&hasPhone=true`)).toEqual([]);
  });

  test("a number is understood by the country of the workspace", async () => {
    const { api, mine } = await filled(seeds);
    await new TenantDb(testEnv.DB, mine.workspaceId).run(
      (
        scope,
      ) => sql`INSERT INTO workspace_settings (workspace_id, country, updated_at) VALUES (${scope.id}, 'BE', 1)
        ON CONFLICT (workspace_id) DO UPDATE SET country = 'BE'`,
    );
    const first = await read(api, mine, `${q("0470 12")}&limit=1`);
    expect(first.items.map(({ username }) => username)).toEqual(["abonne9"]);
  });
});

test("more than can be sorted come by name, each once, and then the rest", async () => {
  const many: LeadSeed[] = Array.from({ length: 400 }, (_, index) => ({
    username: index % 2 === 0 ? `foin.${String(index).padStart(3, "0")}` : `autre.${index}`,
    displayName: index % 3 === 0 ? `Foin ${index}` : null,
    phones: index % 5 === 0 ? [`+3363998${String(index).padStart(4, "0")}`, "+33639989999"] : [],
    sum: (index * 37) % 50,
  }));
  const { api, mine } = await filled([
    ...many,
    { username: "meule.de.foin", sum: 99 },
    { username: "\u{1F33E}foin", sum: 98 },
  ]);
  const named = many.filter(({ username, displayName }) => username!.startsWith("foin") || displayName);
  for (const limit of [7, 50, 200]) {
    const found = await readAll(api, mine, `${q("foin")}&limit=${limit}`);
    expect(found).toHaveLength(named.length + 2);
    expect(new Set(found).size).toBe(found.length);
    // By username, then by display name; those who only have it somewhere come last, hottest first.
    expect(found.slice(-2)).toEqual(["meule.de.foin", "\u{1F33E}foin"]);
    const usernames = named.flatMap(({ username }) => (username!.startsWith("foin") ? [username!] : []));
    expect(found.slice(0, usernames.length)).toEqual(usernames.sort());
    const displayed = named
      .filter(({ username }) => !username!.startsWith("foin"))
      .sort((a, b) => (a.displayName! < b.displayName! ? -1 : 1));
    expect(found.slice(usernames.length, -2)).toEqual(displayed.map(({ username }) => username));
  }
  const numbers = await readAll(api, mine, `${q("06 39 98")}&limit=30`);
  expect(numbers.sort()).toEqual(
    many
      .filter(({ phones }) => phones!.length > 0)
      .map(({ username }) => username)
      .sort(),
  );
  const hot = await readAll(api, mine, `${q("foin")}&limit=20&minScore=50`);
  const warm = await readAll(api, mine, "limit=200&minScore=50");
  const isNamed = new Set(named.map(({ username }) => username));
  expect(hot.sort()).toEqual(warm.filter((name) => isNamed.has(name) || name.includes("foin")).sort());
}, 120_000);

test("a cursor of a search means nothing without it, and the other way round", async () => {
  const { api, mine } = await filled([{ username: "zoe.a" }, { username: "zoe.b" }]);
  for (const [from, to] of [
    ["limit=1", "q=zoe&limit=1"],
    ["q=zoe&limit=1", "limit=1"],
    ["q=zoe&limit=1", "q=zoe.b&limit=1"],
  ]) {
    const { nextCursor } = await read(api, mine, from!);
    const response = await api.call(`/v1/leads?${to}&cursor=${nextCursor}`, { headers: mine.auth });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "bad-cursor" });
  }
});

test("whoever older code wrote is found by the beginning of their name", async () => {
  const { api, mine } = await filled([]);
  await new TenantDb(testEnv.DB, mine.workspaceId).run(
    (
      scope,
    ) => sql`INSERT INTO leads (workspace_id, id, platform, account_id, external_id, username, search_name,
        status_at, sum_at, heat, first_seen_at, last_interaction_at)
      VALUES (${scope.id}, 'lead_1', 'instagram', 'acc_test', '1', 'Ancien.Code', 'ancien.code', 1, 1, 0, 1, 1)`,
  );
  const stored = await new TenantDb(testEnv.DB, mine.workspaceId).first(
    (scope) => sql`SELECT search_username AS name FROM leads WHERE workspace_id = ${scope.id}`,
  );
  expect(stored).toEqual({ name: "ancien.code" });
  expect(await readAll(api, mine, "q=ancien")).toEqual(["Ancien.Code"]);
});

test("what is found of a person is shown and searched as it changes", async () => {
  const { api, mine } = await filled([
    { username: "a", phones: ["+33639981234"], emails: ["a@mail.example"] },
    { username: "b" },
  ]);
  const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
  const shown = async () =>
    Object.fromEntries(
      (await read(api, mine, "")).items.map(({ username, phones, emails }) => [
        username,
        [...phones.map(({ e164, consent }) => `${e164} ${consent}`), ...emails],
      ]),
    );
  expect(await shown()).toEqual({ a: ["+33639981234 none", "a@mail.example"], b: [] });
  await tenant.run(
    (scope) =>
      sql`UPDATE contact_points SET consent = 'recorded' WHERE workspace_id = ${scope.id} AND kind = 'phone'`,
  );
  expect(await shown()).toEqual({ a: ["+33639981234 recorded", "a@mail.example"], b: [] });
  await tenant.run(
    (
      scope,
    ) => sql`UPDATE contact_points SET lead_id = (SELECT id FROM leads WHERE workspace_id = ${scope.id} AND username = 'b')
      WHERE workspace_id = ${scope.id} AND kind = 'phone'`,
  );
  expect(await shown()).toEqual({ a: ["a@mail.example"], b: ["+33639981234 recorded"] });
  expect(await readAll(api, mine, "q=981234")).toEqual(["b"]);
  await tenant.run((scope) => sql`DELETE FROM contact_points WHERE workspace_id = ${scope.id}`);
  expect(await shown()).toEqual({ a: [], b: [] });
});
