import { useTranslation } from "react-i18next";
import type { Today } from "../../worker/analytics/contract.ts";
import { quotaShares } from "../format/today.ts";
import { LinkButton } from "./button.tsx";
import { Section } from "./empty.tsx";

/** A bar of what went and what is promised. The figures beside it say the same in words. */
export function QuotaBar({ quota, label }: { quota: Today["quota"]; label: string }) {
  const shares = quotaShares(quota);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={quota.limit}
      aria-valuenow={Math.min(quota.sent, quota.limit)}
      className="flex h-2 overflow-hidden rounded-full bg-sunken"
    >
      <span className="h-full bg-ink" style={{ width: `${shares.sent}%` }} />
      <span className="h-full bg-line-strong" style={{ width: `${shares.reserved}%` }} />
    </div>
  );
}

export function QuotaCard({ quota }: { quota: Today["quota"] }) {
  const { t } = useTranslation();
  const shares = quotaShares(quota);
  return (
    <Section title={t("today.quota.title")}>
      <p>
        <span className="figure text-lg">{quota.sent}</span>{" "}
        <span className="text-muted">/ {quota.limit}</span>
      </p>
      <QuotaBar quota={quota} label={t("today.quota.sentOf", { sent: quota.sent, limit: quota.limit })} />
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="size-2 rounded-full bg-ink" />
          {t("today.quota.sent")} {quota.sent}
        </li>
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="size-2 rounded-full bg-line-strong" />
          {t("today.quota.reserved")} {quota.reserved}
        </li>
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="size-2 rounded-full border border-line-strong" />
          {t("today.quota.left")} {shares.left}
        </li>
      </ul>
      {quota.willExpire > 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-2 rounded-md bg-warm-tint px-3 py-2">
          <p className="font-medium text-warm">{t("today.quota.expire", { count: quota.willExpire })}</p>
          <LinkButton to="/messages" size="sm">
            {t("today.quota.raise")}
          </LinkButton>
        </div>
      ) : null}
    </Section>
  );
}
