import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import type { Account } from "../../worker/accounts/contract.ts";
import { type Api, openApi } from "../api.server.ts";
import { PlaceProvider } from "../components/place.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { AppShell } from "../components/shell.tsx";
import { ApiProblem } from "../http.server.ts";
import { readPreferences } from "../preferences.server.ts";

const WAITING_READ = 200;
const DEFAULT_SANDBOX_URL = "http://localhost:8789";

/** For accounts that must be reconnected: when the first message that waits for it is lost. */
async function firstExpiries(api: Api, accounts: Account[]): Promise<Record<string, string | null>> {
  const waiting = accounts.filter((account) => account.status === "reconnect" && account.pendingMessages > 0);
  const entries = await Promise.all(
    waiting.map(async ({ id }) => {
      const page = await api
        .messages({ accountId: id, state: "pending,scheduled", limit: WAITING_READ })
        .catch(() => null);
      const deadlines = (page?.items ?? []).flatMap((message) => message.deadlineAt ?? []);
      return [id, deadlines.toSorted()[0] ?? null] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** Who is asking, where, and which accounts: read once, then only after a change. */
export async function loader(door: LoaderFunctionArgs) {
  const api = openApi(door);
  try {
    const [me, accounts] = await Promise.all([api.me(), api.accounts()]);
    const firstExpiry = await firstExpiries(api, accounts);
    const { theme, tourDone } = readPreferences(door.request);
    const sandboxUrl = door.context.cloudflare.env.PUBLIC_SANDBOX_URL ?? DEFAULT_SANDBOX_URL;
    return { me, accounts, firstExpiry, theme, tourDone, sandboxUrl, nowMs: Date.now() };
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
  const { me, accounts, firstExpiry, theme, tourDone, nowMs } = useLoaderData<typeof loader>();
  return (
    <PlaceProvider zone={me.workspace.zone} nowMs={nowMs}>
      <AppShell me={me} accounts={accounts} firstExpiry={firstExpiry} theme={theme} tourDone={tourDone}>
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
