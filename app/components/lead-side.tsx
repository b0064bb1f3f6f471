import { useFetcher } from "@remix-run/react";
import { Megaphone, Quote } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import type { LeadScore } from "../../worker/scoring/contract.ts";
import { LEAD_STATUSES } from "../contract-words.ts";
import { ageText } from "../format/clock.ts";
import { referralSentence } from "../format/referral.ts";
import { problemIn } from "../problem.ts";
import { useApp } from "./app-data.ts";
import { Button } from "./button.tsx";
import { Section } from "./empty.tsx";
import { SelectField, TextArea, TextField } from "./field.tsx";
import { CopyButton, PhoneNumber } from "./phone.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { Reasons } from "./reasons.tsx";

/** Every number with the words it was read in, and whether the person agreed to be called. */
export function Numbers({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  return (
    <Section title={t("lead.phones")}>
      {lead.phones.length === 0 ? <p className="text-muted">{t("lead.noPhones")}</p> : null}
      <ul className="flex flex-col gap-3">
        {lead.phones.map((phone) => (
          <li key={phone.e164} className="flex flex-col gap-1.5">
            <div className="flex flex-wrap items-center gap-x-2 text-base">
              <PhoneNumber phone={phone} />
              <span className="text-xs text-muted">
                {t(`reasons.phoneType.${phone.type}`)} · {phone.country}
              </span>
            </div>
            <blockquote className="flex gap-2 rounded-md bg-sunken px-3 py-2">
              <Quote size={14} className="mt-1 shrink-0 text-muted" aria-hidden />
              <p className="min-w-0 break-words">{phone.quote}</p>
            </blockquote>
            <p className="text-xs text-muted" suppressHydrationWarning>
              {t("lead.phoneFound", {
                kind: t(`reasons.onKind.${phone.foundIn}`),
                age: ageText(Date.parse(phone.foundAt), nowMs, place),
              })}
            </p>
            <p className={`text-xs ${phone.consent === "none" ? "text-muted" : "font-medium text-success"}`}>
              {t(`reasons.consent.${phone.consent}`)}
            </p>
          </li>
        ))}
      </ul>
      {lead.emails.length > 0 ? (
        <div>
          <h3 className="mb-1 text-sm">{t("lead.emails")}</h3>
          <ul>
            {lead.emails.map((email) => (
              <li key={email} className="flex items-center gap-1 break-all">
                <a href={`mailto:${email}`} className="text-accent underline underline-offset-2">
                  {email}
                </a>
                <CopyButton text={email} label={`${t("do.copy")} ${email}`} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Section>
  );
}

/** The advertisement or link that brought the person. */
export function CameBy({ referral }: { referral: Lead["referral"] }) {
  const { t } = useTranslation();
  const sentence = referralSentence(referral);
  if (sentence === null) return null;
  return (
    <Section title={t("lead.referral.title")}>
      <p className="flex items-start gap-2 break-words">
        <Megaphone size={16} className="mt-0.5 shrink-0 text-muted" aria-hidden />
        <span className="min-w-0">{t(sentence.key, sentence.values)}</span>
      </p>
    </Section>
  );
}

export function WhyScore({ score }: { score: LeadScore }) {
  const { t } = useTranslation();
  return (
    <Section title={t("lead.why", { score: score.score })}>
      <Reasons reasons={score.reasons} />
    </Section>
  );
}

/** Status, amount, tags and note, kept together by one button. */
export function LeadFacts({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const { me } = useApp();
  const fetcher = useFetcher<{ saved?: true }>();
  const busy = fetcher.state !== "idle";
  // A fresh form when somebody else (or the evidence) changed the lead; not on each refresh while one types.
  const key = `${lead.status}|${lead.amount}|${lead.note}|${lead.tags.join()}`;
  return (
    <Section title={t("lead.status")}>
      <fetcher.Form method="post" key={key} className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="facts" />
        <SelectField label={t("lead.status")} name="status" defaultValue={lead.status}>
          {LEAD_STATUSES.map((status) => (
            <option key={status} value={status}>
              {t(`reasons.status.${status}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t("lead.amount")}
          name="amount"
          inputMode="decimal"
          defaultValue={lead.amount ?? ""}
          hint={t("lead.amountHint", { currency: me.workspace.currency })}
        />
        <TextField
          label={t("lead.tags")}
          name="tags"
          defaultValue={lead.tags.join(", ")}
          hint={t("lead.tagsHint")}
        />
        <TextArea
          label={t("lead.note")}
          name="note"
          rows={3}
          maxLength={5000}
          defaultValue={lead.note}
          hint={t("lead.noteHint")}
        />
        <FormProblem problem={problemIn(fetcher.data)} />
        <div className="flex items-center gap-3">
          <Button type="submit" disabled={busy}>
            {t("do.save")}
          </Button>
          <span role="status" className="text-sm text-success">
            {!busy && fetcher.data?.saved ? t("do.saved") : ""}
          </span>
        </div>
      </fetcher.Form>
    </Section>
  );
}
