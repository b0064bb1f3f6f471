import { useTranslation } from "react-i18next";
import type { TemplateResults } from "../../worker/messaging/contract.ts";
import { ageText, numberText, shareText } from "../format/clock.ts";
import { letterOf, missingSends } from "../format/results.ts";
import { shorten } from "../format/shorten.ts";
import { usePlace } from "./place.tsx";

const TEXT_SHOWN = 90;
type Variant = TemplateResults["variants"][number];

/** A rate as a figure, its likely range as a bar from 0 to 100 % and in words. */
function Rate({ rate }: { rate: NonNullable<Variant["answerRate"]> }) {
  const { t } = useTranslation();
  const { place } = usePlace();
  const percent = (value: number) => shareText(Math.round(value * 1000) / 1000, place.language);
  return (
    <div className="flex flex-col gap-0.5">
      <span className="figure">{percent(rate.rate)}</span>
      <span aria-hidden className="relative h-1.5 w-full min-w-20 rounded-full bg-sunken">
        <span
          className="absolute inset-y-0 rounded-full bg-line-strong"
          style={{ left: `${rate.low * 100}%`, width: `${Math.max(1, (rate.high - rate.low) * 100)}%` }}
        />
        <span
          className="absolute -inset-y-0.5 w-0.5 bg-ink"
          style={{ left: `${Math.min(99, rate.rate * 100)}%` }}
        />
      </span>
      <span className="text-xs text-muted">
        {t("results.interval", { low: percent(rate.low), high: percent(rate.high) })}
      </span>
    </div>
  );
}

function Wording({ variant }: { variant: Variant }) {
  const { t } = useTranslation();
  const { place } = usePlace();
  const { text, share, sent, answerRate, phoneRate } = variant;
  const missing = missingSends(variant);
  const n = (value: number) => numberText(value, place.language);
  return (
    <li className="flex flex-col gap-3 px-4 py-3 sm:grid sm:grid-cols-[minmax(0,1fr)_120px_120px] sm:items-start">
      <div className="min-w-0">
        <p className="break-words">
          <span className="mr-2 font-semibold">{letterOf(variant.index)}</span>
          {text === null ? (
            <span className="text-muted">{t("results.former")}</span>
          ) : (
            shorten(text, TEXT_SHOWN)
          )}
        </p>
        <p className="text-xs text-muted">
          {t("results.columns.share")} {shareText(share, place.language)} ·{" "}
          {t("results.sent", { count: sent, n: n(sent) })}
        </p>
      </div>
      {missing > 0 || !answerRate || !phoneRate ? (
        <p className="text-muted sm:col-span-2">{t("results.waiting", { count: missing, n: n(missing) })}</p>
      ) : (
        <>
          <div>
            <p className="text-xs text-muted">{t("results.columns.answers")}</p>
            <Rate rate={answerRate} />
          </div>
          <div>
            <p className="text-xs text-muted">{t("results.columns.phones")}</p>
            <Rate rate={phoneRate} />
          </div>
        </>
      )}
    </li>
  );
}

/** Which wording is answered more, and brings more numbers; silent until there is enough to compare. */
export function VariantResults({ results }: { results: TemplateResults | null }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  return (
    <section aria-label={t("results.title")} className="card flex flex-col">
      <div className="flex flex-col gap-1 p-4">
        <h2 className="text-base">{t("results.title")}</h2>
        <p className="text-muted">
          {t(results === null ? "results.unavailable" : results.sent === 0 ? "results.none" : "results.lead")}
        </p>
      </div>
      {results && results.sent > 0 ? (
        <>
          <ul className="divide-y divide-line border-y border-line">
            {results.variants.map((variant) => (
              <Wording key={`${variant.index}-${variant.text === null}`} variant={variant} />
            ))}
          </ul>
          <p className="p-4 text-xs text-muted" suppressHydrationWarning>
            {t("results.intervalHint")}{" "}
            {t("results.asOf", { age: ageText(Date.parse(results.asOf), nowMs, place) })}
          </p>
        </>
      ) : null}
    </section>
  );
}
