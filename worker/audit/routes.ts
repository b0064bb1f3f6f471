import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { AuditCheckSchema, AuditPage, AuditQuery } from "./contract.ts";
import { listAudit, verifyAudit } from "./service.ts";

const tag = "Audit";

export const auditRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({ tag, summary: "Who changed what, newest first", response: AuditPage, problems: [403] }),
    validate("query", AuditQuery),
    requireRole("read-audit"),
    async (c) => c.json(await listAudit(c.var.deps, c.var.tenant, c.req.valid("query"))),
  )
  .get(
    "/verify",
    describe({
      tag,
      summary: "Whether anything written down was changed, removed or moved since",
      response: AuditCheckSchema,
      problems: [403],
    }),
    requireRole("read-audit"),
    async (c) => c.json(await verifyAudit(c.var.tenant)),
  );
