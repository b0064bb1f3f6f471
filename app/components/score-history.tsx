import { useTranslation } from "react-i18next";
import { WARM_SCORE } from "../contract-words.ts";
import { dateText, unstopped } from "../format/clock.ts";
import { historyFacts, type ScorePoint, scoreLine } from "../format/score-history.ts";
import { usePlace } from "./place.tsx";

const WIDTH = 280;
const HEIGHT = 48;
/** Half a stroke: the line is not cut at the edges. */
const MARGIN = 2;

/** How the score went, as a small line with its words below it. */
export function ScoreHistory({ history, score }: { history: ScorePoint[]; score: number }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const facts = historyFacts(history, score);
  const points = scoreLine(history, { ms: nowMs, score }, WIDTH, HEIGHT);
  if (!facts || points === "") return null;
  const date = (at: string): string => dateText(Date.parse(at), nowMs, place);
  const words = {
    from: date(facts.firstAt),
    first: facts.first,
    last: facts.last,
    highest: facts.highest,
    highestAt: unstopped(date(facts.highestAt)),
  };
  return (
    <figure className="flex flex-col gap-1.5">
      <svg
        role="img"
        aria-label={t("person.score.line", words)}
        viewBox={`0 ${-MARGIN} ${WIDTH} ${HEIGHT + 2 * MARGIN}`}
        preserveAspectRatio="none"
        className="h-12 w-full"
        suppressHydrationWarning
      >
        <line
          x1={0}
          x2={WIDTH}
          y1={HEIGHT * (1 - WARM_SCORE / 100)}
          y2={HEIGHT * (1 - WARM_SCORE / 100)}
          className="stroke-line"
          strokeDasharray="3 4"
          vectorEffect="non-scaling-stroke"
        />
        <polyline
          points={points}
          className="fill-none stroke-ink"
          strokeWidth={1.5}
          strokeLinejoin="round"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
          suppressHydrationWarning
        />
      </svg>
      <figcaption className="text-xs text-muted" suppressHydrationWarning>
        {t("person.score.told", words)}
      </figcaption>
    </figure>
  );
}
