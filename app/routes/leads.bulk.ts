import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { readBulkForm } from "../bulk-form.server.ts";
import { refusalOf } from "../http.server.ts";

export const loader = () => redirect("/leads");

/** One change for several people: those named, or all who match the filters of an address. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return Response.json(
    await refusalOf(async () => {
      const { whom, change } = readBulkForm(form);
      return openApi(door).changeLeads(whom, change);
    }),
  );
}
