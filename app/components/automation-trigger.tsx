import { useTranslation } from "react-i18next";
import type { Automation, TriggerKind } from "../../worker/messaging/contract.ts";
import { TRIGGER_KINDS } from "../contract-words.ts";
import { hasWords } from "../format/automation-body.ts";
import { errorAt } from "../format/field-error.ts";
import type { ProblemView } from "../problem.ts";
import { useApp } from "./app-data.ts";
import { SelectField, TextArea, TextField } from "./field.tsx";
import { PostChoice } from "./post-choice.tsx";

export type TriggerState = { kind: TriggerKind; accountId: string; keywords: string; excludes: string };

type Props = {
  automation: Automation | null;
  state: TriggerState;
  onChange: (change: Partial<TriggerState>) => void;
  problem: ProblemView | null;
};

/** When it happens: on which account, to what, with which words, under which posts. */
export function TriggerFields({ automation, state, onChange, problem }: Props) {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const { kind, accountId, keywords, excludes } = state;
  return (
    <>
      {automation ? (
        <input type="hidden" name="accountId" value={accountId} />
      ) : (
        <SelectField
          label={t("automations.account")}
          name="accountId"
          required
          value={accountId}
          error={errorAt(problem, "/accountId")}
          onChange={(event) => onChange({ accountId: event.target.value })}
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
        onChange={(event) => onChange({ kind: event.target.value as TriggerKind })}
      >
        {TRIGGER_KINDS.map((item) => (
          <option key={item} value={item}>
            {t(`automations.trigger.${item}`)}
          </option>
        ))}
      </SelectField>
      {hasWords(kind) ? (
        <>
          <TextArea
            label={t("automations.keywords")}
            name="keywords"
            rows={2}
            value={keywords}
            error={errorAt(problem, "/trigger/keywords")}
            onChange={(event) => onChange({ keywords: event.target.value })}
            hint={t("automations.keywordsHint")}
          />
          <TextField
            label={t("automations.excludes")}
            name="excludes"
            value={excludes}
            error={errorAt(problem, "/trigger/excludes")}
            onChange={(event) => onChange({ excludes: event.target.value })}
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
        error={errorAt(problem, "/trigger/minScore")}
        defaultValue={automation?.trigger.minScore ?? ""}
      />
      {kind === "comment" ? (
        <PostChoice key={accountId} accountId={accountId} chosen={automation?.trigger.mediaIds ?? []} />
      ) : null}
    </>
  );
}
