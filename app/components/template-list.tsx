import { Link, useFetcher } from "@remix-run/react";
import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Template } from "../../worker/messaging/contract.ts";
import { ageText } from "../format/clock.ts";
import { problemIn } from "../problem.ts";
import { IconButton, LinkButton } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { Empty } from "./empty.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";

const CONFLICT = 409;

export function TemplateList({ templates }: { templates: Template[] }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const fetcher = useFetcher();
  const problem = problemIn(fetcher.data);
  if (templates.length === 0) {
    return (
      <Empty title={t("automations.template.none")}>
        <LinkButton to="/automations/templates/new">{t("automations.template.new")}</LinkButton>
      </Empty>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <FormProblem problem={problem}>
        {problem?.status === CONFLICT ? t("automations.template.inUse") : undefined}
      </FormProblem>
      <ul aria-label={t("automations.templates")} className="grid gap-3 md:grid-cols-2">
        {templates.map((template) => (
          <li key={template.id} className="card flex flex-col gap-2 p-4">
            <div className="flex items-start justify-between gap-2">
              <Link
                to={`/automations/templates/${template.id}`}
                className="font-medium underline-offset-2 hover:underline"
              >
                {template.name}
              </Link>
              <Confirm
                trigger={
                  <IconButton label={`${t("do.remove")} : ${template.name}`} className="-mt-1.5 -mr-1.5">
                    <Trash2 size={16} aria-hidden />
                  </IconButton>
                }
                title={t("automations.template.removeTitle", { name: template.name })}
                body={t("automations.template.removeBody")}
                confirm={t("do.remove")}
                look="danger"
                onConfirm={() =>
                  fetcher.submit(
                    { intent: "remove-template", id: template.id },
                    { method: "post", action: "/automations?index" },
                  )
                }
              />
            </div>
            <p className="line-clamp-3 break-words whitespace-pre-wrap text-muted">{template.body}</p>
            <p className="mt-auto text-xs text-muted" suppressHydrationWarning>
              {template.variants.length > 0
                ? `${t("automations.template.variants", { count: template.variants.length })} · `
                : ""}
              {t("automations.template.updated", {
                age: ageText(Date.parse(template.updatedAt), nowMs, place),
              })}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
