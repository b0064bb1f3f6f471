import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Import } from "../../worker/imports/contract.ts";
import { numberText } from "../format/clock.ts";
import { Ago, useLanguage } from "./place.tsx";

const TONE: Record<Import["state"], string> = {
  draft: "border border-line-strong text-muted",
  running: "bg-tint text-accent",
  done: "bg-sunken text-ink",
  failed: "bg-danger-tint text-danger",
  undone: "border border-line text-muted",
};

export function ImportState({ state }: { state: Import["state"] }) {
  const { t } = useTranslation();
  return (
    <span className={`inline-flex rounded-full px-2 text-xs leading-5 font-medium ${TONE[state]}`}>
      {t(`imports.state.${state}`)}
    </span>
  );
}

/** The files that were read before, newest first. */
export function ImportList({ imports }: { imports: readonly Import[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="card divide-y divide-line">
      {imports.map((item) => (
        <li key={item.id}>
          <Link
            to={`/leads/import/${item.id}`}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken/50"
          >
            <span className="min-w-0 flex-1 basis-48">
              <span className="block truncate font-medium">{item.fileName}</span>
              <span className="block text-xs text-muted">
                <Ago at={item.startedAt ?? item.createdAt} sentence />
              </span>
            </span>
            <span className="text-sm text-muted">
              {t("imports.rows", { count: item.total, n: numberText(item.total, language) })}
              {item.rejected > 0
                ? ` · ${t("imports.rejectedRows", { count: item.rejected, n: numberText(item.rejected, language) })}`
                : null}
            </span>
            <ImportState state={item.state} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
