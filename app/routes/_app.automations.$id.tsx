import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { readAutomationForm } from "../automation-form.server.ts";
import { AutomationForm } from "../components/automation-form.tsx";
import { AutomationRow } from "../components/automation-list.tsx";
import { PageTitle } from "../components/empty.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { refusalOf, refuse } from "../http.server.ts";
import { problemIn } from "../problem.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => {
    const [automation, templates] = await Promise.all([
      api.automation(door.params.id ?? ""),
      api.templates(),
    ]);
    return { title: automation.name, automation, templates };
  });
}

export async function action(door: ActionFunctionArgs) {
  const { accountId: _fixed, ...body } = readAutomationForm(await door.request.formData());
  return refusalOf(async () => {
    if (body.templateIds.length === 0) throw refuse("need-template");
    await openApi(door).saveAutomation(door.params.id ?? "", body);
    throw redirect("/automations");
  });
}

export default function EditAutomation() {
  const { t } = useTranslation();
  const { automation, templates } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle title={t("automations.editTitle")} />
      <ul className="card mb-5">
        <AutomationRow automation={automation} />
      </ul>
      <AutomationForm
        key={automation.id}
        automation={automation}
        templates={templates}
        problem={problemIn(useActionData<typeof action>())}
      />
    </>
  );
}

export const ErrorBoundary = RouteProblem;
