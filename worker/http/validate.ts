import type { ValidationTargets } from "hono";
import { validator } from "hono-openapi";
import type { z } from "zod";
import type { FieldError } from "./contract.ts";
import { type FieldIssue, type FieldState, fieldText } from "./field-texts.ts";
import { Problem, readerLanguage } from "./problem.ts";

/** RFC 6901 pointer of a path into the body. */
const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

type Issue = FieldIssue & {
  path?: ReadonlyArray<PropertyKey | { key: PropertyKey }>;
  keys?: string[];
};

/**
 * One error per wrong field and code; an unknown field is named itself, not its parent, and a parameter is named
 * whole, whichever word of its list is wrong.
 */
function fieldErrors(
  issues: readonly Issue[],
  { target, sent, language }: { target: keyof ValidationTargets; sent: unknown; language: "fr" | "en" },
): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const issue of issues) {
    const path = (issue.path ?? []).map((part) => (typeof part === "object" ? part.key : part));
    const detail = fieldText(issue, stateOf(sent, path, target), language);
    const given = issue.code ?? "invalid";
    for (const at of issue.keys?.length ? issue.keys.map((key) => [...path, key]) : [path]) {
      const error: FieldError =
        target === "json"
          ? { pointer: pointerOf(at), code: issue.keys ? "unknown-field" : given, detail }
          : { parameter: String(at[0] ?? ""), code: issue.keys ? "unknown-parameter" : given, detail };
      const place = JSON.stringify([error.pointer ?? error.parameter, error.code]);
      if (!errors.has(place)) errors.set(place, error);
    }
  }
  return [...errors.values()];
}

function stateOf(sent: unknown, path: readonly PropertyKey[], target: keyof ValidationTargets): FieldState {
  let value = sent;
  for (const part of path) {
    // A comma list is one text until it is parsed.
    if (typeof value !== "object" || value === null) return "given";
    value = Object.hasOwn(value, part) ? (value as Record<PropertyKey, unknown>)[part] : undefined;
  }
  if (value === undefined) return "missing";
  return target === "query" && path.length === 1 && Array.isArray(value) ? "repeated" : "given";
}

/**
 * Parses one part of the request by its contract. Wrong content type 415, broken JSON 400, anything else
 * wrong 422 with every field named. The contract is also the route's documentation.
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
      if (result.success) return;
      const language = readerLanguage(c.req.header("accept-language"));
      const errors = fieldErrors(result.error as Issue[], { target, sent: result.data, language });
      throw new Problem("invalid-input", { errors });
    },
    AS_SENT,
  );

/** The document shows what a caller sends, not what parsing makes of it. */
const AS_SENT = { options: { io: "input" } };

export const isJson = (contentType: string | undefined): boolean =>
  /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(contentType ?? "");
