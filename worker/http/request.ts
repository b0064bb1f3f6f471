import type { MiddlewareHandler } from "hono";
import { newId } from "../db/ids.ts";
import type { ApiEnv } from "./context.ts";

/** A caller's own id is kept when it is harmless, so that logs on both sides can be joined. */
export const requestId: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const given = c.req.header("x-request-id");
  const id = given && /^[\w.:-]{8,80}$/.test(given) ? given : newId("req", Date.now());
  c.set("requestId", id);
  await next();
  c.res.headers.set("x-request-id", id);
};

/** One line per request: the route's pattern, never the path (it holds ids), no text, name or token. */
export const logRequest: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const startedAt = Date.now();
  await next();
  console.log(
    JSON.stringify({
      event: "request",
      requestId: c.get("requestId"),
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      ms: Date.now() - startedAt,
    }),
  );
};

export const securityHeaders: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next();
  c.res.headers.set("x-content-type-options", "nosniff");
  c.res.headers.set("referrer-policy", "no-referrer");
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
  if (c.var.deps?.config.isDeployed) {
    c.res.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  }
};
