import { Link } from "@remix-run/react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { initialsOf, nameOf } from "../format/people.ts";
import { LeadActions } from "./lead-actions.tsx";
import { LeadStatusSelect } from "./lead-status.tsx";
import { LastWords } from "./lead-words.tsx";
import { Avatar, PersonName } from "./person.tsx";
import { PhoneNumber } from "./phone.tsx";
import { ReachChip } from "./reach.tsx";
import { ScoreWithReasons } from "./score.tsx";

type Props = {
  lead: Lead;
  arrived: boolean;
  selected: boolean;
  /** The name of who is in charge; null for nobody, undefined where nobody else works here. */
  assignee: string | null | undefined;
  onSelect: (id: string, upTo?: boolean) => void;
  onRemind: (id: string) => void;
};

/** One line of the lead list; a card on phones. Draws what it is given: no fetching, no clock of its own. */
export const LeadRow = memo(function LeadRow({
  lead,
  arrived,
  selected,
  assignee,
  onSelect,
  onRemind,
}: Props) {
  const { t } = useTranslation();
  const name = nameOf(lead);
  const phone = lead.phones[0];
  return (
    <tr
      data-lead={lead.id}
      className={`border-line border-b last:border-b-0 max-md:grid max-md:grid-cols-[32px_minmax(0,1fr)_84px_40px] max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:px-3 max-md:py-3 hover:bg-sunken/50 has-[a[data-row]:focus-visible]:bg-sunken/60 ${arrived ? "arrived" : ""} ${selected ? "bg-tint/60" : ""}`}
    >
      <td className="max-md:hidden md:w-9 md:pl-3">
        <input
          type="checkbox"
          aria-label={t("leads.select", { name })}
          checked={selected}
          onChange={(event) => onSelect(lead.id, (event.nativeEvent as MouseEvent).shiftKey)}
          className="block size-4 accent-accent"
        />
      </td>
      <td className="max-md:contents md:max-w-0 md:py-1.5 md:pr-3 md:pl-2">
        <Link
          to={`/leads/${lead.id}`}
          prefetch="intent"
          data-row
          className="flex min-h-8 min-w-0 items-center gap-2.5 rounded-sm max-md:contents"
        >
          <span className="max-md:row-span-2 max-md:self-start max-md:pt-0.5">
            <Avatar person={lead} />
          </span>
          <PersonName person={lead} compact />
        </Link>
      </td>
      <td className="max-md:col-start-2 max-md:col-end-5 max-md:row-start-2 md:max-w-0 md:py-1.5 md:pr-3">
        <LastWords lead={lead} />
      </td>
      <td className="max-md:col-start-3 max-md:row-start-1 md:pr-3">
        <ScoreWithReasons leadId={lead.id} score={lead.score} name={name} />
      </td>
      <td className="max-md:col-start-2 max-md:col-end-3 max-md:row-start-3 max-md:text-sm md:pr-3">
        <ReachChip reach={lead.reach} name={name} />
      </td>
      <td className="max-md:col-start-2 max-md:col-end-5 max-md:row-start-3 max-md:justify-self-end max-md:text-sm md:pr-3">
        {phone ? (
          <span className="inline-flex items-center gap-1">
            <PhoneNumber phone={phone} />
            {lead.phones.length > 1 ? (
              <span className="text-xs text-muted">
                {t("leads.morePhones", { n: lead.phones.length - 1 })}
              </span>
            ) : null}
          </span>
        ) : (
          <span className="text-muted max-md:hidden">
            <span aria-hidden>—</span>
            <span className="sr-only">{t("leads.noPhone")}</span>
          </span>
        )}
      </td>
      <td className="max-md:hidden md:pr-1">
        <LeadStatusSelect leadId={lead.id} status={lead.status} name={name} />
      </td>
      {assignee === undefined ? null : (
        <td className="max-md:hidden">
          <Assignee name={assignee} />
        </td>
      )}
      <td className="max-md:col-start-4 max-md:row-start-1 md:w-9 md:pr-2">
        <LeadActions
          lead={lead}
          className="max-md:size-10"
          onRemind={() => onRemind(lead.id)}
          onSelect={() => onSelect(lead.id)}
        />
      </td>
    </tr>
  );
});

function Assignee({ name }: { name: string | null }) {
  const { t } = useTranslation();
  if (name === null) {
    return (
      <span className="flex size-7 items-center justify-center text-muted">
        <span aria-hidden>—</span>
        <span className="sr-only">{t("lists.assigneeNone")}</span>
      </span>
    );
  }
  return (
    <span
      title={t("lists.assignedShort", { name })}
      className="flex size-7 items-center justify-center rounded-full border border-line text-xs font-medium text-muted"
    >
      <span aria-hidden>{initialsOf({ username: name, displayName: name })}</span>
      <span className="sr-only">{name}</span>
    </span>
  );
}
