import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConversationChanged } from "../routes/inbox.$id.change.ts";
import { ask, isProblem } from "./ask.ts";
import { changeAddress } from "./conversation-change.ts";
import { useToast } from "./toast.tsx";

export type QuickTemplate = { id: string; name: string };

/** Puts a template, as it reads for this person, where one is writing. */
export function TemplateChoice({
  leadId,
  templates,
  onText,
}: {
  leadId: string;
  templates: readonly QuickTemplate[];
  onText: (text: string) => void;
}) {
  const { t } = useTranslation();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  if (templates.length === 0) return null;
  const insert = async (templateId: string) => {
    setBusy(true);
    const answer = await ask<ConversationChanged>(changeAddress(leadId), { intent: "template", templateId });
    setBusy(false);
    if (isProblem(answer) || !answer.text) say(t("inbox.reply.quickFailed"), { tone: "danger" });
    else onText(answer.text);
  };
  return (
    <select
      aria-label={t("lead.template")}
      value=""
      disabled={busy}
      className="input !w-auto max-w-full"
      onChange={(event) => void insert(event.target.value)}
    >
      <option value="" disabled>
        {busy ? t("inbox.reply.quickBusy") : t("lead.template")}
      </option>
      {templates.map((template) => (
        <option key={template.id} value={template.id}>
          {template.name}
        </option>
      ))}
    </select>
  );
}
