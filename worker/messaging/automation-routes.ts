import { Hono } from "hono";
import { z } from "zod";
import type { ApiEnv } from "../http/context.ts";
import { PageQuery, pageOf } from "../http/contract.ts";
import { existing } from "../http/existing.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import {
  addAutomation,
  changeAutomation,
  dryRun,
  listAutomations,
  removeAutomation,
  requireAutomation,
} from "./automation-service.ts";
import {
  AutomationPatchSchema,
  AutomationSchema,
  DecisionQuery,
  DecisionSchema,
  DryRunInput,
  DryRunSchema,
  NewAutomationSchema,
  RehearsalInput,
  RehearsalSchema,
} from "./contract.ts";

import { listDecisions } from "./decision-service.ts";
import { rehearseAutomation } from "./rehearsal-service.ts";

const tag = "Automations";

export const automationRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({ tag, summary: "List automations", response: pageOf(AutomationSchema) }),
    validate("query", z.strictObject(PageQuery)),
    async (c) => c.json(await listAutomations(c.var.deps, c.var.tenant, c.req.valid("query"))),
  )
  .post(
    "/",
    describe({ tag, summary: "Add an automation", status: 201, response: AutomationSchema, problems: [403] }),
    validate("json", NewAutomationSchema),
    requireRole("manage-rules"),
    async (c) => c.json(await addAutomation(c.var.deps, c.var.tenant, c.req.valid("json"), c.var.actor), 201),
  )
  .post(
    "/dry-run",
    describe({ tag, summary: "What some words would make of a text", response: DryRunSchema }),
    validate("json", DryRunInput),
    (c) => c.json(dryRun(c.req.valid("json"))),
  )
  .post(
    "/rehearsal",
    describe({
      tag,
      summary: "What an automation would have done in the last 30 days",
      response: RehearsalSchema,
      problems: [404],
    }),
    validate("json", RehearsalInput),
    async (c) => c.json(await rehearseAutomation(c.var.deps, c.var.tenant, c.req.valid("json"))),
  )
  .get(
    "/decisions",
    describe({
      tag,
      summary: "What automations saw, and what they made of it",
      response: pageOf(DecisionSchema),
    }),
    validate("query", DecisionQuery),
    async (c) => c.json(await listDecisions(c.var.deps, c.var.tenant, c.req.valid("query"))),
  )
  .get(
    "/:id/decisions",
    describe({
      tag,
      summary: "What one automation saw, and what it made of it",
      response: pageOf(DecisionSchema),
      problems: [404],
    }),
    validate("query", DecisionQuery.omit({ automationId: true, accountId: true })),
    existing(requireAutomation),
    async (c) =>
      c.json(
        await listDecisions(c.var.deps, c.var.tenant, {
          ...c.req.valid("query"),
          automationId: c.req.param("id"),
        }),
      ),
  )
  .get(
    "/:id",
    describe({ tag, summary: "One automation", response: AutomationSchema, problems: [404] }),
    async (c) => c.json(await requireAutomation(c.var.tenant, c.req.param("id"))),
  )
  .patch(
    "/:id",
    describe({ tag, summary: "Change, switch on or off", response: AutomationSchema, problems: [403, 404] }),
    existing(requireAutomation),
    validate("json", AutomationPatchSchema),
    requireRole("manage-rules"),
    async (c) =>
      c.json(
        await changeAutomation(c.var.deps, c.var.tenant, c.req.param("id"), c.req.valid("json"), c.var.actor),
      ),
  )
  .delete(
    "/:id",
    describe({ tag, summary: "Delete an automation", status: 204, problems: [403, 404] }),
    requireRole("manage-rules"),
    async (c) => {
      await removeAutomation(c.var.deps, c.var.tenant, c.req.param("id"), c.var.actor);
      return c.body(null, 204);
    },
  );
