import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Automation, Template } from "../../worker/messaging/contract.ts";
import { TemplateAdd } from "./template-add.tsx";

type Props = {
  automation: Automation | null;
  templates: readonly Template[];
  maxBytes: number;
  onAdded: (template: Template) => void;
};

/** The texts that it writes with: ticked ones take turns, a new one can be written on the spot. */
export function TemplateTicks({ automation, templates, maxBytes, onAdded }: Props) {
  const { t } = useTranslation();
  const [ticked, setTicked] = useState<readonly string[]>(
    automation?.templateIds ?? templates.slice(0, 1).map((template) => template.id),
  );
  return (
    <div className="flex flex-col gap-2">
      {templates.length === 0 ? (
        <p className="text-muted">{t("automations.template.none")}</p>
      ) : (
        <div className="flex max-h-96 flex-col gap-1 overflow-y-auto">
          {templates.map((template) => (
            <label key={template.id} className="flex items-start gap-2.5 rounded-md p-2 hover:bg-sunken">
              <input
                type="checkbox"
                name="templateId"
                value={template.id}
                checked={ticked.includes(template.id)}
                onChange={(event) =>
                  setTicked(
                    event.target.checked
                      ? [...ticked, template.id]
                      : ticked.filter((id) => id !== template.id),
                  )
                }
                className="mt-0.5 size-5 shrink-0 accent-accent"
              />
              <span className="min-w-0">
                <span className="font-medium">{template.name}</span>
                <span className="line-clamp-2 break-words text-muted">{template.body}</span>
              </span>
            </label>
          ))}
        </div>
      )}
      {templates.length > 1 ? <p className="text-xs text-muted">{t("automations.templatesHint")}</p> : null}
      <TemplateAdd
        maxBytes={maxBytes}
        onAdded={(template) => {
          onAdded(template);
          setTicked((before) => [...before, template.id]);
        }}
      />
    </div>
  );
}
