import { expect, test } from "vitest";
import { TenantDb } from "../db/tenant.ts";
import { newAccount, testDeps } from "../testing/accounts.ts";
import { newWorkspace } from "../testing/people.ts";
import { amendWrites } from "./amend-store.ts";
import { TEXT_KEPT_UNITS } from "./amendment.ts";

/** What D1 takes in one parameter; the local one takes more. */
const PARAMETER_BYTES = 2_000_000;

/** The same database, weighing what it is given. */
function weighingD1(inner: D1Database): { d1: D1Database; longest: () => number } {
  let bytes = 0;
  const prepare = (text: string) => ({
    bind: (...values: unknown[]) => {
      for (const value of values) {
        if (typeof value === "string") bytes = Math.max(bytes, new TextEncoder().encode(value).length);
      }
      return inner.prepare(text).bind(...values);
    },
  });
  const batch = (statements: D1PreparedStatement[]) => inner.batch(statements);
  return { d1: { prepare, batch } as unknown as D1Database, longest: () => bytes };
}

test("edits of many long texts are written, though no one parameter could hold them", async () => {
  const { deps, clock } = testDeps();
  const { workspaceId } = await newWorkspace();
  const account = await newAccount(deps, workspaceId);
  const { d1, longest } = weighingD1(deps.env.DB);
  const tenant = new TenantDb(d1, workspaceId);
  const text = "é".repeat(TEXT_KEPT_UNITS);
  const keys = Array.from(
    { length: Math.ceil(2_500_000 / TEXT_KEPT_UNITS) },
    (_, index) => `message:${index}`,
  );
  await deps.env.DB.prepare(
    `INSERT INTO interactions (workspace_id, account_id, dedupe_key, id, lead_id, kind, external_id, points, at, received_at, found_by)
     SELECT ?1, ?2, value, value, 'lead_1', 'message', value, 10, ?4, ?4, 'webhook' FROM json_each(?3)`,
  )
    .bind(workspaceId, account.id, JSON.stringify(keys), clock.now)
    .run();
  const lead = {
    id: "lead_1",
    sum: 1,
    sumAt: clock.now,
    heat: 1,
    target: false,
    lastText: null,
    lastMediaId: null,
    intent: null,
    optedOutAt: null,
    optedOutText: null,
    hasPhone: false,
    version: 1,
  };
  const interactions = keys.map((dedupeKey) => ({
    accountId: account.id,
    dedupeKey,
    text,
    intent: null,
    points: 10,
    capped: false,
    at: clock.now,
    edits: 1,
  }));
  const plan = {
    leads: [lead],
    interactions,
    contacts: [],
    goneContacts: [],
    readings: [],
    changes: new Map(),
    days: new Map(),
    silenced: [],
    early: [],
  };
  const { version } = (await deps.env.DB.prepare(
    "SELECT scoring_version AS version FROM workspace_settings WHERE workspace_id = ?1",
  )
    .bind(workspaceId)
    .first<{ version: number }>())!;
  const statements = amendWrites(plan as unknown as Parameters<typeof amendWrites>[0], {
    accountId: account.id,
    scoringVersion: version,
    erasureVersion: 0,
    now: clock.now,
    leads: [],
  });
  await tenant.batch(statements);
  expect(longest()).toBeLessThanOrEqual(PARAMETER_BYTES);
  const row = await deps.env.DB.prepare(
    "SELECT count(*) AS n FROM interactions WHERE workspace_id = ?1 AND edits = 1 AND length(text) = ?2",
  )
    .bind(workspaceId, TEXT_KEPT_UNITS)
    .first<{ n: number }>();
  expect(row?.n).toBe(keys.length);
});
