import { useFetcher } from "@remix-run/react";
import { HoverCard } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeadScore } from "../../worker/scoring/contract.ts";
import { type Band, bandOf } from "../format/people.ts";
import type { loader } from "../routes/leads.$id.score.ts";
import { Reasons } from "./reasons.tsx";

const FILL: Record<Band, string> = { hot: "bg-ink", warm: "bg-muted", cold: "bg-line-strong/60" };
const REASONS_SHOWN = 5;

/** A score as a number and a bar of 40 px. Drawn, never announced twice: the number carries the name. */
export function ScoreBar({ score }: { score: number }) {
  return (
    <span aria-hidden className="block h-1.5 w-10 overflow-hidden rounded-full bg-sunken">
      <span className={`block h-full rounded-full ${FILL[bandOf(score)]}`} style={{ width: `${score}%` }} />
    </span>
  );
}

/** The score in a list; its reasons on focus or hover, read only then. */
export function ScoreWithReasons({ leadId, score, name }: { leadId: string; score: number; name: string }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<typeof loader>({ key: `score-${leadId}` });
  const [open, setOpen] = useState(false);
  const asked = useRef<number | null>(null);
  useEffect(() => {
    if (!open || asked.current === score) return;
    asked.current = score;
    fetcher.load(`/leads/${leadId}/score`);
  }, [open, score, leadId, fetcher.load]);
  const data = fetcher.data as LeadScore | undefined;
  return (
    <HoverCard.Root open={open} onOpenChange={setOpen} openDelay={250} closeDelay={80}>
      <HoverCard.Trigger asChild>
        <button
          type="button"
          className="flex min-h-8 items-center gap-2 rounded-sm"
          aria-label={`${t("leads.scoreOf", { score, band: t(`reasons.band.${bandOf(score)}`) })}. ${t("lead.why", { score })} (${name})`}
          aria-expanded={open}
          onClick={() => setOpen(true)}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
        >
          <span className="w-7 text-right font-medium">{score}</span>
          <ScoreBar score={score} />
        </button>
      </HoverCard.Trigger>
      <HoverCard.Portal>
        <HoverCard.Content
          side="bottom"
          align="start"
          sideOffset={6}
          collisionPadding={12}
          className="pop z-40 w-80 max-w-[calc(100vw-24px)] rounded-md bg-raised p-4 text-sm shadow-lift"
        >
          <p className="mb-2 font-title text-base font-semibold">{t("lead.why", { score })}</p>
          {data ? (
            <Reasons reasons={data.reasons.slice(0, REASONS_SHOWN)} />
          ) : (
            <div className="flex flex-col gap-2" aria-hidden>
              <div className="skeleton h-4 w-11/12" />
              <div className="skeleton h-4 w-9/12" />
            </div>
          )}
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  );
}
