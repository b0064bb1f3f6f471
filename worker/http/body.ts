import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ApiEnv } from "./context.ts";
import { Problem } from "./problem.ts";
import { isJson } from "./validate.ts";

export const API_BODY_LIMIT_BYTES = 256 * 1024;
export const WEBHOOK_BODY_LIMIT_BYTES = 1024 * 1024;

const tooLarge = (): never => {
  throw new Problem("too-large");
};
export const apiBodyLimit = bodyLimit({ maxSize: API_BODY_LIMIT_BYTES, onError: tooLarge });
export const webhookBodyLimit = bodyLimit({ maxSize: WEBHOOK_BODY_LIMIT_BYTES, onError: tooLarge });

/** 415 before 400 and 422: a body that is there must be JSON. */
export const requireJson: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const mayCarry = c.req.method === "POST" || c.req.method === "PUT" || c.req.method === "PATCH";
  const type = c.req.header("content-type");
  const length = c.req.header("content-length");
  const isEmpty =
    length === "0" || (length === undefined && type === undefined && !c.req.header("transfer-encoding"));
  if (mayCarry && !isEmpty && !isJson(type)) throw new Problem("unsupported-media-type");
  await next();
};
