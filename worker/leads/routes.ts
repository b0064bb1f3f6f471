import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { LeadScoreSchema } from "../scoring/contract.ts";
import { changeLead } from "./change.ts";
import {
  LeadExportQuery,
  LeadPage,
  LeadPatchSchema,
  LeadQuery,
  LeadSchema,
  TimelinePage,
  TimelineQuery,
} from "./contract.ts";
import { exportLeads } from "./export.ts";
import { listLeads } from "./list.ts";
import type { LeadRow } from "./row.ts";
import { requireLeadRow, showLead, showScore } from "./service.ts";
import { listTimeline } from "./timeline.ts";

const tag = "Leads";

/** Before anything else is said about a request: a missing id and another workspace's answer alike, whatever the body. */
const findFirst = createMiddleware<ApiEnv & { Variables: { lead: LeadRow } }, "/:id">(async (c, next) => {
  c.set("lead", await requireLeadRow(c.var.tenant, c.req.param("id")));
  await next();
});

export const leadRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({
      tag,
      summary: "List leads",
      description:
        "A page may be short, or empty, and still have a `nextCursor`. `status`, `platform`, `reach` and `intent` take comma lists; `reach` also takes `open`.",
      response: LeadPage,
    }),
    validate("query", LeadQuery),
    async (c) => c.json(await listLeads(c.var.deps, c.var.tenant, c.req.valid("query")), 200),
  )
  .get(
    "/export.csv",
    describe({
      tag,
      summary: "Export leads as CSV",
      description:
        "UTF-8 with a byte order mark, the API's field names as header (`reach` is its kind, `reachUntil` and `reachReason` the rest of it), lists joined by spaces. A cell that begins with = + - @, tab or carriage return gets a leading apostrophe.",
      mediaType: "text/csv",
      problems: [403],
    }),
    validate("query", LeadExportQuery),
    requireRole("export"),
    async (c) => {
      const { separator, ...filters } = c.req.valid("query");
      const { body, fileName } = await exportLeads(c.var.deps, c.var.tenant, filters, separator);
      return c.body(body, 200, {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName}"`,
      });
    },
  )
  .get(
    "/:id",
    describe({ tag, summary: "One lead", response: LeadSchema, problems: [404] }),
    findFirst,
    async (c) => c.json(await showLead(c.var.deps, c.var.tenant, c.var.lead), 200),
  )
  .patch(
    "/:id",
    describe({
      tag,
      summary: "Change status, note, tags, assignee or block",
      response: LeadSchema,
      problems: [403, 404, 409],
    }),
    findFirst,
    validate("json", LeadPatchSchema),
    requireRole("write-leads"),
    async (c) => {
      const { deps, tenant, actor, lead } = c.var;
      return c.json(await changeLead(deps, tenant, actor, lead, c.req.valid("json")), 200);
    },
  )
  .get(
    "/:id/timeline",
    describe({
      tag,
      summary: "What happened with a lead, newest first",
      response: TimelinePage,
      problems: [404],
    }),
    findFirst,
    validate("query", TimelineQuery),
    async (c) => c.json(await listTimeline(c.var.deps, c.var.tenant, c.var.lead, c.req.valid("query")), 200),
  )
  .get(
    "/:id/score",
    describe({ tag, summary: "Why a lead has its score", response: LeadScoreSchema, problems: [404] }),
    findFirst,
    async (c) => c.json(await showScore(c.var.deps, c.var.tenant, c.var.lead), 200),
  );
