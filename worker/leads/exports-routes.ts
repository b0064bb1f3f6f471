import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { listExports } from "./exports.ts";
import { ExportPage, ExportQuery } from "./exports-contract.ts";

export const exportRoutes = new Hono<ApiEnv>().get(
  "/",
  describe({
    tag: "Leads",
    summary: "Files that leads left in, newest first",
    response: ExportPage,
    problems: [403],
  }),
  validate("query", ExportQuery),
  requireRole("export"),
  async (c) => c.json(await listExports(c.var.deps, c.var.tenant, c.req.valid("query")), 200),
);
