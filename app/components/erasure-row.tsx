import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Erasure } from "../../worker/privacy/contract.ts";
import { dateText, fullText, numberText } from "../format/clock.ts";
import { problemIn } from "../problem.ts";
import { Button } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { useToast } from "./toast.tsx";

/** One erasure: when, who asked, how far it is; the block can be lifted once it is done. */
export function ErasureRow({ erasure, mayLift }: { erasure: Erasure; mayLift: boolean }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const say = useToast();
  const fetcher = useFetcher<{ lifted?: true }>();
  const told = useRef<unknown>(null);
  useEffect(() => {
    if (!fetcher.data?.lifted || told.current === fetcher.data) return;
    told.current = fetcher.data;
    say(t("privacy.lifted"));
  }, [fetcher.data, say, t]);
  const atMs = Date.parse(erasure.at);
  const date = dateText(atMs, nowMs, place);
  const isFailed = erasure.state === "failed";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium">
          {t(`privacy.subject.${erasure.subject}`)}{" "}
          <time
            dateTime={erasure.at}
            title={fullText(atMs, place)}
            className="font-normal text-muted"
            suppressHydrationWarning
          >
            · {date}
          </time>
        </p>
        <p className="text-sm text-muted">
          {t("privacy.askedBy", { who: t(`privacy.by.${erasure.requestedBy}`) })}
          {erasure.erasedRows > 0
            ? ` · ${t("privacy.rows", { count: erasure.erasedRows, n: numberText(erasure.erasedRows, place.language) })}`
            : ""}
        </p>
        <FormProblem problem={problemIn(fetcher.data)} />
      </div>
      <p className={`text-sm ${isFailed ? "font-medium text-danger" : ""}`}>
        {t(`privacy.state.${erasure.state}`)}
      </p>
      {mayLift && erasure.state === "done" ? (
        <Confirm
          trigger={
            <Button size="sm" disabled={fetcher.state !== "idle"} aria-label={t("privacy.liftOf", { date })}>
              {t("privacy.lift")}
            </Button>
          }
          title={t("privacy.liftTitle")}
          body={t(erasure.subject === "account" ? "privacy.liftAccountBody" : "privacy.liftBody")}
          confirm={t("privacy.lift")}
          onConfirm={() =>
            fetcher.submit({ id: erasure.id }, { method: "post", action: "/settings/privacy" })
          }
        />
      ) : null}
    </li>
  );
}
