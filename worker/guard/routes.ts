import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { BlockedPage, BlockedQuery } from "./contract.ts";
import { listBlocked } from "./service.ts";

/** Taking a block back is `PATCH /v1/leads/{id}` with `blocked: false`. */
export const blockedRoutes = new Hono<ApiEnv>().get(
  "/",
  describe({ tag: "Leads", summary: "Who is blocked, since when and why", response: BlockedPage }),
  validate("query", BlockedQuery),
  async (c) => c.json(await listBlocked(c.var.deps, c.var.tenant, c.req.valid("query"))),
);
