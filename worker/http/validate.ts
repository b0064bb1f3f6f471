import type { ValidationTargets } from "hono";
import { validator } from "hono-openapi";
import type { z } from "zod";
import type { FieldError } from "./contract.ts";
import { Problem } from "./problem.ts";

/** RFC 6901 pointer of a path into the body. */
const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

type Issue = {
  code?: string;
  message: string;
  path?: ReadonlyArray<PropertyKey | { key: PropertyKey }>;
  keys?: string[];
};

/** One error per wrong field; an unknown field is named itself, not its parent. */
function fieldErrors(issues: readonly Issue[], target: keyof ValidationTargets): FieldError[] {
  return issues.flatMap((issue) => {
    const path = (issue.path ?? []).map((part) => (typeof part === "object" ? part.key : part));
    const code = issue.code ?? "invalid";
    const paths = issue.keys?.length ? issue.keys.map((key) => [...path, key]) : [path];
    return paths.map((at) =>
      target === "json"
        ? { pointer: pointerOf(at), code: issue.keys ? "unknown-field" : code, detail: issue.message }
        : {
            parameter: at.map(String).join("."),
            code: issue.keys ? "unknown-parameter" : code,
            detail: issue.message,
          },
    );
  });
}

/**
 * Parses one part of the request by its contract. Wrong content type 415, broken JSON 400, anything else
 * wrong 422 with every field named (DESIGN §8). The contract is also the route's documentation.
 */
export const validate = <Target extends "json" | "query" | "param", Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) =>
  validator(
    target,
    schema,
    (result, c) => {
      if (target === "json" && !isJson(c.req.header("content-type")))
        throw new Problem("unsupported-media-type");
      if (!result.success)
        throw new Problem("invalid-input", { errors: fieldErrors(result.error as Issue[], target) });
    },
    AS_SENT,
  );

/** The document shows what a caller sends, not what parsing makes of it. */
const AS_SENT = { options: { io: "input" } };

export const isJson = (contentType: string | undefined): boolean =>
  /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(contentType ?? "");
