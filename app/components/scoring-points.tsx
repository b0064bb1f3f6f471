import { useTranslation } from "react-i18next";
import type { InteractionKind } from "../../worker/platforms/contract.ts";
import type { Scoring } from "../../worker/scoring/contract.ts";
import { INTERACTION_KINDS } from "../contract-words.ts";
import { errorAt } from "../format/field-error.ts";
import { listText } from "../format/list-text.ts";
import type { ProblemView } from "../problem.ts";
import { TextField } from "./field.tsx";
import { useLanguage } from "./place.tsx";

export const POINTS_FIELD = { type: "number", min: -1000, max: 1000, step: "any", required: true } as const;

type Props = {
  values: Scoring;
  silent: ReadonlySet<InteractionKind>;
  /** Platforms that keep silent about those kinds. */
  names: string[];
  problem: ProblemView | null;
};

/** Points of each gesture, and of what is said. A gesture that no connected platform reports is greyed, with why. */
export function ScoringPoints({ values, silent, names, problem }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-2 font-title text-base font-semibold">{t("scoring.points")}</legend>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {INTERACTION_KINDS.map((kind) => (
            <TextField
              key={kind}
              label={t(`reasons.kind.${kind}`)}
              name={`points.${kind}`}
              {...POINTS_FIELD}
              readOnly={silent.has(kind)}
              className={silent.has(kind) ? "[&_input]:bg-sunken [&_input]:text-muted" : ""}
              hint={silent.has(kind) ? t("scoring.silentShort") : undefined}
              defaultValue={values.points[kind]}
              error={errorAt(problem, `/points/${kind}`)}
            />
          ))}
        </div>
        {silent.size > 0 ? (
          <p className="text-xs text-muted">
            {t("do.about", {
              what: listText(
                [...silent].map((kind) => t(`reasons.kind.${kind}`)),
                language,
              ),
              of: t("scoring.silent", { names: listText(names, language) }),
            })}
          </p>
        ) : null}
      </fieldset>
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-2 font-title text-base font-semibold">{t("scoring.intent")}</legend>
        <div className="grid gap-4 sm:grid-cols-2">
          {(["buying", "negative"] as const).map((which) => (
            <TextField
              key={which}
              label={t(`scoring.${which}`)}
              name={`intent.${which}`}
              {...POINTS_FIELD}
              defaultValue={values.intentPoints[which]}
              hint={t(`scoring.${which}Hint`)}
              error={errorAt(problem, `/intentPoints/${which}`)}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}
