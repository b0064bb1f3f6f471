import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useLoaderData } from "@remix-run/react";
import { LogOut } from "lucide-react";
import { useTranslation } from "react-i18next";
import { openApi } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { Button, LinkButton } from "../components/button.tsx";
import { PageTitle, Section } from "../components/empty.tsx";
import { LookChoices } from "../components/person-menu.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { WorkspaceForm } from "../components/workspace-form.tsx";
import { mayBeOffered } from "../format/roles.ts";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";
import { readWorkspaceForm } from "../settings-form.server.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return {
    title: pageTitle(door.request, (words) => words.settings.title),
    zones: Intl.supportedValuesOf("timeZone"),
  };
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return refusalOf(async () => {
    await openApi(door).changeWorkspace(readWorkspaceForm(form));
    return { saved: true as const };
  });
}

export default function Settings() {
  const { t } = useTranslation();
  const { zones } = useLoaderData<typeof loader>();
  const { me, theme } = useApp();
  return (
    <>
      <PageTitle title={t("settings.title")} />
      <div className="flex max-w-4xl flex-col gap-8">
        <Section title={t("settings.workspace")}>
          <WorkspaceForm workspace={me.workspace} zones={zones} />
        </Section>
        <Section title={t("scoring.title")} lead={t("scoring.lead")}>
          <p>
            <LinkButton to="/settings/scoring">{t("scoring.open")}</LinkButton>
          </p>
        </Section>
        <Section title={t("reading.title")} lead={t("reading.settingsLead")}>
          <p>
            <LinkButton to="/settings/reading">{t("reading.open")}</LinkButton>
          </p>
        </Section>
        <Section title={t("alerts.choice.title")} lead={t("alerts.choice.settingsLead")}>
          <p>
            <LinkButton to="/settings/notifications">{t("alerts.choice.open")}</LinkButton>
          </p>
        </Section>
        <Section title={t("privacy.title")} lead={t("privacy.settingsLead")}>
          <p className="flex flex-wrap gap-2">
            <LinkButton to="/settings/privacy">{t("privacy.open")}</LinkButton>
            <LinkButton to="/settings/privacy/do-not-contact">{t("doNotContact.open")}</LinkButton>
          </p>
        </Section>
        <Section title={t("blockList.section")} lead={t("blockList.settingsLead")}>
          <p className="flex flex-wrap gap-2">
            <LinkButton to="/settings/blocked">{t("blockList.open")}</LinkButton>
            {mayBeOffered(me.role, "manage-workspace") ? (
              <>
                <LinkButton to="/settings/audit">{t("audit.open")}</LinkButton>
                <LinkButton to="/settings/dead-letters">{t("deadLetters.open")}</LinkButton>
              </>
            ) : null}
          </p>
        </Section>
        <Section title={t("settings.profile")}>
          <div className="card flex flex-col gap-5 p-5">
            <dl className="grid gap-3 sm:grid-cols-3">
              {[
                [t("auth.name"), me.person?.name],
                [t("auth.email"), me.person?.email],
                [t("settings.role"), t(`settings.roles.${me.role}`)],
              ].map(([label, value]) => (
                <div key={label} className="min-w-0">
                  <dt className="text-xs text-muted">{label}</dt>
                  <dd className="break-words">{value ?? "—"}</dd>
                </div>
              ))}
            </dl>
            <section aria-label={t("settings.appearance")} className="grid max-w-xl gap-4 sm:grid-cols-2">
              <LookChoices theme={theme} />
            </section>
            <Form method="post" action="/sign-out" reloadDocument>
              <Button type="submit">
                <LogOut size={16} aria-hidden />
                {t("menu.signOut")}
              </Button>
            </Form>
          </div>
        </Section>
      </div>
    </>
  );
}

export const ErrorBoundary = RouteProblem;
