import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { pageOf } from "../http/contract.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { ForecastQuery, ForecastSchema, MessageQuery, MessageSchema, NewMessageSchema } from "./contract.ts";
import { cancelMessage, forecast, listMessages, requireMessage, writeMessage } from "./service.ts";

const tag = "Messages";

export const messageRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({ tag, summary: "List messages, newest first", response: pageOf(MessageSchema) }),
    validate("query", MessageQuery),
    async (c) => c.json(await listMessages(c.var.deps, c.var.tenant, c.req.valid("query"))),
  )
  .get(
    "/forecast",
    describe({
      tag,
      summary: "What will be sent and what will expire",
      response: ForecastSchema,
      problems: [404],
    }),
    validate("query", ForecastQuery),
    async (c) => c.json(await forecast(c.var.deps, c.var.tenant, c.req.valid("query").accountId)),
  )
  .post(
    "/",
    describe({ tag, summary: "Write to a lead", status: 202, response: MessageSchema, problems: [403] }),
    validate("json", NewMessageSchema),
    requireRole("send"),
    async (c) => c.json(await writeMessage(c.var.deps, c.var.tenant, c.var.actor, c.req.valid("json")), 202),
  )
  .get(
    "/:id",
    describe({ tag, summary: "One message", response: MessageSchema, problems: [404] }),
    async (c) => c.json(await requireMessage(c.var.tenant, c.req.param("id"))),
  )
  .post(
    "/:id/cancel",
    describe({
      tag,
      summary: "Take back a message that has not left",
      response: MessageSchema,
      problems: [403, 404, 409],
    }),
    requireRole("send"),
    async (c) => c.json(await cancelMessage(c.var.tenant, c.req.param("id"))),
  );
