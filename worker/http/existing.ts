import type { MiddlewareHandler } from "hono";
import type { TenantDb } from "../db/tenant.ts";
import type { ApiEnv } from "./context.ts";

/**
 * Looks for `{id}` before the body is read: a missing one and another workspace's answer alike, whatever the body.
 * @param require throws Problem not-found
 */
export const existing =
  (require: (tenant: TenantDb, id: string) => Promise<unknown>): MiddlewareHandler<ApiEnv> =>
  async (c, next) => {
    await require(c.var.tenant, c.req.param("id") ?? "");
    await next();
  };
