import { z } from "zod";
import {
  DoNotContactCheckedSchema,
  DoNotContactPage,
  DoNotContactSchema,
  type NewDoNotContact,
} from "../worker/do-not-contact/contract.ts";
import { WorkspaceSchema } from "../worker/identity/contract.ts";
import { JobStartedSchema } from "../worker/jobs/contract.ts";
import { TimelinePage } from "../worker/leads/contract.ts";
import { DuplicatePage, LeadDetailSchema, MergedSchema } from "../worker/leads/merge-contract.ts";
import { type ConsentInput, ContactPage, ContactSchema, ReadingPage } from "../worker/phones/contract.ts";
import {
  LeadScoreSchema,
  LearnedSchema,
  ScoringAnswerSchema,
  WhatIfProgressSchema,
  WhatIfSchema,
} from "../worker/scoring/contract.ts";
import type { Calls, Query } from "./api.server.ts";

const at = (id: string): string => encodeURIComponent(id);
const MemberList = z.object({
  members: z.array(z.object({ userId: z.string(), user: z.object({ name: z.string() }) })),
});
/** What-if answers at once, or with the id of its work. */
const WhatIfAnswer = z.union([WhatIfSchema, JobStartedSchema]);

export type Member = { id: string; name: string };

/** What the page of one person, the scoring page and the pages about consent need of the API. */
export const personApi = ({ get, send, done }: Calls) => ({
  person: (id: string) => get(LeadDetailSchema, `/v1/leads/${at(id)}`),
  contacts: async (id: string) => (await get(ContactPage, `/v1/leads/${at(id)}/contacts`)).items,
  timelinePage: (id: string, query: Query) => get(TimelinePage, `/v1/leads/${at(id)}/timeline`, query),
  why: (id: string) => get(LeadScoreSchema, `/v1/leads/${at(id)}/score`),
  consent: (id: string, body: ConsentInput) =>
    send(ContactSchema, "POST", `/v1/leads/${at(id)}/consents`, body),
  withdraw: (id: string, body: Pick<ConsentInput, "kind" | "value">) =>
    done("DELETE", `/v1/leads/${at(id)}/consents`, body),

  duplicatesOf: async (id: string) => (await get(DuplicatePage, `/v1/leads/${at(id)}/duplicates`)).items,
  dismissDuplicate: (id: string) => done("POST", `/v1/leads/duplicates/${at(id)}/dismiss`, {}),
  merge: (id: string, leadId: string) => send(MergedSchema, "POST", `/v1/leads/${at(id)}/merge`, { leadId }),

  /** Those who work in the workspace, by the id that a lead's assignee has. */
  members: async (workspaceId: string): Promise<Member[]> => {
    const { members } = await get(MemberList, "/api/auth/organization/list-members", {
      organizationId: workspaceId,
    });
    return members.map(({ userId, user }) => ({ id: userId, name: user.name }));
  },

  doNotContact: (query: Query) => get(DoNotContactPage, "/v1/do-not-contact", query),
  /** Listed once more, the entry that is there answers. */
  addDoNotContact: (body: NewDoNotContact) => send(DoNotContactSchema, "POST", "/v1/do-not-contact", body),
  removePersonFromList: (leadId: string) => done("DELETE", `/v1/leads/${at(leadId)}/do-not-contact`),
  removeDoNotContact: (id: string) => done("DELETE", `/v1/do-not-contact/${at(id)}`),
  isListed: async (body: { kind: "phone" | "email"; value: string }) =>
    (await send(DoNotContactCheckedSchema, "POST", "/v1/do-not-contact/check", body)).listed,

  scoring: () => get(ScoringAnswerSchema, "/v1/scoring"),
  saveScoring: (body: unknown) => send(ScoringAnswerSchema, "PUT", "/v1/scoring", body),
  whatIf: (body: unknown) => send(WhatIfAnswer, "POST", "/v1/scoring/what-if", body),
  whatIfSoFar: (jobId: string) => get(WhatIfProgressSchema, `/v1/scoring/what-if/${at(jobId)}`),
  learned: () => get(LearnedSchema, "/v1/scoring/learned"),
  train: () => send(JobStartedSchema, "POST", "/v1/scoring/learned/train", {}),

  workspace: () => get(WorkspaceSchema, "/v1/workspace"),
  readings: (query: Query) => get(ReadingPage, "/v1/phones/readings", query),
});
