import type { Hono } from "hono";
import { describeRoute, generateSpecs, resolver } from "hono-openapi";
import type { OpenAPIV3_1 } from "openapi-types";
import type { z } from "zod";
import type { ApiEnv } from "./context.ts";
import { ProblemSchema } from "./contract.ts";
import { docsPage } from "./docs-page.ts";
import { readerLanguage } from "./problem.ts";
import { VERSION } from "./version.ts";

const PROBLEM_STATUSES = {
  400: "The body is not JSON, or the workspace must be named",
  401: "No valid credential",
  403: "The role or the key does not allow it",
  404: "Nothing here, or not in this workspace",
  409: "In conflict with what there is",
  413: "The body is too large",
  415: "The body is not declared as JSON",
  422: "Some values are not acceptable: see `errors`",
  429: "Too many requests",
  503: "Not set up on this installation, or unavailable for a moment",
} as const;
type ProblemStatus = keyof typeof PROBLEM_STATUSES;

type Description = {
  tag: string;
  /** One line, as the table of contents shows it. */
  summary: string;
  description?: string;
  /** Contract of the answer; absent: the answer has no body. */
  response?: z.ZodType;
  /** 200 unless said otherwise. */
  status?: 200 | 201 | 202 | 204;
  /** For an answer that is not JSON, e.g. `text/csv`. */
  mediaType?: string;
  /** Besides 401 and 422, and besides what every route with a body may answer. */
  problems?: readonly ProblemStatus[];
};

const problemResponse = (status: ProblemStatus) => ({
  description: PROBLEM_STATUSES[status],
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

/** Documents a route; what it takes is documented by its own validators. */
export function describe(one: Description) {
  const { tag, summary, description, response, status = 200, mediaType, problems = [] } = one;
  const content = response
    ? { "application/json": { schema: resolver(response) } }
    : mediaType
      ? { [mediaType]: { schema: { type: "string" as const } } }
      : undefined;
  return describeRoute({
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    responses: {
      [status]: { description: status === 204 ? "Done" : summary, ...(content ? { content } : {}) },
      ...Object.fromEntries([401 as const, ...problems].map((code) => [code, problemResponse(code)])),
    },
  });
}

/** Mounts `GET /openapi.json` (OpenAPI 3.1 of every `/v1` route) and `GET /docs`, a page to read it. Call it last. */
export function documentation(app: Hono<ApiEnv>): void {
  let made: Promise<OpenAPIV3_1.Document> | undefined;
  app.get("/openapi.json", async (c) => {
    made ??= documentOf(app, c.var.deps.config.PUBLIC_API_URL);
    return c.json(await made, 200, { "cache-control": "public, max-age=300" });
  });
  app.get("/docs", async (c) => {
    made ??= documentOf(app, c.var.deps.config.PUBLIC_API_URL);
    const page = docsPage(await made, readerLanguage(c.req.header("accept-language")));
    return c.html(page, 200, {
      "cache-control": "public, max-age=300",
      vary: "accept-language",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    });
  });
}

async function documentOf(app: Hono<ApiEnv>, serverUrl: string): Promise<OpenAPIV3_1.Document> {
  const document = (await generateSpecs(app, {
    documentation: {
      info: {
        title: "VistaFlow API",
        version: VERSION,
        description:
          "Social interactions as reachable, scored, contactable leads. Times are RFC 3339 in UTC.",
      },
      servers: [{ url: serverUrl }],
      security: [{ bearer: [] }],
      components: {
        securitySchemes: {
          bearer: { type: "http", scheme: "bearer", description: "JWT, session token or API key" },
        },
      },
    },
    includeEmptyPaths: true,
    // A path that ends in .csv is a route, not a file.
    excludeStaticFile: false,
    defaultValidationErrorResponse: false,
  })) as OpenAPIV3_1.Document;
  const problem = await resolver(ProblemSchema).toOpenAPISchema();
  const paths = Object.entries(document.paths ?? {})
    .filter(([path]) => path.startsWith("/v1/"))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, item]) => [path, withUsualProblems(item ?? {})]);
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, Problem: problem.schema },
    },
  };
}

const METHODS = ["get", "put", "post", "patch", "delete"] as const;

/** What follows from a route's shape: a body may be broken, a value or an unknown parameter refused. */
function withUsualProblems(item: OpenAPIV3_1.PathItemObject): OpenAPIV3_1.PathItemObject {
  const next = { ...item };
  for (const method of METHODS) {
    const operation = item[method];
    if (!operation) continue;
    const usual: ProblemStatus[] = operation.requestBody ? [400, 401, 413, 415, 422] : [401, 422];
    const added = Object.fromEntries(usual.map((status) => [String(status), problemResponse(status)]));
    next[method] = { ...operation, responses: { ...added, ...operation.responses } };
  }
  return next;
}
