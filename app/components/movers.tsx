import { Link } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { WhatIf } from "../../worker/scoring/contract.ts";
import { nameOf } from "../format/people.ts";

/** Some of those who would cross the threshold, with their score before and after. */
export function Movers({ title, movers }: { title: string; movers: WhatIf["entering"] }) {
  const { t } = useTranslation();
  if (movers.examples.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-xs font-medium text-muted">{title}</h3>
      <ul className="flex flex-col">
        {movers.examples.map((one) => (
          <li key={one.id} className="flex min-h-8 items-center justify-between gap-3">
            <Link
              to={`/leads/${one.id}`}
              className="min-w-0 truncate text-accent underline-offset-2 hover:underline"
            >
              {nameOf(one)}
            </Link>
            <span className="flex shrink-0 items-center gap-1.5">
              <span className="sr-only">
                {t("scoring.whatIf.change", { before: one.before, after: one.after })}
              </span>
              {/* Only the threshold moved: the score is what it was. */}
              {one.before === one.after ? null : (
                <>
                  <span aria-hidden className="text-muted">
                    {one.before}
                  </span>
                  <ArrowRight size={13} className="text-muted" aria-hidden />
                </>
              )}
              <span aria-hidden className="font-medium">
                {one.after}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
