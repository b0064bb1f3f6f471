import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { refusalOf, refuse } from "../http.server.ts";

export const loader = () => redirect("/automations");

function readBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse("malformed-json");
  }
}

/** Plays an automation, kept or not, on the last 30 days. Writes nothing; the API reads the body by its contract. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return Response.json(
    await refusalOf(async () => openApi(door).rehearse(readBody(String(form.get("body") ?? "")))),
  );
}
