import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { z } from "zod";
import type { ApiEnv } from "../http/context.ts";
import { PageQuery } from "../http/contract.ts";
import { describe } from "../http/openapi.ts";
import { readerLanguage } from "../http/problem.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import {
  ImportDetailSchema,
  ImportPage,
  ImportPatchSchema,
  ImportStartedSchema,
  MoreRowsSchema,
  NewImportSchema,
} from "./contract.ts";
import { rejectedCsv } from "./rejected.ts";
import {
  addRowsToImport,
  draftImport,
  dropImport,
  listImports,
  remapImport,
  requireImport,
  showImport,
  startImport,
} from "./service.ts";
import type { ImportRow } from "./store.ts";

const tag = "Imports";

/** Before anything else is said about a request: a missing id and another workspace's answer alike, whatever the body. */
const findFirst = createMiddleware<ApiEnv & { Variables: { found: ImportRow } }, "/:id">(async (c, next) => {
  c.set("found", await requireImport(c.var.tenant, c.req.param("id")));
  await next();
});
const languageOf = (c: { req: { header(name: string): string | undefined } }) =>
  readerLanguage(c.req.header("accept-language"));

export const importRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({ tag, summary: "List imports, newest first", response: ImportPage }),
    validate("query", z.strictObject({ ...PageQuery })),
    async (c) => c.json(await listImports(c.var.deps, c.var.tenant, c.req.valid("query")), 200),
  )
  .post(
    "/",
    describe({
      tag,
      summary: "Draft an import",
      description:
        "Reads the beginning of a file, guesses what its columns say and shows what would become of its rows. Nobody is made a lead before `POST /v1/imports/{id}/start`. Nothing is ever sent because of an import. A draft is kept for 7 days; of an import, the rows that were refused are kept for 30.",
      status: 201,
      response: ImportDetailSchema,
      problems: [403],
    }),
    validate("json", NewImportSchema),
    requireRole("write-leads"),
    async (c) => {
      const { deps, tenant, actor } = c.var;
      return c.json(await draftImport(deps, tenant, actor, languageOf(c), c.req.valid("json")), 201);
    },
  )
  .get(
    "/:id",
    describe({ tag, summary: "One import", response: ImportDetailSchema, problems: [404] }),
    findFirst,
    async (c) => c.json(await showImport(c.var.deps, c.var.tenant, languageOf(c), c.var.found), 200),
  )
  .post(
    "/:id/rows",
    describe({
      tag,
      summary: "Add the next lines of the file",
      description: "A file of up to 50,000 rows comes in parts of one request each, in order.",
      response: ImportDetailSchema,
      problems: [403, 404, 409],
    }),
    findFirst,
    validate("json", MoreRowsSchema),
    requireRole("write-leads"),
    async (c) => {
      const { deps, tenant, found } = c.var;
      return c.json(await addRowsToImport(deps, tenant, languageOf(c), found, c.req.valid("json").csv), 200);
    },
  )
  .patch(
    "/:id",
    describe({
      tag,
      summary: "Say which column says what",
      description: "The mapping is replaced as a whole: a field that is absent is read from no column.",
      response: ImportDetailSchema,
      problems: [403, 404, 409],
    }),
    findFirst,
    validate("json", ImportPatchSchema),
    requireRole("write-leads"),
    async (c) => {
      const { deps, tenant, found } = c.var;
      return c.json(await remapImport(deps, tenant, languageOf(c), found, c.req.valid("json").mapping), 200);
    },
  )
  .post(
    "/:id/start",
    describe({
      tag,
      summary: "Import the rows that are right",
      description:
        "In the background: progress by `GET /v1/jobs/{jobId}`, undone by `POST /v1/undo/{undoId}`. A person who is there already gets what the row gives and they lack; tags and notes are added. The same file twice changes nothing the second time.",
      status: 202,
      response: ImportStartedSchema,
      problems: [403, 404, 409],
    }),
    findFirst,
    requireRole("write-leads"),
    async (c) => {
      const { deps, tenant, actor, found } = c.var;
      return c.json(await startImport(deps, tenant, found, actor), 202);
    },
  )
  .get(
    "/:id/rejected.csv",
    describe({
      tag,
      summary: "The rows that were refused, with the reason",
      mediaType: "text/csv",
      problems: [403, 404],
    }),
    findFirst,
    requireRole("export"),
    async (c) => {
      const { deps, tenant, found } = c.var;
      return c.body(await rejectedCsv(deps, tenant, languageOf(c), found), 200, {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="rejected.csv"',
      });
    },
  )
  .delete(
    "/:id",
    describe({
      tag,
      summary: "Forget an import",
      description: "Its rows go; leads it made stay (undoing takes them back).",
      status: 204,
      problems: [403, 404, 409],
    }),
    findFirst,
    requireRole("write-leads"),
    async (c) => {
      await dropImport(c.var.tenant, c.var.found);
      return c.body(null, 204);
    },
  );
