import { useTranslation } from "react-i18next";
import type { LeadStatus } from "../../worker/leads/contract.ts";
import { LOCALES } from "../format/clock.ts";
import { statusReason } from "../format/status-reason.ts";
import type { Turn } from "../format/timeline.ts";
import { useApp } from "./app-data.ts";
import { Ago, usePlace } from "./place.tsx";
import { useTeam } from "./team.ts";

type StatusTurn = Extract<Turn, { type: "status" }>;

/** Who moved the status, when and why, newest first. Folded: it is looked up, not read. */
export function StatusHistory({ turns }: { turns: readonly Turn[] }) {
  const { t } = useTranslation();
  const changes = turns.filter((turn): turn is StatusTurn => turn.type === "status").toReversed();
  if (changes.length === 0) return null;
  return (
    <details className="group">
      <summary className="min-h-8 text-sm text-muted hover:text-ink">{t("person.facts.history")}</summary>
      <ol className="mt-2 flex flex-col gap-2 border-l border-line pl-3">
        {changes.map((change) => (
          <StatusChange key={change.id} change={change} />
        ))}
      </ol>
    </details>
  );
}

function StatusChange({ change }: { change: StatusTurn }) {
  const { t } = useTranslation();
  const { me } = useApp();
  const { place } = usePlace();
  const team = useTeam();
  const status = (value: string) => t(`reasons.status.${value as LeadStatus}`, { defaultValue: value });
  const amount = (value: number) =>
    new Intl.NumberFormat(LOCALES[place.language], {
      style: "currency",
      currency: me.workspace.currency,
    }).format(value);
  const reason = statusReason(change.reason);
  const who = change.byEvidence
    ? t("person.facts.evidence")
    : change.by === null
      ? null
      : team.has(change.by)
        ? t("person.facts.by", { who: team.get(change.by) ?? "" })
        : t(change.by.startsWith("key_") ? "person.facts.program" : "person.facts.formerly");
  const why = [who, reason && t(`person.facts.reason.${reason}`)].filter(Boolean).join(", ");
  return (
    <li className="text-sm">
      <p>
        {change.from
          ? t("person.facts.change", { from: status(change.from), to: status(change.to) })
          : status(change.to)}
        {change.amount === null ? null : (
          <span suppressHydrationWarning>
            {" · "}
            {t("person.facts.amount", { amount: amount(change.amount) })}
          </span>
        )}
      </p>
      <p className="text-xs text-muted">
        <Ago at={change.at} sentence />
        {why ? ` · ${why}` : null}
      </p>
    </li>
  );
}
