import { CircleCheck, CircleSlash, Clock } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Rehearsal } from "../../worker/messaging/contract.ts";
import { dateText, numberText, unstopped } from "../format/clock.ts";
import { capitalised, declinedCounts, declinedKey } from "../format/declined.ts";
import { Button } from "./button.tsx";
import { Empty, Section } from "./empty.tsx";
import { Heard } from "./heard.tsx";
import { usePlace } from "./place.tsx";
import type { RehearsalState } from "./rehearsal.ts";

/** The three figures, and how far back they reach. */
export function RehearsalFigures({ result }: { result: Rehearsal }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const counted = (count: number) => ({ count, n: numberText(count, place.language) });
  const { wouldWrite, declined, overQuota, looked, since, isComplete } = result;
  return (
    <div className="flex flex-col gap-1.5">
      <ul className="flex flex-col gap-1.5">
        <li className="flex items-start gap-2 font-medium">
          <CircleCheck size={18} className="mt-px shrink-0 text-success" aria-hidden />
          {t("rehearsal.write", counted(wouldWrite.people))}
        </li>
        <li className="flex items-start gap-2">
          <CircleSlash size={18} className="mt-px shrink-0 text-muted" aria-hidden />
          {t("rehearsal.notWrite", counted(declined.count))}
        </li>
        {overQuota > 0 ? (
          <li className="flex items-start gap-2 text-warm">
            <Clock size={18} className="mt-px shrink-0" aria-hidden />
            {t("rehearsal.waited", counted(overQuota))}
          </li>
        ) : null}
      </ul>
      <p className="text-xs text-muted" suppressHydrationWarning>
        {t("rehearsal.looked", {
          ...counted(looked),
          since: unstopped(dateText(Date.parse(since), nowMs, place)),
        })}
        {isComplete ? null : ` ${t("rehearsal.partial")}`}
      </p>
    </div>
  );
}

/** While it runs: a moving bar, and words once it takes long. */
export function RehearsalWait({ state }: { state: RehearsalState }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="flex flex-col gap-1.5">
      {state.isRunning ? (
        <>
          <progress className="h-2 w-full accent-accent" aria-label={t("rehearsal.running")} />
          <p className="text-muted">{t(state.isSlow ? "rehearsal.slow" : "rehearsal.running")}</p>
        </>
      ) : null}
    </div>
  );
}

export function RehearsalTrouble({ state }: { state: RehearsalState }) {
  const { t } = useTranslation();
  const { problem } = state;
  if (!problem) return null;
  const detail = [problem.detail, ...problem.errors.map((error) => error.detail)].join(" ").trim();
  return (
    <p role="alert" className="rounded-md bg-danger-tint p-3 text-danger">
      {t("rehearsal.failed", { detail: detail || t("rehearsal.noAnswer") })}
    </p>
  );
}

/** So many are read at a glance; the rest is one step away. */
const AT_A_GLANCE = 8;

function ShowAll({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <Button size="sm" className="self-start" onClick={onShow}>
      {t("do.seeAll")}
    </Button>
  );
}

function Written({ result }: { result: Rehearsal }) {
  const { t } = useTranslation();
  const { place } = usePlace();
  const { people, items } = result.wouldWrite;
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, AT_A_GLANCE);
  const more = people - shown.length;
  if (people === 0) return <Empty title={t("rehearsal.nobody")} body={t("rehearsal.nobodyBody")} />;
  return (
    <>
      <ul aria-label={t("rehearsal.whom")} className="card divide-y divide-line">
        {shown.map((item) => (
          <Heard key={item.interactionId} heard={item}>
            <p className="mt-1.5 max-w-full self-end rounded-md rounded-br-none bg-tint px-3.5 py-2 break-words whitespace-pre-wrap">
              <span className="sr-only">{t("rehearsal.message")} </span>
              {item.message}
            </p>
          </Heard>
        ))}
      </ul>
      {more > 0 ? (
        <p className="text-muted">
          {t("rehearsal.more", { count: more, n: numberText(more, place.language) })}
        </p>
      ) : null}
      {shown.length < items.length ? <ShowAll onShow={() => setWhole(true)} /> : null}
    </>
  );
}

function NotWritten({ result }: { result: Rehearsal }) {
  const { t } = useTranslation();
  const { place } = usePlace();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isWhole, setWhole] = useState(false);
  const { count, reasons, items } = result.declined;
  if (count === 0) return null;
  const lines = declinedCounts(reasons);
  const lineOf = (code: string): string => (declinedKey(code) === "other" ? code : declinedKey(code));
  const fitting = chosen === null ? items : items.filter((item) => lineOf(item.reason) === chosen);
  const shown = isWhole ? fitting : fitting.slice(0, AT_A_GLANCE);
  return (
    <Section title={t("rehearsal.whomNot")}>
      <ul aria-label={t("rehearsal.reasons")} className="flex flex-wrap gap-1.5">
        {lines.map(({ key, code, count: times }) => {
          const line = key === "other" ? code : key;
          const why = capitalised(unstopped(t(`reasons.declined.${key}`, { code })), place.language);
          return (
            <li key={line} className="max-w-full">
              <button
                type="button"
                aria-pressed={chosen === line}
                aria-label={`${t("rehearsal.show", { why })} (${numberText(times, place.language)})`}
                onClick={() => setChosen(chosen === line ? null : line)}
                className="inline-flex min-h-8 max-w-full items-center gap-2 rounded-full border border-line-strong bg-surface px-3 py-0.5 text-left text-sm hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-tint"
              >
                <span className="min-w-0">{why}</span>
                <span className="figure">{numberText(times, place.language)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {shown.length > 0 ? (
        <ul aria-label={t("rehearsal.examples")} className="card divide-y divide-line">
          {shown.map((item) => (
            <Heard key={item.interactionId} heard={item}>
              <p className="flex items-start gap-1.5 text-sm text-muted">
                <CircleSlash size={15} className="mt-0.5 shrink-0" aria-hidden />
                {capitalised(
                  t(`reasons.declined.${declinedKey(item.reason)}`, { code: item.reason }),
                  place.language,
                )}
              </p>
            </Heard>
          ))}
        </ul>
      ) : (
        <p className="text-muted">{t("rehearsal.noneOfThese")}</p>
      )}
      {shown.length < fitting.length ? <ShowAll onShow={() => setWhole(true)} /> : null}
    </Section>
  );
}

/** Who would have been written to, with their words and the message; who not, and why, by reason. */
export function RehearsalReport({ result }: { result: Rehearsal }) {
  const { t } = useTranslation();
  if (result.looked === 0) return <Empty title={t("rehearsal.nothing")} body={t("rehearsal.nothingBody")} />;
  return (
    <div className="flex flex-col gap-6">
      <Section title={t("rehearsal.whom")}>
        <Written result={result} />
      </Section>
      <NotWritten result={result} />
    </div>
  );
}
