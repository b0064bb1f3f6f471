import type { Context, ErrorHandler, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { BadConfig } from "../env.ts";
import type { ApiEnv } from "./context.ts";
import type { FieldError, ProblemBody } from "./contract.ts";
import { statedText } from "./field-texts.ts";
import { problemText } from "./problem-texts.ts";

/** HTTP status of each stable code. The code is what programs rely on; the sentence follows Accept-Language. */
const STATUS = {
  "malformed-json": 400,
  "workspace-required": 400,
  "bad-signed-request": 400,
  "bad-cursor": 422,
  unauthenticated: 401,
  "bad-signature": 401,
  forbidden: 403,
  "read-only": 403,
  "not-found": 404,
  merged: 404,
  "method-not-allowed": 405,
  conflict: 409,
  "account-connected-elsewhere": 409,
  "template-in-use": 409,
  "name-taken": 409,
  "too-many-views": 409,
  "already-undone": 409,
  "undo-expired": 409,
  "still-running": 409,
  "undo-later-first": 409,
  "import-started": 409,
  "too-large": 413,
  "unsupported-media-type": 415,
  "invalid-input": 422,
  "too-many-requests": 429,
  "ai-budget-spent": 429,
  internal: 500,
  "bad-settings": 500,
  "switched-off": 503,
  "ai-off": 503,
  "ai-unavailable": 503,
  unavailable: 503,
} as const satisfies Record<string, number>;
export type ProblemCode = keyof typeof STATUS;
export const PROBLEM_STATUS: Readonly<Record<ProblemCode, number>> = STATUS;

type ProblemOptions = {
  errors?: FieldError[];
  retryAfterSeconds?: number;
  setting?: string;
  /** Where what was asked for is now. */
  mergedInto?: string;
};

/** A refusal the caller may read. Anything else thrown is a bug and leaves as a bare 500. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly options: ProblemOptions;
  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code);
    this.code = code;
    this.options = options;
  }
}

export const notFound = (): Problem => new Problem("not-found");

/** Refuses one field of the body with a stable code. */
export const badField = (pointer: string, code: string, detail: string): Problem =>
  new Problem("invalid-input", { errors: [{ pointer, code, detail }] });

/** `fr` when the reader prefers French, else `en` (RFC 9110 §12.5.4, first match by weight). */
export function readerLanguage(acceptLanguage: string | undefined): "fr" | "en" {
  const ranked = (acceptLanguage ?? "")
    .split(",")
    .map((item) => {
      const [tag = "", ...parameters] = item.trim().toLowerCase().split(";");
      const weight = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((a, b) => b.weight - a.weight);
  const first = ranked.find(({ tag, weight }) => weight > 0 && /^(fr|en)(-|$)/.test(tag));
  return first?.tag.startsWith("fr") ? "fr" : "en";
}

function asProblem(error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof BadConfig) return new Problem("bad-settings", { setting: error.keys.join(", ") });
  // Hono's own, e.g. broken JSON: without this line it would leave as a 500.
  if (error instanceof HTTPException && error.status === 400) return new Problem("malformed-json");
  if (error instanceof HTTPException && error.status === 413) return new Problem("too-large");
  return new Problem("internal");
}

/** The one place where an error becomes bytes (RFC 9457). */
export function problemResponse(c: Context<ApiEnv>, problem: Problem): Response {
  const requestId = c.get("requestId") ?? "unknown";
  const language = readerLanguage(c.req.header("accept-language"));
  const { title, detail } = problemText(problem.code, language);
  const errors = problem.options.errors?.map((error) => ({
    ...error,
    detail: statedText(error.detail, language),
  }));
  const body: ProblemBody = {
    type: `${new URL(c.req.url).origin}/docs#problem-${problem.code}`,
    title,
    status: STATUS[problem.code],
    detail: problem.options.setting ? `${detail} (${problem.options.setting})` : detail,
    instance: `urn:request:${requestId}`,
    code: problem.code,
    ...(errors ? { errors } : {}),
    ...(problem.options.mergedInto ? { mergedInto: problem.options.mergedInto } : {}),
  };
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "content-language": language,
    "cache-control": "no-store",
  };
  if (problem.code === "unauthenticated") headers["www-authenticate"] = 'Bearer realm="vistaflow"';
  if (problem.options.retryAfterSeconds) headers["retry-after"] = String(problem.options.retryAfterSeconds);
  return new Response(JSON.stringify(body), { status: STATUS[problem.code], headers });
}

export const onError: ErrorHandler<ApiEnv> = (error, c) => {
  const problem = asProblem(error);
  if (problem.code === "internal") {
    // Type and stack only: messages of D1 errors carry SQL and values.
    console.error(
      JSON.stringify({
        event: "request.failed",
        requestId: c.get("requestId"),
        path: c.req.routePath,
        error: error.name,
        stack: error.stack?.split("\n").slice(1, 6).join(" < "),
      }),
    );
  }
  return problemResponse(c, problem);
};

export const onNotFound: NotFoundHandler<ApiEnv> = (c) => problemResponse(c, notFound());
