import { type Context, Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { notFound, Problem } from "../http/problem.ts";
import { PlatformIdSchema } from "../platforms/contract.ts";
import { finishConnect } from "./connect.ts";
import { redeemState } from "./oauth-state.ts";

/** A browser goes on to the dashboard, which explains; a program gets the problem itself. */
const wantsPage = (c: Context<ApiEnv>): boolean => (c.req.header("accept") ?? "").includes("text/html");

export const oauthRoutes = new Hono<ApiEnv>().get("/:platform/callback", async (c) => {
  const { deps } = c.var;
  const id = PlatformIdSchema.safeParse(c.req.param("platform"));
  const platform = id.success ? deps.platform(id.data) : undefined;
  if (!platform) throw notFound();
  const landing = (query: Record<string, string>): Response => {
    const url = new URL(`${deps.config.PUBLIC_APP_URL}/accounts/connected`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return c.redirect(url.toString(), 302);
  };

  // Instagram appends `#_` to the address; some clients hand it over as part of the code.
  const code = (c.req.query("code") ?? "").replace(/#_$/, "");
  const state = c.req.query("state") ?? "";
  const asked = state === "" ? undefined : await redeemState(deps, platform.id, state);
  if (!asked) return landing({ error: "state-invalid" });
  if (c.req.query("error")) return landing({ error: "access-denied" });
  if (code === "") return landing({ error: "exchange-failed" });

  const result = await finishConnect(deps, platform, code, asked);
  if (result.kind === "connected") return landing({ account: result.accountId });
  if (result.reason === "account-connected-elsewhere" && !wantsPage(c)) {
    throw new Problem("account-connected-elsewhere");
  }
  return landing({ error: result.reason });
});
