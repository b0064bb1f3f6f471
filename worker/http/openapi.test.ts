import type { OpenAPIV3_1 } from "openapi-types";
import { describe, expect, test } from "vitest";
import { createApp } from "../app.ts";
import { testApi } from "../testing/api.ts";
import { PROBLEM_STATUS } from "./problem.ts";

const METHODS = ["get", "put", "post", "patch", "delete"] as const;

async function readDocument(): Promise<OpenAPIV3_1.Document> {
  const response = await testApi().call("/openapi.json");
  expect(response.status).toBe(200);
  return response.json();
}

const operations = (document: OpenAPIV3_1.Document) =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [{ name: `${method.toUpperCase()} ${path}`, operation }] : [];
    }),
  );

test("every /v1 route is in the document, and nothing else", async () => {
  const routes = createApp()
    .routes.filter(({ method, path }) => method !== "ALL" && path.startsWith("/v1/"))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  const named = operations(await readDocument()).map(({ name }) => name);
  expect(named.sort()).toEqual([...new Set(routes)].sort());
});

test("each is described: what it is for, what it answers, what may go wrong", async () => {
  for (const { name, operation } of operations(await readDocument())) {
    expect(operation.summary, name).toBeTruthy();
    expect(operation.tags, name).toHaveLength(1);
    expect(Object.keys(operation.responses ?? {}), name).toContain("401");
    const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith("2"));
    expect(answers, name).toHaveLength(1);
  }
});

test("what a route takes is documented from the contract that checks it", async () => {
  const { paths } = await readDocument();
  const list = paths?.["/v1/leads"]?.get;
  const parameter = (name: string) => list?.parameters?.find((one) => "name" in one && one.name === name);
  expect(parameter("minScore")).toMatchObject({
    in: "query",
    schema: { type: "integer", minimum: 0, maximum: 100 },
  });
  expect(parameter("hasPhone")).toMatchObject({ schema: { enum: ["true", "false"] } });
  expect(parameter("limit")).toMatchObject({ schema: { default: 50, maximum: 200 } });
  const change = paths?.["/v1/leads/{id}"]?.patch;
  expect(change?.requestBody).toMatchObject({
    required: true,
    content: {
      "application/json": {
        schema: { additionalProperties: false, properties: { status: { type: "string" } } },
      },
    },
  });
  expect(Object.keys(change?.responses ?? {}).sort()).toEqual([
    "200",
    "400",
    "401",
    "403",
    "404",
    "409",
    "413",
    "415",
    "422",
  ]);
  expect(paths?.["/v1/leads/export.csv"]?.get?.responses?.["200"]).toMatchObject({
    content: { "text/csv": {} },
  });
});

test("no reference in the document leads nowhere", async () => {
  const document = await readDocument();
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
  expect(references.length).toBeGreaterThan(0);
  for (const reference of new Set(references)) {
    const found = reference
      .replace("#/", "")
      .split("/")
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
    expect(found, reference).toBeDefined();
  }
});

describe("the page to read it", () => {
  test("explains every problem at the place that its type points to, in the reader's language", async () => {
    const api = testApi();
    const problem = (await (await api.call("/v1/leads")).json()) as { type: string };
    const { pathname, hash } = new URL(problem.type);
    const page = await (await api.call(pathname, { headers: { "accept-language": "fr" } })).text();
    expect(page).toContain(`id="${hash.slice(1)}"`);
    expect(page).toContain("Connexion requise");
    for (const code of Object.keys(PROBLEM_STATUS)) expect(page).toContain(`id="problem-${code}"`);
  });

  test("shows every route, and loads nothing from anywhere", async () => {
    const api = testApi();
    const response = await api.call("/docs");
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    const page = await response.text();
    for (const { name } of operations(await readDocument())) expect(page).toContain(`<code>${name}</code>`);
    expect(page).not.toMatch(/<script|src=|<link/);
  });
});
