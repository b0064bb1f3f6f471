import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { BackLink } from "../components/back-link.tsx";
import { PageTitle } from "../components/empty.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { TemplateEditor } from "../components/template-editor.tsx";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";
import { problemIn } from "../problem.ts";
import { readTemplateForm } from "../template-form.server.ts";

const PREVIEW_LEADS = 6;

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.automations.template.new),
    leads: (await api.leads({ sort: "recent", limit: PREVIEW_LEADS })).items,
  }));
}

export async function action(door: ActionFunctionArgs) {
  const body = readTemplateForm(await door.request.formData());
  return refusalOf(async () => {
    await openApi(door).saveTemplate(null, body);
    throw redirect("/automations?tab=templates");
  });
}

export default function NewTemplate() {
  const { t } = useTranslation();
  const { leads } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/automations?tab=templates">{t("automations.templates")}</BackLink>
      <PageTitle title={t("automations.template.new")} />
      <TemplateEditor template={null} leads={leads} problem={problemIn(useActionData<typeof action>())} />
    </>
  );
}

export const ErrorBoundary = RouteProblem;
