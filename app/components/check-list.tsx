import { useFetcher } from "@remix-run/react";
import { CircleAlert, CircleCheck, CircleHelp, RefreshCw, TriangleAlert } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import type { Check, CheckState, Doctor } from "../../worker/accounts/doctor-contract.ts";
import { type Remedy, remedyOf } from "../format/doctor.ts";
import { problemIn } from "../problem.ts";
import { Button, LinkButton } from "./button.tsx";
import { FormProblem } from "./problem.tsx";
import { ConnectForm } from "./reconnect.tsx";

const ICONS = { failed: CircleAlert, warning: TriangleAlert, unknown: CircleHelp, ok: CircleCheck } as const;
const TONES: Record<CheckState, string> = {
  failed: "text-danger",
  warning: "text-warm",
  unknown: "text-muted",
  ok: "text-success",
};

/** One thing that can be asked of the account from here; says so when it was refused. */
function AskForm({
  intent,
  onMended,
  children,
}: {
  intent: "subscribe" | "collect";
  onMended: (doctor: Doctor) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ doctor?: Doctor }>();
  const busy = fetcher.state !== "idle";
  const told = useRef<unknown>(null);
  useEffect(() => {
    if (!fetcher.data?.doctor || told.current === fetcher.data) return;
    told.current = fetcher.data;
    onMended(fetcher.data.doctor);
  }, [fetcher.data, onMended]);
  return (
    <fetcher.Form method="post" className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="intent" value={intent} />
      <Button type="submit" look="primary" size="sm" disabled={busy}>
        <RefreshCw size={14} aria-hidden />
        {busy ? t("doctor.checking") : children}
      </Button>
      <FormProblem problem={problemIn(fetcher.data)} />
    </fetcher.Form>
  );
}

function RemedyButton({
  remedy,
  account,
  onMended,
}: {
  remedy: Remedy;
  account: Account;
  onMended: (doctor: Doctor) => void;
}) {
  const { t } = useTranslation();
  switch (remedy) {
    case "reconnect":
      return (
        <ConnectForm
          platform={account.platform}
          label={t("accounts.reconnect")}
          name={t("accounts.reconnectOf", { name: account.username })}
        />
      );
    case "subscribe":
      return (
        <AskForm intent="subscribe" onMended={onMended}>
          {t("doctor.subscribe")}
        </AskForm>
      );
    case "collect":
      return (
        <AskForm intent="collect" onMended={onMended}>
          {t("doctor.collect")}
        </AskForm>
      );
    case "settings":
      return (
        <LinkButton to={`/accounts#${account.id}`} size="sm">
          {t("doctor.settings")}
        </LinkButton>
      );
    case "none":
      return null;
  }
}

/** One thing that was looked at: what was seen and, when it is not in order, what to do about it. */
export function CheckItem({
  check,
  account,
  mayAct,
  onMended,
}: {
  check: Check;
  account: Account;
  /** Whether this person may change accounts: others read what to do, and ask. */
  mayAct: boolean;
  /** What is found after something was asked for from here. */
  onMended: (doctor: Doctor) => void;
}) {
  const { t } = useTranslation();
  const Icon = ICONS[check.state];
  const remedy = remedyOf(check, account.status !== "reconnect");
  return (
    <li data-check={check.id} data-state={check.state} className="flex gap-3 px-4 py-3.5">
      <Icon size={18} className={`mt-0.5 shrink-0 ${TONES[check.state]}`} aria-hidden />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <h3 className="text-base leading-5">
          <span className="sr-only">{t(`doctor.state.${check.state}`)}. </span>
          {check.title}
        </h3>
        <p className="max-w-prose break-words text-muted">{check.detail}</p>
        {check.next === null ? null : (
          <p className="max-w-prose break-words">
            <span className="font-medium">{t("doctor.next")} </span>
            {check.next}
          </p>
        )}
        {remedy === "none" || !mayAct ? null : (
          <div className="flex pt-1.5">
            <RemedyButton remedy={remedy} account={account} onMended={onMended} />
          </div>
        )}
      </div>
    </li>
  );
}
