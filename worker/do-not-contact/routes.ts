import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import {
  DoNotContactCheckedSchema,
  DoNotContactCheckSchema,
  DoNotContactPage,
  DoNotContactQuery,
  DoNotContactSchema,
  NewDoNotContactSchema,
} from "./contract.ts";
import { addDoNotContact, isValueListed, listDoNotContact, removeDoNotContact } from "./service.ts";

const tag = "Do not contact";

export const doNotContactRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({
      tag,
      summary: "Who may not be contacted, newest first",
      description: "Numbers, addresses and people are kept as keyed digests: the list names nobody.",
      response: DoNotContactPage,
    }),
    validate("query", DoNotContactQuery),
    async (c) => c.json(await listDoNotContact(c.var.deps, c.var.tenant, c.req.valid("query")), 200),
  )
  .post(
    "/",
    describe({
      tag,
      summary: "List a number, an address or a person",
      description:
        "Nothing is sent to them any more, by automations or by hand: such messages end as `skipped`, reason `do-not-contact`. It outlives the person's erasure. Listing the same once more answers with the entry that is there.",
      status: 201,
      response: DoNotContactSchema,
      problems: [403],
    }),
    validate("json", NewDoNotContactSchema),
    requireRole("write-leads"),
    async (c) => {
      const { deps, tenant, actor } = c.var;
      return c.json(await addDoNotContact(deps, tenant, actor, c.req.valid("json")), 201);
    },
  )
  .post(
    "/check",
    describe({
      tag,
      summary: "Whether a number or an address is listed",
      response: DoNotContactCheckedSchema,
    }),
    validate("json", DoNotContactCheckSchema),
    async (c) => c.json({ listed: await isValueListed(c.var.deps, c.var.tenant, c.req.valid("json")) }, 200),
  )
  .delete(
    "/:id",
    describe({ tag, summary: "Take an entry off the list", status: 204, problems: [403, 404] }),
    requireRole("manage-workspace"),
    async (c) => {
      await removeDoNotContact(c.var.tenant, c.req.param("id"));
      return c.body(null, 204);
    },
  );
