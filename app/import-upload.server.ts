import type { Mapping } from "../worker/imports/contract.ts";
import type { Api } from "./api.server.ts";
import { IMPORT_FIELDS } from "./contract-words.ts";
import { csvParts, decodeCsv, PART_BYTES } from "./format/csv-parts.ts";
import { refuse } from "./http.server.ts";
import { dictionaryOf } from "./i18n/dictionaries.server.ts";
import { languageOf } from "./preferences.server.ts";

/**
 * A whole table in one form, from a browser whose scripts have not loaded.
 *
 * @returns the id of the draft. @throws ApiProblem 422 when there is nothing to read
 */
export async function readWholeFile(api: Api, request: Request, form: FormData): Promise<string> {
  const words = dictionaryOf(languageOf(request)).imports;
  const file = form.get("file");
  const isFile = file instanceof File && file.size > 0;
  const pasted = String(form.get("pasted") ?? "");
  const text = isFile ? decodeCsv(new Uint8Array(await file.arrayBuffer())) : pasted;
  if (text.trim() === "") throw refuse("no-file", isFile ? words.emptyFile : words.noFile);
  const [first = "", ...rest] = csvParts(text, PART_BYTES);
  const { id } = await api.addImport({
    accountId: String(form.get("accountId") ?? ""),
    fileName: isFile ? file.name : words.pastedName,
    csv: first,
  });
  for (const part of rest) await api.addRows(id, part);
  return id;
}

/** Which column holds what, from one choice per column. @throws ApiProblem 422 when two columns hold the same */
export function readMapping(request: Request, form: FormData): Mapping {
  const mapping: Mapping = Object.fromEntries(IMPORT_FIELDS.map((field) => [field, null]));
  const columns = form.getAll("column").map(String);
  const chosen = form.getAll("field").map(String);
  columns.forEach((column, index) => {
    const field = IMPORT_FIELDS.find((known) => known === chosen[index]);
    if (!field) return;
    if (mapping[field] !== null)
      throw refuse("column-twice", dictionaryOf(languageOf(request)).imports.twice);
    mapping[field] = column;
  });
  return mapping;
}
