import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { readerLanguage } from "../http/problem.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { DeadLetterPage, DeadLetterQuery } from "./contract.ts";
import { listDeadLetters, removeDeadLetter, replayDeadLetter } from "./service.ts";

const tag = "Dead letters";

export const deadLetterRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({
      tag,
      summary: "Work that failed again and again, newest first",
      response: DeadLetterPage,
      problems: [403],
    }),
    validate("query", DeadLetterQuery),
    requireRole("manage-workspace"),
    async (c) => {
      const language = readerLanguage(c.req.header("accept-language"));
      c.header("content-language", language);
      return c.json(await listDeadLetters(c.var.deps, c.var.tenant, c.req.valid("query"), language));
    },
  )
  .post(
    "/:id/replay",
    describe({
      tag,
      summary: "Try it again, once: a second time changes nothing",
      status: 202,
      problems: [403, 404, 503],
    }),
    requireRole("manage-workspace"),
    async (c) => {
      await replayDeadLetter(c.var.deps, c.var.tenant, c.var.actor, c.req.param("id"));
      return c.body(null, 202);
    },
  )
  .delete(
    "/:id",
    describe({ tag, summary: "Throw it away", status: 204, problems: [403, 404] }),
    requireRole("manage-workspace"),
    async (c) => {
      await removeDeadLetter(c.var.deps, c.var.tenant, c.var.actor, c.req.param("id"));
      return c.body(null, 204);
    },
  );
