import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { TodaySchema } from "./contract.ts";
import { readTodayPage } from "./today.ts";

export const todayRoutes = new Hono<ApiEnv>().get(
  "/today",
  describe({
    tag: "Analytics",
    summary: "What to do now, what happened, what is coming",
    response: TodaySchema,
  }),
  async (c) => c.json(await readTodayPage(c.var.deps, c.var.tenant), 200),
);
