import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ImportDetail } from "../../worker/imports/contract.ts";
import { LEAD_STATUSES } from "../contract-words.ts";
import { fullText } from "../format/clock.ts";
import { previewTable } from "../format/import-preview.ts";
import { buttonClass } from "./button.tsx";
import { Section } from "./empty.tsx";
import { Count, usePlace } from "./place.tsx";

const FIGURES = ["total", "valid", "rejected"] as const;

export function ImportFigures({ draft }: { draft: ImportDetail }) {
  const { t } = useTranslation();
  return (
    <dl className="card grid grid-cols-3 divide-x divide-line">
      {FIGURES.map((figure) => (
        <div key={figure} className="flex flex-col-reverse justify-end px-4 py-3">
          <dt className="text-sm text-muted">{t(`imports.figures.${figure}`)}</dt>
          <dd
            className={`figure text-xl ${figure === "rejected" && draft.rejected > 0 ? "text-danger" : ""}`}
          >
            <Count value={draft[figure]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The first rows as they would become. */
export function ImportPreview({ draft }: { draft: ImportDetail }) {
  const { t } = useTranslation();
  const { place } = usePlace();
  const { fields, rows } = previewTable(draft.preview);
  const shown = (field: string, text: string): string => {
    const status = field === "status" ? LEAD_STATUSES.find((known) => known === text) : undefined;
    if (status) return t(`reasons.status.${status}`);
    const atMs = field === "firstSeenAt" ? Date.parse(text) : Number.NaN;
    return Number.isNaN(atMs) ? text : fullText(atMs, place);
  };
  return (
    <Section title={t("imports.preview")} lead={t("imports.previewLead")}>
      {rows.length === 0 ? (
        <p className="text-danger">{t("imports.previewNone")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
        <section aria-label={t("imports.preview")} tabIndex={0} className="card overflow-x-auto">
          <table className="min-w-full text-left text-sm">
            <thead className="border-b border-line text-xs text-muted">
              <tr>
                {fields.map((field) => (
                  <th key={field} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                    {t(`imports.fields.${field}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {rows.map((cells, line) => (
                <tr key={line}>
                  {cells.map((text, index) => (
                    <td key={fields[index]} className="max-w-64 truncate px-3 py-2" title={text || undefined}>
                      {fields[index] ? shown(fields[index], text) : text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Section>
  );
}

/** Which lines were not accepted, why, and what to do about each. */
export function ImportProblems({ draft }: { draft: ImportDetail }) {
  const { t } = useTranslation();
  if (draft.rejected === 0) return null;
  return (
    <Section title={t("imports.problems")} lead={t("imports.problemsLead")}>
      <div className="card overflow-hidden">
        <table className="w-full text-left text-sm">
          <thead className="border-b border-line text-xs text-muted">
            <tr>
              <th scope="col" className="w-16 px-3 py-2 font-medium">
                {t("imports.columns.line")}
              </th>
              <th scope="col" className="w-1/4 px-3 py-2 font-medium">
                {t("imports.columns.column")}
              </th>
              <th scope="col" className="px-3 py-2 font-medium">
                {t("imports.columns.reason")}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {draft.problems.map((problem) => (
              <tr key={`${problem.line}-${problem.column}-${problem.reason}`} className="align-top">
                <td className="px-3 py-2">
                  <Count value={problem.line} />
                </td>
                <td className="px-3 py-2 break-words">{problem.column ?? "—"}</td>
                <td className="px-3 py-2 break-words">{problem.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <a href={`/leads/import/${draft.id}/rejected.csv`} download className={buttonClass("plain", "sm")}>
          <Download size={14} aria-hidden />
          {t("imports.rejectedFile")}
        </a>
        {draft.problems.length < draft.rejected ? (
          <p className="text-sm text-muted">{t("imports.problemsMore")}</p>
        ) : null}
      </div>
    </Section>
  );
}
