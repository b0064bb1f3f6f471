import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { readBulkForm } from "../bulk-form.server.ts";
import { refusalOf } from "../http.server.ts";

export const loader = () => redirect("/leads");

/** One change for several people: those named, or all who match the filters of an address. */
export async function action(door: ActionFunctionArgs) {
  const { whom, change } = readBulkForm(await door.request.formData());
  return Response.json(await refusalOf(() => openApi(door).changeLeads(whom, change)));
}
