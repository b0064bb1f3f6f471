import { CircleAlert } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { utf8Bytes } from "../format/bytes.ts";
import { fillTemplate, type PreviewPerson } from "../format/preview.ts";
import {
  type TemplateFault,
  tagOf,
  templateFaults,
  VARIABLES,
  type Variable,
} from "../format/template-text.ts";
import { Button } from "./button.tsx";

const NAMES = { first_name: "firstName", username: "username", platform: "platform" } as const;
/** Of usual length, for counting bytes where nobody is chosen. */
export const SOMEBODY: PreviewPerson = {
  username: "camille.exemple",
  displayName: "Camille Exemple",
  platform: "Instagram",
};

/** Bytes of what somebody would read, against what their platform takes. */
export function Bytes({ id, text, most }: { id?: string; text: string; most: number }) {
  const { t } = useTranslation();
  const used = utf8Bytes(text);
  const over = used - most;
  return (
    <p id={id} className={`text-xs ${over > 0 ? "font-medium text-danger" : "text-muted"}`}>
      {over > 0 ? t("lead.tooLong", { over }) : t("automations.template.bytes", { used, max: most })}
    </p>
  );
}

type Props = {
  label: string;
  name?: string;
  value: string;
  onChange: (value: string) => void;
  maxBytes: number;
  person?: PreviewPerson;
  /** A variant has no button row of its own label: it is named by `label` alone. */
  isQuiet?: boolean;
  rows?: number;
};

/** A text with variables: buttons that insert them, faults shown at their place, bytes counted as one types. */
export function TemplateBody({
  label,
  name,
  value,
  onChange,
  maxBytes,
  person = SOMEBODY,
  isQuiet = false,
  rows = 5,
}: Props) {
  const { t } = useTranslation();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [fallback, setFallback] = useState("");
  const faults = templateFaults(value);
  const replace = (from: number, to: number, words: string) => {
    onChange(value.slice(0, from) + words + value.slice(to));
    const end = from + words.length;
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(end, end);
    });
  };
  const insert = (variable: Variable) => {
    const element = area.current;
    if (element) replace(element.selectionStart, element.selectionEnd, tagOf(variable, fallback));
  };
  const show = ({ from, to }: TemplateFault) => {
    area.current?.focus();
    area.current?.setSelectionRange(from, to);
  };
  const described = [`${id}-bytes`, faults.length > 0 ? `${id}-faults` : ""].filter(Boolean).join(" ");
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5">
      <label htmlFor={id} className={isQuiet ? "text-xs font-medium text-muted" : "text-sm font-medium"}>
        {label}
      </label>
      <textarea
        ref={area}
        id={id}
        name={name}
        rows={rows}
        required={name === "body"}
        maxLength={4000}
        className="input resize-y"
        value={value}
        aria-describedby={described}
        aria-invalid={faults.length > 0 || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <fieldset
          aria-label={t("automations.template.variables")}
          className="flex min-w-0 flex-wrap items-center gap-1.5"
        >
          {VARIABLES.map((variable) => {
            const shown = t(`automations.template.${NAMES[variable]}`);
            return (
              <Button
                key={variable}
                size="sm"
                aria-label={t("automations.template.insert", { name: shown })}
                onClick={() => insert(variable)}
              >
                {shown}
              </Button>
            );
          })}
        </fieldset>
        <Bytes id={`${id}-bytes`} text={fillTemplate(value, person)} most={maxBytes} />
      </div>
      {isQuiet ? null : (
        <label className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
          {t("automations.template.fallback")}
          <input
            className="input !min-h-8 !w-40 !py-1"
            maxLength={60}
            value={fallback}
            placeholder={t("automations.template.fallbackExample")}
            onChange={(event) => setFallback(event.target.value)}
          />
        </label>
      )}
      <div role="status">
        {faults.length > 0 ? (
          <ul id={`${id}-faults`} className="flex flex-col gap-2 rounded-md bg-danger-tint p-3 text-danger">
            {faults.map((fault) => (
              <Fault
                key={fault.from}
                fault={fault}
                body={value}
                onShow={() => show(fault)}
                onMend={(words) => replace(fault.from, fault.to, words)}
              />
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}

const AROUND = 24;

/** One fault with the words around it, marked where it stands. */
function Fault({
  fault,
  body,
  onShow,
  onMend,
}: {
  fault: TemplateFault;
  body: string;
  onShow: () => void;
  onMend: (words: string) => void;
}) {
  const { t } = useTranslation();
  const { kind, from, to, text, guess } = fault;
  const before = [...body.slice(0, from)].slice(-AROUND).join("");
  const after = [...body.slice(to)].slice(0, AROUND).join("");
  const mended = guess ? tagOf(guess, "") : null;
  return (
    <li className="flex flex-col gap-1.5">
      <p className="flex items-start gap-2 text-sm">
        <CircleAlert size={15} className="mt-0.5 shrink-0" aria-hidden />
        <span className="min-w-0 break-words">{t(`automations.template.${kind}`, { tag: text })}</span>
      </p>
      <p className="ml-[23px] break-words whitespace-pre-wrap text-muted">
        …{before}
        <mark className="rounded-sm bg-danger px-0.5 font-medium text-page">{text}</mark>
        {after}…
      </p>
      <div className="ml-[23px] flex flex-wrap gap-1.5">
        <Button size="sm" onClick={onShow}>
          {t("automations.template.goTo")}
        </Button>
        {mended ? (
          <Button size="sm" onClick={() => onMend(mended)}>
            {t("automations.template.guess", { tag: mended })}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
