import { Hono } from "hono";
import type { ApiEnv } from "../http/context.ts";
import { existing } from "../http/existing.ts";
import { describe } from "../http/openapi.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { requireLeadRow } from "../leads/service.ts";
import { listContacts, recordConsent, withdrawConsent } from "./consents.ts";
import { ConsentBody, ContactPage, ContactSchema, WithdrawBody } from "./contract.ts";

const tag = "Consent";

/** Mounted at `/v1/leads`. */
export const contactRoutes = new Hono<ApiEnv>()
  .get(
    "/:id/contacts",
    describe({
      tag,
      summary: "Numbers and addresses of a lead, and what they agreed to",
      description:
        "Where each was given, in which words, and when. `links` are there once consent is recorded or the person asked to be called, and not while the lead is on the do-not-contact list.",
      response: ContactPage,
      problems: [404],
    }),
    existing(requireLeadRow),
    async (c) => c.json(await listContacts(c.var.deps, c.var.tenant, c.req.param("id")), 200),
  )
  .post(
    "/:id/consents",
    describe({
      tag,
      summary: "Record that somebody agreed to be called or written to",
      description:
        "About one number or address of theirs. Records are never changed: the newest one holds. A time before they withdrew is refused.",
      status: 201,
      response: ContactSchema,
      problems: [403, 404, 409],
    }),
    existing(requireLeadRow),
    validate("json", ConsentBody),
    requireRole("write-leads"),
    async (c) => {
      const { deps, tenant, actor } = c.var;
      return c.json(await recordConsent(deps, tenant, actor, c.req.param("id"), c.req.valid("json")), 201);
    },
  )
  .delete(
    "/:id/consents",
    describe({
      tag,
      summary: "Note that somebody withdrew",
      description:
        "The number or address is locked again, also when the person had asked to be called; both stay on record.",
      status: 204,
      problems: [403, 404, 409],
    }),
    existing(requireLeadRow),
    validate("json", WithdrawBody),
    requireRole("write-leads"),
    async (c) => {
      const { deps, tenant, actor } = c.var;
      await withdrawConsent(deps, tenant, actor, c.req.param("id"), c.req.valid("json"));
      return c.body(null, 204);
    },
  );
