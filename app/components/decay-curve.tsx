import { useTranslation } from "react-i18next";
import { shareText } from "../format/clock.ts";
import { curveDays, decayLine, isHalfLife, leftShare, toldDays } from "../format/decay.ts";
import { useLanguage } from "./place.tsx";

const WIDTH = 280;
const HEIGHT = 64;
/** Half a stroke: the line is not cut at the edges. */
const MARGIN = 2;

/** What is left of a gesture's points as days go by, drawn and in words. */
export function DecayCurve({ halfLifeDays }: { halfLifeDays: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isDrawn = isHalfLife(halfLifeDays);
  const days = isDrawn ? halfLifeDays : 1;
  const span = curveDays(days);
  const told = toldDays(days)
    .map((after) =>
      t("scoring.curveTold", {
        days: after,
        share: shareText(Math.round(leftShare(after, days) * 100) / 100, language),
      }),
    )
    .join(" · ");
  const halfX = (days / span) * WIDTH;
  return (
    <figure className={`flex flex-col gap-1.5 ${isDrawn ? "" : "opacity-40"}`}>
      <svg
        aria-hidden
        viewBox={`0 ${-MARGIN} ${WIDTH} ${HEIGHT + 2 * MARGIN}`}
        preserveAspectRatio="none"
        className="h-16 w-full max-w-md rounded-sm bg-sunken"
      >
        <path
          d={`M0,${HEIGHT / 2} H${halfX} V${HEIGHT}`}
          className="fill-none stroke-line-strong"
          strokeDasharray="3 4"
          vectorEffect="non-scaling-stroke"
        />
        <polyline
          points={decayLine(days, span, WIDTH, HEIGHT)}
          className="fill-none stroke-ink"
          strokeWidth={1.5}
          strokeLinejoin="round"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <figcaption className="text-xs text-muted">
        {t("scoring.curve", { told: isDrawn ? told : "…" })}
      </figcaption>
    </figure>
  );
}
