import { useFetcher } from "@remix-run/react";
import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AuditCheck } from "../../worker/audit/contract.ts";
import { problemIn } from "../problem.ts";
import { Button } from "./button.tsx";
import { FormProblem } from "./problem.tsx";

/** Checks the whole log on demand and says what was found. */
export function AuditCheckCard() {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ check: AuditCheck }>();
  const isBusy = fetcher.state !== "idle";
  const check = fetcher.data && "check" in fetcher.data ? fetcher.data.check : null;
  return (
    <div className="mb-5 flex flex-col gap-3">
      <fetcher.Form method="post" action="/settings/audit">
        <Button type="submit" aria-disabled={isBusy}>
          <ShieldCheck size={16} aria-hidden />
          {isBusy ? t("audit.verifying") : t("audit.verify")}
        </Button>
      </fetcher.Form>
      <div role="status">
        {check === null || isBusy ? null : (
          <p
            className={`flex items-start gap-2 rounded-md px-3 py-2 ${check.ok ? "bg-sunken" : "bg-danger-tint text-danger"}`}
          >
            {check.ok ? (
              <ShieldCheck size={18} className="mt-0.5 shrink-0 text-success" aria-hidden />
            ) : (
              <ShieldAlert size={18} className="mt-0.5 shrink-0" aria-hidden />
            )}
            <span>
              {check.ok
                ? t("audit.ok", { count: check.checked })
                : t("audit.broken", { seq: check.firstBroken?.seq ?? 0 })}
              {check.erased > 0 ? ` ${t("audit.erased", { count: check.erased })}` : null}
            </span>
          </p>
        )}
      </div>
      <FormProblem problem={problemIn(fetcher.data)} />
    </div>
  );
}
