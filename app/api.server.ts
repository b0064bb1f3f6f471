import { z } from "zod";
import type { AccountPatch } from "../worker/accounts/contract.ts";
import { AccountSchema, ConnectSchema } from "../worker/accounts/contract.ts";
import { DoctorSchema } from "../worker/accounts/doctor-contract.ts";
import { LOSS_DAYS_SHOWN, LossReportSchema } from "../worker/accounts/loss-contract.ts";
import { PlatformListSchema } from "../worker/accounts/platforms-contract.ts";
import { TodaySchema } from "../worker/analytics/contract.ts";
import { MediaPage } from "../worker/collection/contract.ts";
import { MeSchema, WorkspaceSchema } from "../worker/identity/contract.ts";
import { JobSchema, JobStartedSchema } from "../worker/jobs/contract.ts";
import type { LeadPatch } from "../worker/leads/contract.ts";
import { LeadPage, LeadSchema, TimelinePage } from "../worker/leads/contract.ts";
import { NoticeListSchema } from "../worker/notifications/contract.ts";
import { ErasurePage } from "../worker/privacy/contract.ts";
import { LeadScoreSchema } from "../worker/scoring/contract.ts";
import { alertsApi } from "./alerts-api.server.ts";
import { automationsApi } from "./automations-api.server.ts";
import { careApi } from "./care-api.server.ts";
import { ApiProblem, callApi, type Door, problemOf, readAnswer } from "./http.server.ts";
import { inboxApi } from "./inbox-api.server.ts";
import { listsApi } from "./lists-api.server.ts";
import { personApi } from "./person-api.server.ts";
import { languageOf, readPreferences } from "./preferences.server.ts";
import { readSession, requireOwnOrigin, toLogin } from "./session.server.ts";

export type Query = Record<string, string | number | boolean | null | undefined>;

/** The ways to ask the API that a part of the client is built on. */
export type Calls = {
  get<S extends z.ZodType>(schema: S, path: string, query?: Query): Promise<z.output<S>>;
  send<S extends z.ZodType>(schema: S, method: string, path: string, body?: unknown): Promise<z.output<S>>;
  done(method: string, path: string, body?: unknown): Promise<void>;
};

const AccountList = z.object({ items: z.array(AccountSchema) });

const withQuery = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
};
const at = (id: string): string => encodeURIComponent(id);

/**
 * The API as the signed-in person sees it, one method per thing a page needs.
 *
 * @throws Response 302 to the sign-in page when there is no session or it has ended; 403 for a foreign change
 * @throws ApiProblem for every other refusal
 */
export function openApi(door: Door) {
  requireOwnOrigin(door.request);
  const session = readSession(door.request);
  if (!session) throw toLogin(door.request);
  const headers: Record<string, string> = {
    authorization: `Bearer ${session}`,
    // Notices and the doctor answer in sentences: in the language of the page around them.
    "accept-language": languageOf(door.request),
  };
  const { workspaceId } = readPreferences(door.request);
  if (workspaceId) headers["x-workspace-id"] = workspaceId;

  const raw = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await callApi(door, { method, path, headers, body });
    if (response.status === 401) throw toLogin(door.request);
    return response;
  };
  const get = async <S extends z.ZodType>(schema: S, path: string, query?: Query) =>
    readAnswer(await raw("GET", withQuery(path, query)), schema);
  const send = async <S extends z.ZodType>(schema: S, method: string, path: string, body?: unknown) =>
    readAnswer(await raw(method, path, body), schema);
  const done = async (method: string, path: string, body?: unknown): Promise<void> => {
    const response = await raw(method, path, body);
    if (!response.ok) throw await problemOf(response);
  };

  return {
    raw,
    me: () => get(MeSchema, "/v1/me"),
    today: () => get(TodaySchema, "/v1/analytics/today"),
    changeWorkspace: (patch: unknown) => send(WorkspaceSchema, "PATCH", "/v1/workspace", patch),
    organizations: () =>
      get(z.array(z.object({ id: z.string(), name: z.string() })), "/api/auth/organization/list"),
    createOrganization: (name: string, slug: string) =>
      send(z.object({ id: z.string(), name: z.string() }), "POST", "/api/auth/organization/create", {
        name,
        slug,
      }),

    accounts: async () => (await get(AccountList, "/v1/accounts")).items,
    changeAccount: (id: string, patch: AccountPatch) =>
      send(AccountSchema, "PATCH", `/v1/accounts/${at(id)}`, patch),
    connect: (platform: string) => send(ConnectSchema, "POST", `/v1/accounts/${at(platform)}/connect`, {}),
    collect: (id: string) => done("POST", `/v1/accounts/${at(id)}/collect`),
    disconnect: (id: string) => done("DELETE", `/v1/accounts/${at(id)}`),
    media: async (accountId: string) => (await get(MediaPage, "/v1/media", { accountId })).items,

    loss: (id: string) => get(LossReportSchema, `/v1/accounts/${at(id)}/loss`, { days: LOSS_DAYS_SHOWN }),
    doctor: (id: string) => get(DoctorSchema, `/v1/accounts/${at(id)}/doctor`),
    subscribe: (id: string) => send(DoctorSchema, "POST", `/v1/accounts/${at(id)}/doctor/subscribe`),
    platforms: async () => (await get(PlatformListSchema, "/v1/platforms")).items,
    notices: async () => (await get(NoticeListSchema, "/v1/notices")).items,
    hideNotice: (id: string) => done("DELETE", `/v1/notices/${at(id)}`),

    leads: (query: Query) => get(LeadPage, "/v1/leads", query),
    lead: (id: string) => get(LeadSchema, `/v1/leads/${at(id)}`),
    changeLead: (id: string, patch: LeadPatch) => send(LeadSchema, "PATCH", `/v1/leads/${at(id)}`, patch),
    timeline: (id: string) => get(TimelinePage, `/v1/leads/${at(id)}/timeline`, { limit: 200 }),
    score: (id: string) => get(LeadScoreSchema, `/v1/leads/${at(id)}/score`),

    eraseLead: (id: string) => send(JobStartedSchema, "POST", `/v1/leads/${at(id)}/erasure`),
    job: (id: string) => get(JobSchema, `/v1/jobs/${at(id)}`),
    erasures: (query: Query) => get(ErasurePage, "/v1/erasures", query),
    liftErasure: (id: string) => done("DELETE", `/v1/erasures/${at(id)}`),

    ...automationsApi({ get, send, done }),
    ...alertsApi({ get, send, done }),
    ...personApi({ get, send, done }),
    ...inboxApi({ get, send, done }),
    ...listsApi({ get, send, done }),
    ...careApi({ get, send, done }),

    signOut: async () => (await raw("POST", "/api/auth/sign-out", {})).ok,
  };
}
export type Api = ReturnType<typeof openApi>;

/** Runs a loader's reads; a refusal becomes an answer that the route's error page can read. */
export async function load<T>(door: Door, read: (api: Api) => Promise<T>): Promise<T> {
  try {
    return await read(openApi(door));
  } catch (error) {
    if (error instanceof ApiProblem) throw error.toResponse();
    throw error;
  }
}
