import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { z } from "zod";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { JobStartedSchema } from "../jobs/contract.ts";
import { ChangePage, ChangeQuery, UndoneSchema } from "./contract.ts";
import type { ChangeRow } from "./store.ts";
import { listChanges, requireChange, undoChange } from "./undo.ts";

const tag = "Undo";

const findFirst = createMiddleware<ApiEnv & { Variables: { change: ChangeRow } }, "/:undoId">(
  async (c, next) => {
    c.set("change", await requireChange(c.var.tenant, c.req.param("undoId")));
    await next();
  },
);

export const undoRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({
      tag,
      summary: "Changes that can be undone, newest first",
      description:
        "Changes of many leads, merges and imports. They can be undone for 30 days, and are listed for 60.",
      response: ChangePage,
    }),
    validate("query", ChangeQuery),
    async (c) => c.json(await listChanges(c.var.deps, c.var.tenant, c.req.valid("query")), 200),
  )
  .post(
    "/:undoId",
    describe({
      tag,
      summary: "Undo a change",
      description:
        "Up to 500 leads at once: 200. More, or while many parts are looked through: 202 with a job for `GET /v1/jobs/:id`. What somebody changed since stays as they made it and is counted in `skipped`; of a lead that was changed in one respect since, the others are still put back. A change that is still under way stops where it is. A second undo is refused (409 `already-undone`), one after 30 days too (409 `undo-expired`).",
      response: z.union([UndoneSchema, JobStartedSchema]),
      problems: [403, 404, 409],
    }),
    findFirst,
    requireRole("write-leads"),
    async (c) => {
      const answer = await undoChange(c.var.deps, c.var.tenant, c.var.actor, c.var.change);
      return c.json(answer, "jobId" in answer ? 202 : 200);
    },
  );
