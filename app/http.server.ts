import type { AppLoadContext } from "@remix-run/cloudflare";
import type { z } from "zod";
import { ProblemSchema } from "../worker/http/contract.ts";
import type { ProblemView } from "./problem.ts";

const TIMEOUT_MS = 15_000;

/** The API refused. Thrown by the client, caught by an action (to show beside the form) or by the error page. */
export class ApiProblem extends Error {
  readonly view: ProblemView;
  constructor(view: ProblemView) {
    super(view.detail);
    this.view = view;
  }
  /** As an answer that the error page of the route can read. */
  toResponse(): Response {
    return Response.json(this.view, { status: this.view.status });
  }
}

export type Door = { context: AppLoadContext; request: Request };
export type Call = { method?: string; path: string; headers?: Record<string, string>; body?: unknown };

const trouble = (code: string, detail: string): ApiProblem =>
  new ApiProblem({ status: 503, code, detail, instance: null, errors: [] });

/** One call of the API Worker: by service binding, or over the network where there is none. @throws ApiProblem 503 */
export async function callApi({ context, request }: Door, call: Call): Promise<Response> {
  const { API, PUBLIC_API_URL } = context.cloudflare.env;
  if (!API && !PUBLIC_API_URL)
    throw trouble("api-not-bound", "Neither API nor PUBLIC_API_URL is configured.");
  const headers = new Headers({ accept: "application/json", ...call.headers });
  // The API limits attempts per visitor and words its sentences for them; by itself it would only see the dashboard.
  for (const name of ["accept-language", "cf-connecting-ip", "user-agent"]) {
    const value = request.headers.get(name);
    if (value && !headers.has(name)) headers.set(name, value);
  }
  const init: RequestInit = {
    method: call.method ?? "GET",
    headers,
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  if (call.body !== undefined) {
    headers.set("content-type", "application/json");
    init.body = JSON.stringify(call.body);
  }
  const once = async (): Promise<Response> =>
    API
      ? ((await API.fetch(`https://api.internal${call.path}`, init as never)) as unknown as Response)
      : fetch(`${PUBLIC_API_URL?.replace(/\/+$/, "")}${call.path}`, init);
  try {
    // A read may be asked twice; a change never, because the first may have arrived.
    return init.method === "GET" ? await once().catch(once) : await once();
  } catch (error) {
    const path = call.path.split("?")[0];
    console.error(JSON.stringify({ event: "dashboard.api-unreachable", path, error: String(error) }));
    throw trouble("api-unreachable", "The API did not answer.");
  }
}

/** Reads an answer by its contract. @throws ApiProblem for problem+json, and for an answer that breaks the contract */
export async function readAnswer<S extends z.ZodType>(response: Response, schema: S): Promise<z.output<S>> {
  if (!response.ok) throw await problemOf(response);
  const body: unknown = await response.json().catch(() => {
    throw trouble("api-unreachable", "The API's answer broke off.");
  });
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join(".")}: ${issue.code}`);
  console.error(JSON.stringify({ event: "dashboard.contract-broken", url: response.url, where }));
  throw new ApiProblem({
    status: 502,
    code: "contract-broken",
    detail: where.join("; "),
    instance: null,
    errors: [],
  });
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = ProblemSchema.safeParse(body);
  if (parsed.success) return new ApiProblem({ errors: [], ...parsed.data });
  // `/api/auth/*` keeps its own shape: {code, message}.
  const own = (body ?? {}) as { code?: unknown; message?: unknown };
  return new ApiProblem({
    status: response.status,
    code: typeof own.code === "string" ? own.code : `http-${response.status}`,
    detail: typeof own.message === "string" ? own.message : response.statusText,
    instance: null,
    errors: [],
  });
}

/** A refusal of our own, found before the API is asked. */
export const refuse = (code: string, detail = code): ApiProblem =>
  new ApiProblem({ status: 422, code, detail, instance: null, errors: [] });

/** The same about one field of the form. `pointer` is a JSON pointer into the body that the API would have got. */
export const refuseField = (pointer: string, code: string, detail: string): ApiProblem =>
  new ApiProblem({ status: 422, code, detail, instance: null, errors: [{ pointer, code, detail }] });

/** What an action gives back for a refusal: the page stays, the reason is shown. Anything else is thrown on. */
export async function refusalOf<T>(work: () => Promise<T>): Promise<T | { problem: ProblemView }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiProblem) return { problem: error.view };
    throw error;
  }
}
