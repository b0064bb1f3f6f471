import { useFetcher } from "@remix-run/react";
import { Clock, Hourglass, LoaderCircle, Unplug, Zap } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import { POLL_MINUTES } from "../contract-words.ts";
import { atDeadlineText, numberText, unstopped } from "../format/clock.ts";
import { problemIn } from "../problem.ts";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { useToast } from "./toast.tsx";

const MINUTES_A_DAY = 1440;

/** How we hear of the account, what is going on now, and how often it is read. */
export function AccountReading({ account, mayChange }: { account: Account; mayChange: boolean }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const isInstant = account.mode === "instant";
  const ModeIcon = isInstant ? Zap : Clock;
  const count = account.pollMinutes;
  if (account.status === "reconnect") {
    return (
      <p className="flex items-start gap-2">
        <Unplug size={16} className="mt-0.5 shrink-0 text-danger" aria-hidden />
        {t("accounts.lost")}
      </p>
    );
  }
  const quietMs = account.quietUntil === null ? 0 : Date.parse(account.quietUntil);
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-start gap-2">
        <ModeIcon size={16} className="mt-0.5 shrink-0 text-muted" aria-hidden />
        <span>
          <span className="font-medium">
            {isInstant ? t("accounts.mode.instant") : t("accounts.mode.polling", { count })}.
          </span>{" "}
          <span className="text-muted">
            {isInstant ? t("accounts.mode.instantWhy") : t("accounts.mode.pollingWhy", { count })}
          </span>
        </span>
      </p>
      {account.collecting ? (
        <p className="flex items-center gap-2 text-muted">
          <LoaderCircle size={16} className="shrink-0 animate-spin" aria-hidden />
          {t("accounts.reading")}
        </p>
      ) : null}
      {quietMs > nowMs ? (
        <p
          className="flex items-start gap-2 rounded-md bg-warm-tint px-3 py-2 text-warm"
          suppressHydrationWarning
        >
          <Hourglass size={16} className="mt-0.5 shrink-0" aria-hidden />
          {t("accounts.quiet", { when: unstopped(atDeadlineText(quietMs, nowMs, place)) })}
        </p>
      ) : null}
      {mayChange ? <Pace account={account} /> : null}
    </div>
  );
}

function Pace({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { place } = usePlace();
  const say = useToast();
  const fetcher = useFetcher<{ pace?: number }>();
  const told = useRef<unknown>(null);
  const name = account.username;
  useEffect(() => {
    const answer = fetcher.data;
    if (!answer?.pace || told.current === answer) return;
    told.current = answer;
    say(t("accounts.pace.saved", { count: answer.pace, name }));
  }, [fetcher.data, say, t, name]);
  const chosen = Number(fetcher.formData?.get("pollMinutes") ?? account.pollMinutes);
  const isInstant = account.mode === "instant";
  return (
    <details open={!isInstant} className="group">
      <summary className="inline-block min-h-8 py-1.5 text-sm text-muted underline underline-offset-2">
        {t("accounts.pace.title")}
      </summary>
      <fetcher.Form method="post" action="/accounts?index" className="mt-1 flex flex-col gap-2">
        <input type="hidden" name="intent" value="pace" />
        <input type="hidden" name="id" value={account.id} />
        <fieldset className="max-w-md">
          <legend className="mb-1 text-sm font-medium">
            {t("accounts.pace.legend")} <span className="sr-only">(@{name})</span>
          </legend>
          <div className="flex rounded-md bg-sunken p-0.5">
            {POLL_MINUTES.map((minutes) => (
              <button
                key={minutes}
                type="submit"
                name="pollMinutes"
                value={minutes}
                aria-pressed={minutes === chosen}
                className="min-h-10 flex-1 rounded-sm px-1 text-sm text-muted aria-pressed:bg-raised aria-pressed:font-medium aria-pressed:text-ink md:min-h-8"
              >
                {t("accounts.pace.minutes", { n: minutes })}
              </button>
            ))}
          </div>
        </fieldset>
        <p className="max-w-prose text-xs text-muted">
          {isInstant ? `${t("accounts.pace.whileInstant")} ` : ""}
          {t("accounts.pace.cost", { n: numberText(MINUTES_A_DAY / chosen, place.language) })}
        </p>
        <FormProblem problem={problemIn(fetcher.data)} />
      </fetcher.Form>
    </details>
  );
}
