import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { BackLink } from "../components/back-link.tsx";
import { DoNotContactForm } from "../components/do-not-contact-form.tsx";
import { DoNotContactRow } from "../components/do-not-contact-row.tsx";
import { Empty, PageTitle, Section } from "../components/empty.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { Pager } from "../components/pager.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { mayBeOffered } from "../format/roles.ts";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

const PATH = "/settings/privacy/do-not-contact";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const cursor = new URL(door.request.url).searchParams.get("cursor");
  return load(door, async (api) => ({
    title: pageTitle(door.request, (words) => words.doNotContact.title),
    ...(await api.doNotContact({ cursor })),
  }));
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const text = (name: string): string => String(form.get(name) ?? "").trim();
  return refusalOf(async () => {
    const api = openApi(door);
    if (form.get("intent") === "remove") {
      await api.removeDoNotContact(text("id"));
      return { removed: true as const };
    }
    const value = text("value");
    const kind = value.includes("@") ? ("email" as const) : ("phone" as const);
    const contact = { kind, value };
    if (form.get("intent") === "check") return { checked: value, listed: await api.isListed(contact) };
    const reason = text("reason");
    await api.addDoNotContact({ ...contact, ...(reason ? { reason } : {}) });
    return { added: value };
  });
}

export default function DoNotContactPage() {
  const { t } = useTranslation();
  const { items, nextCursor } = useLoaderData<typeof loader>();
  const { me } = useApp();
  useLiveRefresh();
  const mayAdd = mayBeOffered(me.role, "write-leads");
  const mayRemove = mayBeOffered(me.role, "manage-workspace");
  return (
    <div className="max-w-4xl">
      <BackLink to="/settings/privacy">{t("privacy.title")}</BackLink>
      <PageTitle title={t("doNotContact.title")} />
      <p className="mb-5 max-w-prose text-muted">{t("doNotContact.lead")}</p>
      <div className="flex flex-col gap-8">
        <DoNotContactForm mayAdd={mayAdd} />
        <Section title={t("doNotContact.list")}>
          {items.length === 0 && nextCursor === null ? (
            <Empty title={t("doNotContact.empty")} body={t("doNotContact.emptyBody")} />
          ) : (
            <ul className="card divide-y divide-line">
              {items.map((entry) => (
                <DoNotContactRow key={entry.id} entry={entry} mayRemove={mayRemove} />
              ))}
            </ul>
          )}
          <Pager path={PATH} nextCursor={nextCursor} />
        </Section>
      </div>
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
