import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { refusalOf, refuse } from "../http.server.ts";
import { safeNext } from "../session.server.ts";

export const loader = () => redirect("/inbox");

/** `text` only of a template that was asked for. */
export type ConversationChanged = { done: true; text?: string };

/** Everything that is done in one conversation. `back` is where to go when no script asked. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const field = (name: string): string => String(form.get(name) ?? "");
  const leadId = door.params.id ?? "";
  const answer = await refusalOf(async (): Promise<ConversationChanged> => {
    const api = openApi(door);
    switch (form.get("intent")) {
      case "write":
        await api.write({ leadId, text: field("text") });
        return { done: true };
      case "template":
        return { done: true, text: await api.rendered(field("templateId"), leadId) };
      case "cancel":
        await api.cancel(field("messageId"));
        return { done: true };
      case "read":
        await api.markRead(leadId);
        return { done: true };
      case "unread":
        await api.markUnread(leadId);
        return { done: true };
      case "take-over":
        await api.takeOver(leadId);
        return { done: true };
      case "resume":
        await api.resume(leadId);
        return { done: true };
      case "unblock":
        await api.changeLead(leadId, { blocked: false });
        return { done: true };
      default:
        throw refuse("unknown-intent");
    }
  });
  return form.has("back") ? redirect(safeNext(field("back"))) : Response.json(answer);
}
