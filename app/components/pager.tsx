import { Link, useSearchParams } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { changedView } from "../format/lead-query.ts";
import { buttonClass } from "./button.tsx";

/** The way to the next page of a list, and back to its beginning. Filters in the address stay. */
export function Pager({ path, nextCursor }: { path: string; nextCursor: string | null }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  if (nextCursor === null && !search.has("cursor")) return null;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2">
      {search.has("cursor") ? (
        <Link to={`${path}${changedView(search, {})}`} className={buttonClass("quiet")}>
          {t("do.first")}
        </Link>
      ) : null}
      {nextCursor ? (
        <Link to={`${path}${changedView(search, { cursor: nextCursor })}`} className={buttonClass("plain")}>
          {t("do.next")}
          <ArrowRight size={16} aria-hidden />
        </Link>
      ) : null}
    </div>
  );
}
