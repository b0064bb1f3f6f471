import { useSearchParams } from "@remix-run/react";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "../../worker/views/contract.ts";
import { FILTER_NAMES, filtersInForce } from "../format/lead-query.ts";
import type { ProblemView } from "../problem.ts";
import { Button } from "./button.tsx";
import { AskDialog } from "./dialog.tsx";
import { CheckField, TextField } from "./field.tsx";
import { useFilterWords } from "./filter-words.ts";
import { FormProblem } from "./problem.tsx";
import { useViewActions } from "./view-actions.ts";

const LONGEST_NAME = 80;

function NameForm({
  name,
  label,
  submit,
  onDone,
  children,
}: {
  name: string;
  label: string;
  submit: (name: string, form: FormData) => Promise<ProblemView | null>;
  onDone: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<ProblemView | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const refusal = await submit(String(form.get("name") ?? "").trim(), form);
    setBusy(false);
    setProblem(refusal);
    if (refusal === null) onDone();
  };
  return (
    <form onSubmit={send} className="flex flex-col gap-4">
      <TextField
        label={t("views.name")}
        hint={t("views.nameHint")}
        name="name"
        required
        maxLength={LONGEST_NAME}
        defaultValue={name}
        autoComplete="off"
      />
      {children}
      <FormProblem problem={problem}>{problem?.detail === "" ? t("problem.notDone") : undefined}</FormProblem>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>{t("do.cancel")}</Button>
        <Button type="submit" look="primary" disabled={isBusy}>
          {label}
        </Button>
      </div>
    </form>
  );
}

/** Keeps the filters and the order of the address under a name. */
export function SaveViewDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { save } = useViewActions();
  const wordsOf = useFilterWords();
  const filters = filtersInForce(search);
  const kept = FILTER_NAMES.filter((name) => filters[name] !== undefined);
  return (
    <AskDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t("views.saveTitle")}
      body={t("views.saveBody")}
    >
      <NameForm
        name=""
        label={t("do.save")}
        submit={(name, form) => save(name, form.has("shared"), search.toString())}
        onDone={onClose}
      >
        <div>
          <p className="text-sm font-medium">{t("views.keeps")}</p>
          <p className="break-words text-muted">
            {kept.length === 0 ? t("views.keepsAll") : kept.map((name) => wordsOf(name, filters)).join(" · ")}
          </p>
        </div>
        <CheckField label={t("views.shared")} hint={t("views.sharedHint")} name="shared" defaultChecked />
      </NameForm>
    </AskDialog>
  );
}

export function RenameViewDialog({
  view,
  open,
  onClose,
}: {
  view: View;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { rename } = useViewActions();
  return (
    <AskDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t("views.renameTitle")}
      body={view.name}
    >
      <NameForm
        name={view.name}
        label={t("views.rename")}
        submit={(name) => rename(view, name)}
        onDone={onClose}
      />
    </AskDialog>
  );
}
