import { sql } from "drizzle-orm";
import type { TenantDb } from "../db/tenant.ts";
import { searchDisplay, searchName, searchUsername } from "./search.ts";

/** What must be known of a lead to write to it by hand. */
export type ContactableLead = {
  id: string;
  accountId: string;
  username: string;
  displayName: string | null;
  lastInboundAt: number | null;
  replyCommentId: string | null;
  replyCommentAt: number | null;
  replyUsed: boolean;
  optedOutAt: number | null;
  blocked: boolean;
};

export async function findContactable(tenant: TenantDb, id: string): Promise<ContactableLead | undefined> {
  const row = await tenant.first<
    Omit<ContactableLead, "replyUsed" | "blocked"> & { replyUsed: number; blocked: number }
  >(
    (mine) => sql`SELECT id, account_id AS accountId, username, display_name AS displayName,
        last_inbound_at AS lastInboundAt, reply_comment_id AS replyCommentId, reply_comment_at AS replyCommentAt,
        reply_used AS replyUsed, opted_out_at AS optedOutAt, blocked
      FROM leads WHERE workspace_id = ${mine.id} AND id = ${id}`,
  );
  return row && { ...row, replyUsed: row.replyUsed === 1, blocked: row.blocked === 1 };
}

/** Names a lead that had no name; one that has got one meanwhile keeps it. */
export const saveName = (tenant: TenantDb, id: string, username: string, displayName: string | null) =>
  tenant.run(
    (
      mine,
    ) => sql`UPDATE leads SET username = ${username}, display_name = coalesce(${displayName}, display_name),
        search_name = ${searchName(username, displayName)}, search_username = ${searchUsername(username)},
        search_display = coalesce(${searchDisplay(displayName)}, search_display), version = version + 1
      WHERE workspace_id = ${mine.id} AND id = ${id} AND username = ''`,
  );
