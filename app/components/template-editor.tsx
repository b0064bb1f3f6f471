import { Form, useNavigation } from "@remix-run/react";
import { Plus, X } from "lucide-react";
import { type RefObject, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import type { Template } from "../../worker/messaging/contract.ts";
import { MAX_MESSAGE_BYTES, utf8Bytes } from "../format/bytes.ts";
import { nameOf } from "../format/people.ts";
import { fillTemplate, type PreviewPerson } from "../format/preview.ts";
import type { ProblemView } from "../problem.ts";
import { Button, IconButton, LinkButton } from "./button.tsx";
import { TextField } from "./field.tsx";
import { FormProblem } from "./problem.tsx";

type Props = { template: Template | null; leads: Lead[]; problem: ProblemView | null };
type Part = { id: number; text: string };

const VARIABLES = [
  { name: "first_name", key: "firstName" },
  { name: "username", key: "username" },
  { name: "platform", key: "platform" },
] as const;
const MOST_VARIANTS = 10;

function insertAt(area: HTMLTextAreaElement, text: string): string {
  const { selectionStart, selectionEnd, value } = area;
  return value.slice(0, selectionStart) + text + value.slice(selectionEnd);
}

function Bytes({ text }: { text: string }) {
  const { t } = useTranslation();
  const used = utf8Bytes(text);
  const over = used - MAX_MESSAGE_BYTES;
  return (
    <p className={`text-xs ${over > 0 ? "font-medium text-danger" : "text-muted"}`}>
      {over > 0
        ? t("lead.tooLong", { over })
        : t("automations.template.bytes", { used, max: MAX_MESSAGE_BYTES })}
    </p>
  );
}

/** A template beside how it reads for somebody real, byte by byte. */
export function TemplateEditor({ template, leads, problem }: Props) {
  const { t } = useTranslation();
  const busy = useNavigation().state !== "idle";
  const [body, setBody] = useState(template?.body ?? "");
  const [variants, setVariants] = useState<Part[]>(
    (template?.variants ?? []).map((text, id) => ({ id, text })),
  );
  const [leadId, setLeadId] = useState(leads[0]?.id ?? "");
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const lead = leads.find((item) => item.id === leadId);
  const person: PreviewPerson = lead ?? {
    username: "camille.exemple",
    displayName: "Camille Exemple",
    platform: "instagram",
  };
  const platform = t(`accounts.platform.${lead?.platform ?? "instagram"}`);
  const shown = [body, ...variants.map((variant) => variant.text)].filter((text) => text.trim() !== "");
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
          defaultValue={template?.name ?? ""}
        />
        <div className="flex flex-col gap-1">
          <label htmlFor={id} className="text-sm font-medium">
            {t("automations.template.body")}
          </label>
          <textarea
            ref={area}
            id={id}
            name="body"
            rows={5}
            required
            maxLength={4000}
            className="input"
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
          <div className="flex flex-wrap items-center gap-1.5">
            <span className="text-xs text-muted">{t("automations.template.variables")}</span>
            {VARIABLES.map(({ name, key }) => (
              <Button key={name} size="sm" onClick={() => insertVariable(area, name, setBody)}>
                {t(`automations.template.${key}`)}
              </Button>
            ))}
            <span className="ml-auto">
              <Bytes text={fillTemplate(body, { ...person, platform })} />
            </span>
          </div>
        </div>
        <fieldset className="flex flex-col gap-2">
          <legend className="text-sm font-medium">{t("automations.template.variants")}</legend>
          <p className="text-xs text-muted">{t("automations.template.variantsHint")}</p>
          {variants.map((variant, index) => (
            <div key={variant.id} className="flex items-start gap-2">
              <textarea
                name="variant"
                rows={2}
                maxLength={4000}
                className="input"
                aria-label={t("automations.template.variant", { n: index + 1 })}
                value={variant.text}
                onChange={(event) =>
                  setVariants(
                    variants.map((item) =>
                      item.id === variant.id ? { ...item, text: event.target.value } : item,
                    ),
                  )
                }
              />
              <IconButton
                label={t("automations.template.removeVariant", { n: index + 1 })}
                onClick={() => setVariants(variants.filter((item) => item.id !== variant.id))}
              >
                <X size={16} aria-hidden />
              </IconButton>
            </div>
          ))}
          {variants.length < MOST_VARIANTS ? (
            <Button
              size="sm"
              className="self-start"
              onClick={() =>
                setVariants([
                  ...variants,
                  { id: Math.max(-1, ...variants.map((item) => item.id)) + 1, text: "" },
                ])
              }
            >
              <Plus size={14} aria-hidden />
              {t("automations.template.addVariant")}
            </Button>
          ) : null}
        </fieldset>
        <FormProblem problem={problem} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" disabled={busy}>
            {t("do.save")}
          </Button>
          <LinkButton to="/automations?tab=templates" look="quiet">
            {t("do.cancel")}
          </LinkButton>
        </div>
      </Form>
      <section aria-label={t("automations.template.preview")} className="card flex flex-col gap-3 p-5">
        <h2 className="text-base">{t("automations.template.preview")}</h2>
        {leads.length > 0 ? (
          <select
            aria-label={t("automations.template.previewFor")}
            className="input"
            value={leadId}
            onChange={(event) => setLeadId(event.target.value)}
          >
            {leads.map((item) => (
              <option key={item.id} value={item.id}>
                {nameOf(item)} (@{item.username})
              </option>
            ))}
          </select>
        ) : (
          <p className="text-muted">{t("automations.template.previewNone")}</p>
        )}
        <ul aria-live="polite" className="flex flex-col gap-3">
          {shown.map((text, index) => {
            const filled = fillTemplate(text, { ...person, platform });
            return (
              <li key={`${index}-${text.length}`} className="flex flex-col items-end gap-1">
                <p className="max-w-full rounded-md rounded-br-none bg-tint px-3.5 py-2.5 break-words whitespace-pre-wrap">
                  {filled}
                </p>
                <Bytes text={filled} />
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

function insertVariable(
  area: RefObject<HTMLTextAreaElement>,
  name: string,
  setBody: (text: string) => void,
): void {
  const element = area.current;
  if (!element) return;
  setBody(insertAt(element, `{{${name}}}`));
  element.focus();
}
