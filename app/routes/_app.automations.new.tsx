import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { AutomationForm } from "../components/automation-form.tsx";
import { BackLink } from "../components/back-link.tsx";
import { PageTitle } from "../components/empty.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { readAutomationForm } from "../format/automation-body.ts";
import { refusalOf, refuse } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";
import { problemIn } from "../problem.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.automations.new),
    templates: await api.templates(),
  }));
}

export async function action(door: ActionFunctionArgs) {
  const body = readAutomationForm(await door.request.formData());
  return refusalOf(async () => {
    if (body.templateIds.length === 0) throw refuse("need-template");
    const { id } = await openApi(door).saveAutomation(null, { ...body, active: false });
    // What it would have done is the first thing to know of it.
    throw redirect(`/automations/${id}/rehearsal`);
  });
}

export default function NewAutomation() {
  const { t } = useTranslation();
  const { templates } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/automations">{t("automations.one.back")}</BackLink>
      <PageTitle title={t("automations.new")} />
      <AutomationForm
        automation={null}
        templates={templates}
        problem={problemIn(useActionData<typeof action>())}
      />
    </>
  );
}

export const ErrorBoundary = RouteProblem;
