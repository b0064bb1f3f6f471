import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import type { View } from "../../worker/views/contract.ts";
import { type Api, openApi } from "../api.server.ts";
import { filterBody } from "../format/lead-filter.ts";
import { filtersInForce, readView } from "../format/lead-query.ts";
import { refusalOf } from "../http.server.ts";

export const loader = () => redirect("/leads");

/** The view as it is now; null when it is gone. */
export type ViewAnswer = { view: View | null };

/** Keeps, changes or takes away a saved view. `view` is the address whose filters and order it keeps. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return Response.json(
    await refusalOf(async (): Promise<ViewAnswer> => ({ view: await change(openApi(door), form) })),
  );
}

async function change(api: Api, form: FormData): Promise<View | null> {
  const text = (name: string): string => String(form.get(name) ?? "").trim();
  const address = new URLSearchParams(text("view"));
  const kept = { filter: filterBody(filtersInForce(address)), sort: readView(address).sort };
  const id = text("id");
  switch (form.get("intent")) {
    case "rename":
      return api.changeView(id, { name: text("name") });
    case "share":
      return api.changeView(id, { shared: text("shared") === "true" });
    case "update":
      return api.changeView(id, kept);
    case "remove":
      await api.removeView(id);
      return null;
    default:
      return api.addView({ name: text("name"), shared: text("shared") === "true", ...kept });
  }
}
