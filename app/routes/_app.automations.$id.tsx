import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { load } from "../api.server.ts";
import { AUTOMATION_TABS, AutomationHead } from "../components/automation-head.tsx";
import { RouteProblem } from "../components/problem.tsx";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => {
    const id = door.params.id ?? "";
    // Counts are told in the list only; without it the automation still stands.
    const [automation, all] = await Promise.all([api.automation(id), api.automations().catch(() => [])]);
    return { automation: all.find((one) => one.id === id) ?? automation, all };
  });
}

/** One automation: its settings, its rehearsal, and what it saw. */
export default function OneAutomation() {
  const { automation, all } = useLoaderData<typeof loader>();
  const last = useLocation().pathname.split("/").at(-1);
  return (
    <>
      <AutomationHead
        key={automation.id}
        automation={automation}
        all={all}
        current={AUTOMATION_TABS.find((tab) => tab === last) ?? "edit"}
      />
      <Outlet />
    </>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
