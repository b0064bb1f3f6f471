import type { AutomationActions, AutomationFilters, Trigger } from "../../worker/messaging/contract.ts";
import { TRIGGER_KINDS } from "../contract-words.ts";
import { readWords } from "./words-list.ts";

/** Kinds whose words decide; the others look at a score or at the person alone. */
export const hasWords = (kind: Trigger["kind"]): boolean =>
  kind === "comment" || kind === "message" || kind === "story";

export type AutomationBody = {
  name: string;
  accountId: string;
  trigger: Trigger;
  templateIds: string[];
  filters: AutomationFilters;
  actions: AutomationActions;
};

/** The automation form as the API's body. Fields that a trigger does not use are left out. */
export function readAutomationForm(form: FormData): AutomationBody {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const kind = TRIGGER_KINDS.find((known) => known === text("kind")) ?? "comment";
  return {
    name: text("name"),
    accountId: text("accountId"),
    trigger: readTrigger(form, kind),
    templateIds: form.getAll("templateId").map(String),
    filters: readFilters(form, kind),
    actions: readActions(form, kind),
  };
}

function readTrigger(form: FormData, kind: Trigger["kind"]): Trigger {
  const trigger: Trigger = { kind };
  if (hasWords(kind)) {
    const keywords = readWords(String(form.get("keywords") ?? ""));
    const excludes = readWords(String(form.get("excludes") ?? ""));
    if (keywords.length > 0) trigger.keywords = keywords;
    if (excludes.length > 0) trigger.excludes = excludes;
  }
  const minScore = String(form.get("minScore") ?? "").trim();
  if (minScore !== "") trigger.minScore = Number(minScore);
  const mediaIds = form.getAll("mediaId").map(String);
  if (kind === "comment" && form.get("posts") !== "allPosts" && mediaIds.length > 0)
    trigger.mediaIds = mediaIds;
  return trigger;
}

function readFilters(form: FormData, kind: Trigger["kind"]): AutomationFilters {
  const from = String(form.get("hoursFrom") ?? "");
  const to = String(form.get("hoursTo") ?? "");
  return {
    ...(form.has("newPeopleOnly") ? { newPeopleOnly: true } : {}),
    ...(form.has("includeReplies") && kind === "comment" ? { includeReplies: true } : {}),
    ...(form.has("hasHours") && from !== "" && to !== "" ? { activeHours: { from, to } } : {}),
  };
}

function readActions(form: FormData, kind: Trigger["kind"]): AutomationActions {
  const lines = (name: string): string[] =>
    form
      .getAll(name)
      .map((value) => String(value).trim())
      .filter((value) => value !== "");
  const publicReplies = kind === "comment" ? lines("publicReply") : [];
  const tag = String(form.get("tag") ?? "").trim();
  const status = form.get("status");
  const hours = form.getAll("followUpHours").map(Number);
  const followUps = form
    .getAll("followUpTemplate")
    .map((templateId, index) => ({ afterHours: hours[index] ?? Number.NaN, templateId: String(templateId) }))
    .filter((step) => step.templateId !== "");
  return {
    ...(publicReplies.length > 0 ? { publicReplies } : {}),
    ...(tag !== "" ? { tag } : {}),
    ...(status === "contacted" || status === "in_progress" ? { status } : {}),
    ...(followUps.length > 0 ? { followUps } : {}),
  };
}
