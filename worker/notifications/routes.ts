import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { readerLanguage } from "../http/problem.ts";
import { requireRole } from "../identity/roles.ts";
import { NoticeListSchema } from "./contract.ts";
import { describeNotices, dismissNotice } from "./service.ts";

const tag = "Notices";

export const noticeRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({ tag, summary: "What the workspace should know, newest first", response: NoticeListSchema }),
    async (c) => {
      const language = readerLanguage(c.req.header("accept-language"));
      const items = await describeNotices(c.var.deps, c.var.tenant, language);
      c.header("content-language", language);
      return c.json({ items, nextCursor: null }, 200);
    },
  )
  .delete(
    "/:id",
    describe({
      tag,
      summary: "Hide a notice for everybody of the workspace",
      status: 204,
      problems: [403, 404],
    }),
    requireRole("write-leads"),
    async (c) => {
      await dismissNotice(c.var.deps, c.var.tenant, c.req.param("id"));
      return c.body(null, 204);
    },
  );
