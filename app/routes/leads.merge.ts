import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { refusalOf } from "../http.server.ts";

export const loader = () => redirect("/leads/duplicates");

export type MergeAnswer = { undoId?: string };

/** Two leads are one person, or (`dismiss`) they are two. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const text = (name: string): string => String(form.get(name) ?? "");
  return Response.json(
    await refusalOf(async (): Promise<MergeAnswer> => {
      const api = openApi(door);
      if (form.has("dismiss")) {
        await api.dismissDuplicate(text("dismiss"));
        return {};
      }
      const { undoId } = await api.merge(text("keptId"), text("takenId"));
      return { undoId };
    }),
  );
}
