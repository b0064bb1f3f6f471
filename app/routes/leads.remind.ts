import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { refusalOf } from "../http.server.ts";
import { safeNext } from "../session.server.ts";

export const loader = () => redirect("/leads");

/** Keeps the reminder of one person; an empty `at` takes it away. `back` is where to go when no script asked. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const text = (name: string): string => String(form.get(name) ?? "").trim();
  const note = text("note");
  const reminder = text("at") === "" ? null : { at: text("at"), ...(note ? { note } : {}) };
  const answer = await refusalOf(async () => {
    await openApi(door).changeLead(text("id"), { reminder });
    return { saved: true as const };
  });
  return form.has("back") ? redirect(safeNext(text("back"))) : Response.json(answer);
}
