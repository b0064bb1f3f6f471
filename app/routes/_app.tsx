import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import { openApi } from "../api.server.ts";
import { PlaceProvider } from "../components/place.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { AppShell } from "../components/shell.tsx";
import { ApiProblem } from "../http.server.ts";
import { readPreferences } from "../preferences.server.ts";

const DEFAULT_SANDBOX_URL = "http://localhost:8789";

/** Who is asking, where, and which accounts: read once, then only after a change. */
export async function loader(door: LoaderFunctionArgs) {
  const api = openApi(door);
  try {
    const [me, accounts] = await Promise.all([api.me(), api.accounts()]);
    const { theme, tourDone } = readPreferences(door.request);
    const sandboxUrl = door.context.cloudflare.env.PUBLIC_SANDBOX_URL ?? DEFAULT_SANDBOX_URL;
    return { me, accounts, theme, tourDone, sandboxUrl, nowMs: Date.now() };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const { status, code } = error.view;
    // Nobody's workspace yet, several and none chosen, or a chosen one that this person has left.
    if (code === "workspace-required" || status === 404) throw redirect("/welcome");
    throw error.toResponse();
  }
}

export const shouldRevalidate = ({
  formMethod,
  currentUrl,
  nextUrl,
}: ShouldRevalidateFunctionArgs): boolean =>
  (formMethod !== undefined && formMethod !== "GET") ||
  currentUrl.pathname.startsWith("/accounts") !== nextUrl.pathname.startsWith("/accounts");

export default function AppLayout() {
  const { me, accounts, theme, tourDone, nowMs } = useLoaderData<typeof loader>();
  return (
    <PlaceProvider zone={me.workspace.zone} nowMs={nowMs}>
      <AppShell me={me} accounts={accounts} theme={theme} tourDone={tourDone}>
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
