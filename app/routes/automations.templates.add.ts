import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { refusalOf } from "../http.server.ts";
import { readTemplateForm } from "../template-form.server.ts";

export const loader = () => redirect("/automations/templates/new");

/** Writes a template beside another form, which goes on as it was. */
export async function action(door: ActionFunctionArgs) {
  const body = readTemplateForm(await door.request.formData());
  return Response.json(
    await refusalOf(async () => ({ added: await openApi(door).saveTemplate(null, body) })),
  );
}
