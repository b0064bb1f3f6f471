import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { AutomationRow } from "../components/automation-list.tsx";
import { AutomationSections } from "../components/automation-sections.tsx";
import { LinkButton } from "../components/button.tsx";
import { TestBox } from "../components/dry-run.tsx";
import { Empty, PageTitle, Section } from "../components/empty.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { Recipes } from "../components/recipes.tsx";
import { TemplateList } from "../components/template-list.tsx";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

const TABS = ["automations", "templates", "test"] as const;

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => {
    const [automations, templates] = await Promise.all([api.automations(), api.templates()]);
    return { title: pageTitle(door.request, (words) => words.automations.title), automations, templates };
  });
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const id = String(form.get("id") ?? "");
  return refusalOf(async () => {
    const api = openApi(door);
    switch (form.get("intent")) {
      case "switch": {
        const { active } = await api.saveAutomation(id, { active: form.get("active") === "true" });
        return { switched: active };
      }
      case "remove-template":
        await api.removeTemplate(id);
        return { done: true as const };
      default:
        await api.removeAutomation(id);
        throw redirect("/automations");
    }
  });
}

export default function Automations() {
  const { t } = useTranslation();
  const { automations, templates } = useLoaderData<typeof loader>();
  const { accounts } = useApp();
  const [search] = useSearchParams();
  const tab = TABS.find((known) => known === search.get("tab")) ?? "automations";
  useLiveRefresh();
  const accountId = accounts.find((account) => account.status === "connected")?.id ?? accounts[0]?.id ?? null;
  return (
    <>
      <PageTitle title={t("automations.title")}>
        {tab === "templates" ? (
          <LinkButton to="/automations/templates/new" look="primary">
            <Plus size={16} aria-hidden />
            {t("automations.template.new")}
          </LinkButton>
        ) : (
          <LinkButton to="/automations/new" look="primary">
            <Plus size={16} aria-hidden />
            {t("automations.new")}
          </LinkButton>
        )}
      </PageTitle>
      <AutomationSections current={tab} />
      <div className="mt-5 flex flex-col gap-7">
        {tab === "automations" ? (
          <>
            <Section title={t("automations.list")}>
              {automations.length === 0 ? (
                <Empty title={t("automations.none")} />
              ) : (
                <ul className="card divide-y divide-line">
                  {automations.map((automation) => (
                    <AutomationRow key={automation.id} automation={automation} all={automations} />
                  ))}
                </ul>
              )}
            </Section>
            <Section title={t("automations.recipes.title")} lead={t("automations.recipes.lead")}>
              <Recipes accountId={accountId} />
            </Section>
          </>
        ) : tab === "templates" ? (
          <TemplateList templates={templates} />
        ) : (
          <TestBox />
        )}
      </div>
    </>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
