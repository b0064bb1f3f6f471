import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { refusalOf } from "../http.server.ts";

export const loader = () => redirect("/leads/history");

/** Takes back one change of the history. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return Response.json(await refusalOf(() => openApi(door).undoChange(String(form.get("undoId") ?? ""))));
}
