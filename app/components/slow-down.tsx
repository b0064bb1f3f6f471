import { Link } from "@remix-run/react";
import { Gauge, Rabbit } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import { ageText, deadlineText } from "../format/clock.ts";
import { useApp } from "./app-data.ts";
import { usePlace } from "./place.tsx";

/** Why an account is slowed down, since when, until when at least, and what to do; or that it is back. */
export function SlowDown({ account, named = false }: { account: Account; named?: boolean }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const { guard, username: name } = account;
  if (guard.level === 0) {
    if (guard.recoveredAt === null || named) return null;
    return (
      <p className="flex items-center gap-2 rounded-md bg-sunken px-3 py-2" suppressHydrationWarning>
        <Rabbit size={16} className="shrink-0 text-success" aria-hidden />
        {t("slowDown.recovered", { when: ageText(Date.parse(guard.recoveredAt), nowMs, place) })}
      </p>
    );
  }
  const isStopped = guard.level === 3;
  const title = named
    ? t(isStopped ? "slowDown.stoppedOf" : "slowDown.titleOf", { name })
    : t(isStopped ? "slowDown.stopped" : "slowDown.title");
  return (
    <div
      data-slow-down={guard.level}
      className={`flex items-start gap-3 rounded-md border px-4 py-3 ${isStopped ? "border-danger bg-danger-tint" : "border-warm bg-warm-tint"}`}
    >
      <Gauge size={18} className={`mt-0.5 shrink-0 ${isStopped ? "text-danger" : "text-warm"}`} aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">
          {title}
          {isStopped ? null : (
            <span className="font-normal">
              {" · "}
              {t("slowDown.limit", { n: guard.limitNow, limit: account.dailyDmLimit })}
            </span>
          )}
        </p>
        <p className="break-words">{guard.text}</p>
        <p className="mt-1 text-sm text-muted" suppressHydrationWarning>
          {guard.since
            ? t("slowDown.since", { when: deadlineText(Date.parse(guard.since), nowMs, place) })
            : null}{" "}
          {guard.until
            ? t("slowDown.until", { when: deadlineText(Date.parse(guard.until), nowMs, place) })
            : null}
        </p>
        {named ? (
          <Link to={`/accounts#${account.id}`} className="text-accent underline underline-offset-2">
            {t("slowDown.see")}
          </Link>
        ) : null}
      </div>
    </div>
  );
}

/** Every account that is slowed down now. */
export function SlowDowns() {
  const { accounts } = useApp();
  const slow = accounts.filter(({ guard, status }) => guard.level > 0 && status !== "disconnected");
  if (slow.length === 0) return null;
  return (
    <div className="mb-4 flex flex-col gap-2">
      {slow.map((account) => (
        <SlowDown key={account.id} account={account} named />
      ))}
    </div>
  );
}
