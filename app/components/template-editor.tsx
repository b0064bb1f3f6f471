import { Form, useNavigation } from "@remix-run/react";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import type { Template } from "../../worker/messaging/contract.ts";
import { MAX_MESSAGE_BYTES } from "../format/bytes.ts";
import { besideNoField, errorAt } from "../format/field-error.ts";
import { letterOf } from "../format/results.ts";
import { templateFaults } from "../format/template-text.ts";
import type { ProblemView } from "../problem.ts";
import { useApp } from "./app-data.ts";
import { Button, IconButton, LinkButton } from "./button.tsx";
import { TextField } from "./field.tsx";
import { PictureField } from "./picture-field.tsx";
import { FormProblem } from "./problem.tsx";
import { useRows } from "./rows-of.ts";
import { SOMEBODY, TemplateBody } from "./template-body.tsx";
import { TemplatePreview } from "./template-preview.tsx";

type Props = { template: Template | null; leads: Lead[]; problem: ProblemView | null };
const MOST_VARIANTS = 10;

/** A template beside how it reads for somebody real, byte by byte. */
export function TemplateEditor({ template, leads, problem }: Props) {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const busy = useNavigation().state !== "idle";
  const [body, setBody] = useState(template?.body ?? "");
  const { rows: variants, add, remove, change } = useRows(template?.variants ?? []);
  const [lead, setLead] = useState<Lead | null>(leads[0] ?? null);
  const account = accounts.find((item) => item.id === lead?.accountId);
  const maxBytes = account?.capabilities.maxTextBytes ?? MAX_MESSAGE_BYTES;
  const platform = t(`accounts.platform.${lead?.platform ?? "instagram"}`);
  const person = { ...(lead ?? SOMEBODY), platform };
  const texts = [body, ...variants.map((row) => row.value)];
  const isFaulty = texts.some((text) => templateFaults(text).length > 0);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_360px]">
      <Form
        method="post"
        className="card flex flex-col gap-5 p-5"
        aria-label={t(template ? "automations.template.edit" : "automations.template.new")}
      >
        <TextField
          label={t("automations.template.name")}
          name="name"
          required
          maxLength={120}
          error={errorAt(problem, "/name")}
          defaultValue={template?.name ?? ""}
        />
        <TemplateBody
          label={t("automations.template.body")}
          name="body"
          value={body}
          onChange={setBody}
          maxBytes={maxBytes}
          person={person}
        />
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-1 text-sm font-medium">{t("automations.template.variants")}</legend>
          <p className="text-xs text-muted">{t("automations.template.variantsHint")}</p>
          {variants.map((row, index) => (
            <div key={row.id} className="flex items-start gap-2">
              <TemplateBody
                label={t("automations.template.variant", { letter: letterOf(index + 1) })}
                name="variant"
                value={row.value}
                onChange={(text) => change(row.id, text)}
                maxBytes={maxBytes}
                person={person}
                rows={3}
                isQuiet
              />
              <IconButton
                label={t("automations.template.removeVariant", { letter: letterOf(index + 1) })}
                onClick={() => remove(row.id)}
              >
                <X size={16} aria-hidden />
              </IconButton>
            </div>
          ))}
          {variants.length < MOST_VARIANTS ? (
            <Button size="sm" className="self-start" onClick={() => add("")}>
              <Plus size={14} aria-hidden />
              {t("automations.template.addVariant")}
            </Button>
          ) : null}
        </fieldset>
        <PictureField kept={template?.imageUrl ?? null} error={errorAt(problem, "/imageUrl")} />
        <FormProblem problem={besideNoField(problem, ["/name", "/imageUrl"])} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" disabled={busy || isFaulty}>
            {t("do.save")}
          </Button>
          <LinkButton to="/automations?tab=templates" look="quiet">
            {t("do.cancel")}
          </LinkButton>
        </div>
      </Form>
      <TemplatePreview
        wordings={texts.filter((text) => text.trim() !== "")}
        person={person}
        lead={lead}
        leads={leads}
        maxBytes={maxBytes}
        onChoose={setLead}
      />
    </div>
  );
}
