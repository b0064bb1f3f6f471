import type { Decision, KnownMessage, LeadDraft, NewInteraction } from "../collection/draft.ts";
import type { Capabilities, PlatformId } from "../platforms/contract.ts";
import type { AutomationActions, AutomationFilters, Template, Trigger } from "./contract.ts";

/** More than this an account's automations do not decide about one interaction: those that are on come first. */
export const DECIDING_AUTOMATIONS = 20;

/** An automation as it decides. One that is off only observes. Times are epoch ms. */
export type RunningAutomation = {
  id: string;
  trigger: Trigger;
  filters: AutomationFilters;
  actions: Pick<AutomationActions, "tag" | "status">;
  active: boolean;
  /** Since when it acts; of one that is off, since when it observes. */
  activatedAt: number;
  createdAt: number;
  templates: Pick<Template, "id" | "body" | "variants">[];
};

/** A message that somebody may be written: state and time are set by the store. */
export type MessageDraft = {
  id: string;
  leadId: string;
  dedupeKey: string;
  automationId: string;
  templateId: string;
  /** Which wording of the template, from 0. */
  variant: number;
  commentId: string | null;
  interactionId: string;
  text: string;
  score: number;
  deadlineAt: number | null;
  notBeforeAt: number;
};

/** What an automation does to the lead beside writing. */
export type LeadEffect = { leadId: string } & RunningAutomation["actions"];

export type MatchInput = {
  now: number;
  /** IANA zone of the workspace: active hours are its wall clock's. */
  zone: string;
  account: { id: string; platform: PlatformId; holdUntil: number; capabilities: Capabilities };
  /** The emergency stop. */
  stopped: boolean;
  automations: readonly RunningAutomation[];
  interaction: NewInteraction & { standby: boolean };
  isNewLead: boolean;
  asksToStop: boolean;
  /** Something that is not among the automations answers this very interaction. */
  isAnswered?: boolean;
  lead: LeadDraft;
  score: number;
  messages: readonly KnownMessage[];
  newId: (prefix: "msg", at: number) => string;
};

export type Decided = { decisions: Decision[]; messages: MessageDraft[]; effects: LeadEffect[] };
