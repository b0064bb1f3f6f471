import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { AccountPatch } from "../../worker/accounts/contract.ts";
import { load, openApi } from "../api.server.ts";
import { AccountCard } from "../components/account-card.tsx";
import { useApp } from "../components/app-data.ts";
import { CapabilityTable } from "../components/capabilities.tsx";
import { Empty, PageTitle } from "../components/empty.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { NoticeStack } from "../components/notices.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { ConnectForm } from "../components/reconnect.tsx";
import { POLL_MINUTES } from "../contract-words.ts";
import { mayBeOffered } from "../format/roles.ts";
import { ApiProblem, refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

const MS_PER_SECOND = 1000;

export { pageMeta as meta } from "../page-meta.ts";

function orNothing(error: unknown): null {
  if (error instanceof ApiProblem) return null;
  throw error;
}

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => {
    const [accounts, platforms] = await Promise.all([
      api.accounts(),
      // Neither the table nor the meters are worth losing the page for.
      api.platforms().catch(orNothing),
    ]);
    const loss = await Promise.all(
      accounts.map(({ id, mode }) => (mode === "instant" ? api.loss(id).catch(orNothing) : null)),
    );
    return {
      title: pageTitle(door.request, (words) => words.accounts.title),
      accounts: accounts.map((account, index) => ({ account, loss: loss[index] ?? null })),
      platforms,
    };
  });
}

function readLimits(form: FormData): AccountPatch {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    dailyDmLimit: Number(text("dailyDmLimit")),
    hourlyDmLimit: text("hourlyDmLimit") === "" ? null : Number(text("hourlyDmLimit")),
    minSpacingMs: Math.round(Number(text("minSpacingSeconds")) * MS_PER_SECOND),
    warmUp: form.get("warmUp") === "true",
    activeHours: form.get("hours") === "true" ? { from: text("from"), to: text("to") } : null,
  };
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const id = String(form.get("id") ?? "");
  return refusalOf(async () => {
    const api = openApi(door);
    switch (form.get("intent")) {
      case "collect":
        await api.collect(id);
        return { said: "collecting" as const };
      case "pause":
        await api.changeAccount(id, { paused: true });
        return { said: "paused" as const };
      case "resume":
        await api.changeAccount(id, { paused: false });
        return { said: "resumed" as const };
      case "pace": {
        const pace = POLL_MINUTES.find((minutes) => minutes === Number(form.get("pollMinutes")));
        await api.changeAccount(id, { pollMinutes: pace });
        return { pace };
      }
      case "alarm": {
        const percent = String(form.get("lossAlarmPercent") ?? "").trim();
        await api.changeAccount(id, { lossAlarmPercent: percent === "" ? null : Number(percent) });
        return { alarm: true as const };
      }
      case "limits":
        await api.changeAccount(id, readLimits(form));
        return { limits: true as const };
      case "not-me":
        await api.disconnect(id);
        throw redirect("/accounts");
      default:
        await api.disconnect(id);
        return { said: "disconnected" as const };
    }
  });
}

export default function Accounts() {
  const { t } = useTranslation();
  const { accounts, platforms } = useLoaderData<typeof loader>();
  const { me } = useApp();
  const mayManage = mayBeOffered(me.role, "manage-accounts");
  useLiveRefresh();
  return (
    <>
      <NoticeStack />
      <PageTitle title={t("accounts.title")}>
        {accounts.length > 0 && mayManage ? (
          <ConnectForm platform="instagram" label={t("accounts.connect")} />
        ) : null}
      </PageTitle>
      <div className="flex min-w-0 flex-col gap-7">
        {accounts.length === 0 ? (
          <Empty title={t("accounts.none")} body={t("accounts.noneBody")}>
            {mayManage ? <ConnectForm platform="instagram" label={t("accounts.connect")} /> : null}
          </Empty>
        ) : (
          <div className="grid items-start gap-4 xl:grid-cols-2">
            {accounts.map(({ account, loss }) => (
              <AccountCard key={account.id} account={account} loss={loss} mayManage={mayManage} />
            ))}
          </div>
        )}
        <CapabilityTable platforms={platforms} />
      </div>
    </>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
