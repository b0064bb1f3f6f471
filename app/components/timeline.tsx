import { useFetcher } from "@remix-run/react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { dayText } from "../format/clock.ts";
import { byDay, foldScores, joinTurns, onlyMessages } from "../format/conversation.ts";
import type { Turn } from "../format/timeline.ts";
import { problemIn } from "../problem.ts";
import type { loader } from "../routes/leads.$id.timeline.ts";
import { useAccepted } from "./answer.ts";
import { Button } from "./button.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { TimelineLine } from "./timeline-line.tsx";
import { Ours, Theirs } from "./timeline-words.tsx";

type Older = { turns: Turn[]; nextCursor: string | null };
const SHOWN = ["all", "messages"] as const;
type Shown = (typeof SHOWN)[number];

/** Older pages, asked for one by one, stay above the newest ones that refresh by themselves. */
function useStory(leadId: string, newest: Turn[], nextCursor: string | null) {
  const fetcher = useFetcher<typeof loader>();
  const [older, setOlder] = useState<Older | null>(null);
  useAccepted(fetcher.data as Older | undefined, (page) => {
    setOlder((known) => ({
      // What was the newest when one first looked back: what falls out of the newest page since then is kept.
      turns: joinTurns(page.turns, known?.turns ?? newest),
      nextCursor: page.nextCursor,
    }));
  });
  const cursor = older ? older.nextCursor : nextCursor;
  return {
    turns: older ? joinTurns(older.turns, newest) : newest,
    isMore: cursor !== null,
    isBusy: fetcher.state !== "idle",
    problem: problemIn(fetcher.data),
    lookBack: () => {
      if (cursor) fetcher.load(`/leads/${leadId}/timeline?cursor=${encodeURIComponent(cursor)}`);
    },
  };
}

/** Everything between a person and us as one conversation, oldest first; what was sent by itself is marked. */
export function Timeline({
  turns: newest,
  nextCursor,
  lead,
}: {
  turns: Turn[];
  nextCursor: string | null;
  lead: Lead;
}) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const [shown, setShown] = useState<Shown>("all");
  const story = useStory(lead.id, newest, nextCursor);
  const { turns, scoreOf } = foldScores(shown === "all" ? story.turns : onlyMessages(story.turns));
  return (
    <section aria-label={t("lead.conversation")} className="card flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-base">{t("lead.conversation")}</h2>
        <fieldset className="flex gap-1 rounded-md bg-sunken p-0.5">
          <legend className="sr-only">{t("timeline.show")}</legend>
          {SHOWN.map((which) => (
            <button
              key={which}
              type="button"
              aria-pressed={shown === which}
              onClick={() => setShown(which)}
              className="min-h-9 rounded-sm px-3 text-sm text-muted transition-colors duration-150 hover:text-ink aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink md:min-h-7"
            >
              {t(`timeline.${which}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {story.isMore ? (
        <Button
          size="sm"
          look="quiet"
          className="self-center text-muted"
          onClick={story.lookBack}
          disabled={story.isBusy}
        >
          {story.isBusy ? t("do.loading") : t("timeline.older")}
        </Button>
      ) : null}
      <FormProblem problem={story.problem}>{t("problem.notDone")}</FormProblem>
      {turns.length === 0 ? (
        <p className="py-8 text-center text-muted">
          {t(story.turns.length === 0 ? "lead.emptyTimeline" : "timeline.noMessages")}
        </p>
      ) : null}
      {byDay(turns, place.zone).map((day) => (
        <DayBlock key={day.date} label={dayText(day.date, nowMs, place)}>
          {day.turns.map((turn) =>
            turn.type === "theirs" ? (
              <Theirs key={turn.id} turn={turn} score={scoreOf.get(turn.id)} />
            ) : turn.type === "ours" ? (
              <Ours key={turn.id} turn={turn} lead={lead} />
            ) : (
              <TimelineLine key={turn.id} turn={turn} at={turn.at} />
            ),
          )}
        </DayBlock>
      ))}
    </section>
  );
}

function DayBlock({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="flex flex-col gap-3">
      <h3
        className="self-center pt-1 font-sans text-xs font-medium text-muted first-letter:uppercase"
        suppressHydrationWarning
      >
        {label}
      </h3>
      <ol className="flex flex-col gap-3">{children}</ol>
    </section>
  );
}
