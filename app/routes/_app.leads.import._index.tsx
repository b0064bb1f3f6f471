import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MessageSquareOff, PhoneOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { BackLink } from "../components/back-link.tsx";
import { LinkButton } from "../components/button.tsx";
import { Empty, PageTitle, Section } from "../components/empty.tsx";
import { ImportForm } from "../components/import-form.tsx";
import { ImportList } from "../components/import-list.tsx";
import { NextPages } from "../components/next-pages.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";
import { readWholeFile } from "../import-upload.server.ts";
import { problemIn } from "../problem.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const cursor = new URL(door.request.url).searchParams.get("cursor");
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.imports.title),
    ...(await api.imports(cursor)),
  }));
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return refusalOf(async () => {
    throw redirect(`/leads/import/${await readWholeFile(openApi(door), door.request, form)}`);
  });
}

export default function ImportLeads() {
  const { t } = useTranslation();
  const { items, nextCursor } = useLoaderData<typeof loader>();
  const refused = problemIn(useActionData<typeof action>());
  const { accounts } = useApp();
  return (
    <div className="max-w-4xl">
      <BackLink to="/leads">{t("lead.back")}</BackLink>
      <PageTitle title={t("imports.title")} />
      <p className="mb-4 max-w-prose text-muted">{t("imports.lead")}</p>
      <ul className="mb-5 grid gap-4 sm:grid-cols-2">
        <Assurance Icon={MessageSquareOff} title={t("imports.nobody")} body={t("imports.nobodyBody")} />
        <Assurance Icon={PhoneOff} title={t("imports.consent")} body={t("imports.consentBody")} />
      </ul>
      {accounts.length === 0 ? (
        <Empty title={t("imports.noAccount")}>
          <LinkButton to="/accounts">{t("nav.accounts")}</LinkButton>
        </Empty>
      ) : (
        <ImportForm refused={refused} />
      )}
      <div className="mt-8">
        <Section title={t("imports.past")}>
          {items.length === 0 ? (
            <p className="text-muted">{t("imports.pastNone")}</p>
          ) : (
            <ImportList imports={items} />
          )}
          <NextPages nextCursor={nextCursor} />
        </Section>
      </div>
    </div>
  );
}

function Assurance({ Icon, title, body }: { Icon: typeof PhoneOff; title: string; body: string }) {
  return (
    <li className="flex gap-3">
      <Icon size={18} className="mt-0.5 shrink-0 text-muted" aria-hidden />
      <p className="min-w-0">
        <strong className="block font-medium">{title}</strong>
        <span className="text-muted">{body}</span>
      </p>
    </li>
  );
}

export const ErrorBoundary = RouteProblem;
