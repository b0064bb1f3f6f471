import { z } from "zod";
import { pageOf } from "../worker/http/contract.ts";
import {
  AutomationSchema,
  DecisionSchema,
  DryRunSchema,
  ForecastSchema,
  MessageSchema,
  RehearsalSchema,
  TemplatePreviewSchema,
  TemplateResultsSchema,
  TemplateSchema,
} from "../worker/messaging/contract.ts";
import { PublicReplySchema } from "../worker/public-replies/contract.ts";
import type { Calls, Query } from "./api.server.ts";

const at = (id: string): string => encodeURIComponent(id);
const TemplateList = z.object({ items: z.array(TemplateSchema) });
const AutomationList = z.object({ items: z.array(AutomationSchema) });
const MessagePage = pageOf(MessageSchema);
const DecisionPage = pageOf(DecisionSchema);
const PublicReplyPage = pageOf(PublicReplySchema);
/** More than anybody has; the choice of templates and the search for conflicts need all of them. */
const ALL = 200;

/** The part of the API that writes by itself: automations and what they saw, templates, what was sent and will be. */
export const automationsApi = ({ get, send, done }: Calls) => ({
  automations: async () => (await get(AutomationList, "/v1/automations", { limit: ALL })).items,
  automation: (id: string) => get(AutomationSchema, `/v1/automations/${at(id)}`),
  saveAutomation: (id: string | null, body: unknown) =>
    send(AutomationSchema, id ? "PATCH" : "POST", id ? `/v1/automations/${at(id)}` : "/v1/automations", body),
  removeAutomation: (id: string) => done("DELETE", `/v1/automations/${at(id)}`),
  dryRun: (body: unknown) => send(DryRunSchema, "POST", "/v1/automations/dry-run", body),
  /** Reads up to 30 days and writes nothing; takes seconds on a busy account. */
  rehearse: (body: unknown) => send(RehearsalSchema, "POST", "/v1/automations/rehearsal", body),
  /** Of one automation, or of all of them. */
  decisions: (id: string | null, query: Query) =>
    get(DecisionPage, id ? `/v1/automations/${at(id)}/decisions` : "/v1/automations/decisions", query),

  templates: async () => (await get(TemplateList, "/v1/templates", { limit: ALL })).items,
  template: (id: string) => get(TemplateSchema, `/v1/templates/${at(id)}`),
  saveTemplate: (id: string | null, body: unknown) =>
    send(TemplateSchema, id ? "PATCH" : "POST", id ? `/v1/templates/${at(id)}` : "/v1/templates", body),
  removeTemplate: (id: string) => done("DELETE", `/v1/templates/${at(id)}`),
  preview: (id: string, leadId: string) =>
    send(TemplatePreviewSchema, "POST", `/v1/templates/${at(id)}/preview`, { leadId }),
  templateResults: (id: string) => get(TemplateResultsSchema, `/v1/templates/${at(id)}/results`),

  messages: (query: Query) => get(MessagePage, "/v1/messages", query),
  write: (body: { leadId: string; text?: string; templateId?: string }) => done("POST", "/v1/messages", body),
  cancel: (id: string) => done("POST", `/v1/messages/${at(id)}/cancel`),
  forecast: (accountId: string) => get(ForecastSchema, "/v1/messages/forecast", { accountId }),
  publicReplies: (query: Query) => get(PublicReplyPage, "/v1/public-replies", query),
});
