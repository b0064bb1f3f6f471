import type { Trigger } from "../worker/messaging/contract.ts";
import { TRIGGER_KINDS } from "./contract-words.ts";
import { readWords } from "./format/words-list.ts";

/** The automation form as the API's body. Fields that a trigger does not use are left out. */
export function readAutomationForm(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const kind = TRIGGER_KINDS.find((known) => known === text("kind")) ?? "comment";
  const trigger: Trigger = { kind };
  if (kind === "comment" || kind === "message" || kind === "story") {
    const keywords = readWords(text("keywords"));
    const excludes = readWords(text("excludes"));
    if (keywords.length > 0) trigger.keywords = keywords;
    if (excludes.length > 0) trigger.excludes = excludes;
  }
  const minScore = text("minScore");
  if (minScore !== "") trigger.minScore = Number(minScore);
  const mediaIds = form.getAll("mediaId").map(String);
  if (kind === "comment" && mediaIds.length > 0) trigger.mediaIds = mediaIds;
  return {
    name: text("name"),
    accountId: text("accountId"),
    trigger,
    templateIds: form.getAll("templateId").map(String),
  };
}
