import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import type { Forecast } from "../../worker/messaging/contract.ts";
import { isRaiseUseful } from "../format/forecast.ts";
import { mayBeOffered } from "../format/roles.ts";
import { problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { useApp } from "./app-data.ts";
import { Button } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { FormProblem } from "./problem.tsx";
import { useToast } from "./toast.tsx";

/** The one change that saves what would expire, after one question. */
export function RaiseLimit({ account, forecast }: { account: Account; forecast: Forecast }) {
  const { t } = useTranslation();
  const { me } = useApp();
  const say = useToast();
  const fetcher = useFetcher<{ raised?: number }>();
  useAccepted(fetcher.data, ({ raised }) => {
    if (raised !== undefined) say(t("messages.forecast.raised", { name: account.username, n: raised }));
  });
  const limit = forecast.suggestedLimit;
  if (!isRaiseUseful(forecast, account.dailyDmLimit) || !mayBeOffered(me.role, "manage-accounts"))
    return null;
  return (
    <div className="flex flex-col gap-2">
      <Confirm
        trigger={
          <Button look="primary" disabled={fetcher.state !== "idle"} className="self-start">
            {t("messages.forecast.raise", { n: limit })}
          </Button>
        }
        title={t("messages.forecast.raiseTitle", { name: account.username, n: limit })}
        body={t("messages.forecast.raiseBody", { count: forecast.willExpire })}
        confirm={t("messages.forecast.raise", { n: limit })}
        onConfirm={() =>
          fetcher.submit(
            { intent: "raise", accountId: account.id, limit: String(limit) },
            { method: "post", action: "/messages" },
          )
        }
      />
      <FormProblem problem={problemIn(fetcher.data)} />
    </div>
  );
}
