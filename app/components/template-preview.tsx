import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { nameOf } from "../format/people.ts";
import { fillTemplate, type PreviewPerson } from "../format/preview.ts";
import { letterOf } from "../format/results.ts";
import { LeadFinder } from "./lead-finder.tsx";
import { Bytes } from "./template-body.tsx";

type Props = {
  /** The template's text and its variants, empty ones left out. */
  wordings: readonly string[];
  person: PreviewPerson;
  lead: Lead | null;
  leads: readonly Lead[];
  maxBytes: number;
  onChoose: (lead: Lead) => void;
};

/** How each wording reads for one real person, byte by byte. */
export function TemplatePreview({ wordings, person, lead, leads, maxBytes, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-label={t("automations.template.preview")} className="card flex flex-col gap-3 p-5">
      <h2 className="text-base">{t("automations.template.preview")}</h2>
      {leads.length > 0 ? (
        <LeadFinder first={leads} chosenId={lead?.id ?? null} onChoose={onChoose} />
      ) : (
        <p className="text-muted">{t("automations.template.previewNone")}</p>
      )}
      <p className="text-sm text-muted">{t("automations.template.previewAs", { name: nameOf(person) })}</p>
      {wordings.length === 0 ? <p className="text-muted">{t("automations.template.empty")}</p> : null}
      <ul aria-live="polite" className="flex flex-col gap-3">
        {wordings.map((wording, index) => {
          const filled = fillTemplate(wording, person);
          return (
            <li key={index} className="flex flex-col items-end gap-1">
              <p className="max-w-full rounded-md rounded-br-none bg-tint px-3.5 py-2.5 break-words whitespace-pre-wrap">
                {filled}
              </p>
              <div className="flex items-center gap-2">
                {wordings.length > 1 ? (
                  <span className="text-xs font-medium text-muted">{letterOf(index)}</span>
                ) : null}
                <Bytes text={filled} most={maxBytes} />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
