import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { openApi } from "../api.server.ts";
import { endedSessionCookie, readSession, requireOwnOrigin } from "../session.server.ts";

export const loader = () => redirect("/");

/** Ends the session at the API and here; here even when the API cannot be reached. */
export async function action(door: ActionFunctionArgs) {
  requireOwnOrigin(door.request);
  if (readSession(door.request)) {
    await openApi(door)
      .signOut()
      .catch(() => false);
  }
  return redirect("/login", { headers: { "set-cookie": endedSessionCookie(door.request) } });
}
