import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { problemIn } from "../problem.ts";
import { buttonClass, type Look } from "./button.tsx";
import { FormProblem } from "./problem.tsx";

/** Starts the platform's own consent page. The answer of the form leads there. */
export function ConnectForm({
  platform,
  label,
  name,
  look = "primary",
}: {
  platform: string;
  label: string;
  name?: string;
  look?: Look;
}) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action="/accounts/connect" className="flex flex-col gap-2">
      <input type="hidden" name="platform" value={platform} />
      <button
        type="submit"
        className={buttonClass(look)}
        disabled={fetcher.state !== "idle"}
        aria-label={name}
      >
        {fetcher.state === "idle" ? label : t("accounts.connecting")}
      </button>
      <FormProblem problem={problemIn(fetcher.data)} />
    </fetcher.Form>
  );
}
