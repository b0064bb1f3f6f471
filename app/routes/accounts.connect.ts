import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { refusalOf } from "../http.server.ts";

export const loader = () => redirect("/accounts");

/** Leads to the platform's consent page. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return refusalOf(async () => {
    const { authorizeUrl } = await openApi(door).connect(String(form.get("platform") ?? "instagram"));
    throw redirect(authorizeUrl);
  });
}
