import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { BackLink } from "../components/back-link.tsx";
import { PageTitle } from "../components/empty.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { TemplateEditor } from "../components/template-editor.tsx";
import { VariantResults } from "../components/variant-results.tsx";
import { refusalOf } from "../http.server.ts";
import { problemIn } from "../problem.ts";
import { readTemplateForm } from "../template-form.server.ts";

const PREVIEW_LEADS = 6;

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => {
    const id = door.params.id ?? "";
    const [template, page, results] = await Promise.all([
      api.template(id),
      api.leads({ sort: "recent", limit: PREVIEW_LEADS }),
      // Without its results the text can still be changed.
      api.templateResults(id).catch(() => null),
    ]);
    return { title: template.name, template, leads: page.items, results };
  });
}

export async function action(door: ActionFunctionArgs) {
  const body = readTemplateForm(await door.request.formData());
  return refusalOf(async () => {
    await openApi(door).saveTemplate(door.params.id ?? "", body);
    throw redirect("/automations?tab=templates");
  });
}

export default function EditTemplate() {
  const { t } = useTranslation();
  const { template, leads, results } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/automations?tab=templates">{t("automations.templates")}</BackLink>
      <PageTitle title={t("automations.template.edit")} />
      <TemplateEditor
        key={template.id}
        template={template}
        leads={leads}
        problem={problemIn(useActionData<typeof action>())}
      />
      <div className="mt-6 max-w-3xl">
        <VariantResults results={results} />
      </div>
    </>
  );
}

export const ErrorBoundary = RouteProblem;
