import { Ban, ExternalLink, Sparkles } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { clockText, fullText } from "../format/clock.ts";
import type { ScoreTurn } from "../format/conversation.ts";
import { nameOf } from "../format/people.ts";
import { shorten } from "../format/shorten.ts";
import type { Turn } from "../format/timeline.ts";
import { MessageStateLine } from "./message-state.tsx";
import { usePlace } from "./place.tsx";

const POST_SHOWN = 48;

/** The hour of a turn; its day stands above it. */
function Hour({ at }: { at: string }) {
  const { place } = usePlace();
  const atMs = Date.parse(at);
  return (
    <time dateTime={at} title={fullText(atMs, place)} className="whitespace-nowrap" suppressHydrationWarning>
      {clockText(atMs, place)}
    </time>
  );
}

/** What they wrote or did, and why nothing automatic answered it. */
export function Theirs({
  turn,
  score,
}: {
  turn: Extract<Turn, { type: "theirs" }>;
  /** What it did to the score. */
  score: ScoreTurn | undefined;
}) {
  const { t } = useTranslation();
  return (
    <li className="flex max-w-[85%] flex-col items-start gap-1 self-start">
      {turn.text ? (
        <p className="max-w-full rounded-md rounded-bl-none bg-sunken px-3.5 py-2.5 break-words whitespace-pre-wrap">
          {turn.text}
        </p>
      ) : (
        <p className="rounded-md border border-line px-3.5 py-2 text-muted">
          {t(`reasons.kind.${turn.kind}`)}
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-1.5 text-xs text-muted">
        <span>
          {t(`reasons.kind.${turn.kind}`)}
          {turn.post ? ` ${t("leads.on", { post: shorten(turn.post, POST_SHOWN) })}` : null} ·{" "}
          <Hour at={turn.at} />
          {score ? ` · ${t("timeline.scoreMade", { from: score.from ?? 0, to: score.to })}` : null}
        </span>
        {turn.permalink ? (
          <a
            href={turn.permalink}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1 text-accent underline underline-offset-2"
          >
            {t("leads.openPost")}
            <ExternalLink size={12} aria-hidden />
          </a>
        ) : null}
      </p>
      {turn.declined.map((reason) => (
        <p key={reason} className="flex items-start gap-1.5 text-xs text-muted">
          <Ban size={13} className="mt-0.5 shrink-0" aria-hidden />
          {t("reasons.declined.title", { why: t(`reasons.declined.${reason}`) })}
        </p>
      ))}
    </li>
  );
}

/** What we wrote: by hand or by itself, and where it stands. */
export function Ours({ turn, lead }: { turn: Extract<Turn, { type: "ours" }>; lead: Lead }) {
  const { t } = useTranslation();
  const notGone = turn.state === "skipped" || turn.state === "failed" || turn.state === "expired";
  return (
    <li className="flex max-w-[85%] flex-col items-end gap-1 self-end">
      <p
        className={`max-w-full rounded-md rounded-br-none px-3.5 py-2.5 break-words whitespace-pre-wrap ${notGone ? "border border-dashed border-line-strong text-muted" : "bg-tint"}`}
      >
        {turn.text}
      </p>
      <p className="flex flex-wrap items-start justify-end gap-x-2 text-xs text-muted">
        {turn.automated ? (
          <span className="inline-flex items-center gap-1 font-medium">
            <Sparkles size={12} aria-hidden />
            {t("lead.automated")}
          </span>
        ) : (
          <span>{t("lead.byPerson")}</span>
        )}
        <MessageStateLine
          state={turn.state}
          reason={turn.reason}
          deadlineAt={turn.deadlineAt}
          name={nameOf(lead)}
          optedOutAt={lead.optedOutAt}
        />
        <Hour at={turn.at} />
      </p>
    </li>
  );
}
