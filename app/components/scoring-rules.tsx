import { Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Scoring } from "../../worker/scoring/contract.ts";
import { errorAt } from "../format/field-error.ts";
import type { ProblemView } from "../problem.ts";
import { Button, IconButton } from "./button.tsx";
import { TextField } from "./field.tsx";
import { POINTS_FIELD } from "./scoring-points.tsx";

const MAX_RULES = 50;
const FIRST_POINTS = 5;
type Rule = { id: number; name: string; keywords: string; points: number };

/** Words of one's own that give points, or take some. */
export function ScoringRules({
  rules: given,
  problem,
  onChange,
}: {
  rules: Scoring["rules"];
  problem: ProblemView | null;
  /** A rule was added or removed: no field tells that by itself. */
  onChange: () => void;
}) {
  const { t } = useTranslation();
  const [rules, setRules] = useState<Rule[]>(
    given.map((rule, id) => ({ ...rule, id, keywords: rule.keywords.join(", ") })),
  );
  const addRef = useRef<HTMLButtonElement>(null);
  const change = (next: Rule[]) => {
    setRules(next);
    onChange();
  };
  const add = () => {
    const id = Math.max(-1, ...rules.map((rule) => rule.id)) + 1;
    change([...rules, { id, name: "", keywords: "", points: FIRST_POINTS }]);
  };
  const remove = (id: number) => {
    change(rules.filter((rule) => rule.id !== id));
    addRef.current?.focus();
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-title text-base font-semibold">{t("scoring.rules")}</legend>
      <p className="text-muted">{t("scoring.rulesLead")}</p>
      {rules.length === 0 ? <p className="text-muted">{t("scoring.noRules")}</p> : null}
      {rules.map((rule, index) => (
        <div
          key={rule.id}
          className="grid items-start gap-3 rounded-md border border-line p-3 sm:grid-cols-[1fr_2fr_6rem_auto] sm:border-0 sm:p-0"
        >
          <TextField
            label={t("scoring.ruleName")}
            name="rule.name"
            required
            maxLength={80}
            autoFocus={rule.name === ""}
            defaultValue={rule.name}
            error={errorAt(problem, `/rules/${index}/name`)}
          />
          <TextField
            label={t("scoring.ruleWords")}
            name="rule.keywords"
            required
            defaultValue={rule.keywords}
            error={errorAt(problem, `/rules/${index}/keywords`)}
          />
          <TextField
            label={t("scoring.rulePoints")}
            name="rule.points"
            {...POINTS_FIELD}
            defaultValue={rule.points}
            error={errorAt(problem, `/rules/${index}/points`)}
          />
          <IconButton
            label={t("scoring.removeRule", { n: index + 1 })}
            className="size-10 sm:mt-6 md:size-9"
            onClick={() => remove(rule.id)}
          >
            <X size={16} aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button
        ref={addRef}
        size="sm"
        className="self-start"
        onClick={add}
        disabled={rules.length >= MAX_RULES}
      >
        <Plus size={14} aria-hidden />
        {t("scoring.addRule")}
      </Button>
    </fieldset>
  );
}
