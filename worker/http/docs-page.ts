import { html, raw } from "hono/html";
import type { OpenAPIV3_1 } from "openapi-types";
import { PROBLEM_STATUS, type ProblemCode } from "./problem.ts";
import { problemText } from "./problem-texts.ts";

/**
 * The API's documentation as one page of plain HTML: no script and nothing fetched from elsewhere, so it reads
 * on a machine without a network and under the strictest policy. Every problem's `type` points into it.
 */
type Html = ReturnType<typeof html>;
type Schema = OpenAPIV3_1.SchemaObject | OpenAPIV3_1.ReferenceObject;
type Operation = { method: string; path: string; operation: OpenAPIV3_1.OperationObject };

const METHODS = ["get", "post", "put", "patch", "delete"] as const;
const MAX_DEPTH = 6;

const STYLE = `
:root { color-scheme: light dark; --page: #fbfaf7; --ink: #1b1a17; --muted: #66625a; --line: #e6e2da; --sunken: #f1eee8; --accent: #0f5e5c; }
@media (prefers-color-scheme: dark) { :root { --page: #14161a; --ink: #eceae5; --muted: #a09c93; --line: #2c3036; --sunken: #1c1f24; --accent: #6cc5bd; } }
body { margin: 0 auto; padding: 24px 16px 96px; max-width: 880px; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 28px } h2 { font-size: 20px; margin-top: 48px } a { color: var(--accent) }
details { border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; padding: 8px 16px }
summary { cursor: pointer } summary code { font-weight: 600 } .muted { color: var(--muted) }
code, pre { font: 13px/1.45 ui-monospace, monospace } pre { background: var(--sunken); padding: 12px; border-radius: 8px; overflow-x: auto }
table { border-collapse: collapse; width: 100% } td, th { border-bottom: 1px solid var(--line); padding: 6px 8px; text-align: left; vertical-align: top }
nav a { margin-right: 12px }`;

const WORDS = {
  en: {
    intro: "Send a JWT, a session token or an API key as Authorization: Bearer.",
    parameters: "Parameters",
    body: "Body",
    answer: "Answer",
    problems: "Problems",
    problemsIntro: "Every error is application/problem+json (RFC 9457) and carries one of these codes.",
    machine: "The same for machines:",
  },
  fr: {
    intro: "Envoyez un JWT, un jeton de session ou une clé d'API dans Authorization: Bearer.",
    parameters: "Paramètres",
    body: "Corps",
    answer: "Réponse",
    problems: "Erreurs",
    problemsIntro: "Toute erreur est en application/problem+json (RFC 9457) et porte un de ces codes.",
    machine: "La même chose pour les machines :",
  },
};

export function docsPage(document: OpenAPIV3_1.Document, language: "fr" | "en"): Html {
  const words = WORDS[language];
  const operations = operationsOf(document);
  const tags = [...new Set(operations.map(tagOf))].sort();
  const under = (tag: string) => operations.filter((one) => tagOf(one) === tag);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title}</title><style>${raw(STYLE)}</style>
</head>
<body>
<h1>${document.info.title} <span class="muted">${document.info.version}</span></h1>
<p>${words.intro} ${words.machine} <a href="/openapi.json">/openapi.json</a></p>
<nav>${tags.map((tag) => html`<a href="#${slug(tag)}">${tag}</a>`)}<a href="#problems">${words.problems}</a></nav>
<main>
${tags.map((tag) => html`<section id="${slug(tag)}"><h2>${tag}</h2>${under(tag).map((one) => operationView(one, words))}</section>`)}
<section id="problems"><h2>${words.problems}</h2><p>${words.problemsIntro}</p>
<table><tbody>${(Object.keys(PROBLEM_STATUS) as ProblemCode[]).map((code) => {
    const { title, detail } = problemText(code, language);
    return html`<tr id="problem-${code}"><td><code>${code}</code></td><td>${PROBLEM_STATUS[code]}</td><td>${title}. <span class="muted">${detail}</span></td></tr>`;
  })}</tbody></table></section>
</main>
</body></html>`;
}

const tagOf = ({ operation }: Operation): string => operation.tags?.[0] ?? "Other";

function operationsOf(document: OpenAPIV3_1.Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [{ method: method.toUpperCase(), path, operation }] : [];
    }),
  );
}

function operationView({ method, path, operation }: Operation, words: (typeof WORDS)["en"]): Html {
  const parameters = (operation.parameters ?? []).filter(
    (one): one is OpenAPIV3_1.ParameterObject => "in" in one,
  );
  const body =
    operation.requestBody && "content" in operation.requestBody ? operation.requestBody.content : {};
  const bodySchema = body["application/json"]?.schema;
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith("2"));
  const problems = Object.keys(operation.responses ?? {}).filter((status) => status >= "400");
  return html`<details><summary><code>${method} ${path}</code> <span class="muted">${operation.summary ?? ""}</span></summary>
${operation.description ? html`<p>${operation.description}</p>` : ""}
${parameters.length > 0 ? html`<h3>${words.parameters}</h3><table><tbody>${parameters.map((one) => html`<tr><td><code>${one.name}</code></td><td>${one.in}${one.required ? " *" : ""}</td><td><code>${typeText(one.schema as Schema | undefined)}</code></td></tr>`)}</tbody></table>` : ""}
${bodySchema ? html`<h3>${words.body}</h3><pre>${typeText(bodySchema)}</pre>` : ""}
${answers.map(([status, answer]) => {
  const content = "content" in answer ? (answer.content ?? {}) : {};
  const [media, shown] = Object.entries(content)[0] ?? [];
  return html`<h3>${words.answer} ${status}</h3>${shown?.schema ? html`<pre>${typeText(shown.schema)}</pre>` : html`<p class="muted">${media ?? "—"}</p>`}`;
})}
<p class="muted">${words.problems}: ${problems.join(", ")}</p></details>`;
}

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** A schema as one reads a type: `{ id: string; tags: string[]; note?: string | null }`. */
export function typeText(schema: Schema | undefined, depth = 0): string {
  if (!schema || depth > MAX_DEPTH) return "…";
  if ("$ref" in schema) return schema.$ref.split("/").at(-1) ?? "…";
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((one) => typeText(one, depth)).join(" | ");
  const kinds = Array.isArray(schema.type) ? schema.type : [schema.type];
  return kinds
    .map((kind) => {
      if (kind === "array") {
        const item = typeText("items" in schema ? schema.items : undefined, depth);
        return / \| /.test(item) && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;
      }
      if (kind === "object") return objectText(schema, depth);
      if (kind === "string" && schema.format) return schema.format;
      return kind ?? "any";
    })
    .join(" | ");
}

function objectText(schema: OpenAPIV3_1.SchemaObject, depth: number): string {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return "object";
  const indent = "  ".repeat(depth + 1);
  const lines = fields.map(([name, field]) => {
    const isRequired = schema.required?.includes(name) ?? false;
    return `${indent}${name}${isRequired ? "" : "?"}: ${typeText(field, depth + 1)}`;
  });
  return `{\n${lines.join("\n")}\n${"  ".repeat(depth)}}`;
}
