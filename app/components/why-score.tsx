import { Link } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeadScore } from "../../worker/scoring/contract.ts";
import { shareText } from "../format/clock.ts";
import { Button } from "./button.tsx";
import { Section } from "./empty.tsx";
import { LearnedTerm } from "./learned-term.tsx";
import { usePlace } from "./place.tsx";
import { ScoreHistory } from "./score-history.tsx";

const REASONS_SHOWN = 6;
const TERMS_SHOWN = 3;

/** "Pourquoi 63 ?": one sentence per point, how the score went, and what sales taught beside the rules. */
export function WhyScore({ score }: { score: LeadScore }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? score.reasons : score.reasons.slice(0, REASONS_SHOWN);
  const rest = score.reasons.length - shown.length;
  return (
    <Section
      title={t("lead.why", { score: score.score })}
      action={
        <Link to="/settings/scoring" className="text-sm text-accent underline underline-offset-2">
          {t("person.score.settings")}
        </Link>
      }
    >
      {score.reasons.length === 0 ? <p className="text-muted">{t("lead.whyNone")}</p> : null}
      <ul className="flex flex-col gap-1.5">
        {shown.map((reason) => (
          <li key={`${reason.interactionId ?? reason.kind}-${reason.at}`}>{reason.sentence}</li>
        ))}
      </ul>
      {rest > 0 ? (
        <Button size="sm" look="quiet" className="-ml-2.5 self-start" onClick={() => setOpen(true)}>
          {t("person.score.more", { count: rest })}
        </Button>
      ) : null}
      <ScoreHistory history={score.history} score={score.score} />
      <LearnedScore learned={score.learned} />
    </Section>
  );
}

function LearnedScore({ learned }: Pick<LeadScore, "learned">) {
  const { t } = useTranslation();
  const { place } = usePlace();
  if (learned === null) return null;
  const terms = learned.terms
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, TERMS_SHOWN);
  const most = Math.abs(terms[0]?.contribution ?? 0);
  return (
    <div className="flex flex-col gap-1.5 border-t border-line pt-3">
      <h3 className="text-sm">{t("person.score.learned")}</h3>
      <p>{t("person.score.learnedSentence", { share: shareText(learned.probability, place.language) })}</p>
      {terms.length > 0 ? (
        <>
          <p className="text-xs text-muted">{t("person.score.learnedBecause")}</p>
          <ul className="flex flex-col gap-1">
            {terms.map((term) => (
              <LearnedTerm key={term.name} name={term.name} weight={term.contribution} most={most} />
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
