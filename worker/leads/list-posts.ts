import type { TenantDb } from "../db/tenant.ts";
import { listPosts, type PostKey } from "./list-store.ts";
import type { LeadRow } from "./row.ts";

const keyOf = ({ accountId, id }: PostKey): string => `${accountId} ${id}`;
const postOf = ({ accountId, lastMediaId }: LeadRow): PostKey | null =>
  lastMediaId === null ? null : { accountId, id: lastMediaId };

/** The posts that leads last spoke under, each looked up once; those of the most leads first. */
export async function addPosts(tenant: TenantDb, rows: readonly LeadRow[], most: number): Promise<LeadRow[]> {
  const leadsUnder = new Map<string, { key: PostKey; count: number }>();
  for (const row of rows) {
    const key = postOf(row);
    if (key) leadsUnder.set(keyOf(key), { key, count: (leadsUnder.get(keyOf(key))?.count ?? 0) + 1 });
  }
  const wanted = [...leadsUnder.values()].sort((a, b) => b.count - a.count).slice(0, most);
  if (wanted.length === 0) return [...rows];
  const posts = await listPosts(
    tenant,
    wanted.map(({ key }) => key),
  );
  const known = new Map(posts.map((post) => [keyOf(post), post]));
  return rows.map((row) => {
    const key = postOf(row);
    const post = key && known.get(keyOf(key));
    return post ? { ...row, mediaCaption: post.caption, mediaPermalink: post.permalink } : row;
  });
}
