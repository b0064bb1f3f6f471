import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { NewPushSubscriptionSchema } from "../../worker/notifications/alert-contract.ts";
import { openApi } from "../api.server.ts";
import { refusalOf, refuse } from "../http.server.ts";

export const loader = () => redirect("/settings/notifications");

/** Has a browser told by push, or told no more. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const remove = form.get("remove");
  const answer = await refusalOf(async () => {
    const api = openApi(door);
    if (remove !== null) {
      await api.removePushDevice(String(remove));
      return { removed: true as const };
    }
    return { device: await api.addPushDevice(subscriptionOf(String(form.get("subscription") ?? ""), form)) };
  });
  return Response.json(answer);
}

/** What `PushSubscription.toJSON()` says; browsers add fields of their own. */
function subscriptionOf(json: string, form: FormData) {
  let said: { endpoint?: unknown; keys?: { p256dh?: unknown; auth?: unknown } };
  try {
    said = JSON.parse(json) as typeof said;
  } catch {
    throw refuse("not-a-subscription");
  }
  const label = String(form.get("label") ?? "").slice(0, 80);
  const parsed = NewPushSubscriptionSchema.safeParse({
    endpoint: said?.endpoint,
    keys: { p256dh: said?.keys?.p256dh, auth: said?.keys?.auth },
    label,
  });
  if (!parsed.success) throw refuse("not-a-subscription");
  return parsed.data;
}
