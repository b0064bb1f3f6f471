import type { BetterAuthOptions } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import type { DBAdapter } from "better-auth/types";
import { drizzle } from "drizzle-orm/d1";
import { layered } from "./adapter-layer.ts";
import { withHashedTokens } from "./hashed-sessions.ts";
import { withLastOwner } from "./last-owner.ts";
import { authSchema } from "./tables.ts";

/** What better-auth stores people, sessions and workspaces in. D1 has no transaction that spans round trips. */
export function authStore(d1: D1Database): (options: BetterAuthOptions) => DBAdapter {
  const adapter = drizzleAdapter(drizzle(d1), { provider: "sqlite", schema: authSchema, transaction: false });
  return (options) => layered(layered(adapter(options), withLastOwner), withHashedTokens);
}
