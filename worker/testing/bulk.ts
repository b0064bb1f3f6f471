import { sql, TenantDb } from "../db/tenant.ts";
import { workOnChange } from "../undo/work.ts";
import { testEnv } from "./accounts.ts";
import { type TestApi, testApi } from "./api.ts";
import { addLeads, type LeadSeed } from "./leads.ts";
import { newWorkspace, type TestSeat } from "./people.ts";

/** A workspace with leads, and its API. */
export async function withLeads(seeds: readonly LeadSeed[]) {
  const api = testApi();
  const mine = await newWorkspace();
  const ids = await addLeads(mine.workspaceId, seeds, api.clock.now);
  return { api, mine, ids, tenant: new TenantDb(testEnv.DB, mine.workspaceId) };
}

/** So many leads, each with its own id and heat. */
export const crowd = (count: number, seed: LeadSeed = {}): LeadSeed[] =>
  Array.from({ length: count }, (_, index) => ({ ...seed, username: `exemple.${index}`, sum: index % 40 }));

export const post = (api: TestApi, seat: TestSeat, path: string, json: unknown = {}): Promise<Response> =>
  api.call(path, { method: "POST", json, headers: seat.auth });

export async function get<T>(api: TestApi, seat: TestSeat, path: string): Promise<T> {
  return (await (await api.call(path, { headers: seat.auth })).json()) as T;
}

/** Works off what rings for changes, as the queue would. */
export async function workOffChanges({ deps, synced }: TestApi): Promise<void> {
  for (let round = 0; round < 200; round++) {
    const at = synced.findIndex(({ kind }) => kind === "bulk-change");
    if (at === -1) return;
    const [job] = synced.splice(at, 1);
    if (job?.kind === "bulk-change") await workOnChange(deps, job);
  }
  throw new Error("changing never ends");
}

export type LeadState = {
  id: string;
  status: string;
  statusBy: string;
  statusAt: number;
  amount: number | null;
  tags: string;
  assignedTo: string | null;
  blocked: number;
  reminderAt: number | null;
  reminderNote: string | null;
};

/** What people decided about each lead, by id. */
export const decisions = (tenant: TenantDb): Promise<LeadState[]> =>
  tenant.all<LeadState>(
    (mine) => sql`SELECT id, status, status_by AS statusBy, status_at AS statusAt, amount, tags,
        assigned_to AS assignedTo, blocked, reminder_at AS reminderAt, reminder_note AS reminderNote
      FROM leads WHERE workspace_id = ${mine.id} ORDER BY id`,
  );

/** How often each status was given, and why. */
export const statusLines = (
  tenant: TenantDb,
): Promise<
  { leadId: string; status: string; previous: string; by: string; reason: string; amount: number | null }[]
> =>
  tenant.all(
    (mine) => sql`SELECT lead_id AS leadId, status, previous, by, reason, amount FROM lead_statuses
      WHERE workspace_id = ${mine.id} ORDER BY lead_id, at, id`,
  );

/** Statuses as the leads themselves say it. */
export async function recounted(tenant: TenantDb): Promise<Record<string, number>> {
  const rows = await tenant.all<{ status: string; count: number }>(
    (mine) =>
      sql`SELECT status, count(*) AS count FROM leads WHERE workspace_id = ${mine.id} GROUP BY status`,
  );
  const none = { new: 0, contacted: 0, in_progress: 0, converted: 0, refused: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ status, count }) => [status, count])) };
}
