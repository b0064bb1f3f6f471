import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { requireLeadRow } from "../leads/service.ts";
import {
  ConversationDetailQuery,
  ConversationDetailSchema,
  ConversationPage,
  ConversationQuery,
  ConversationSchema,
  UnreadCountSchema,
} from "./contract.ts";
import {
  countUnreadOnes,
  listConversations,
  noteRead,
  noteUnread,
  resume,
  showConversation,
  takeOver,
} from "./service.ts";

const tag = "Conversations";

/** Before anything else is said about a request: a missing id and another workspace's answer alike. */
const findFirst = createMiddleware<ApiEnv, "/:leadId">(async (c, next) => {
  await requireLeadRow(c.var.tenant, c.req.param("leadId"));
  await next();
});

export const conversationRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({
      tag,
      summary: "The inbox: who wrote in private, newest word first",
      description:
        "A page may be short, or empty, and still have a `nextCursor`: filters and `q` look at 2,000 conversations at most. `q` finds names, numbers and addresses.",
      response: ConversationPage,
    }),
    validate("query", ConversationQuery),
    async (c) => {
      const { deps, tenant, actor } = c.var;
      return c.json(await listConversations(deps, tenant, actor, c.req.valid("query")), 200);
    },
  )
  .get(
    "/count",
    describe({ tag, summary: "How many conversations are unread, up to 99", response: UnreadCountSchema }),
    async (c) => c.json(await countUnreadOnes(c.var.tenant), 200),
  )
  .get(
    "/:leadId",
    describe({
      tag,
      summary: "One conversation, both sides' words oldest first",
      description:
        "The newest 50; `olderCursor` leads to what was said before. What somebody wrote in the platform's own app is among them. `POST /v1/messages` answers; a person who answers is in charge for seven days.",
      response: ConversationDetailSchema,
      problems: [404],
    }),
    findFirst,
    validate("query", ConversationDetailQuery),
    async (c) => {
      const { deps, tenant } = c.var;
      const { cursor } = c.req.valid("query");
      return c.json(await showConversation(deps, tenant, c.req.param("leadId"), cursor), 200);
    },
  )
  .post(
    "/:leadId/read",
    describe({ tag, summary: "Mark as read", status: 204, problems: [403, 404] }),
    findFirst,
    requireRole("write-leads"),
    async (c) => {
      await noteRead(c.var.tenant, c.req.param("leadId"));
      return c.body(null, 204);
    },
  )
  .delete(
    "/:leadId/read",
    describe({ tag, summary: "Mark as unread", status: 204, problems: [403, 404] }),
    findFirst,
    requireRole("write-leads"),
    async (c) => {
      await noteUnread(c.var.tenant, c.req.param("leadId"));
      return c.body(null, 204);
    },
  )
  .post(
    "/:leadId/take-over",
    describe({
      tag,
      summary: "Answer this person oneself",
      description:
        "For seven days no automation writes to them; what it holds goes when they are over, while it still may.",
      response: ConversationSchema,
      problems: [403, 404],
    }),
    findFirst,
    requireRole("send"),
    async (c) => {
      const { deps, tenant, actor } = c.var;
      return c.json(await takeOver(deps, tenant, actor, c.req.param("leadId")), 200);
    },
  )
  .delete(
    "/:leadId/take-over",
    describe({
      tag,
      summary: "Let automations write again",
      description: "What they held for it is looked at at once.",
      response: ConversationSchema,
      problems: [403, 404],
    }),
    findFirst,
    requireRole("send"),
    async (c) => {
      const { deps, tenant, actor } = c.var;
      return c.json(await resume(deps, tenant, actor, c.req.param("leadId")), 200);
    },
  );
