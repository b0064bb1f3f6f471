import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { refusalOf } from "../http.server.ts";

export const loader = () => redirect("/alerts");

/** Marks alerts as read, for the person who asks: those named, or everything. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const ids = form.getAll("id").map(String);
  const answer = await refusalOf(async () => {
    await openApi(door).readAlerts(ids.length > 0 ? { ids } : { all: true });
    return { read: true as const };
  });
  return form.has("back") ? redirect("/alerts") : Response.json(answer);
}
