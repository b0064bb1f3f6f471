import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData, useParams } from "@remix-run/react";
import { load } from "../api.server.ts";
import { DecisionList } from "../components/decision-list.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { decisionQuery } from "../format/decision-query.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => {
    const page = await api.decisions(
      door.params.id ?? "",
      decisionQuery(new URL(door.request.url).searchParams),
    );
    return { title: pageTitle(door.request, (words) => words.decisions.title), page };
  });
}

export default function AutomationSeen() {
  const { page } = useLoaderData<typeof loader>();
  const { id = "" } = useParams();
  useLiveRefresh();
  return (
    <DecisionList
      decisions={page.items}
      nextCursor={page.nextCursor}
      path={`/automations/${encodeURIComponent(id)}/seen`}
    />
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
