import { useTranslation } from "react-i18next";
import type { LeadScore } from "../../worker/scoring/contract.ts";
import { ageText, LOCALES } from "../format/clock.ts";
import { usePlace } from "./place.tsx";

/** One sentence per point: what happened, when, what it gave and what is left of it. */
export function Reasons({ reasons }: { reasons: LeadScore["reasons"] }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  if (reasons.length === 0) return <p className="text-muted">{t("lead.whyNone")}</p>;
  const plain = new Intl.NumberFormat(LOCALES[place.language], { maximumFractionDigits: 1 });
  const figure = (value: number) =>
    new Intl.NumberFormat(LOCALES[place.language], {
      maximumFractionDigits: 1,
      signDisplay: "exceptZero",
    }).format(value);
  return (
    <ul className="flex flex-col gap-1.5">
      {reasons.map((reason) => {
        const kind = t(`reasons.kind.${reason.kind}`);
        const age = ageText(Date.parse(reason.at), nowMs, place);
        const points = t("lead.points", { count: Math.abs(reason.points), n: figure(reason.points) });
        const text =
          reason.points === 0
            ? t("lead.reasonCapped", { kind, age })
            : figure(reason.now) === figure(reason.points)
              ? t("lead.reasonFull", { kind, age, points })
              : t("lead.reasonSentence", { kind, age, points, now: plain.format(reason.now) });
        return (
          <li key={`${reason.interactionId ?? reason.kind}-${reason.at}`} suppressHydrationWarning>
            {text}
          </li>
        );
      })}
    </ul>
  );
}
