import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { useAccepted } from "../components/answer.ts";
import { AutomationForm } from "../components/automation-form.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { useToast } from "../components/toast.tsx";
import { readAutomationForm } from "../format/automation-body.ts";
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
    return { saved: Date.now() };
  });
}

export default function AutomationSettings() {
  const { t } = useTranslation();
  const say = useToast();
  const { automation, templates } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useAccepted(answer, () => say(t("do.saved")));
  return (
    <AutomationForm
      key={automation.id}
      automation={automation}
      templates={templates}
      problem={problemIn(answer)}
    />
  );
}

export const ErrorBoundary = RouteProblem;
