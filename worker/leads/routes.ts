import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { z } from "zod";
import { removePerson } from "../do-not-contact/service.ts";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { readerLanguage } from "../http/problem.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { LeadScoreSchema } from "../scoring/contract.ts";
import { changeInBulk } from "./bulk.ts";
import { BulkBody, BulkDoneSchema, BulkStartedSchema, CountBody, CountSchema } from "./bulk-contract.ts";
import { countLeadsMeant } from "./bulk-count.ts";
import { changeLead } from "./change.ts";
import {
  LeadExportQuery,
  LeadPage,
  LeadPatchSchema,
  LeadQuery,
  LeadSchema,
  LeadTotalsSchema,
  TimelinePage,
  TimelineQuery,
} from "./contract.ts";
import { showLeadDetail } from "./detail.ts";
import { exportLeads } from "./export.ts";
import { listLeads } from "./list.ts";
import { resolveFilters } from "./list-filters.ts";
import { LeadDetailSchema } from "./merge-contract.ts";
import type { LeadRow } from "./row.ts";
import { requireLeadRow, showScore } from "./service.ts";
import { listTimeline } from "./timeline.ts";
import { showTotals } from "./totals.ts";

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
        "A page may be short, or empty, and still have a `nextCursor`. `status`, `platform`, `reach` and `intent` take comma lists; `reach` also takes `open`. `q` finds at once whose name, number or address begins like it; then, as far as a page may look, everybody who has it somewhere: while there is a `nextCursor`, looking further may find more.",
      response: LeadPage,
    }),
    validate("query", LeadQuery),
    async (c) => c.json(await listLeads(c.var.deps, c.var.tenant, c.var.actor, c.req.valid("query")), 200),
  )
  .get(
    "/totals",
    describe({
      tag,
      summary: "How many leads there are, by status, platform, account and in the target",
      response: LeadTotalsSchema,
    }),
    async (c) => c.json(await showTotals(c.var.tenant), 200),
  )
  .get(
    "/export.csv",
    describe({
      tag,
      summary: "Export leads as CSV",
      description:
        "UTF-8 with a byte order mark, the API's field names as header (`reach` is its kind, `reachUntil` and `reachReason` the rest of it), lists joined by spaces. A cell that begins with = + - @, tab or carriage return gets a leading apostrophe. Newest people first (`created`), a million of them in one file; another `sort` only when it is asked for, and by `score` the accounts are merged page by page: with more than some twenty of them and a million people, export account by account.",
      mediaType: "text/csv",
      problems: [403],
    }),
    validate("query", LeadExportQuery),
    requireRole("export"),
    async (c) => {
      const { separator, ...asked } = c.req.valid("query");
      const filters = await resolveFilters(c.var.tenant, c.var.actor, asked);
      const { body, fileName } = await exportLeads(c.var.deps, c.var.tenant, c.var.actor, filters, separator);
      return c.body(body, 200, {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName}"`,
      });
    },
  )
  .post(
    "/count",
    describe({
      tag,
      summary: "Count the leads that a filter means",
      description:
        "`filter` as in `POST /v1/leads/bulk`. Looks at 20,000 rows at most: `isExact` is false when there may be more.",
      response: CountSchema,
    }),
    validate("json", CountBody),
    async (c) => {
      const { deps, tenant, actor } = c.var;
      return c.json(await countLeadsMeant(deps, tenant, actor, c.req.valid("json").filter ?? {}), 200);
    },
  )
  .post(
    "/bulk",
    describe({
      tag,
      summary: "Change many leads alike",
      description:
        "Either `ids` (at most 500; those that are not there change nothing) or `filter`: the filters of `GET /v1/leads` as JSON, with lists where the list takes comma lists; an empty one means everybody. Up to 500 leads at once: 200. More, or when they cannot be found quickly: 202 with a job for `GET /v1/jobs/:id`. Who is meant is settled before anything is changed. A status gets its line in each lead's history, with the reason `bulk`; tags are added behind those there are, up to 30 (`unfit` counts leads that did not get all). `POST /v1/undo/:undoId` puts everything back, and stops a change under way.",
      response: z.union([BulkDoneSchema, BulkStartedSchema]),
      problems: [403],
    }),
    validate("json", BulkBody),
    requireRole("write-leads"),
    async (c) => {
      const { deps, tenant, actor } = c.var;
      const answer = await changeInBulk(deps, tenant, actor, c.req.valid("json"));
      return c.json(answer, "jobId" in answer ? 202 : 200);
    },
  )
  .get(
    "/:id",
    describe({
      tag,
      summary: "One lead",
      description: "One that was merged into another answers 404 `merged`, with `mergedInto`.",
      response: LeadDetailSchema,
      problems: [404],
    }),
    findFirst,
    async (c) => c.json(await showLeadDetail(c.var.deps, c.var.tenant, c.var.lead), 200),
  )
  .patch(
    "/:id",
    describe({
      tag,
      summary: "Change status, note, tags, assignee, block or reminder",
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
  .delete(
    "/:id/do-not-contact",
    describe({
      tag: "Do not contact",
      summary: "Take a lead off the list",
      description:
        "Removes every entry of kind `person` that stands for this lead, also one made under an earlier name or before a merge. Entries of their numbers and addresses stay. Nothing to remove answers 204 too.",
      status: 204,
      problems: [403, 404],
    }),
    findFirst,
    requireRole("manage-workspace"),
    async (c) => {
      await removePerson(c.var.deps, c.var.tenant, c.var.lead.id);
      return c.body(null, 204);
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
    async (c) => {
      const language = readerLanguage(c.req.header("accept-language"));
      return c.json(await showScore(c.var.deps, c.var.tenant, c.var.lead, language), 200);
    },
  );
