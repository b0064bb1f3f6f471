import { useFetcher } from "@remix-run/react";
import { CircleCheck, CircleSlash } from "lucide-react";
import { useTranslation } from "react-i18next";
import { dryRunKey } from "../format/dry-run.ts";
import { problemIn } from "../problem.ts";
import type { action } from "../routes/automations.try.ts";
import { Button } from "./button.tsx";
import { TextArea, TextField } from "./field.tsx";
import { FormProblem } from "./problem.tsx";

/** A sentence in, what would happen out. Nothing is sent. With no words given, asks for them too. */
export function TestBox({ keywords, excludes }: { keywords?: string; excludes?: string }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<typeof action>();
  const data = fetcher.data;
  const result = data && "matched" in data ? data : null;
  return (
    <section aria-label={t("automations.test.title")} className="card flex flex-col gap-3 p-4">
      <h2 className="text-base">{t("automations.test.title")}</h2>
      <p className="text-muted">{t("automations.test.lead")}</p>
      <fetcher.Form method="post" action="/automations/try" className="flex flex-col gap-3">
        {keywords === undefined ? (
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField
              label={t("automations.keywords")}
              name="keywords"
              defaultValue={t("automations.recipes.priceKeywords")}
              hint={t("automations.keywordsHint")}
            />
            <TextField
              label={t("automations.excludes")}
              name="excludes"
              hint={t("automations.excludesHint")}
            />
          </div>
        ) : (
          <>
            <input type="hidden" name="keywords" value={keywords} />
            <input type="hidden" name="excludes" value={excludes ?? ""} />
          </>
        )}
        <TextArea
          label={t("automations.test.text")}
          name="text"
          rows={2}
          required
          defaultValue={t("automations.test.sample")}
        />
        <Button type="submit" disabled={fetcher.state !== "idle"} className="self-start">
          {t("automations.test.run")}
        </Button>
      </fetcher.Form>
      <FormProblem problem={problemIn(data)} />
      <div role="status">
        {result ? (
          <div className="pop flex items-start gap-2 rounded-md bg-sunken px-3 py-2.5">
            {result.matched && !result.optOut ? (
              <CircleCheck size={18} className="mt-px shrink-0 text-success" aria-hidden />
            ) : (
              <CircleSlash size={18} className="mt-px shrink-0 text-muted" aria-hidden />
            )}
            <div>
              <p className="font-medium">
                {t(`reasons.dryRun.${dryRunKey(result)}`, { code: result.reason })}
              </p>
              <p className="text-muted">
                {t("automations.test.intent", { intent: t(`reasons.intent.${result.intent}`) })}
              </p>
              {result.optOut ? <p className="text-muted">{t("automations.test.optOut")}</p> : null}
            </div>
          </div>
        ) : null}
      </div>
    </section>
  );
}
