import { useFetcher } from "@remix-run/react";
import { BookOpen, PhoneCall, Tag } from "lucide-react";
import { useTranslation } from "react-i18next";
import { problemIn } from "../problem.ts";
import { Button } from "./button.tsx";
import { FormProblem } from "./problem.tsx";

const RECIPES = [
  { key: "price", Icon: Tag },
  { key: "story", Icon: BookOpen },
  { key: "phone", Icon: PhoneCall },
] as const;

/** Three ways to start, one click each. Made observing: nothing goes until somebody switches it on. */
export function Recipes({ accountId }: { accountId: string | null }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  return (
    <div className="flex flex-col gap-3">
      <ul className="grid gap-3 sm:grid-cols-3">
        {RECIPES.map(({ key, Icon }) => {
          const name = t(`automations.recipes.${key}`);
          return (
            <li key={key} className="card flex flex-col gap-2 p-4">
              <Icon size={18} className="text-muted" aria-hidden />
              <h3 className="text-base">{name}</h3>
              <p className="flex-1 text-muted">{t(`automations.recipes.${key}Text`)}</p>
              <fetcher.Form method="post" action="/automations/recipe">
                <input type="hidden" name="recipe" value={key} />
                <input type="hidden" name="accountId" value={accountId ?? ""} />
                <Button
                  type="submit"
                  disabled={!accountId || fetcher.state !== "idle"}
                  aria-label={t("automations.recipes.useOf", { name })}
                >
                  {t("automations.recipes.use")}
                </Button>
              </fetcher.Form>
            </li>
          );
        })}
      </ul>
      {accountId ? null : <p className="text-muted">{t("automations.needAccount")}</p>}
      <FormProblem problem={problemIn(fetcher.data)} />
    </div>
  );
}
