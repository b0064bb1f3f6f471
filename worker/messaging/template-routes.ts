import { Hono } from "hono";
import { z } from "zod";
import type { ApiEnv } from "../http/context.ts";
import { PageQuery, pageOf } from "../http/contract.ts";
import { existing } from "../http/existing.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import {
  NewTemplateSchema,
  TemplatePatchSchema,
  TemplatePreviewInput,
  TemplatePreviewSchema,
  TemplateResultsSchema,
  TemplateSchema,
} from "./contract.ts";
import { resultsOf } from "./template-results.ts";
import {
  addTemplate,
  changeTemplate,
  listTemplates,
  previewTemplate,
  removeTemplate,
  requireTemplate,
} from "./template-service.ts";

const tag = "Templates";

export const templateRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({ tag, summary: "List templates", response: pageOf(TemplateSchema) }),
    validate("query", z.strictObject(PageQuery)),
    async (c) => c.json(await listTemplates(c.var.deps, c.var.tenant, c.req.valid("query"))),
  )
  .post(
    "/",
    describe({ tag, summary: "Add a template", status: 201, response: TemplateSchema, problems: [403] }),
    validate("json", NewTemplateSchema),
    requireRole("write-templates"),
    async (c) => c.json(await addTemplate(c.var.deps, c.var.tenant, c.req.valid("json")), 201),
  )
  .get(
    "/:id",
    describe({ tag, summary: "One template", response: TemplateSchema, problems: [404] }),
    async (c) => c.json(await requireTemplate(c.var.tenant, c.req.param("id"))),
  )
  .patch(
    "/:id",
    describe({ tag, summary: "Change a template", response: TemplateSchema, problems: [403, 404] }),
    existing(requireTemplate),
    validate("json", TemplatePatchSchema),
    requireRole("write-templates"),
    async (c) =>
      c.json(await changeTemplate(c.var.deps, c.var.tenant, c.req.param("id"), c.req.valid("json"))),
  )
  .delete(
    "/:id",
    describe({ tag, summary: "Delete a template", status: 204, problems: [403, 404, 409] }),
    requireRole("write-templates"),
    async (c) => {
      await removeTemplate(c.var.tenant, c.req.param("id"));
      return c.body(null, 204);
    },
  )
  .get(
    "/:id/results",
    describe({
      tag,
      summary: "What became of what was sent with it, by wording",
      response: TemplateResultsSchema,
      problems: [404],
    }),
    async (c) => {
      const template = await requireTemplate(c.var.tenant, c.req.param("id"));
      return c.json(await resultsOf(c.var.deps, c.var.tenant, template));
    },
  )
  .post(
    "/:id/preview",
    describe({ tag, summary: "What a lead would read", response: TemplatePreviewSchema, problems: [404] }),
    existing(requireTemplate),
    validate("json", TemplatePreviewInput),
    async (c) =>
      c.json(await previewTemplate(c.var.deps, c.var.tenant, c.req.param("id"), c.req.valid("json"))),
  );
