import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { load, openApi } from "../api.server.ts";
import { refusalOf } from "../http.server.ts";
import { readScoringForm } from "../settings-form.server.ts";

/** How far a what-if is that takes a while. */
export function loader(door: LoaderFunctionArgs) {
  const job = new URL(door.request.url).searchParams.get("job");
  if (!job) return redirect("/settings/scoring");
  return load(door, async (api) => Response.json(await api.whatIfSoFar(job)));
}

/** What the settings of a form would do. Nothing is kept. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return refusalOf(() => openApi(door).whatIf(readScoringForm(form)));
}
export const shouldRevalidate = () => false;
