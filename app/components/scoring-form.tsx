import { useFetcher } from "@remix-run/react";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Scoring } from "../../worker/scoring/contract.ts";
import { INTERACTION_KINDS } from "../contract-words.ts";
import { problemIn } from "../problem.ts";
import { Button, IconButton } from "./button.tsx";
import { TextField } from "./field.tsx";
import { FormProblem } from "./problem.tsx";

type Props = { scoring: Scoring; defaults: Scoring; reported: string[] };
type Rule = { id: number; name: string; keywords: string; points: number };

/** Points, half-life and threshold. A gesture that no connected platform reports is greyed, with its reason. */
export function ScoringForm({ scoring, defaults, reported }: Props) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ saved?: true }>();
  const [start, setStart] = useState({ values: scoring, key: 0 });
  const [rules, setRules] = useState<Rule[]>(
    scoring.rules.map((rule, id) => ({
      id,
      name: rule.name,
      keywords: rule.keywords.join(", "),
      points: rule.points,
    })),
  );
  const values = start.values;
  const busy = fetcher.state !== "idle";
  const points = { type: "number", min: -1000, max: 1000, step: "any", required: true } as const;
  return (
    <fetcher.Form
      key={start.key}
      method="post"
      className="card flex flex-col gap-6 p-5"
      aria-label={t("settings.scoring")}
    >
      <input type="hidden" name="intent" value="scoring" />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 text-sm font-medium">{t("settings.points")}</legend>
        <div className="grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-4">
          {INTERACTION_KINDS.map((kind) => {
            const silent = reported.length > 0 && !reported.includes(kind);
            return (
              <TextField
                key={kind}
                label={t(`reasons.kind.${kind}`)}
                name={`points.${kind}`}
                {...points}
                readOnly={silent}
                className={silent ? "[&_input]:bg-sunken [&_input]:text-muted" : ""}
                hint={silent ? t("settings.notReported") : undefined}
                defaultValue={values.points[kind]}
              />
            );
          })}
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("settings.buying")}
            name="intent.buying"
            {...points}
            defaultValue={values.intentPoints.buying}
          />
          <TextField
            label={t("settings.negative")}
            name="intent.negative"
            {...points}
            defaultValue={values.intentPoints.negative}
          />
        </div>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("settings.halfLife")}
          name="halfLifeDays"
          type="number"
          min={1}
          max={365}
          step="any"
          required
          defaultValue={values.halfLifeDays}
          hint={t("settings.halfLifeHint")}
        />
        <TextField
          label={t("settings.threshold")}
          name="threshold"
          type="number"
          min={0}
          max={100}
          required
          defaultValue={values.threshold}
          hint={t("settings.thresholdHint")}
        />
      </div>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 text-sm font-medium">{t("settings.rules")}</legend>
        {rules.length === 0 ? <p className="text-muted">{t("settings.noRules")}</p> : null}
        {rules.map((rule, index) => (
          <div
            key={rule.id}
            className="grid items-end gap-3 rounded-md border border-line p-3 sm:grid-cols-[1fr_2fr_6rem_auto] sm:border-0 sm:p-0"
          >
            <TextField
              label={t("settings.ruleName")}
              name="rule.name"
              required
              maxLength={80}
              defaultValue={rule.name}
            />
            <TextField
              label={t("settings.ruleWords")}
              name="rule.keywords"
              required
              defaultValue={rule.keywords}
            />
            <TextField
              label={t("settings.rulePoints")}
              name="rule.points"
              {...points}
              defaultValue={rule.points}
            />
            <IconButton
              label={t("settings.removeRule", { n: index + 1 })}
              onClick={() => setRules(rules.filter((item) => item.id !== rule.id))}
            >
              <X size={16} aria-hidden />
            </IconButton>
          </div>
        ))}
        <Button
          size="sm"
          className="self-start"
          onClick={() =>
            setRules([
              ...rules,
              { id: Math.max(-1, ...rules.map((rule) => rule.id)) + 1, name: "", keywords: "", points: 5 },
            ])
          }
        >
          <Plus size={14} aria-hidden />
          {t("settings.addRule")}
        </Button>
      </fieldset>
      <FormProblem problem={problemIn(fetcher.data)} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={busy}>
          {t("do.save")}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            setStart({ values: defaults, key: start.key + 1 });
            setRules([]);
          }}
        >
          {t("settings.defaults")}
        </Button>
        <span role="status" className="text-sm text-muted">
          {!busy && fetcher.data?.saved
            ? t("do.saved")
            : start.key > 0 && !fetcher.data?.saved
              ? t("settings.defaultsSet")
              : ""}
        </span>
      </div>
    </fetcher.Form>
  );
}
