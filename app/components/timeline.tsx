import { Ban, BellOff, ExternalLink, Mail, Phone, Sparkles, Tag } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Lead, LeadStatus } from "../../worker/leads/contract.ts";
import { nameOf } from "../format/people.ts";
import { shorten } from "../format/shorten.ts";
import type { Turn } from "../format/timeline.ts";
import { MessageStateLine } from "./message-state.tsx";
import { Ago } from "./place.tsx";

function Event({ icon, at, children }: { icon: ReactNode; at: string; children: ReactNode }) {
  return (
    <li className="flex items-center justify-center gap-2 py-1 text-center text-xs text-muted">
      {icon}
      <span>
        {children} · <Ago at={at} />
      </span>
    </li>
  );
}

function Theirs({ turn }: { turn: Extract<Turn, { type: "theirs" }> }) {
  const { t } = useTranslation();
  return (
    <li className="flex max-w-[85%] flex-col items-start gap-1 self-start">
      {turn.text ? (
        <p className="rounded-md rounded-bl-none bg-sunken px-3.5 py-2.5 break-words whitespace-pre-wrap">
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
          {turn.post ? ` ${t("leads.on", { post: shorten(turn.post, 48) })}` : null} · <Ago at={turn.at} />
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

function Ours({ turn, lead }: { turn: Extract<Turn, { type: "ours" }>; lead: Lead }) {
  const { t } = useTranslation();
  const notGone = turn.state === "skipped" || turn.state === "failed" || turn.state === "expired";
  return (
    <li className="flex max-w-[85%] flex-col items-end gap-1 self-end">
      <p
        className={`rounded-md rounded-br-none px-3.5 py-2.5 break-words whitespace-pre-wrap ${notGone ? "border border-dashed border-line-strong text-muted" : "bg-tint"}`}
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
        <Ago at={turn.at} />
      </p>
    </li>
  );
}

function TurnItem({ turn, lead }: { turn: Turn; lead: Lead }) {
  const { t } = useTranslation();
  const status = (value: string) => t(`reasons.status.${value as LeadStatus}`);
  switch (turn.type) {
    case "theirs":
      return <Theirs turn={turn} />;
    case "ours":
      return <Ours turn={turn} lead={lead} />;
    case "status":
      return (
        <Event at={turn.at} icon={<Tag size={13} aria-hidden />}>
          {turn.from
            ? t("lead.event.status", { from: status(turn.from), to: status(turn.to) })
            : t("lead.event.statusTo", { to: status(turn.to) })}
          {turn.byEvidence ? ` (${t("lead.event.byEvidence")})` : null}
        </Event>
      );
    case "phone":
      return (
        <Event at={turn.at} icon={<Phone size={13} aria-hidden />}>
          {t("lead.event.phone", { number: turn.value })}
        </Event>
      );
    case "email":
      return (
        <Event at={turn.at} icon={<Mail size={13} aria-hidden />}>
          {t("lead.event.email", { address: turn.value })}
        </Event>
      );
    case "optOut":
      return (
        <Event at={turn.at} icon={<BellOff size={13} aria-hidden />}>
          {t("lead.event.optOut")}
        </Event>
      );
  }
}

/** Everything between a person and us as one conversation, oldest first; what was sent by itself is marked. */
export function Timeline({ turns, lead }: { turns: Turn[]; lead: Lead }) {
  const { t } = useTranslation();
  if (turns.length === 0) return <p className="py-8 text-center text-muted">{t("lead.emptyTimeline")}</p>;
  return (
    <ol aria-label={t("lead.conversation")} className="flex flex-col gap-3">
      {turns.map((turn) => (
        <TurnItem key={turn.id} turn={turn} lead={lead} />
      ))}
    </ol>
  );
}
