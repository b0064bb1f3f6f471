import { Hono } from "hono";
import { z } from "zod";
import { JOB_VERSION } from "../collection/jobs.ts";
import type { ApiEnv } from "../http/context.ts";
import { existing } from "../http/existing.ts";
import { describe } from "../http/openapi.ts";
import { notFound, Problem, readerLanguage } from "../http/problem.ts";
import { validate } from "../http/validate.ts";
import { requireRole } from "../identity/roles.ts";
import { PlatformIdSchema } from "../platforms/contract.ts";
import { requirePlatform, startConnect } from "./connect.ts";
import { AccountPatchSchema, AccountQuery, AccountSchema, ConnectSchema } from "./contract.ts";
import { examineAccount, resubscribe } from "./doctor.ts";
import { DoctorSchema } from "./doctor-contract.ts";
import { confirmConnection } from "./hold.ts";
import { reportLoss } from "./loss.ts";
import { LossQuery, LossReportSchema } from "./loss-contract.ts";
import { describeAccount, disconnect, listAccounts, patchAccount, requireAccountRow } from "./service.ts";

const tag = "Accounts";
const AccountList = z.object({ items: z.array(AccountSchema), nextCursor: z.null() });

export const accountRoutes = new Hono<ApiEnv>()
  .get(
    "/",
    describe({ tag, summary: "List connected accounts", response: AccountList }),
    validate("query", AccountQuery),
    async (c) => {
      const items = await listAccounts(
        c.var.deps,
        c.var.tenant,
        c.req.valid("query").include === "disconnected",
        readerLanguage(c.req.header("accept-language")),
      );
      return c.json({ items, nextCursor: null });
    },
  )
  .get(
    "/:id",
    describe({ tag, summary: "One account", response: AccountSchema, problems: [404] }),
    async (c) => {
      const language = readerLanguage(c.req.header("accept-language"));
      return c.json(await describeAccount(c.var.deps, c.var.tenant, c.req.param("id"), language));
    },
  )
  .post(
    "/:platform/connect",
    describe({
      tag,
      summary: "Begin to connect an account",
      response: ConnectSchema,
      problems: [403, 404, 503],
    }),
    requireRole("manage-accounts"),
    async (c) => {
      const { deps, actor, tenant } = c.var;
      const id = PlatformIdSchema.safeParse(c.req.param("platform"));
      if (!id.success) throw notFound();
      const platform = requirePlatform(deps, id.data);
      // A key has nobody who could consent on the platform's page.
      if (actor.kind !== "person") throw new Problem("forbidden");
      const asked = { workspaceId: tenant.workspaceId, personId: actor.personId, sessionId: actor.sessionId };
      return c.json({ authorizeUrl: await startConnect(deps, platform, asked) });
    },
  )
  .patch(
    "/:id",
    describe({
      tag,
      summary: "Change limits, pause or resume",
      response: AccountSchema,
      problems: [403, 404],
    }),
    existing(requireAccountRow),
    validate("json", AccountPatchSchema),
    requireRole("manage-accounts"),
    async (c) => {
      const { deps, tenant, actor } = c.var;
      return c.json(await patchAccount(deps, tenant, c.req.param("id"), c.req.valid("json"), actor));
    },
  )
  .post(
    "/:id/collect",
    describe({ tag, summary: "Read the account again now", status: 202, problems: [403, 404] }),
    requireRole("manage-accounts"),
    async (c) => {
      const { deps, tenant } = c.var;
      const { id } = await requireAccountRow(tenant, c.req.param("id"));
      await deps.env.COLLECT.send({
        v: JOB_VERSION,
        workspaceId: tenant.workspaceId,
        accountId: id,
        reason: "poll",
        since: 0,
        cursor: null,
      });
      return c.body(null, 202);
    },
  )
  .post(
    "/:id/confirm",
    describe({
      tag,
      summary: "Say that it was you who connected it: lifts the waiting time in the session that asked",
      response: AccountSchema,
      problems: [403, 404],
    }),
    requireRole("manage-accounts"),
    async (c) => {
      const { deps, tenant, actor } = c.var;
      if (actor.kind !== "person") throw new Problem("forbidden");
      await confirmConnection(deps, tenant, c.req.param("id"), actor.sessionId);
      return c.json(await describeAccount(deps, tenant, c.req.param("id")));
    },
  )
  .get(
    "/:id/loss",
    describe({
      tag,
      summary: "What only polling found, day by day, and whether it is alarming",
      response: LossReportSchema,
      problems: [404],
    }),
    validate("query", LossQuery),
    async (c) => {
      const { deps, tenant } = c.var;
      const account = await requireAccountRow(tenant, c.req.param("id"));
      return c.json(await reportLoss(deps, tenant, account, c.req.valid("query").days));
    },
  )
  .get(
    "/:id/doctor",
    describe({
      tag,
      summary: "What works, what does not, and what to do about it",
      response: DoctorSchema,
      problems: [404],
    }),
    async (c) => {
      const language = readerLanguage(c.req.header("accept-language"));
      return c.json(await examineAccount(c.var.deps, c.var.tenant, c.req.param("id"), language));
    },
  )
  .post(
    "/:id/doctor/subscribe",
    describe({
      tag,
      summary: "Ask the platform again for this account's webhooks, then examine it",
      response: DoctorSchema,
      problems: [403, 404],
    }),
    requireRole("manage-accounts"),
    async (c) => {
      const { deps, tenant } = c.var;
      const id = c.req.param("id");
      await resubscribe(deps, tenant, id);
      return c.json(await examineAccount(deps, tenant, id, readerLanguage(c.req.header("accept-language"))));
    },
  )
  .delete(
    "/:id",
    describe({
      tag,
      summary: "Disconnect; leads, rules and history stay",
      status: 204,
      problems: [403, 404],
    }),
    requireRole("manage-accounts"),
    async (c) => {
      await disconnect(c.var.deps, c.var.tenant, c.req.param("id"));
      return c.body(null, 204);
    },
  );
