import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { LeadDetail } from "../../worker/leads/merge-contract.ts";
import { LEAD_STATUSES } from "../contract-words.ts";
import { besideNoField, errorAt } from "../format/field-error.ts";
import { mayBeOffered } from "../format/roles.ts";
import type { Turn } from "../format/timeline.ts";
import { problemIn } from "../problem.ts";
import { useApp } from "./app-data.ts";
import { Button } from "./button.tsx";
import { Section } from "./empty.tsx";
import { SelectField, TextArea, TextField } from "./field.tsx";
import { useMembers } from "./members.ts";
import { FormProblem } from "./problem.tsx";
import { StatusHistory } from "./status-history.tsx";

const FIELDS = ["/amount", "/assignedTo", "/tags", "/note"];

/** Status, amount, who follows up, tags and note, kept together by one button; below, how the status moved. */
export function LeadFacts({ lead, turns }: { lead: LeadDetail; turns: readonly Turn[] }) {
  const { t } = useTranslation();
  const { me } = useApp();
  const members = useMembers();
  const fetcher = useFetcher<{ saved?: true }>();
  const busy = fetcher.state !== "idle";
  const problem = problemIn(fetcher.data);
  const mayWrite = mayBeOffered(me.role, "write-leads");
  // A fresh form when somebody else (or the evidence) changed the lead; not on each refresh while one types.
  const key = `${lead.status}|${lead.amount}|${lead.note}|${lead.tags.join()}|${lead.assignedTo}`;
  const isStranger = lead.assignedTo !== null && !members.some(({ id }) => id === lead.assignedTo);
  return (
    <Section title={t("person.facts.title")}>
      <fetcher.Form method="post" key={key}>
        <fieldset disabled={!mayWrite} className="flex flex-col gap-4">
          <input type="hidden" name="intent" value="facts" />
          <SelectField label={t("lead.status")} name="status" defaultValue={lead.status}>
            {LEAD_STATUSES.map((status) => (
              <option key={status} value={status}>
                {t(`reasons.status.${status}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t("lead.amount")}
            name="amount"
            inputMode="decimal"
            defaultValue={lead.amount ?? ""}
            hint={t("lead.amountHint", { currency: me.workspace.currency })}
            error={errorAt(problem, "/amount")}
          />
          <SelectField
            label={t("person.facts.assignee")}
            name="assignedTo"
            defaultValue={lead.assignedTo ?? ""}
            error={errorAt(problem, "/assignedTo")}
          >
            <option value="">{t("person.facts.nobody")}</option>
            {isStranger ? <option value={lead.assignedTo ?? ""}>{t("lists.formerMember")}</option> : null}
            {members.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t("lead.tags")}
            name="tags"
            defaultValue={lead.tags.join(", ")}
            hint={t("lead.tagsHint")}
            error={errorAt(problem, "/tags")}
          />
          <TextArea
            label={t("lead.note")}
            name="note"
            rows={3}
            maxLength={5000}
            defaultValue={lead.note}
            hint={t("lead.noteHint")}
            error={errorAt(problem, "/note")}
          />
          <FormProblem problem={besideNoField(problem, FIELDS)} />
          {mayWrite ? (
            <div className="flex items-center gap-3">
              <Button type="submit" disabled={busy}>
                {t("do.save")}
              </Button>
              <span role="status" className="text-sm text-success">
                {!busy && fetcher.data?.saved ? t("do.saved") : ""}
              </span>
            </div>
          ) : null}
        </fieldset>
      </fetcher.Form>
      <StatusHistory turns={turns} />
    </Section>
  );
}
