import { useTranslation } from "react-i18next";
import type { Duplicate } from "../../worker/leads/merge-contract.ts";
import { Avatar, PersonName } from "./person.tsx";
import { Ago } from "./place.tsx";

type Side = Duplicate["leads"][number];

function Facts({ side, label }: { side: Side; label: string }) {
  const { t } = useTranslation();
  const facts = [
    [t("person.same.field.platform"), t(`accounts.platform.${side.platform}`)],
    [t("person.same.field.score"), String(side.score)],
    [t("person.same.field.phones"), side.phones.join(", ") || t("person.same.noPhone")],
  ];
  return (
    <section aria-label={label} className="flex min-w-0 flex-col gap-2 rounded-md border border-line p-3">
      <h3 className="text-xs font-medium text-muted">{label}</h3>
      <div className="flex min-w-0 items-center gap-2">
        <Avatar person={side} />
        <PersonName person={side} />
      </div>
      <dl className="flex flex-col gap-1 text-sm">
        {facts.map(([term, fact]) => (
          <div key={term} className="flex justify-between gap-3">
            <dt className="text-muted">{term}</dt>
            <dd className="min-w-0 text-right break-words">{fact}</dd>
          </div>
        ))}
        <div className="flex justify-between gap-3">
          <dt className="text-muted">{t("person.same.field.last")}</dt>
          <dd>
            <Ago at={side.lastInteractionAt} sentence />
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** Two people beside each other, and what they have in common above them. */
export function Compared({
  here,
  other,
  reason,
  value,
}: {
  here: Side;
  other: Side;
  reason: string;
  value: string;
}) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium break-words first-letter:uppercase">
        {t("do.about", { what: reason, of: value })}
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Facts side={here} label={t("person.same.here")} />
        <Facts side={other} label={t("person.same.other")} />
      </div>
    </div>
  );
}
