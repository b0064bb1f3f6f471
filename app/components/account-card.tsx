import { Link } from "@remix-run/react";
import { Images, Pause, Stethoscope, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import type { LossReport } from "../../worker/accounts/loss-contract.ts";
import { deadlineText } from "../format/clock.ts";
import { AccountActions } from "./account-actions.tsx";
import { AccountFacts, TokenTrouble } from "./account-facts.tsx";
import { AccountLimits } from "./account-limits.tsx";
import { AccountLoss } from "./account-loss.tsx";
import { AccountReading } from "./account-reading.tsx";
import { MissingScopes } from "./missing-scopes.tsx";
import { usePlace } from "./place.tsx";
import { QuotaBar } from "./quota.tsx";
import { SlowDown } from "./slow-down.tsx";

const STATUS_TONES: Record<Account["status"], string> = {
  connected: "bg-sunken text-success",
  paused: "bg-sunken text-muted",
  reconnect: "bg-danger-tint text-danger",
  disconnected: "bg-sunken text-muted",
};

function Status({ status }: { status: Account["status"] }) {
  const { t } = useTranslation();
  return (
    <p
      className={`inline-flex items-center gap-1.5 rounded-full px-3 py-1 text-sm font-medium ${STATUS_TONES[status]}`}
    >
      {status === "reconnect" ? <TriangleAlert size={14} aria-hidden /> : null}
      {status === "paused" ? <Pause size={14} aria-hidden /> : null}
      {t(`accounts.status.${status}`)}
    </p>
  );
}

function Quota({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { dailyDmLimit: limit, dmSentToday: sent, pendingMessages: pending } = account;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-2">
        <span className="text-sm font-medium">{t("accounts.quota")}</span>
        <span>
          {t("accounts.quotaOf", { sent, limit })}
          {account.dmSentLast24h === null ? null : (
            <span className="text-muted"> · {t("accounts.last24h", { n: account.dmSentLast24h })}</span>
          )}
          {pending > 0 ? (
            <span className="text-muted"> · {t("accounts.pending", { count: pending })}</span>
          ) : null}
        </span>
      </p>
      <QuotaBar
        quota={{ limit, sent, reserved: Math.min(pending, Math.max(0, limit - sent)), willExpire: 0 }}
        label={`${t("accounts.quota")} @${account.username}`}
      />
    </div>
  );
}

const PLACE_LINK =
  "inline-flex min-h-11 items-center gap-1.5 text-accent underline underline-offset-2 md:min-h-8";

/** One connected account: how it hears, what it may send, and everything that can be done with it. */
export function AccountCard({
  account,
  loss,
  mayManage,
}: {
  account: Account;
  loss: LossReport | null;
  mayManage: boolean;
}) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const name = account.username;
  const isOff = account.status === "disconnected";
  const holdMs = account.holdUntil === null ? 0 : Date.parse(account.holdUntil);
  return (
    <article
      id={account.id}
      aria-label={`@${name}`}
      className="card flex min-w-0 scroll-mt-20 flex-col gap-4 p-4 sm:p-5"
    >
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg break-all">@{name}</h2>
          <p className="text-muted">{t(`accounts.platform.${account.platform}`)}</p>
        </div>
        <Status status={account.status} />
      </header>
      {isOff ? null : (
        <>
          <AccountReading account={account} mayChange={mayManage} />
          <SlowDown account={account} />
          <Quota account={account} />
          <AccountFacts account={account} />
          <TokenTrouble account={account} />
          {holdMs > nowMs ? (
            <p className="rounded-md bg-sunken px-3 py-2" suppressHydrationWarning>
              {t("accounts.hold", { when: deadlineText(holdMs, nowMs, place) })}
            </p>
          ) : null}
          <MissingScopes scopes={account.missingScopes} />
          <p className="flex flex-wrap gap-x-5">
            <Link
              to={`/accounts/${account.id}/doctor`}
              className={PLACE_LINK}
              aria-label={t("accounts.doctorOf", { name })}
            >
              <Stethoscope size={16} aria-hidden />
              {t("accounts.doctor")}
            </Link>
            <Link
              to={`/accounts/${account.id}/posts`}
              className={PLACE_LINK}
              aria-label={t("accounts.postsOf", { name })}
            >
              <Images size={16} aria-hidden />
              {t("accounts.posts")}
            </Link>
          </p>
        </>
      )}
      {mayManage ? <AccountActions account={account} /> : null}
      {isOff ? null : (
        <>
          <AccountLoss account={account} loss={loss} mayChange={mayManage} />
          {mayManage ? <AccountLimits account={account} /> : null}
        </>
      )}
    </article>
  );
}
