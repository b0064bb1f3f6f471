import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import type { Notice } from "../../worker/notifications/contract.ts";
import { openApi } from "../api.server.ts";
import { rememberLayout } from "../components/last-good.ts";
import { isLayoutOld, noteLayoutAsked } from "../components/layout-age.ts";
import { PlaceProvider } from "../components/place.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { AppShell } from "../components/shell.tsx";
import { ApiProblem } from "../http.server.ts";
import type { Member } from "../person-api.server.ts";
import { readPreferences } from "../preferences.server.ts";

const DEFAULT_SANDBOX_URL = "http://localhost:8789";

/** Who is asking, where, which accounts, and what to know of them. */
export async function loader(door: LoaderFunctionArgs) {
  const api = openApi(door);
  try {
    const asked = api.me();
    const [me, members, accounts, notices, unread] = await Promise.all([
      asked,
      // Names beside leads: without them the pages still stand.
      asked.then(({ workspace }) => api.members(workspace.id)).catch((): Member[] => []),
      api.accounts(),
      // The page is worth more than what would stand above it; who may not be here is told by the other two.
      api.notices().catch((): Notice[] => []),
      api.unreadConversations().catch(() => null),
    ]);
    const { theme, tourDone } = readPreferences(door.request);
    const sandboxUrl = door.context.cloudflare.env.PUBLIC_SANDBOX_URL ?? DEFAULT_SANDBOX_URL;
    return { me, members, accounts, notices, unread, theme, tourDone, sandboxUrl, nowMs: Date.now() };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const { status, code } = error.view;
    // Nobody's workspace yet, several and none chosen, or a chosen one that this person has left.
    if (code === "workspace-required" || status === 404) throw redirect("/welcome");
    throw error.toResponse();
  }
}

/** After a change, on the way to or from the accounts, and now and then while somebody looks. */
export function shouldRevalidate({ formMethod, currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): boolean {
  const isChange = formMethod !== undefined && formMethod !== "GET";
  const isAccounts = (url: URL): boolean => url.pathname.startsWith("/accounts");
  const isDue = isChange || isAccounts(currentUrl) !== isAccounts(nextUrl) || isLayoutOld();
  if (isDue) noteLayoutAsked();
  return isDue;
}

export { keepLastLayout as clientLoader } from "../components/last-good.ts";

export default function AppLayout() {
  const data = useLoaderData<typeof loader>();
  const { me, notices, unread, theme, tourDone, nowMs } = data;
  useEffect(() => rememberLayout(data), [data]);
  return (
    <PlaceProvider zone={me.workspace.zone} nowMs={nowMs}>
      <AppShell me={me} noticeCount={notices.length} unread={unread} theme={theme} tourDone={tourDone}>
        <Outlet />
      </AppShell>
    </PlaceProvider>
  );
}

export function ErrorBoundary() {
  return (
    <main className="px-6">
      <RouteProblem />
    </main>
  );
}
