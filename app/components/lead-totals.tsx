import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { LeadTotals } from "../../worker/leads/contract.ts";
import { LEAD_STATUSES } from "../contract-words.ts";
import { ageText } from "../format/clock.ts";
import { changedView, readView } from "../format/lead-query.ts";
import { StatusDot } from "./lead-status.tsx";
import { Count, usePlace } from "./place.tsx";

const CHIP =
  "inline-flex min-h-8 items-center gap-1.5 rounded-full border border-line bg-surface px-3 text-sm whitespace-nowrap hover:bg-sunken aria-[current=true]:border-accent aria-[current=true]:bg-tint";

/** How many there are of each status and above the threshold, each a way to see only those. For the whole list alone. */
export function TotalChips({ totals }: { totals: LeadTotals }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { place, nowMs } = usePlace();
  const { filters } = readView(search);
  const isTarget = filters.target === "true";
  const { count, asOf } = totals.target;
  return (
    <nav aria-label={t("lists.byStatus")} className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
      <ul className="flex min-w-max gap-1.5 py-0.5">
        {LEAD_STATUSES.map((status) => {
          const isOn = filters.status === status;
          return (
            <li key={status}>
              <Link
                to={changedView(search, { status: isOn ? null : status })}
                aria-current={isOn ? "true" : undefined}
                className={CHIP}
              >
                <StatusDot status={status} />
                {t(`reasons.status.${status}`)}
                <span className="text-muted">
                  <Count value={totals.status[status] ?? 0} />
                </span>
              </Link>
            </li>
          );
        })}
        <li>
          <Link
            to={changedView(search, { target: isTarget ? null : "true" })}
            aria-current={isTarget ? "true" : undefined}
            title={
              asOf
                ? t("lists.overThresholdAsOf", { age: ageText(Date.parse(asOf), nowMs, place) })
                : t("lists.overThreshold")
            }
            className={CHIP}
          >
            {t("lists.overThreshold")}
            <span className="text-muted">
              <Count value={count} />
            </span>
          </Link>
        </li>
      </ul>
    </nav>
  );
}
