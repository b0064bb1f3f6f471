import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { refusalOf } from "../http.server.ts";

export const loader = () => redirect("/");

/** The emergency stop, on or off. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return refusalOf(async () => openApi(door).changeWorkspace({ stopped: form.get("stopped") === "true" }));
}
