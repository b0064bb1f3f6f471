import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ImportDetail } from "../../worker/imports/contract.ts";
import { IMPORT_FIELDS } from "../contract-words.ts";
import type { ProblemView } from "../problem.ts";
import { Button } from "./button.tsx";
import { Section } from "./empty.tsx";
import { FormProblem } from "./problem.tsx";

/** What each column of the file holds: guessed from its title, decided here. */
export function ImportMapping({ draft, problem }: { draft: ImportDetail; problem: ProblemView | null }) {
  const { t } = useTranslation();
  const navigation = useNavigation();
  const fieldOf = (column: string) => IMPORT_FIELDS.find((field) => draft.mapping[field] === column) ?? "";
  return (
    <Section title={t("imports.mapping")} lead={t("imports.mappingLead")}>
      <Form method="post" className="card flex flex-col gap-4 p-4">
        <input type="hidden" name="intent" value="map" />
        <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {draft.columns.map((column, index) => (
            // Titles may be there twice.
            <li key={index} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)] items-center gap-3">
              <input type="hidden" name="column" value={column} />
              <span className="truncate font-medium" title={column}>
                {column}
              </span>
              <select
                name="field"
                aria-label={t("imports.mapTo", { column })}
                defaultValue={fieldOf(column)}
                className="input"
              >
                <option value="">{t("imports.ignore")}</option>
                {IMPORT_FIELDS.map((field) => (
                  <option key={field} value={field}>
                    {t(`imports.fields.${field}`)}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
        <FormProblem problem={problem} />
        <Button type="submit" className="self-start" disabled={navigation.state !== "idle"}>
          {t("imports.apply")}
        </Button>
      </Form>
    </Section>
  );
}
