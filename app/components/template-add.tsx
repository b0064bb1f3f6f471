import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Template } from "../../worker/messaging/contract.ts";
import { templateFaults } from "../format/template-text.ts";
import type { ProblemView } from "../problem.ts";
import { ask, isProblem } from "./ask.ts";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";
import { FormProblem } from "./problem.tsx";
import { TemplateBody } from "./template-body.tsx";
import { useToast } from "./toast.tsx";

/** Writes a template without leaving the form: nothing of it is lost, and the new one is ticked. */
export function TemplateAdd({
  maxBytes,
  onAdded,
}: {
  maxBytes: number;
  onAdded: (template: Template) => void;
}) {
  const { t } = useTranslation();
  const say = useToast();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [body, setBody] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemView | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    setName("");
    setBody("");
    setProblem(null);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const add = async () => {
    setBusy(true);
    const answer = await ask<{ added: Template }>("/automations/templates/add", { name, body });
    setBusy(false);
    if (isProblem(answer)) return setProblem(answer.problem);
    onAdded(answer.added);
    say(t("automations.addedTemplate", { name: answer.added.name }));
    close();
  };
  const isReady = name.trim() !== "" && body.trim() !== "" && templateFaults(body).length === 0;
  if (!isOpen) {
    return (
      <p>
        <Button ref={opener} size="sm" aria-expanded={false} onClick={() => setOpen(true)}>
          {t("automations.addTemplate")}
        </Button>
      </p>
    );
  }
  return (
    // No form inside the form: its fields have no names there, and Enter in the name adds.
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
      <legend className="px-1 text-sm font-medium">{t("automations.addTemplate")}</legend>
      <TextField
        label={t("automations.template.name")}
        value={name}
        maxLength={120}
        autoFocus
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          if (isReady && !busy) void add();
        }}
      />
      <TemplateBody
        label={t("automations.template.body")}
        value={body}
        onChange={setBody}
        maxBytes={maxBytes}
      />
      <FormProblem problem={problem} />
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void add()} disabled={!isReady || busy}>
          {t("automations.addTemplateDo")}
        </Button>
        <Button look="quiet" onClick={close}>
          {t("do.cancel")}
        </Button>
      </div>
    </fieldset>
  );
}
