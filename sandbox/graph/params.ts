import { badParameter } from "./errors.ts";

/**
 * Query and body as one set of parameters; the body wins. JSON, forms and multipart are accepted, as the platform does.
 *
 * @throws GraphError code 100 when a JSON body cannot be read
 */
export async function readParams(request: Request): Promise<Record<string, unknown>> {
  const params: Record<string, unknown> = Object.fromEntries(new URL(request.url).searchParams);
  if (request.method === "GET" || request.method === "HEAD") return params;
  const type = request.headers.get("content-type") ?? "";
  if (type.includes("json")) {
    const text = await request.text();
    if (text.trim() === "") return params;
    const body = parseObject(text);
    if (!body) throw badParameter("The request body is not a JSON object");
    return { ...params, ...body };
  }
  if (type.includes("form")) {
    for (const [name, value] of await request.formData()) if (typeof value === "string") params[name] = value;
  }
  return params;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
