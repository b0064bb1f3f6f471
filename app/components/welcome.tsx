import { Form, useNavigation } from "@remix-run/react";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { problemIn } from "../problem.ts";
import { Button, LinkButton } from "./button.tsx";
import { TextField } from "./field.tsx";
import { FormProblem } from "./problem.tsx";
import { ConnectForm } from "./reconnect.tsx";

const STEPS = ["stepWorkspace", "stepAccount", "stepFirst"] as const;

export function Steps({ current }: { current: 0 | 1 | 2 }) {
  const { t } = useTranslation();
  return (
    <ol aria-label={t("welcome.steps")} className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? "step" : undefined}
          className="flex items-center gap-2 aria-[current=step]:font-medium aria-[current=step]:text-ink"
        >
          <span
            aria-hidden
            className={`flex size-6 items-center justify-center rounded-full text-xs ${index < current ? "bg-tint text-accent" : index === current ? "bg-accent text-on-accent" : "bg-sunken"}`}
          >
            {index < current ? <Check size={14} /> : index + 1}
          </span>
          {t(`welcome.${step}`)}
        </li>
      ))}
    </ol>
  );
}

export function WorkspaceStep({
  choices,
  answer,
}: {
  choices: { id: string; name: string }[];
  answer: unknown;
}) {
  const { t } = useTranslation();
  const busy = useNavigation().state !== "idle";
  return (
    <>
      <h1 className="text-xl">{t("welcome.title")}</h1>
      <p className="text-muted">{t("welcome.workspaceLead")}</p>
      {choices.length > 0 ? (
        <Form method="post" action="/preferences" reloadDocument className="flex flex-col gap-2">
          <h2 className="text-base">{t("welcome.choose")}</h2>
          {choices.map((choice) => (
            <Button
              key={choice.id}
              type="submit"
              name="workspace"
              value={choice.id}
              className="!justify-start"
            >
              {choice.name}
            </Button>
          ))}
        </Form>
      ) : null}
      <Form method="post" className="flex flex-col gap-4">
        <TextField
          label={t("welcome.workspaceName")}
          name="name"
          hint={t("welcome.workspaceHint")}
          required
          maxLength={80}
          autoComplete="organization"
        />
        <FormProblem problem={problemIn(answer)} />
        <Button
          type="submit"
          look={choices.length > 0 ? "plain" : "primary"}
          disabled={busy}
          className="self-start"
        >
          {t("welcome.create")}
        </Button>
      </Form>
    </>
  );
}

const CHECKS = ["pro", "access", "tick"] as const;

/** What usually makes connecting fail, asked before it can. */
export function ConnectStep({ skippable }: { skippable: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="text-xl">{t("welcome.connectTitle")}</h1>
      <p className="text-muted">{t("welcome.connectLead")}</p>
      <ul className="flex flex-col gap-3">
        {CHECKS.map((check) => (
          <li key={check} className="card flex flex-col gap-2 p-4">
            <h2 className="text-base">{t(`welcome.${check}Title`)}</h2>
            <p>{t(`welcome.${check}Why`)}</p>
            <p className="rounded-sm bg-sunken px-3 py-2 text-sm">{t(`welcome.${check}Where`)}</p>
            <label className="flex min-h-8 items-center gap-2.5 text-sm font-medium">
              <input
                type="checkbox"
                className="size-5 accent-accent"
                aria-label={t("do.about", { what: t(`welcome.${check}Title`), of: t("welcome.checked") })}
              />
              {t("welcome.checked")}
            </label>
          </li>
        ))}
      </ul>
      <p className="font-medium">{t("welcome.promise")}</p>
      <div className="flex flex-wrap items-start gap-2">
        <ConnectForm platform="instagram" label={t("welcome.connect")} />
        {skippable ? (
          <LinkButton to="/leads" look="quiet">
            {t("do.later")}
          </LinkButton>
        ) : null}
      </div>
    </>
  );
}
