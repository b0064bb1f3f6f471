import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useLoaderData } from "@remix-run/react";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { load } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { Button, LinkButton } from "../components/button.tsx";
import { Section } from "../components/empty.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { MissingScopes } from "../components/missing-scopes.tsx";
import { usePlace } from "../components/place.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { Recipes } from "../components/recipes.tsx";
import { ConnectForm } from "../components/reconnect.tsx";
import { firstLook } from "../connected.server.ts";
import { deadlineText } from "../format/clock.ts";
import { connectError } from "../format/connect-error.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const search = new URL(door.request.url).searchParams;
  const error = search.get("error");
  return load(door, async (api) => {
    if (error) return { title: null, kind: "failed" as const, error: error.slice(0, 80) };
    const id = search.get("account") ?? "";
    const [accounts, look] = await Promise.all([api.accounts(), firstLook(api, id, Date.now())]);
    const account = accounts.find((item) => item.id === id);
    if (!account) throw new Response(null, { status: 404 });
    return { title: `@${account.username}`, kind: "connected" as const, account, look };
  });
}

function Failed({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-4 py-6">
      <CircleAlert className="text-danger" aria-hidden />
      <h1 className="text-xl">{t("accounts.connectedPage.errorTitle")}</h1>
      <p>{t(`accounts.connectedPage.errors.${connectError(code)}`, { code })}</p>
      <div className="flex flex-wrap items-start gap-2">
        <ConnectForm platform="instagram" label={t("accounts.connectedPage.again")} />
        <LinkButton to="/accounts" look="quiet">
          {t("do.back")}
        </LinkButton>
      </div>
    </div>
  );
}

export default function Connected() {
  const { t } = useTranslation();
  const data = useLoaderData<typeof loader>();
  const { me } = useApp();
  const { place, nowMs } = usePlace();
  useLiveRefresh();
  if (data.kind === "failed") return <Failed code={data.error} />;
  const { account, look } = data;
  const people = t("accounts.connectedPage.people", { count: look.people });
  const figures =
    (look.isCapped ? t("accounts.connectedPage.atLeast", { people }) : people) +
    (look.price > 0 ? t("accounts.connectedPage.price", { count: look.price }) : "") +
    (look.reachable > 0
      ? t("accounts.connectedPage.reachable", { count: look.reachable }) +
        (look.untilAt
          ? t("accounts.connectedPage.until", { when: deadlineText(Date.parse(look.untilAt), nowMs, place) })
          : "")
      : "");
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <CircleCheck className="text-success" aria-hidden />
        <h1 className="text-xl break-words">
          {t("accounts.connectedPage.title", { name: account.username })}
        </h1>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="text-muted">
            {t("accounts.connectedPage.workspace", {
              workspace: me.workspace.name,
              person: me.person?.name || me.person?.email || "…",
            })}
          </p>
          <Form method="post" action="/accounts?index">
            <input type="hidden" name="intent" value="not-me" />
            <input type="hidden" name="id" value={account.id} />
            <Button type="submit" size="sm" look="danger">
              {t("accounts.connectedPage.notMe")}
            </Button>
          </Form>
        </div>
      </header>
      {account.missingScopes.length > 0 ? (
        <section
          aria-label={t("accounts.connectedPage.missingTitle")}
          className="flex flex-col items-start gap-3 *:first:self-stretch"
        >
          <MissingScopes scopes={account.missingScopes} />
          <ConnectForm
            platform={account.platform}
            label={t("accounts.reconnect")}
            name={t("accounts.reconnectOf", { name: account.username })}
          />
        </section>
      ) : null}
      <section aria-live="polite" className="card flex flex-col gap-2 p-5">
        <p className="font-title text-lg font-semibold text-balance" suppressHydrationWarning>
          {figures}. {t("accounts.connectedPage.nothing")}
        </p>
        <p className="text-muted">{t("accounts.connectedPage.importing")}</p>
        <p>
          <LinkButton to="/leads?tab=all">{t("accounts.connectedPage.seeLeads")}</LinkButton>
        </p>
      </section>
      <Section title={t("accounts.connectedPage.recipes")} lead={t("accounts.connectedPage.recipesLead")}>
        <Recipes accountId={account.id} />
      </Section>
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
