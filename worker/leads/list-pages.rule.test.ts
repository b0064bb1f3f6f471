import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { INTENTS } from "../language/intents.ts";
import { PLATFORMS } from "../platforms/contract.ts";
import { LEAD_STATUSES } from "./contract.ts";
import type { LeadFilters } from "./list-filters.ts";
import { gatherQuery, namesEndQuery, namesQuery, walkEndQueries, walkQueries } from "./list-pages.ts";
import { type Query, query } from "./list-params.ts";
import { askedOfRows, planGather, planWalk } from "./list-plan.ts";
import { listSearch } from "./list-search.ts";
import { ORDER, unionOf } from "./list-streams.ts";

/** D1: parameters of a statement, and bytes of its text. */
const MOST_PARAMETERS = 100;
const MOST_BYTES = 100_000;
const LENS = { now: Date.parse("2026-11-20T12:00:00Z"), scoring: { halfLifeDays: 14, threshold: 15 } };

/** The migrated tables without a row: whatever SQLite would refuse, or read otherwise than meant, shows here. */
const database = new DatabaseSync(":memory:");
for (const name of readdirSync("migrations").sort())
  if (name.endsWith(".sql")) database.exec(readFileSync(`migrations/${name}`, "utf8"));

const withValues = ({ text, values }: Query): string =>
  `WITH given AS (SELECT ?${", ?".repeat(values.length)}) ${text}`;
const explain = (one: Query): string[] =>
  database
    .prepare(`EXPLAIN QUERY PLAN ${withValues(one)}`)
    .all("ws_1", ...one.values)
    .map((row) => String(row.detail));

function check(one: Query): string[] {
  expect(one.values.length + 1).toBeLessThanOrEqual(MOST_PARAMETERS);
  expect(new TextEncoder().encode(withValues(one)).length).toBeLessThan(MOST_BYTES);
  database.prepare(withValues(one)).all("ws_1", ...one.values);
  return explain(one);
}

const some = <const T extends readonly string[]>(words: T) =>
  fc.option(fc.subarray([...words], { minLength: 1 }), { nil: undefined });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const filters: fc.Arbitrary<LeadFilters> = fc.record({
  sort: fc.constantFrom("score" as const, "recent" as const, "created" as const),
  platform: some(PLATFORMS),
  status: some(LEAD_STATUSES),
  intent: some(INTENTS),
  reach: some(["window", "private_reply", "human_only", "none", "open"] as const),
  minScore: maybe(fc.integer({ min: 0, max: 100 })),
  target: maybe(fc.boolean()),
  hasPhone: maybe(fc.boolean()),
  accountId: maybe(fc.constant("acc_1")),
  tag: maybe(fc.string({ maxLength: 60 })),
  assignedTo: maybe(fc.constant("usr_1")),
  reminder: maybe(fc.constantFrom("due" as const, "set" as const)),
  q: maybe(
    fc.oneof(
      fc.string({ maxLength: 200, unit: "binary" }),
      fc.constantFrom("@zoe", "06 39 98 12", "+33 639", "zoe@mail.example", "a b c d e f g h i", "%_\\'\""),
    ),
  ),
});
const accounts = fc
  .integer({ min: 0, max: 45 })
  .map((count) =>
    Array.from({ length: count }, (_, index) => ({ id: `acc_${index}`, platform: PLATFORMS[index % 3]! })),
  );
const places = {
  score: [12.5, "lead_1"],
  recent: [LENS.now, "lead_1"],
  created: ["lead_1"],
} as const;

test("any filters, any cursor and any number of accounts make statements that D1 takes", () => {
  fc.assert(
    fc.property(
      filters,
      accounts,
      fc.boolean(),
      fc.integer({ min: 1, max: 201 }),
      (given, known, isBehind, want) => {
        const search = given.q === undefined ? undefined : listSearch(given.q, "FR");
        const place = isBehind ? places[given.sort] : null;
        const walk = planWalk(given, LENS, known);
        const asked = askedOfRows(given, LENS);
        const request = {
          walk,
          filters: given,
          search,
          after: place,
          now: LENS.now,
          budget: 900,
          want,
          starting: search ? { asked, after: place, most: 600 } : null,
        };
        const queries = walkQueries(request, "id, heat");
        expect(queries).toHaveLength(Math.ceil(walk.streams.length / 40));
        for (const one of [...queries, ...walkEndQueries(request)]) check(one);
        const gather = planGather(given, LENS);
        if (gather)
          check(gatherQuery(gather, { filters: given, after: place, now: LENS.now, want, most: 600 }, "id"));
        if (search) {
          const ways = search.starts.phones.length + (search.starts.name === null ? 0 : 2);
          const names = {
            search,
            asked,
            after: isBehind && ways > 0 ? [want % ways, "zoe", "lead_1"] : null,
            now: LENS.now,
            budget: 300,
            want,
          };
          check(namesQuery(names, "id"));
          check(namesEndQuery(names));
        }
      },
    ),
    { numRuns: 150 },
  );
});

describe("no list is sorted, and none is read through another index than its own", () => {
  const known = [
    { id: "acc_1", platform: "instagram" },
    { id: "acc_2", platform: "tiktok" },
  ];
  test.each<[string, LeadFilters, string, number]>([
    ["everybody", { sort: "score" }, "leads_facets", 20],
    ["one status", { sort: "score", status: ["new"] }, "leads_facets", 4],
    ["one platform", { sort: "score", platform: ["tiktok"] }, "leads_facets", 10],
    ["with a number", { sort: "score", hasPhone: true }, "leads_facets", 10],
    ["one account", { sort: "score", accountId: "acc_9" }, "leads_facets", 10],
    ["a status with a number", { sort: "score", status: ["new"], hasPhone: true }, "leads_facets", 2],
    ["from a score", { sort: "score", minScore: 30 }, "leads_facets", 20],
    ["somebody's", { sort: "score", assignedTo: "usr_1" }, "leads_assigned", 1],
    ["a tag", { sort: "score", tag: "vip" }, "leads_tag_", 9],
    ["newest", { sort: "recent" }, "leads_recent", 1],
    ["first seen", { sort: "created" }, "PRIMARY KEY", 1],
  ])("%s", (_, given, index, streams) => {
    const walk = planWalk(given, LENS, known);
    expect(walk.streams).toHaveLength(streams);
    expect(walk.isServed).toBe(given.tag === undefined);
    for (const after of [null, places[given.sort]]) {
      const [one] = walkQueries(
        {
          walk,
          filters: given,
          search: undefined,
          after,
          now: LENS.now,
          budget: 51,
          want: 51,
          starting: null,
        },
        "id, username",
      );
      const plan = check(one!);
      expect(plan.filter((step) => step.startsWith("SEARCH leads")).length).toBe(streams);
      expect(plan.every((step) => !step.startsWith("SEARCH") || step.includes(index))).toBe(true);
      expect(plan.join("\n")).not.toMatch(/TEMP B-TREE|SCAN leads/);
      expect(ORDER[given.sort].at(-1)).toBe("id");
    }
  });

  test("by name, the next page begins where the last one ended", () => {
    const search = listSearch("zoe", "FR")!;
    const plan = check(
      namesQuery(
        { search, asked: {}, after: [0, "zoe.exemple", "lead_1"], now: 1, budget: 300, want: 51 },
        "id",
      ),
    );
    expect(plan.join("\n")).toContain("leads_username (workspace_id=? AND (search_username,id)>(?,?)");
    expect(plan.join("\n")).not.toMatch(/TEMP B-TREE|SCAN leads/);
  });
});

test("a value is one parameter, however often it is used", () => {
  const { text, values } = query((params) => `${params.ref("a")} ${params.ref(1)} ${params.ref("a")}`);
  expect(text).toBe("?2 ?3 ?2");
  expect(values).toEqual(["a", 1]);
});

test("D1 takes five terms in one compound: more are groups of five, and groups of those", () => {
  for (const count of [1, 4, 5, 6, 25, 26, 130]) {
    const text = unionOf(Array.from({ length: count }, (_, index) => `SELECT ${index}`));
    expect(text.match(/SELECT \d/g)).toHaveLength(count);
    expect(database.prepare(`SELECT * FROM (${text})`).all()).toHaveLength(count);
    // Parentheses open a compound of their own.
    const depths: number[] = [1];
    let most = 1;
    for (const token of text.match(/\(|\)|UNION ALL/g) ?? []) {
      if (token === "(") depths.push(1);
      else if (token === ")") depths.pop();
      else most = Math.max(most, ++depths[depths.length - 1]!);
    }
    expect(most).toBeLessThanOrEqual(5);
  }
});
