import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Automation, Template, TriggerKind } from "../../worker/messaging/contract.ts";
import { TRIGGER_KINDS } from "../contract-words.ts";
import type { ProblemView } from "../problem.ts";
import { useApp } from "./app-data.ts";
import { Button, LinkButton } from "./button.tsx";
import { TestBox } from "./dry-run.tsx";
import { SelectField, TextArea, TextField } from "./field.tsx";
import { PostChoice } from "./post-choice.tsx";
import { FormProblem } from "./problem.tsx";

type Props = { automation: Automation | null; templates: Template[]; problem: ProblemView | null };

/** When this happens, reply with that. Kept observing unless it is already on. */
export function AutomationForm({ automation, templates, problem }: Props) {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const busy = useNavigation().state !== "idle";
  const [kind, setKind] = useState<TriggerKind>(automation?.trigger.kind ?? "comment");
  const [accountId, setAccountId] = useState(automation?.accountId ?? accounts[0]?.id ?? "");
  const [keywords, setKeywords] = useState((automation?.trigger.keywords ?? []).join(", "));
  const [excludes, setExcludes] = useState((automation?.trigger.excludes ?? []).join(", "));
  const hasWords = kind === "comment" || kind === "message" || kind === "story";
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_360px]">
      <Form method="post" className="card flex flex-col gap-5 p-5" aria-label={t("automations.editTitle")}>
        <TextField
          label={t("automations.name")}
          name="name"
          required
          maxLength={120}
          defaultValue={automation?.name ?? ""}
        />
        {automation ? (
          <input type="hidden" name="accountId" value={accountId} />
        ) : (
          <SelectField
            label={t("automations.account")}
            name="accountId"
            required
            value={accountId}
            onChange={(event) => setAccountId(event.target.value)}
          >
            {accounts.map((account) => (
              <option key={account.id} value={account.id}>
                @{account.username}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={t("automations.when")}
          name="kind"
          value={kind}
          onChange={(event) => setKind(event.target.value as TriggerKind)}
        >
          {TRIGGER_KINDS.map((item) => (
            <option key={item} value={item}>
              {t(`automations.trigger.${item}`)}
            </option>
          ))}
        </SelectField>
        {hasWords ? (
          <>
            <TextArea
              label={t("automations.keywords")}
              name="keywords"
              rows={2}
              value={keywords}
              onChange={(event) => setKeywords(event.target.value)}
              hint={t("automations.keywordsHint")}
            />
            <TextField
              label={t("automations.excludes")}
              name="excludes"
              value={excludes}
              onChange={(event) => setExcludes(event.target.value)}
              hint={t("automations.excludesHint")}
            />
          </>
        ) : null}
        <TextField
          label={t("automations.minScore")}
          name="minScore"
          type="number"
          min={0}
          max={100}
          required={kind === "score"}
          className="max-w-40"
          defaultValue={automation?.trigger.minScore ?? ""}
        />
        {kind === "comment" ? (
          <PostChoice key={accountId} accountId={accountId} chosen={automation?.trigger.mediaIds ?? []} />
        ) : null}
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-sm font-medium">{t("automations.reply")}</legend>
          {templates.length === 0 ? (
            <p className="text-muted">{t("automations.template.none")}</p>
          ) : (
            <>
              {templates.map((template, index) => (
                <label key={template.id} className="flex items-start gap-2.5 rounded-md p-2 hover:bg-sunken">
                  <input
                    type="checkbox"
                    name="templateId"
                    value={template.id}
                    defaultChecked={automation ? automation.templateIds.includes(template.id) : index === 0}
                    className="mt-0.5 size-5 shrink-0 accent-accent"
                  />
                  <span className="min-w-0">
                    <span className="font-medium">{template.name}</span>
                    <span className="line-clamp-2 break-words text-muted">{template.body}</span>
                  </span>
                </label>
              ))}
              <p className="text-xs text-muted">{t("automations.templatesHint")}</p>
            </>
          )}
          <p>
            <LinkButton to="/automations/templates/new" size="sm">
              {t("automations.template.new")}
            </LinkButton>
          </p>
        </fieldset>
        <FormProblem problem={problem}>
          {problem?.code === "need-template" ? t("automations.needTemplate") : undefined}
        </FormProblem>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" disabled={busy || accounts.length === 0}>
            {t(automation?.active ? "do.save" : "automations.saveObserve")}
          </Button>
          <LinkButton to="/automations" look="quiet">
            {t("do.cancel")}
          </LinkButton>
        </div>
      </Form>
      {hasWords ? <TestBox keywords={keywords} excludes={excludes} /> : null}
    </div>
  );
}
