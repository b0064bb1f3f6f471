import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { LANGUAGES, type Preferences, preferencesCookie, THEMES } from "../preferences.server.ts";
import { requireOwnOrigin, safeNext } from "../session.server.ts";

export const loader = () => redirect("/");

/** Keeps a choice of this browser: language, light or dark, workspace, tour closed. */
export async function action({ request }: ActionFunctionArgs) {
  requireOwnOrigin(request);
  const form = await request.formData();
  const change: Partial<Preferences> = {};
  const language = LANGUAGES.find((known) => known === form.get("language"));
  if (language) change.language = language;
  const theme = THEMES.find((known) => known === form.get("theme"));
  if (theme) change.theme = theme;
  const workspace = form.get("workspace");
  if (typeof workspace === "string" && workspace !== "") change.workspaceId = workspace.slice(0, 100);
  if (form.get("tour") === "done") change.tourDone = true;
  const headers = { "set-cookie": preferencesCookie(request, change) };
  if (form.get("tour") === "done") return Response.json({ ok: true }, { headers });
  return redirect(workspace ? "/" : safeNext(String(form.get("back") ?? "/")), { headers });
}
