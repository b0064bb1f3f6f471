import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { TenantDb } from "../db/tenant.ts";
import type { Deps } from "../deps.ts";
import { type Env, readConfig } from "../env.ts";
import type { ApiEnv } from "../http/context.ts";
import { onError, onNotFound } from "../http/problem.ts";
import { authHandler } from "../identity/auth.ts";
import { authenticate } from "../identity/authenticate.ts";
import { logMailer } from "../identity/mailer.ts";
import { identityRoutes } from "../identity/routes.ts";

type Parts = { settings?: Record<string, string>; d1?: D1Database; now?: () => number };

/** The doors of identity alone, with settings, a database and a clock of the test's own. */
export function identityApp({ settings = {}, d1, now = Date.now }: Parts = {}) {
  const base = env as unknown as Env;
  const own: Env = { ...base, ...settings, DB: d1 ?? base.DB };
  const config = readConfig(own);
  const mailer = logMailer(config.isDeployed);
  const deps = { env: own, config, now, mailer, tenant: (id: string) => new TenantDb(own.DB, id) };
  const app = new Hono<ApiEnv>();
  app.onError(onError);
  app.notFound(onNotFound);
  app.use(async (c, next) => {
    c.set("deps", deps as unknown as Deps);
    await next();
  });
  app.all("/api/auth/*", authHandler);
  app.use("/v1/*", authenticate);
  app.get("/v1/seat", (c) =>
    c.json({ role: c.var.role, workspaceId: c.var.tenant.workspaceId, actor: c.var.actor }),
  );
  app.route("/v1", identityRoutes);

  return {
    /** Answers once everything it left running has ended. */
    async call(path: string, { json, headers }: { json?: unknown; headers?: Record<string, string> } = {}) {
      const context = createExecutionContext();
      const request = new Request(`https://api.test${path}`, {
        method: json === undefined ? "GET" : "POST",
        headers: { ...(json === undefined ? {} : { "content-type": "application/json" }), ...headers },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      const response = await app.fetch(request, own, context);
      await waitOnExecutionContext(context);
      return response;
    },
  };
}
