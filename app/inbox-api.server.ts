import {
  ConversationDetailSchema,
  ConversationPage,
  ConversationSchema,
  UnreadCountSchema,
} from "../worker/conversations/contract.ts";
import { TemplatePreviewSchema } from "../worker/messaging/contract.ts";
import type { Calls, Query } from "./api.server.ts";

const at = (leadId: string): string => `/v1/conversations/${encodeURIComponent(leadId)}`;

/** What the inbox and the reply box need of the API. */
export const inboxApi = ({ get, send, done }: Calls) => ({
  conversations: (query: Query) => get(ConversationPage, "/v1/conversations", query),
  unreadConversations: () => get(UnreadCountSchema, "/v1/conversations/count"),
  conversation: (leadId: string, cursor: string | null = null) =>
    get(ConversationDetailSchema, at(leadId), { cursor }),
  markRead: (leadId: string) => done("POST", `${at(leadId)}/read`),
  markUnread: (leadId: string) => done("DELETE", `${at(leadId)}/read`),
  takeOver: (leadId: string) => send(ConversationSchema, "POST", `${at(leadId)}/take-over`),
  resume: (leadId: string) => send(ConversationSchema, "DELETE", `${at(leadId)}/take-over`),
  /** A template as it reads for one person. */
  rendered: async (templateId: string, leadId: string) => {
    const path = `/v1/templates/${encodeURIComponent(templateId)}/preview`;
    return (await send(TemplatePreviewSchema, "POST", path, { leadId })).text;
  },
});
