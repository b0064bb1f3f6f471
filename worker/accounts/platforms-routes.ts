import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { readerLanguage } from "../http/problem.ts";
import { readWorkspace } from "../identity/service.ts";
import { listPlatforms } from "./platforms.ts";
import { PlatformListSchema } from "./platforms-contract.ts";

export const platformRoutes = new Hono<ApiEnv>().get(
  "/",
  describe({
    tag: "Accounts",
    summary: "What each platform can do in the workspace's country",
    response: PlatformListSchema,
  }),
  async (c) => {
    const { deps, tenant } = c.var;
    const { country } = await readWorkspace(tenant);
    const language = readerLanguage(c.req.header("accept-language"));
    const items = listPlatforms({ country, language, setUp: (id) => deps.platform(id)?.capabilities });
    return c.json({ items, nextCursor: null });
  },
);
