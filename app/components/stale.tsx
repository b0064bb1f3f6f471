import { CloudOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ageText } from "../format/clock.ts";
import { useStaleSince } from "./last-good.ts";
import { usePlace } from "./place.tsx";

/** Says that what is on the screen could not be refreshed, and how old it is. */
export function StaleBanner() {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const since = useStaleSince();
  return (
    <div role="status" className="contents">
      {since === null ? null : (
        <p className="flex items-center gap-3 rounded-md border border-line-strong bg-sunken px-4 py-2.5 font-medium">
          <CloudOff size={18} className="shrink-0" aria-hidden />
          {t("problem.offline", { age: ageText(since, nowMs, place) })}
        </p>
      )}
    </div>
  );
}
