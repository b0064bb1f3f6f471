import type { TenantDb } from "../db/tenant.ts";
import type { Media } from "./contract.ts";
import { listNewestMedia } from "./media-store.ts";

const MEDIA_SHOWN = 200;
const MEDIA_READ = 1800;
const SNAPSHOTS_SHOWN = 30;

const iso = (at: number): string => new Date(at).toISOString();

/**
 * Posts of one account, newest first, each with how its likes grew: at most 30 counts, oldest first. Never who liked:
 * no platform with likes tells that (docs/limits.md).
 */
export async function listMedia(tenant: TenantDb, accountId: string): Promise<Media[]> {
  const rows = await listNewestMedia(tenant, accountId, MEDIA_SHOWN, MEDIA_READ, SNAPSHOTS_SHOWN);
  return rows.map((row) => ({
    ...row,
    at: iso(row.at),
    likes: row.likes.map(({ at, count }) => ({ at: iso(at), count })),
  }));
}
