import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { InteractionPage, InteractionQuery, MediaPage, MediaQuery } from "./contract.ts";
import { listInteractions } from "./interactions.ts";
import { listMedia } from "./media.ts";

const tag = "Interactions";

export const interactionRoutes = new Hono<ApiEnv>()
  .get(
    "/interactions",
    describe({ tag, summary: "What people did, newest first", response: InteractionPage }),
    validate("query", InteractionQuery),
    async (c) => c.json(await listInteractions(c.var.deps, c.var.tenant, c.req.valid("query")), 200),
  )
  .get(
    "/media",
    describe({ tag, summary: "Posts of an account, newest first", response: MediaPage }),
    validate("query", MediaQuery),
    async (c) =>
      c.json({ items: await listMedia(c.var.tenant, c.req.valid("query").accountId), nextCursor: null }, 200),
  );
