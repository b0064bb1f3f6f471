import { Form, Link } from "@remix-run/react";
import { Bell, Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { numberText } from "../format/clock.ts";
import { nameOf } from "../format/people.ts";
import { isDue } from "../format/reminder.ts";
import { Button, LinkButton } from "./button.tsx";
import { Section } from "./empty.tsx";
import { LastWords } from "./lead-words.tsx";
import { Avatar, PersonName } from "./person.tsx";
import { useLanguage, usePlace } from "./place.tsx";
import { ReachChip } from "./reach.tsx";
import { useRemind } from "./remind.ts";

/** At most a handful of people to see to now, each with what there is to do. */
export function ToDo({ leads, due }: { leads: Lead[]; due: { count: number; isMore: boolean } }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Section
      title={t("today.todo")}
      action={
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          {due.count > 0 ? (
            <Link
              to="/leads?tab=all&reminder=due"
              className="inline-flex min-h-7 items-center gap-1.5 rounded-full bg-warm-tint px-2.5 text-sm font-medium text-warm"
            >
              <Bell size={13} aria-hidden />
              {due.isMore
                ? t("remind.chipMany", { n: numberText(due.count, language) })
                : t("remind.chip", { count: due.count })}
            </Link>
          ) : null}
          <Link to="/leads" className="text-sm text-accent underline underline-offset-2">
            {t("do.seeAll")}
          </Link>
        </span>
      }
    >
      {leads.length === 0 ? (
        <p className="card px-4 py-6 text-center text-muted">{t("today.todoNone")}</p>
      ) : (
        <ul className="card divide-y divide-line">
          {leads.map((lead) => (
            <Row key={lead.id} lead={lead} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Row({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const { nowMs } = usePlace();
  const name = nameOf(lead);
  const isReminded = lead.reminder !== null && isDue(lead.reminder, nowMs);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <Link
        to={`/leads/${lead.id}`}
        prefetch="intent"
        className="grid min-w-0 flex-1 basis-64 grid-cols-[32px_minmax(0,1fr)] items-center gap-x-3 gap-y-1 rounded-sm sm:grid-cols-[32px_8.5rem_minmax(0,1fr)]"
      >
        <Avatar person={lead} />
        <span className="min-w-0">
          <PersonName person={lead} />
        </span>
        <span className="min-w-0 max-sm:col-start-2">
          {isReminded && lead.reminder?.note ? (
            <span className="line-clamp-2 font-medium break-words">{lead.reminder.note}</span>
          ) : null}
          <LastWords lead={lead} />
        </span>
      </Link>
      <span className="flex flex-wrap items-center gap-3 max-sm:w-full max-sm:justify-between max-sm:pl-11">
        <ReachChip reach={lead.reach} name={name} />
        {isReminded ? <Finished lead={lead} name={name} /> : null}
        {isReminded && lead.reach.kind === "none" ? null : (
          <LinkButton
            to={`/leads/${lead.id}?reply=1`}
            size="sm"
            aria-label={t("do.about", { what: t("leads.reply"), of: name })}
          >
            {t("leads.reply")}
          </LinkButton>
        )}
      </span>
    </li>
  );
}

/** Takes the reminder away; a form of its own, so that it works before scripts have loaded. */
function Finished({ lead, name }: { lead: Lead; name: string }) {
  const { t } = useTranslation();
  const remind = useRemind();
  return (
    <Form
      method="post"
      action="/leads/remind"
      onSubmit={(event) => {
        event.preventDefault();
        void remind(lead, null);
      }}
    >
      <input type="hidden" name="id" value={lead.id} />
      <input type="hidden" name="back" value="/" />
      <Button type="submit" size="sm" aria-label={t("remind.finishedOf", { name })}>
        <Check size={14} aria-hidden />
        {t("remind.finished")}
      </Button>
    </Form>
  );
}
