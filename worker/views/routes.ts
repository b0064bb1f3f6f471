import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { NewViewSchema, ViewList, ViewPatchSchema, ViewSchema } from "./contract.ts";
import { addView, changeView, listViews, removeView, requireView } from "./service.ts";

const tag = "Views";

/** Before anything else is said about a request: a missing id and one of somebody else's answer alike, whatever the body. */
const findFirst = createMiddleware<ApiEnv, "/:id">(async (c, next) => {
  await requireView(c.var.tenant, c.var.actor, c.req.param("id"));
  await next();
});

export const viewRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({
      tag,
      summary: "List saved views",
      description: "Shared ones and one's own, oldest first; all on one page: a workspace has at most 50.",
      response: ViewList,
    }),
    async (c) => c.json(await listViews(c.var.tenant, c.var.actor), 200),
  )
  .post(
    "/",
    describe({
      tag,
      summary: "Save a view",
      description:
        "`filter` holds the filters of `GET /v1/leads` as JSON. A view is used by its id: `view=` in the list, `view` in a filter. A name is taken once in a workspace, whatever its capitals and accents (409 `name-taken`).",
      status: 201,
      response: ViewSchema,
      problems: [403, 409],
    }),
    validate("json", NewViewSchema),
    requireRole("write-leads"),
    async (c) => c.json(await addView(c.var.deps, c.var.tenant, c.var.actor, c.req.valid("json")), 201),
  )
  .get(
    "/:id",
    describe({ tag, summary: "One saved view", response: ViewSchema, problems: [404] }),
    async (c) => c.json(await requireView(c.var.tenant, c.var.actor, c.req.param("id")), 200),
  )
  .patch(
    "/:id",
    describe({
      tag,
      summary: "Change a saved view",
      description:
        "What is given replaces what was there, `filter` as a whole. Only whoever made a view takes it back for themselves (`shared: false`).",
      response: ViewSchema,
      problems: [403, 404, 409],
    }),
    findFirst,
    validate("json", ViewPatchSchema),
    requireRole("write-leads"),
    async (c) =>
      c.json(await changeView(c.var.tenant, c.var.actor, c.req.param("id"), c.req.valid("json")), 200),
  )
  .delete(
    "/:id",
    describe({ tag, summary: "Delete a saved view", status: 204, problems: [403, 404] }),
    findFirst,
    requireRole("write-leads"),
    async (c) => {
      await removeView(c.var.tenant, c.var.actor, c.req.param("id"));
      return c.body(null, 204);
    },
  );
