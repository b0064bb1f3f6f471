import { Hono } from "hono";
import { TenantDb } from "../db/tenant.ts";
import { readConfig } from "../env.ts";
import type { ApiEnv } from "../http/context.ts";
import { onError, onNotFound } from "../http/problem.ts";
import { authHandler } from "./auth.ts";
import { authenticate } from "./authenticate.ts";
import { identityRoutes } from "./routes.ts";

const app = new Hono<ApiEnv>();
app.onError(onError);
app.notFound(onNotFound);
app.use(async (c, next) => {
  c.set("deps", {
    env: c.env,
    config: readConfig(c.env),
    now: Date.now,
    tenant: (id: string) => new TenantDb(c.env.DB, id),
  } as never);
  await next();
});
app.all("/api/auth/*", authHandler);
app.use("/v1/*", authenticate);
app.route("/v1", identityRoutes);
export default app;
