import type { LossReport } from "../../worker/accounts/loss-contract.ts";
import { type LossBar, lossBars } from "../format/loss.ts";

const WIDTH = 300;
const HEIGHT = 56;
const GAP = 2;
/** A day with nothing, and a day with nothing lost, are not the same: the second has a trace. */
const TRACE = 1.5;

const fillOf = (bar: LossBar): string =>
  bar.isOver ? "fill-danger" : bar.height === 0 ? "fill-line-strong" : "fill-muted";

/** A bar a day and the alarm's line. A picture only: its name and the table beside it say the same. */
export function LossChart({ loss, label }: { loss: LossReport; label: string }) {
  const { bars, line } = lossBars(loss.items, loss.thresholdPercent);
  const step = WIDTH / Math.max(1, bars.length);
  const lineY = line === null ? null : HEIGHT - line * HEIGHT;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="block h-14 w-full"
    >
      {bars.map((bar, index) =>
        bar.isEmpty ? null : (
          <rect
            key={bar.day}
            x={index * step}
            y={HEIGHT - Math.max(TRACE, bar.height * HEIGHT)}
            width={Math.max(1, step - GAP)}
            height={Math.max(TRACE, bar.height * HEIGHT)}
            className={fillOf(bar)}
          />
        ),
      )}
      <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="stroke-line-strong" strokeWidth={1} />
      {lineY === null ? null : (
        <line
          x1={0}
          x2={WIDTH}
          y1={lineY}
          y2={lineY}
          className="stroke-warm"
          strokeWidth={1}
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
