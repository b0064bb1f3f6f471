import { Link } from "@remix-run/react";
import { AlertTriangle, Ban, Check, Clock, HelpCircle, Send, Sparkles } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Automation } from "../../worker/messaging/contract.ts";
import type { PublicReply } from "../../worker/public-replies/contract.ts";
import { publicReplyKey } from "../format/public-reply.ts";
import { LinkButton } from "./button.tsx";
import { Empty } from "./empty.tsx";
import { Ago } from "./place.tsx";

const ICONS = {
  pending: Clock,
  sending: Send,
  sent: Check,
  failed: AlertTriangle,
  skipped: Ban,
  unknown: HelpCircle,
} as const;

function PublicReplyRow({ reply, automation }: { reply: PublicReply; automation: string | null }) {
  const { t } = useTranslation();
  const { state, reason } = reply;
  const key = publicReplyKey(reply);
  const Icon = ICONS[state];
  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <p className="break-words">{t("do.quoted", { words: reply.text })}</p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <span
          className={`inline-flex items-start gap-1.5 ${state === "failed" ? "text-danger" : "text-muted"}`}
        >
          <Icon size={15} className="mt-0.5 shrink-0" aria-hidden />
          {key ? t(`reasons.publicReply.${key}`, { code: reason }) : t(`reasons.publicState.${state}`)}
        </span>
        <Ago at={reply.sentAt ?? reply.createdAt} />
        {automation ? (
          <Link
            to={`/automations/${reply.automationId}`}
            className="inline-flex items-center gap-1 underline-offset-2 hover:underline"
          >
            <Sparkles size={12} aria-hidden />
            {t("messages.publicBy", { name: automation })}
          </Link>
        ) : null}
        <Link to={`/leads/${reply.leadId}`} className="text-accent underline underline-offset-2">
          {t("messages.publicOpen")}
        </Link>
      </p>
    </li>
  );
}

/** Answers under comments, each with where it stands. */
export function PublicReplyList({
  replies,
  automations,
}: {
  replies: readonly PublicReply[];
  automations: readonly Pick<Automation, "id" | "name">[];
}) {
  const { t } = useTranslation();
  if (replies.length === 0) {
    return (
      <Empty title={t("messages.publicEmpty")} body={t("messages.publicEmptyBody")}>
        <LinkButton to="/automations">{t("automations.list")}</LinkButton>
      </Empty>
    );
  }
  return (
    <ul aria-label={t("messages.tabs.public")} className="card divide-y divide-line overflow-hidden">
      {replies.map((reply) => (
        <PublicReplyRow
          key={reply.id}
          reply={reply}
          automation={automations.find((one) => one.id === reply.automationId)?.name ?? null}
        />
      ))}
    </ul>
  );
}
