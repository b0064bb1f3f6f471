import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { existing } from "../http/existing.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { showLeadDetail } from "./detail.ts";
import { dismissDuplicate, listDuplicates, listDuplicatesOf } from "./duplicates.ts";
import { mergeLeads } from "./merge.ts";
import { DuplicatePage, DuplicateQuery, MergeBody, MergedSchema } from "./merge-contract.ts";
import { requireLeadRow } from "./service.ts";

const tag = "Duplicates";

/** Mounted at `/v1/leads`, before the routes of one lead. */
export const mergeRoutes = new Hono<ApiEnv>()
  .get(
    "/duplicates",
    describe({
      tag,
      summary: "Leads that may be one person",
      description:
        "By number, by address, by username, by name. A page may be short, or empty, and still have a `nextCursor`.",
      response: DuplicatePage,
    }),
    validate("query", DuplicateQuery),
    async (c) => c.json(await listDuplicates(c.var.deps, c.var.tenant, c.req.valid("query")), 200),
  )
  .post(
    "/duplicates/:id/dismiss",
    describe({
      tag,
      summary: "These two are not one person",
      description: "They are not suggested again.",
      status: 204,
      problems: [403, 404],
    }),
    requireRole("write-leads"),
    async (c) => {
      await dismissDuplicate(c.var.deps, c.var.tenant, c.var.actor, c.req.param("id"));
      return c.body(null, 204);
    },
  )
  .get(
    "/:id/duplicates",
    describe({
      tag,
      summary: "Who may be the same person as this lead, surest first",
      response: DuplicatePage,
      problems: [404],
    }),
    existing(requireLeadRow),
    async (c) => c.json(await listDuplicatesOf(c.var.deps, c.var.tenant, c.req.param("id")), 200),
  )
  .post(
    "/:id/merge",
    describe({
      tag,
      summary: "Take another lead into this one",
      description:
        "Score, timeline, numbers, tags, notes and identities join; a wish not to be written to is both's. Nothing is sent because of it: a waiting message for the same occasion ends as `skipped`, reason `merged`. The id of the other one answers 404 `merged` from now on. `POST /v1/undo/:undoId` takes them apart for 30 days, each with what came by its own ids since.",
      response: MergedSchema,
      problems: [403, 404, 409],
    }),
    existing(requireLeadRow),
    validate("json", MergeBody),
    requireRole("write-leads"),
    async (c) => {
      const { deps, tenant, actor } = c.var;
      const id = c.req.param("id");
      const { undoId } = await mergeLeads(deps, tenant, actor, id, c.req.valid("json").leadId);
      const lead = await showLeadDetail(deps, tenant, await requireLeadRow(tenant, id));
      return c.json({ lead, undoId }, 200);
    },
  );
