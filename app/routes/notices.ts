import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { refusalOf } from "../http.server.ts";

export const loader = () => redirect("/");

/** Puts a notice away, for the whole workspace. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return refusalOf(async () => {
    await openApi(door).hideNotice(String(form.get("id") ?? ""));
    return { hidden: true as const };
  });
}
