import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ALERT_KINDS, type AlertKind } from "../../worker/notifications/alert-contract.ts";
import { load, openApi } from "../api.server.ts";
import { BackLink } from "../components/back-link.tsx";
import { PageTitle } from "../components/empty.tsx";
import { NotificationForm } from "../components/notification-form.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { PushCard } from "../components/push-card.tsx";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.alerts.title),
    settings: await api.notificationSettings(),
  }));
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const chosen = (way: "email" | "push") =>
    Object.fromEntries(ALERT_KINDS.map((kind) => [kind, form.has(`${way}.${kind}`)])) as Record<
      AlertKind,
      boolean
    >;
  return refusalOf(async () => {
    await openApi(door).saveNotifications({ email: chosen("email"), push: chosen("push") });
    return { saved: true as const };
  });
}

/** What one is told, and where. */
export default function Notifications() {
  const { t } = useTranslation();
  const { settings } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-3xl">
      <BackLink to="/settings">{t("settings.title")}</BackLink>
      <PageTitle title={t("alerts.choice.title")} />
      <p className="mb-5 max-w-prose text-muted">{t("alerts.choice.lead")}</p>
      <div className="flex flex-col gap-8">
        <NotificationForm settings={settings} />
        <PushCard settings={settings} />
      </div>
    </div>
  );
}

export const ErrorBoundary = RouteProblem;
