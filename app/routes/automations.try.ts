import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { readWords } from "../format/words-list.ts";
import { refusalOf } from "../http.server.ts";

export const loader = () => redirect("/automations?tab=test");

/** A dry run: would these words be set off by this text? */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  return refusalOf(() =>
    openApi(door).dryRun({
      keywords: readWords(text("keywords")),
      excludes: readWords(text("excludes")),
      text: text("text"),
    }),
  );
}
/** Nothing on the page depends on a dry run. */
export const shouldRevalidate = () => false;
