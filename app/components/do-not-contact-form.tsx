import { useFetcher } from "@remix-run/react";
import { BellOff, CircleSlash } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { besideNoField, errorAt } from "../format/field-error.ts";
import { problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";
import { FormProblem } from "./problem.tsx";
import { useToast } from "./toast.tsx";

type Answer = { checked: string; listed: boolean } | { added: string };

/** Asks whether a number or an address is listed, or lists it. Which of both it is shows by its look. */
export function DoNotContactForm({ mayAdd }: { mayAdd: boolean }) {
  const { t } = useTranslation();
  const say = useToast();
  const fetcher = useFetcher<Answer>();
  const [key, setKey] = useState(0);
  const [checked, setChecked] = useState<{ value: string; listed: boolean } | null>(null);
  const problem = problemIn(fetcher.data);
  const busy = fetcher.state !== "idle";
  useAccepted(fetcher.data, (answer) => {
    if ("added" in answer) {
      say(t("doNotContact.added", { value: answer.added }));
      setChecked(null);
      setKey(key + 1);
    } else setChecked({ value: answer.checked, listed: answer.listed });
  });
  const Icon = checked?.listed ? BellOff : CircleSlash;
  return (
    <fetcher.Form
      method="post"
      key={key}
      aria-label={t("doNotContact.title")}
      className="card flex flex-col gap-4 p-5"
      onChange={() => setChecked(null)}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t("doNotContact.value")}
          name="value"
          required
          maxLength={320}
          autoComplete="off"
          spellCheck={false}
          hint={t("doNotContact.valueHint")}
          error={errorAt(problem, "/value")}
        />
        {mayAdd ? (
          <TextField
            label={t("doNotContact.reason")}
            name="reason"
            maxLength={200}
            autoComplete="off"
            hint={t("doNotContact.reasonHint")}
            error={errorAt(problem, "/reason")}
          />
        ) : null}
      </div>
      <FormProblem problem={besideNoField(problem, ["/value", "/reason"])} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" name="intent" value="check" disabled={busy}>
          {t("doNotContact.check")}
        </Button>
        {mayAdd ? (
          <Button type="submit" name="intent" value="add" look="primary" disabled={busy}>
            {t("doNotContact.add")}
          </Button>
        ) : null}
        <p role="status" className="flex min-w-0 items-center gap-1.5 break-all">
          {checked ? (
            <>
              <Icon size={16} className="shrink-0 text-muted" aria-hidden />
              {t(checked.listed ? "doNotContact.listed" : "doNotContact.notListed", { value: checked.value })}
            </>
          ) : null}
        </p>
      </div>
    </fetcher.Form>
  );
}
