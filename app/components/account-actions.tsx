import { useFetcher } from "@remix-run/react";
import { Pause, Play, RefreshCw, Unplug } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import { tokenState } from "../format/token.ts";
import { problemIn } from "../problem.ts";
import { Button } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { ConnectForm } from "./reconnect.tsx";
import { useToast } from "./toast.tsx";

type Said = "collecting" | "paused" | "resumed" | "disconnected";

/** Connect again, read now, pause, disconnect: for those who may. */
export function AccountActions({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { nowMs } = usePlace();
  const say = useToast();
  const fetcher = useFetcher<{ said?: Said }>();
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
  const busy = fetcher.state !== "idle";
  const isOff = account.status === "disconnected";
  const isLost = account.status === "reconnect";
  const token = tokenState(
    account.tokenExpiresAt === null ? null : Date.parse(account.tokenExpiresAt),
    nowMs,
  );
  const canReconnect =
    isLost || isOff || account.missingScopes.length > 0 || token === "failing" || token === "expired";
  return (
    <>
      <div className="flex flex-wrap items-start gap-2">
        {canReconnect ? (
          <ConnectForm
            platform={account.platform}
            label={t("accounts.reconnect")}
            name={t("accounts.reconnectOf", { name })}
            look={isLost ? "primary" : "plain"}
          />
        ) : null}
        {isOff ? null : (
          <>
            {isLost ? null : (
              <Button onClick={() => act("collect")} disabled={busy}>
                <RefreshCw size={16} aria-hidden />
                {t("accounts.collect")}
              </Button>
            )}
            <Button onClick={() => act(account.paused ? "resume" : "pause")} disabled={busy}>
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
    </>
  );
}
