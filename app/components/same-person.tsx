import { useFetcher } from "@remix-run/react";
import { UsersRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Duplicate, LeadDetail } from "../../worker/leads/merge-contract.ts";
import { shownValue } from "../format/duplicates.ts";
import { nameOf } from "../format/people.ts";
import { problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { Button } from "./button.tsx";
import { Compared } from "./compared.tsx";
import { AskDialog } from "./dialog.tsx";
import { FormProblem } from "./problem.tsx";
import { useToast } from "./toast.tsx";
import { useUndo } from "./undo.ts";

type Answer = { merged: string } | { dismissed: true };

/** A quiet hint that two pages may be one person's, with what speaks for it; compared before anything is joined. */
export function SamePerson({ lead, duplicate }: { lead: LeadDetail; duplicate: Duplicate }) {
  const { t } = useTranslation();
  const say = useToast();
  const [isOpen, setOpen] = useState(false);
  const fetcher = useFetcher<Answer>();
  const undo = useUndo();
  const action = `/leads/${lead.id}`;
  const busy = fetcher.state !== "idle";
  const [here, other] = [0, 1].map((index) =>
    duplicate.leads.find((one) => (one.id === lead.id) === (index === 0)),
  );
  useAccepted(fetcher.data, (answer) => {
    setOpen(false);
    if ("dismissed" in answer) say(t("person.same.dismissed"));
    if ("merged" in answer) {
      say(t("person.same.merged", { name: nameOf(lead) }), {
        undo: () => void undo(answer.merged),
      });
    }
  });
  if (!here || !other) return null;
  const reason = t(`person.same.reason.${duplicate.reason}`);
  return (
    <aside
      aria-label={t("person.same.title")}
      className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line bg-surface px-4 py-2.5"
    >
      <UsersRound size={16} className="shrink-0 text-muted" aria-hidden />
      <p className="min-w-0 flex-1 basis-56 break-words">
        {t("person.same.hint", { name: `@${other.username}`, reason })}
      </p>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t("person.same.compare")}
      </Button>
      <AskDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t("person.same.title")}
        body={t("person.same.body")}
        wide
      >
        <Compared here={here} other={other} reason={reason} value={shownValue(duplicate)} />
        <FormProblem problem={problemIn(fetcher.data)} />
        <fetcher.Form method="post" action={action} className="mt-1 flex flex-wrap justify-end gap-2">
          <input type="hidden" name="leadId" value={other.id} />
          <input type="hidden" name="duplicateId" value={duplicate.id} />
          <Button onClick={() => setOpen(false)}>{t("do.cancel")}</Button>
          <Button type="submit" name="intent" value="dismiss-duplicate" disabled={busy}>
            {t("person.same.dismiss")}
          </Button>
          <Button type="submit" name="intent" value="merge" look="primary" disabled={busy}>
            {t("person.same.merge")}
          </Button>
        </fetcher.Form>
      </AskDialog>
    </aside>
  );
}
