import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { MeSchema, WorkspacePatchSchema, WorkspaceSchema } from "./contract.ts";
import { requireRole } from "./roles.ts";
import { changeWorkspace, describeMe, describeWorkspace } from "./service.ts";

const tag = "Workspace";

/** `/v1/me` and `/v1/workspace`: mounted at `/v1`, behind `authenticate`. */
export const identityRoutes = new Hono<ApiEnv>()
  .get(
    "/me",
    describe({
      tag,
      summary: "Who is asking, and in which workspace",
      response: MeSchema,
      problems: [400, 404],
    }),
    async (c) => c.json(await describeMe(c.var), 200),
  )
  .get(
    "/workspace",
    describe({ tag, summary: "The workspace and its settings", response: WorkspaceSchema, problems: [404] }),
    async (c) => c.json(await describeWorkspace(c.var.deps, c.var.tenant), 200),
  )
  .patch(
    "/workspace",
    describe({
      tag,
      summary: "Change zone, language, country, currency or the model's daily calls, or stop all sending",
      response: WorkspaceSchema,
      problems: [403, 404],
    }),
    validate("json", WorkspacePatchSchema),
    requireRole("manage-workspace"),
    async (c) =>
      c.json(await changeWorkspace(c.var.deps, c.var.tenant, c.req.valid("json"), c.var.actor), 200),
  );
