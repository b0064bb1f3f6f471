import { useFetcher } from "@remix-run/react";
import { ShieldCheck, ShieldQuestion } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Contact } from "../../worker/phones/contract.ts";
import { ageText } from "../format/clock.ts";
import { shownContact } from "../format/contact.ts";
import { mayBeOffered } from "../format/roles.ts";
import { problemIn } from "../problem.ts";
import { useAccepted } from "./answer.ts";
import { useApp } from "./app-data.ts";
import { Button } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { ConsentForm } from "./consent-form.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { useTeam } from "./team.ts";
import { useToast } from "./toast.tsx";

/** What the person agreed to, in their words, with the way to record it or to take it back. */
export function ConsentLine({ leadId, contact }: { leadId: string; contact: Contact }) {
  const { t } = useTranslation();
  const { me } = useApp();
  const team = useTeam();
  const { place, nowMs } = usePlace();
  const say = useToast();
  const fetcher = useFetcher<{ withdrawn: true }>();
  const [isAsking, setAsking] = useState(false);
  const value = shownContact(contact);
  const { state, words, at, by, withdrawnAt } = contact.consent;
  const mayWrite = mayBeOffered(me.role, "write-leads");
  const who = by === null ? null : (team.get(by) ?? null);
  const Icon = state === "none" ? ShieldQuestion : ShieldCheck;
  useAccepted(fetcher.data, () => say(t("person.consent.withdrawn", { value })));

  return (
    <div className="flex flex-col gap-1.5">
      <p
        className={`flex items-start gap-1.5 text-sm ${state === "none" ? "text-muted" : "font-medium text-success"}`}
        suppressHydrationWarning
      >
        <Icon size={16} className="mt-0.5 shrink-0" aria-hidden />
        <span className="min-w-0">
          {state === "none" && withdrawnAt
            ? t("person.consent.withdrawnAt", { age: ageText(Date.parse(withdrawnAt), nowMs, place) })
            : t(`person.consent.${state}`)}
          {state !== "none" && at ? `, ${ageText(Date.parse(at), nowMs, place)}` : null}
          {who ? ` ${t("person.consent.by", { who })}` : null}
        </span>
      </p>
      {words && words !== contact.quote ? (
        <p className="pl-6 text-xs break-words text-muted">{t("do.quoted", { words })}</p>
      ) : null}
      <FormProblem problem={problemIn(fetcher.data)} />
      {!mayWrite ? null : state === "recorded" || state === "asked-to-be-called" ? (
        <Confirm
          trigger={
            <Button
              size="sm"
              look="quiet"
              className="-ml-2.5 self-start text-muted"
              disabled={fetcher.state !== "idle"}
              aria-label={t("person.consent.withdrawOf", { value })}
            >
              {t("person.consent.withdraw")}
            </Button>
          }
          title={t("person.consent.withdrawTitle")}
          body={t("person.consent.withdrawBody")}
          confirm={t("person.consent.withdraw")}
          look="danger"
          onConfirm={() =>
            fetcher.submit(
              { intent: "withdraw", kind: contact.kind, value: contact.value },
              { method: "post", action: `/leads/${leadId}` },
            )
          }
        />
      ) : (
        <Button
          size="sm"
          className="self-start"
          aria-label={t("person.consent.recordOf", { value })}
          onClick={() => setAsking(true)}
        >
          {t("person.consent.record")}
        </Button>
      )}
      <ConsentForm leadId={leadId} contact={contact} open={isAsking} onOpenChange={setAsking} />
    </div>
  );
}
