import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { pageOf } from "../http/contract.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { PublicReplyQuery, PublicReplySchema } from "./contract.ts";
import { listPublicReplies } from "./service.ts";

export const publicReplyRoutes = new Hono<ApiEnv>().get(
  "/",
  describe({
    tag: "Messages",
    summary: "Answers under comments, newest first",
    response: pageOf(PublicReplySchema),
  }),
  validate("query", PublicReplyQuery),
  async (c) => c.json(await listPublicReplies(c.var.deps, c.var.tenant, c.req.valid("query"))),
);
