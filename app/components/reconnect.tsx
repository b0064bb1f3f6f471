import { useFetcher } from "@remix-run/react";
import { Unplug } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import { atDeadlineText, unstopped } from "../format/clock.ts";
import { problemIn } from "../problem.ts";
import { buttonClass, type Look } from "./button.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";

/** Starts the platform's own consent page. The answer of the form leads there. */
export function ConnectForm({
  platform,
  label,
  name,
  look = "primary",
}: {
  platform: string;
  label: string;
  name?: string;
  look?: Look;
}) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action="/accounts/connect" className="flex flex-col gap-2">
      <input type="hidden" name="platform" value={platform} />
      <button
        type="submit"
        className={buttonClass(look)}
        disabled={fetcher.state !== "idle"}
        aria-label={name}
      >
        {fetcher.state === "idle" ? label : t("accounts.connecting")}
      </button>
      <FormProblem problem={problemIn(fetcher.data)} />
    </fetcher.Form>
  );
}

export function ReconnectBanner({
  account,
  firstExpiryAt,
}: {
  account: Account;
  firstExpiryAt: string | null;
}) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const first = firstExpiryAt === null ? null : Date.parse(firstExpiryAt);
  const waiting = account.pendingMessages;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-md border border-danger bg-danger-tint px-4 py-2.5"
    >
      <Unplug size={18} className="shrink-0 text-danger" aria-hidden />
      <p className="min-w-0 flex-1 basis-52">
        <span className="font-medium">{t("accounts.reconnectBanner", { name: account.username })}</span>
        {waiting > 0 ? (
          <span suppressHydrationWarning>
            {` ${t("accounts.reconnectWaiting", { count: waiting })}`}
            {first !== null && first > nowMs
              ? t("accounts.reconnectFirst", { when: unstopped(atDeadlineText(first, nowMs, place)) })
              : t("accounts.end")}
          </span>
        ) : null}
      </p>
      <ConnectForm
        platform={account.platform}
        label={t("accounts.reconnect")}
        name={t("accounts.reconnectOf", { name: account.username })}
      />
    </div>
  );
}
