import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import type { Change } from "../../worker/undo/contract.ts";
import { load, openApi } from "../api.server.ts";
import { refusalOf } from "../http.server.ts";

/** What has become of a change; null when the history does not show it any more. */
export type ChangeAnswer = { change: Change | null };

export function loader(door: LoaderFunctionArgs) {
  const id = new URL(door.request.url).searchParams.get("id");
  if (!id) return redirect("/leads/history");
  return load(door, async (api) => Response.json({ change: await api.change(id) } satisfies ChangeAnswer));
}

/** Takes back one change of the history. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return Response.json(await refusalOf(() => openApi(door).undoChange(String(form.get("undoId") ?? ""))));
}
