import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DEFAULT_SCORING } from "../../worker/scoring/contract.ts";
import { load, openApi } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { BackLink } from "../components/back-link.tsx";
import { PageTitle } from "../components/empty.tsx";
import { LearnedCard } from "../components/learned-card.tsx";
import { useLiveRefresh } from "../components/live.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { ScoringForm } from "../components/scoring-form.tsx";
import { INTERACTION_KINDS } from "../contract-words.ts";
import { silentKinds } from "../format/reported-kinds.ts";
import { mayBeOffered } from "../format/roles.ts";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";
import { readScoringForm } from "../settings-form.server.ts";

const LOOK_EVERY_MS = 10_000;
/** While scores are worked out, somebody watches the bar. */
const LOOK_WHILE_RESCORING_MS = 1_000;

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => {
    const [scoring, platforms, learned] = await Promise.all([
      api.scoring(),
      // Without them nothing is greyed, and the settings can still be kept.
      api.platforms().catch(() => []),
      api.learned().catch(() => null),
    ]);
    return {
      title: pageTitle(door.request, (words) => words.scoring.title),
      scoring,
      platforms,
      learned,
      defaults: DEFAULT_SCORING,
    };
  });
}

export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  return refusalOf(async () => {
    const api = openApi(door);
    if (form.get("intent") === "train") return api.train();
    const { rescoring } = await api.saveScoring(readScoringForm(form));
    return { saved: true as const, rescoring };
  });
}

export default function ScoringPage() {
  const { t } = useTranslation();
  const { scoring, platforms, learned, defaults } = useLoaderData<typeof loader>();
  const { me, accounts } = useApp();
  const mayChange = mayBeOffered(me.role, "manage-rules");
  const { silent, names } = useMemo(
    () => silentKinds(platforms, [...new Set(accounts.map(({ platform }) => platform))], INTERACTION_KINDS),
    [platforms, accounts],
  );
  useLiveRefresh(scoring.rescoring ? LOOK_WHILE_RESCORING_MS : LOOK_EVERY_MS);
  return (
    <>
      <BackLink to="/settings">{t("settings.title")}</BackLink>
      <PageTitle title={t("scoring.title")} />
      <p className="mb-5 max-w-prose text-muted">{t("scoring.lead")}</p>
      <div className="flex flex-col gap-8">
        <ScoringForm
          scoring={scoring}
          defaults={defaults}
          silent={silent}
          silentNames={names}
          mayChange={mayChange}
        />
        <LearnedCard learned={learned} mayTrain={mayChange} />
      </div>
    </>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
