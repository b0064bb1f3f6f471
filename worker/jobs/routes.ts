import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { JobSchema } from "./contract.ts";
import { showJob } from "./service.ts";

export const jobRoutes = new Hono<ApiEnv>().get(
  "/:id",
  describe({ tag: "Jobs", summary: "How far a background job is", response: JobSchema, problems: [404] }),
  async (c) => c.json(await showJob(c.var.tenant, c.req.param("id")), 200),
);
