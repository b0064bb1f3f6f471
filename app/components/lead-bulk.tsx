import { useFetcher } from "@remix-run/react";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { LEAD_STATUSES } from "../contract-words.ts";
import { problemIn } from "../problem.ts";
import { IconButton } from "./button.tsx";
import { useToast } from "./toast.tsx";

/** What can be done with several people at once. Stands over the list only while somebody is selected. */
export function BulkBar({ ids, onClear }: { ids: string[]; onClear: () => void }) {
  const { t } = useTranslation();
  const say = useToast();
  const fetcher = useFetcher<{ changed?: number }>();
  const wasBusy = useRef(false);
  useEffect(() => {
    if (fetcher.state !== "idle") {
      wasBusy.current = true;
      return;
    }
    if (!wasBusy.current) return;
    wasBusy.current = false;
    const problem = problemIn(fetcher.data);
    if (problem) say(t("problem.notSaved", { detail: problem.detail }), { tone: "danger" });
    else {
      say(t("leads.bulkDone", { count: fetcher.data?.changed ?? 0 }));
      onClear();
    }
  }, [fetcher.state, fetcher.data, say, t, onClear]);
  return (
    <div className="pop sticky top-2 z-20 mb-3 flex flex-wrap items-center gap-3 rounded-md bg-raised px-4 py-2 shadow-lift">
      <p role="status" className="font-medium">
        {t("leads.selected", { count: ids.length })}
      </p>
      <select
        aria-label={t("leads.bulkStatus")}
        value=""
        disabled={fetcher.state !== "idle"}
        onChange={(event) =>
          fetcher.submit(
            { ids: ids.join(","), status: event.target.value },
            { method: "post", action: "/leads?index" },
          )
        }
        className="input !w-auto"
      >
        <option value="" disabled>
          {t("leads.bulkStatus")}
        </option>
        {LEAD_STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`reasons.status.${status}`)}
          </option>
        ))}
      </select>
      <IconButton label={t("leads.bulkClear")} onClick={onClear} className="ml-auto">
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  );
}
