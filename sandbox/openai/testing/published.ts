import { existsSync, readFileSync } from "node:fs";

/** OpenAI's own description of its API, kept outside this repository: it is theirs, not ours to publish. */
const SPEC = new URL("../../../../shared/specs/openai/openai.openapi.trimmed.json", import.meta.url).pathname;
export const hasPublishedSpec = existsSync(SPEC);

type Schema = Record<string, unknown>;
type Spec = { components: { schemas: Record<string, Schema> } };

/** What of a value the published schema of that name does not allow; empty when it fits. */
export function misfits(name: string, value: unknown): string[] {
  const spec = JSON.parse(readFileSync(SPEC, "utf8")) as Spec;
  const schema = spec.components.schemas[name];
  if (!schema) throw new Error(`no schema ${name}`);
  return check(spec, schema, value, name);
}

/** Property names that the published schema of that name knows, those it is made of included. */
export function knownProperties(name: string): Set<string> {
  const spec = JSON.parse(readFileSync(SPEC, "utf8")) as Spec;
  const names = (schema: Schema): string[] => [
    ...Object.keys((schema.properties ?? {}) as Schema),
    ...((schema.allOf ?? []) as Schema[]).flatMap((part) => names(resolve(spec, part))),
  ];
  return new Set(names(resolve(spec, { $ref: `#/components/schemas/${name}` })));
}

function resolve(spec: Spec, schema: Schema): Schema {
  if (typeof schema.$ref !== "string") return schema;
  const found = spec.components.schemas[schema.$ref.split("/").at(-1) ?? ""];
  if (!found) throw new Error(`nothing at ${schema.$ref}`);
  return resolve(spec, found);
}

const typeOf = (value: unknown): string =>
  value === null
    ? "null"
    : Array.isArray(value)
      ? "array"
      : Number.isInteger(value)
        ? "integer"
        : typeof value;

function check(spec: Spec, given: Schema, value: unknown, at: string): string[] {
  const schema = resolve(spec, given);
  if (value === null && (schema.nullable === true || given.nullable === true)) return [];
  const all = ((schema.allOf ?? []) as Schema[]).flatMap((part) => check(spec, part, value, at));
  const any = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  const branches = any?.map((part) => check(spec, part, value, at));
  const some =
    branches?.some((one) => one.length === 0) === false ? [`${at}: fits none (${branches[0]?.[0]})`] : [];
  const wanted = schema.type === undefined ? [] : [schema.type].flat();
  const is = typeOf(value);
  const type =
    wanted.length === 0 || wanted.includes(is) || (is === "integer" && wanted.includes("number"))
      ? []
      : [`${at}: ${is} instead of ${wanted.join("|")}`];
  const values = schema.const === undefined ? (schema.enum as unknown[] | undefined) : [schema.const];
  const listed = values && !values.includes(value) ? [`${at}: ${JSON.stringify(value)} is not listed`] : [];
  const long =
    typeof schema.maxLength === "number" && typeof value === "string" && value.length > schema.maxLength
      ? [`${at}: too long`]
      : [];
  return [...all, ...some, ...type, ...listed, ...long, ...inside(spec, schema, value, at)];
}

function inside(spec: Spec, schema: Schema, value: unknown, at: string): string[] {
  if (Array.isArray(value)) {
    const items = schema.items as Schema | undefined;
    return items ? value.flatMap((one, index) => check(spec, items, one, `${at}[${index}]`)) : [];
  }
  if (typeof value !== "object" || value === null) return [];
  const own = value as Schema;
  const missing = ((schema.required ?? []) as string[]).filter((name) => !(name in own));
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const strange =
    schema.additionalProperties === false ? Object.keys(own).filter((name) => !(name in properties)) : [];
  return [
    ...missing.map((name) => `${at}.${name}: missing`),
    ...strange.map((name) => `${at}.${name}: not known`),
    ...Object.entries(properties).flatMap(([name, part]) =>
      name in own ? check(spec, part, own[name], `${at}.${name}`) : [],
    ),
  ];
}
