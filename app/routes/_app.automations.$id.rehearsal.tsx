import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { RotateCw } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { load } from "../api.server.ts";
import { Button } from "../components/button.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { useRehearsal } from "../components/rehearsal.ts";
import {
  RehearsalFigures,
  RehearsalReport,
  RehearsalTrouble,
  RehearsalWait,
} from "../components/rehearsal-report.tsx";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  return load(door, async (api) => {
    const { id, name } = await api.automation(door.params.id ?? "");
    return { title: name, id };
  });
}

/** The last 30 days, played again as soon as somebody looks. */
export default function AutomationRehearsal() {
  const { t } = useTranslation();
  const { id } = useLoaderData<typeof loader>();
  const rehearsal = useRehearsal();
  const { run, result, isRunning } = rehearsal;
  useEffect(() => run({ automationId: id }), [run, id]);
  const again = () => run({ automationId: id });
  return (
    <div className="flex flex-col gap-6">
      <section aria-label={t("rehearsal.title")} className="card flex flex-col gap-3 p-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-muted">{t("rehearsal.lead")}</p>
          <Button onClick={again} disabled={isRunning}>
            <RotateCw size={15} aria-hidden />
            {t("rehearsal.again")}
          </Button>
        </div>
        <RehearsalWait state={rehearsal} />
        <RehearsalTrouble state={rehearsal} />
        {result ? (
          <div className={isRunning ? "opacity-60" : ""}>
            <RehearsalFigures result={result} />
          </div>
        ) : null}
      </section>
      {result ? <RehearsalReport result={result} /> : null}
    </div>
  );
}

export const ErrorBoundary = RouteProblem;
