import { Link, useSearchParams } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "./button.tsx";

/** The way on through a long list, and back to its beginning. */
export function NextPages({ nextCursor, label }: { nextCursor: string | null; label?: string }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const isLater = search.has("cursor");
  if (!nextCursor && !isLater) return null;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2">
      {isLater ? (
        <Link to="." className={buttonClass("quiet")}>
          {t("do.first")}
        </Link>
      ) : null}
      {nextCursor ? (
        <Link to={`?cursor=${encodeURIComponent(nextCursor)}`} className={buttonClass("plain")}>
          {label ?? t("do.next")}
          <ArrowRight size={16} aria-hidden />
        </Link>
      ) : null}
    </div>
  );
}
