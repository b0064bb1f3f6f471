import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { existing } from "../http/existing.ts";
import { describe } from "../http/openapi.ts";
import { notFound, readerLanguage } from "../http/problem.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { JobStartedSchema } from "../jobs/contract.ts";
import { noteLeadExport } from "../leads/export.ts";
import { findLeadRow, requireLeadRow } from "../leads/service.ts";
import { ErasurePage, ErasureQuery, LeadExportSchema } from "./contract.ts";
import { exportLead } from "./export.ts";
import { liftErasure, listErasures, requireErasure } from "./service.ts";
import { startLeadErasure } from "./start.ts";

const tag = "Privacy";

/** Mounted at `/v1`. Erasing cannot be undone: owners and admins only, like lifting a block. */
export const privacyRoutes = new Hono<ApiEnv>()
  .get(
    "/leads/:id/export",
    describe({
      tag,
      summary: "Everything held of one person",
      description: "Sent as an attachment, `lead-<id>.json`.",
      response: LeadExportSchema,
      problems: [403, 404],
    }),
    existing(requireLeadRow),
    requireRole("export"),
    async (c) => {
      const id = c.req.param("id");
      const { deps, tenant, actor } = c.var;
      const held = await exportLead(deps, tenant, id, readerLanguage(c.req.header("accept-language")));
      await noteLeadExport(deps, tenant, actor, id);
      return c.json(held, 200, {
        "content-disposition": `attachment; filename="lead-${id}.json"`,
      });
    },
  )
  .post(
    "/leads/:id/erasure",
    describe({
      tag,
      summary: "Erase a person, and keep them from being collected again",
      description:
        "Cannot be undone. What waits to be sent to them is gone with the answer; the rest follows in the job. They are not collected again until the erasure is lifted.",
      status: 202,
      response: JobStartedSchema,
      problems: [403, 404],
    }),
    existing(requireLeadRow),
    requireRole("manage-workspace"),
    async (c) => {
      const { deps, tenant } = c.var;
      const lead = await findLeadRow(tenant, c.req.param("id"));
      if (!lead) throw notFound();
      const { jobId } = await startLeadErasure(deps, tenant, lead, { by: "person" });
      return c.json({ jobId }, 202);
    },
  )
  .get(
    "/erasures",
    describe({ tag, summary: "What was erased, newest first", response: ErasurePage }),
    validate("query", ErasureQuery),
    async (c) => c.json(await listErasures(c.var.deps, c.var.tenant, c.req.valid("query")), 200),
  )
  .delete(
    "/erasures/:id",
    describe({
      tag,
      summary: "Lift the block: the person may be collected again",
      status: 204,
      problems: [403, 404, 409],
    }),
    existing(requireErasure),
    requireRole("manage-workspace"),
    async (c) => {
      await liftErasure(c.var.deps, c.var.tenant, c.req.param("id"));
      return c.body(null, 204);
    },
  );
