import { useFetcher } from "@remix-run/react";
import { OctagonX, Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import { problemIn } from "../problem.ts";
import { buttonClass } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { FormProblem } from "./problem.tsx";

/** The one switch that stops every automatic message, from any page. Stopping asks once; resuming does not. */
export function EmergencyStop({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  return (
    <Confirm
      trigger={
        <button
          type="button"
          aria-label={compact ? t("stop.button") : undefined}
          className={
            compact
              ? "inline-flex size-11 items-center justify-center rounded-md text-danger hover:bg-danger-tint"
              : buttonClass("plain", "md", "w-full")
          }
        >
          <OctagonX size={18} aria-hidden />
          {compact ? null : t("stop.button")}
        </button>
      }
      title={t("stop.title")}
      body={t("stop.body")}
      confirm={t("stop.confirm")}
      look="danger"
      onConfirm={() => fetcher.submit({ stopped: "true" }, { method: "post", action: "/stop" })}
    />
  );
}

export function StoppedBanner() {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-md border border-danger bg-danger-tint px-4 py-2.5"
    >
      <OctagonX size={18} className="shrink-0 text-danger" aria-hidden />
      <p className="min-w-0 flex-1 basis-52 font-medium">{t("stop.on")}</p>
      <fetcher.Form method="post" action="/stop">
        <input type="hidden" name="stopped" value="false" />
        <button type="submit" className={buttonClass("plain", "sm")} disabled={fetcher.state !== "idle"}>
          <Play size={14} aria-hidden />
          {t("stop.resume")}
        </button>
      </fetcher.Form>
      <FormProblem problem={problemIn(fetcher.data)} />
    </div>
  );
}
