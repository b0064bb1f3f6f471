import { Form, useNavigate, useNavigation } from "@remix-run/react";
import { FileUp } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { csvParts, decodeCsv, jsonBytes, PART_BYTES } from "../format/csv-parts.ts";
import type { ProblemView } from "../problem.ts";
import type { PartAnswer } from "../routes/leads.import.parts.ts";
import { useApp } from "./app-data.ts";
import { ask, isProblem } from "./ask.ts";
import { Button } from "./button.tsx";
import { SelectField, TextArea } from "./field.tsx";
import { FilePicker } from "./file-picker.tsx";
import { FormProblem } from "./problem.tsx";
import { Progress } from "./progress.tsx";

const wrong = (detail: string): ProblemView => ({
  status: 422,
  code: "file",
  detail,
  instance: null,
  errors: [],
});

/** A file, or cells pasted from a spreadsheet, sent in parts; without scripts the whole form goes at once. */
export function ImportForm({ refused }: { refused: ProblemView | null }) {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const navigate = useNavigate();
  const navigation = useNavigation();
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<ProblemView | null>(refused);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);

  /** @returns the id of the draft, or why there is none */
  const send = async (accountId: string, fileName: string, text: string): Promise<string | ProblemView> => {
    if (text.trim() === "") return wrong(t(file ? "imports.emptyFile" : "imports.noFile"));
    const parts = csvParts(text, PART_BYTES);
    if (parts.some((part) => jsonBytes(part) > PART_BYTES)) return wrong(t("imports.tooLong"));
    let id = "";
    for (const [index, csv] of parts.entries()) {
      setProgress({ done: index, total: parts.length });
      const answer = await ask<PartAnswer>(
        "/leads/import/parts",
        id === "" ? { accountId, fileName, csv } : { id, csv },
      );
      if (isProblem(answer)) {
        // Half a file is of no use to anybody.
        if (id !== "") await ask("/leads/import/parts", { id, drop: "1" });
        return answer.problem;
      }
      id = answer.id;
    }
    return id;
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setProblem(null);
    const text = file
      ? decodeCsv(new Uint8Array(await file.arrayBuffer()))
      : String(form.get("pasted") ?? "");
    const outcome = await send(String(form.get("accountId")), file?.name ?? t("imports.pastedName"), text);
    setProgress(null);
    if (typeof outcome === "string") navigate(`/leads/import/${outcome}`);
    else setProblem(outcome);
  };
  const isBusy = progress !== null || navigation.state !== "idle";

  return (
    <Form
      method="post"
      encType="multipart/form-data"
      onSubmit={submit}
      className="card flex flex-col gap-4 p-5"
    >
      <SelectField label={t("imports.account")} name="accountId" className="max-w-sm">
        {accounts.map((account) => (
          <option key={account.id} value={account.id}>
            @{account.username}
          </option>
        ))}
      </SelectField>
      <FilePicker file={file} onFile={setFile} />
      {file ? null : (
        <details>
          <summary className="min-h-8 w-fit cursor-pointer text-accent underline underline-offset-2">
            {t("imports.paste")}
          </summary>
          <TextArea
            label={t("imports.pasteLabel")}
            hint={t("imports.pasteHint")}
            name="pasted"
            rows={6}
            spellCheck={false}
            className="mt-2"
          />
        </details>
      )}
      <FormProblem problem={problem}>{problem?.detail === "" ? t("problem.notDone") : undefined}</FormProblem>
      {progress && progress.total > 1 ? (
        <Progress
          label={t("imports.read")}
          done={progress.done}
          total={progress.total}
          words={(values) => t("imports.reading", values)}
        />
      ) : null}
      <Button type="submit" look="primary" disabled={isBusy} className="self-start">
        <FileUp size={16} aria-hidden />
        {t("imports.read")}
      </Button>
    </Form>
  );
}
