import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { refusalOf } from "../http.server.ts";

export const loader = () => redirect("/leads/import");

export type PartAnswer = { id: string };

/** One part of a file: the first makes the draft, the others are added to it. `drop` takes it away again. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const text = (name: string): string => String(form.get(name) ?? "");
  return Response.json(
    await refusalOf(async (): Promise<PartAnswer> => {
      const api = openApi(door);
      const id = text("id");
      if (id === "") {
        return {
          id: (
            await api.addImport({
              accountId: text("accountId"),
              fileName: text("fileName"),
              csv: text("csv"),
            })
          ).id,
        };
      }
      if (form.has("drop")) await api.removeImport(id);
      else await api.addRows(id, text("csv"));
      return { id };
    }),
  );
}
