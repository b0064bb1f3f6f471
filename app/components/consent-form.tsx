import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Contact } from "../../worker/phones/contract.ts";
import { shownContact } from "../format/contact.ts";
import { besideNoField, errorAt } from "../format/field-error.ts";
import { localInput } from "../format/local-time.ts";
import { problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { Button } from "./button.tsx";
import { AskDialog } from "./dialog.tsx";
import { TextArea, TextField } from "./field.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { useToast } from "./toast.tsx";

const FIELDS = ["/words", "/at"];

/** Records what somebody agreed to: their exact words, when, and what it means in a plain sentence. */
export function ConsentForm({
  leadId,
  contact,
  open,
  onOpenChange,
}: {
  leadId: string;
  contact: Contact;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const say = useToast();
  const fetcher = useFetcher<{ consented: true }>();
  const value = shownContact(contact);
  const problem = problemIn(fetcher.data);
  useAccepted(fetcher.data, () => {
    say(t("person.consent.done", { value }));
    onOpenChange(false);
  });
  return (
    <AskDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("person.consent.title", { value })}
      body={t(contact.kind === "phone" ? "person.consent.meansPhone" : "person.consent.meansEmail")}
    >
      <fetcher.Form method="post" action={`/leads/${leadId}`} className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="consent" />
        <input type="hidden" name="kind" value={contact.kind} />
        <input type="hidden" name="value" value={contact.value} />
        <input type="hidden" name="zone" value={place.zone} />
        <TextArea
          label={t("person.consent.words")}
          name="words"
          rows={3}
          required
          maxLength={2000}
          defaultValue={contact.quote}
          hint={t("person.consent.wordsHint")}
          error={errorAt(problem, "/words")}
        />
        <TextField
          label={t("person.consent.at")}
          name="at"
          type="datetime-local"
          required
          max={localInput(nowMs, place.zone)}
          defaultValue={localInput(
            // What was said before they withdrew no longer holds.
            contact.consent.withdrawnAt ? nowMs : Date.parse(contact.foundAt),
            place.zone,
          )}
          error={errorAt(problem, "/at")}
        />
        <FormProblem problem={besideNoField(problem, FIELDS)} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => onOpenChange(false)}>{t("do.cancel")}</Button>
          <Button type="submit" look="primary" disabled={fetcher.state !== "idle"}>
            {t("person.consent.record")}
          </Button>
        </div>
      </fetcher.Form>
    </AskDialog>
  );
}
