import { useFetcher } from "@remix-run/react";
import { Clock, Pause, Play, RefreshCw, TriangleAlert, Unplug, Zap } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import { DAY_MS, dateText, deadlineText, shareText } from "../format/clock.ts";
import { problemIn } from "../problem.ts";
import { AccountLimits } from "./account-limits.tsx";
import { Button } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { Ago, usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { QuotaBar } from "./quota.tsx";
import { ConnectForm } from "./reconnect.tsx";
import { useToast } from "./toast.tsx";

const TOKEN_SOON_MS = 10 * DAY_MS;

function Fact({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="min-w-0" title={hint}>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="break-words" suppressHydrationWarning>
        {children}
      </dd>
    </div>
  );
}

function Facts({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const token = account.tokenExpiresAt === null ? null : Date.parse(account.tokenExpiresAt);
  const slot = account.nextSlotAt === null ? null : Date.parse(account.nextSlotAt);
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
      <Fact label={t("accounts.nextSlot")}>
        {slot === null || slot <= nowMs ? t("accounts.now") : deadlineText(slot, nowMs, place)}
      </Fact>
      <Fact label={t("accounts.collected")}>
        {account.lastCollectedAt ? <Ago at={account.lastCollectedAt} sentence /> : t("accounts.never")}
      </Fact>
      <Fact label={t("accounts.token")}>
        {token === null
          ? t("accounts.tokenNone")
          : t(token - nowMs < TOKEN_SOON_MS ? "accounts.tokenSoon" : "accounts.tokenUntil", {
              date: dateText(token, nowMs, place),
            })}
      </Fact>
      <Fact label={t("accounts.loss")} hint={t("accounts.lossWhy")}>
        {account.lossRate === null ? t("accounts.lossUnknown") : shareText(account.lossRate, place.language)}
      </Fact>
    </dl>
  );
}

/** One connected account: how it hears, what it may send, and everything that can be done with it. */
export function AccountCard({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const say = useToast();
  const fetcher = useFetcher<{ said?: "collecting" | "paused" | "resumed" | "disconnected" }>();
  const told = useRef<unknown>(null);
  const name = account.username;
  useEffect(() => {
    const answer = fetcher.data;
    if (!answer || told.current === answer || !answer.said) return;
    told.current = answer;
    say(t(`accounts.${answer.said}`, { name }));
  }, [fetcher.data, say, t, name]);
  const act = (intent: string) =>
    fetcher.submit({ intent, id: account.id }, { method: "post", action: "/accounts?index" });
  const isOff = account.status === "disconnected";
  const holdMs = account.holdUntil === null ? 0 : Date.parse(account.holdUntil);
  const ModeIcon = account.mode === "instant" ? Zap : Clock;
  return (
    <article aria-label={`@${name}`} className="card flex flex-col gap-4 p-5">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg break-all">@{name}</h2>
          <p className="text-muted">{t(`accounts.platform.${account.platform}`)}</p>
        </div>
        <p
          className={`inline-flex items-center gap-1.5 rounded-full px-3 py-1 text-sm font-medium ${account.status === "reconnect" ? "bg-danger-tint text-danger" : account.status === "connected" ? "bg-sunken text-success" : "bg-sunken text-muted"}`}
        >
          {account.status === "reconnect" ? <TriangleAlert size={14} aria-hidden /> : null}
          {account.status === "paused" ? <Pause size={14} aria-hidden /> : null}
          {t(`accounts.status.${account.status}`)}
        </p>
      </header>
      {isOff ? null : (
        <>
          <p className="flex items-start gap-2">
            <ModeIcon size={16} className="mt-0.5 shrink-0 text-muted" aria-hidden />
            <span>
              <span className="font-medium">{t(`accounts.mode.${account.mode}`)}.</span>{" "}
              <span className="text-muted">{t(`accounts.mode.${account.mode}Why`)}</span>
            </span>
          </p>
          <div className="flex flex-col gap-1.5">
            <p className="flex flex-wrap items-baseline justify-between gap-2">
              <span className="text-sm font-medium">{t("accounts.quota")}</span>
              <span>
                {t("accounts.quotaOf", { sent: account.dmSentToday, limit: account.dailyDmLimit })}
                {account.dmSentLast24h === null ? null : (
                  <span className="text-muted"> · {t("accounts.last24h", { n: account.dmSentLast24h })}</span>
                )}
                {account.pendingMessages > 0 ? (
                  <span className="text-muted">
                    {" "}
                    · {t("accounts.pending", { count: account.pendingMessages })}
                  </span>
                ) : null}
              </span>
            </p>
            <QuotaBar
              quota={{
                limit: account.dailyDmLimit,
                sent: account.dmSentToday,
                reserved: Math.min(
                  account.pendingMessages,
                  Math.max(0, account.dailyDmLimit - account.dmSentToday),
                ),
                willExpire: 0,
              }}
              label={`${t("accounts.quota")} @${name}`}
            />
          </div>
          <Facts account={account} />
          {holdMs > nowMs ? (
            <p className="rounded-md bg-sunken px-3 py-2" suppressHydrationWarning>
              {t("accounts.hold", { when: deadlineText(holdMs, nowMs, place) })}
            </p>
          ) : null}
          {account.missingScopes.length > 0 ? (
            <p className="rounded-md bg-danger-tint px-3 py-2 text-danger">
              {t("accounts.missingScopes", { scopes: account.missingScopes.join(", ") })}
            </p>
          ) : null}
        </>
      )}
      <div className="flex flex-wrap items-start gap-2">
        {account.status === "reconnect" || isOff || account.missingScopes.length > 0 ? (
          <ConnectForm
            platform={account.platform}
            label={t("accounts.reconnect")}
            name={t("accounts.reconnectOf", { name })}
            look={account.status === "reconnect" ? "primary" : "plain"}
          />
        ) : null}
        {isOff ? null : (
          <>
            {account.status === "reconnect" ? null : (
              <Button onClick={() => act("collect")} disabled={fetcher.state !== "idle"}>
                <RefreshCw size={16} aria-hidden />
                {t("accounts.collect")}
              </Button>
            )}
            <Button
              onClick={() => act(account.paused ? "resume" : "pause")}
              disabled={fetcher.state !== "idle"}
            >
              {account.paused ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
              {t(account.paused ? "accounts.resume" : "accounts.pause")}
            </Button>
            <Confirm
              trigger={
                <Button look="quiet" className="text-danger">
                  <Unplug size={16} aria-hidden />
                  {t("accounts.disconnect")}
                </Button>
              }
              title={t("accounts.disconnectTitle", { name })}
              body={t("accounts.disconnectBody")}
              confirm={t("accounts.disconnect")}
              look="danger"
              onConfirm={() => act("disconnect")}
            />
          </>
        )}
      </div>
      <FormProblem problem={problemIn(fetcher.data)} />
      {isOff ? null : <AccountLimits account={account} />}
    </article>
  );
}
