import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import { dateText, deadlineText } from "../format/clock.ts";
import { tokenState } from "../format/token.ts";
import { Ago, usePlace } from "./place.tsx";

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="break-words" suppressHydrationWarning>
        {children}
      </dd>
    </div>
  );
}

/** When it may send, when it was read, when it last spoke by itself, and until when we are let in. */
export function AccountFacts({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const token = account.tokenExpiresAt === null ? null : Date.parse(account.tokenExpiresAt);
  const slot = account.nextSlotAt === null ? null : Date.parse(account.nextSlotAt);
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:max-xl:grid-cols-4">
      <Fact label={t("accounts.nextSlot")}>
        {account.status === "reconnect"
          ? t("accounts.afterReconnect")
          : slot === null || slot <= nowMs
            ? t("accounts.now")
            : deadlineText(slot, nowMs, place)}
      </Fact>
      <Fact label={t("accounts.collected")}>
        {account.lastCollectedAt ? <Ago at={account.lastCollectedAt} sentence /> : t("accounts.never")}
      </Fact>
      <Fact label={t("accounts.heard")}>
        {account.lastWebhookAt ? <Ago at={account.lastWebhookAt} sentence /> : t("accounts.never")}
      </Fact>
      <Fact label={t("accounts.token")}>
        {t(`accounts.tokens.${tokenState(token, nowMs)}`, {
          date: token === null ? "" : dateText(token, nowMs, place),
        })}
      </Fact>
    </dl>
  );
}

/** An authorisation that is not being renewed, or has ended: what happens, and by when to act. */
export function TokenTrouble({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const token = account.tokenExpiresAt === null ? null : Date.parse(account.tokenExpiresAt);
  const state = tokenState(token, nowMs);
  if (token === null || (state !== "failing" && state !== "expired")) return null;
  const date = dateText(token, nowMs, place);
  return (
    <p
      className={`rounded-md px-3 py-2 ${state === "expired" ? "bg-danger-tint text-danger" : "bg-warm-tint text-warm"}`}
      suppressHydrationWarning
    >
      {state === "expired" ? t("accounts.tokenExpired", { date }) : t("accounts.tokenFailing", { date })}
    </p>
  );
}
