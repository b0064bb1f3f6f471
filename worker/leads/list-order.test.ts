import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TenantDb } from "../db/tenant.ts";
import type { Intent } from "../language/intents.ts";
import { listCountedLeads } from "../scoring/store.ts";
import { testEnv } from "../testing/accounts.ts";
import { testApi } from "../testing/api.ts";
import { addLeads, type LeadSeed } from "../testing/leads.ts";
import { newWorkspace } from "../testing/people.ts";
import { lensOf } from "./lens.ts";
import { type LeadFilters, type Position, readLeadPage } from "./list.ts";
import { type LeadRow, reachNow, scoreNow } from "./row.ts";
import { findLead } from "./store.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Every list against the plainest one there is: all leads, filtered and sorted in memory. The sets are small and full
 * of ties, so that each page ends between two leads of one heat.
 */
type Plain = LeadSeed & { id: string };

const PLATFORM_OF = ["instagram", "instagram", "tiktok", "instagram", "tiktok", "instagram"] as const;
const seed = fc.record({
  account: fc.nat({ max: PLATFORM_OF.length - 1 }),
  sum: fc.constantFrom(-3, 0, 0, 5, 5, 5, 12, 12, 30, 30.5, 400),
  hoursAgo: fc.constantFrom(0, 0, 1, 2, 30, 100, 400),
  status: fc.constantFrom("new" as const, "contacted" as const, "converted" as const),
  hasPhone: fc.boolean(),
  intent: fc.constantFrom<Intent | null>("price", "praise", null),
  tags: fc.oneof(
    fc.constant([]),
    fc.subarray(["vip", "salon", "a", "b"]),
    // Those behind the eighth are found, too.
    fc.constantFrom(
      ["1", "2", "3", "4", "5", "6", "7", "8", "9", "vip"],
      ["vip", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    ),
  ),
  assignedTo: fc.constantFrom(null, null, "usr_1", "usr_2"),
  inboundHoursAgo: fc.constantFrom(null, null, 1, 40, 200),
  commentHoursAgo: fc.constantFrom(null, null, 3, 100, 300),
  reminderInHours: fc.constantFrom(null, null, null, -5, 5),
  optedOut: fc.boolean(),
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
const filters: fc.Arbitrary<LeadFilters> = fc.record({
  sort: fc.constantFrom("score" as const, "recent" as const, "created" as const),
  platform: maybe(fc.constantFrom(["tiktok" as const], ["instagram" as const, "tiktok" as const])),
  status: maybe(fc.constantFrom(["new" as const], ["contacted" as const, "converted" as const])),
  intent: maybe(fc.constant(["price" as const])),
  minScore: maybe(fc.constantFrom(0, 1, 29, 57)),
  target: maybe(fc.boolean()),
  hasPhone: maybe(fc.boolean()),
  reach: maybe(
    fc.constantFrom(["open" as const], ["window" as const], ["human_only" as const], ["none" as const]),
  ),
  accountId: maybe(fc.constantFrom("acc_0", "acc_2", "acc_none")),
  tag: maybe(fc.constantFrom("vip", "9", "nobody's")),
  assignedTo: maybe(fc.constant("usr_1")),
  reminder: maybe(fc.constantFrom("due" as const, "set" as const)),
});
/** Mostly one or two filters at a time: with all of them together nothing is left to page through. */
const fewFilters = fc
  .tuple(filters, fc.array(fc.nat({ max: 10 }), { minLength: 0, maxLength: 3 }))
  .map(([all, kept]) => {
    const names = Object.keys(all).filter((name) => name !== "sort");
    const chosen = new Set(kept.map((index) => names[index]));
    return Object.fromEntries(
      Object.entries(all).filter(([name]) => name === "sort" || chosen.has(name)),
    ) as LeadFilters;
  });

async function build(seeds: readonly (typeof seed extends fc.Arbitrary<infer T> ? T : never)[]) {
  const api = testApi();
  const mine = await newWorkspace();
  const now = api.clock.now;
  const plain: Plain[] = seeds.map((one, index) => ({
    id: `lead_${String((index * 7919) % 1000).padStart(4, "0")}`,
    username: `p${index}`,
    accountId: `acc_${one.account}`,
    platform: PLATFORM_OF[one.account]!,
    sum: one.sum,
    sumAt: now - one.hoursAgo * HOUR_MS,
    lastInteractionAt:
      now - Math.min(one.hoursAgo, one.inboundHoursAgo ?? 999, one.commentHoursAgo ?? 999) * HOUR_MS,
    status: one.status,
    phones: one.hasPhone ? ["+33639981234"] : [],
    intent: one.intent,
    tags: [...one.tags],
    assignedTo: one.assignedTo,
    lastInboundAt: one.inboundHoursAgo === null ? null : now - one.inboundHoursAgo * HOUR_MS,
    replyCommentAt: one.commentHoursAgo === null ? null : now - one.commentHoursAgo * HOUR_MS,
    reminderAt: one.reminderInHours === null ? null : now + one.reminderInHours * HOUR_MS,
    optedOutAt: one.optedOut ? now - DAY_MS : null,
  }));
  await addLeads(mine.workspaceId, plain, now);
  const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
  const lens = await lensOf(api.deps, tenant);
  const ids = (await listCountedLeads(tenant, "", 1000)).map(({ id }) => id);
  const rows = (await Promise.all(ids.map((id) => findLead(tenant, id)))) as LeadRow[];
  return { tenant, lens, rows, plain: new Map(plain.map((one) => [one.id, one])) };
}
type Built = Awaited<ReturnType<typeof build>>;

function plainList({ rows, lens, plain }: Built, asked: LeadFilters): string[] {
  const isMeant = (row: LeadRow): boolean => {
    const one = plain.get(row.id)!;
    const score = scoreNow(row, lens);
    const reach = reachNow(row, lens);
    const isOpen = reach.kind === "window" || reach.kind === "private_reply";
    const due = (one.reminderAt ?? Number.POSITIVE_INFINITY) <= lens.now;
    return (
      (asked.platform?.includes(row.platform) ?? true) &&
      (asked.status?.includes(row.status) ?? true) &&
      (asked.intent === undefined || (row.intent !== null && asked.intent.includes(row.intent))) &&
      score >= (asked.minScore ?? 0) &&
      (asked.target === undefined || score >= lens.scoring.threshold === asked.target) &&
      (asked.hasPhone === undefined || one.phones!.length > 0 === asked.hasPhone) &&
      (asked.accountId === undefined || row.accountId === asked.accountId) &&
      (asked.tag === undefined || row.tags.includes(asked.tag)) &&
      (asked.assignedTo === undefined || row.assignedTo === asked.assignedTo) &&
      (asked.reminder === undefined || (asked.reminder === "due" ? due : one.reminderAt !== null)) &&
      (asked.reach === undefined ||
        asked.reach.includes(reach.kind) ||
        (isOpen && asked.reach.includes("open")))
    );
  };
  const places: Record<LeadFilters["sort"], (row: LeadRow) => number> = {
    score: (row) => row.heat,
    recent: (row) => row.lastInteractionAt,
    created: () => 0,
  };
  const place = places[asked.sort];
  return rows
    .filter(isMeant)
    .sort((a, b) => place(b) - place(a) || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id);
}

async function pagedList({ tenant, lens }: Built, asked: LeadFilters, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let after: Position | null = null;
  for (let pages = 0; pages < 200; pages++) {
    const page: Awaited<ReturnType<typeof readLeadPage>> = await readLeadPage(tenant, asked, lens, after, {
      limit,
    });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
    if (after === null) return ids;
  }
  throw new Error("the pages never end");
}

test("whatever is asked for, every lead that is meant comes exactly once, in its order", async () => {
  const worlds = fc.sample(fc.array(seed, { minLength: 0, maxLength: 70 }), { numRuns: 4, seed: 4 });
  for (const seeds of [
    ...worlds,
    fc.sample(fc.array(seed, { minLength: 60, maxLength: 70 }), { numRuns: 1, seed: 5 })[0]!,
  ]) {
    const built = await build(seeds);
    await fc.assert(
      fc.asyncProperty(fewFilters, fc.integer({ min: 1, max: 30 }), async (asked, limit) => {
        expect(await pagedList(built, asked, limit)).toEqual(plainList(built, asked));
      }),
      { numRuns: 60 },
    );
  }
}, 120_000);

describe("of each single filter and each order", () => {
  const single: Partial<LeadFilters>[] = [
    {},
    { platform: ["tiktok"] },
    { status: ["new"] },
    { status: ["new", "contacted"] },
    { hasPhone: true },
    { hasPhone: false },
    { accountId: "acc_2" },
    { accountId: "acc_2", platform: ["instagram"] },
    { tag: "vip" },
    { tag: "9" },
    { assignedTo: "usr_1" },
    { status: ["contacted"], platform: ["tiktok"] },
    { hasPhone: true, status: ["new"] },
    { minScore: 29 },
    { target: true },
    { target: false },
    { reach: ["open"] },
    { reach: ["none"] },
    { reminder: "due" },
    { reminder: "set", status: ["new"] },
    { intent: ["price"] },
  ];
  test("the pages are those of a plain sort, one lead at a time and many", async () => {
    const built = await build(
      fc.sample(fc.array(seed, { minLength: 70, maxLength: 70 }), { numRuns: 1, seed: 11 })[0]!,
    );
    for (const sort of ["score", "recent", "created"] as const) {
      for (const one of single) {
        const asked = { ...one, sort };
        const expected = plainList(built, asked);
        for (const limit of [7, 200]) {
          expect(await pagedList(built, asked, limit), `${JSON.stringify(asked)} by ${limit}`).toEqual(
            expected,
          );
        }
      }
    }
  }, 120_000);
});

test("fifty accounts are more than one statement holds, and still one list", async () => {
  const api = testApi();
  const mine = await newWorkspace();
  const plain = Array.from({ length: 150 }, (_, index) => ({
    id: `lead_${String((index * 37) % 1000).padStart(4, "0")}`,
    accountId: `acc_${String(index % 50).padStart(2, "0")}`,
    sum: index % 4 === 0 ? 10 : index,
    status: index % 3 === 0 ? ("contacted" as const) : ("new" as const),
    intent: index % 5 === 0 ? ("price" as const) : null,
  }));
  await addLeads(mine.workspaceId, plain, api.clock.now);
  const tenant = new TenantDb(testEnv.DB, mine.workspaceId);
  const lens = await lensOf(api.deps, tenant);
  const rows = (await Promise.all(plain.map(({ id }) => findLead(tenant, id)))) as LeadRow[];
  const built: Built = {
    tenant,
    lens,
    rows,
    plain: new Map(plain.map((one) => [one.id, { phones: [], ...one }])),
  };
  for (const asked of [
    { sort: "score" as const },
    { sort: "score" as const, status: ["contacted" as const] },
    { sort: "score" as const, intent: ["price" as const] },
  ]) {
    for (const limit of [20, 200]) {
      expect(await pagedList(built, asked, limit)).toEqual(plainList(built, asked));
    }
  }
  // Looking at a few rows at a time of each part, nobody is passed over.
  const ids: string[] = [];
  let after: Position | null = null;
  do {
    const page = await readLeadPage(tenant, { sort: "score", intent: ["price"] }, lens, after, {
      limit: 3,
      budget: 4,
    });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(ids).toEqual(plainList(built, { sort: "score", intent: ["price"] }));
}, 120_000);
