import { Form, Link } from "@remix-run/react";
import { Merge } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Duplicate } from "../../worker/leads/merge-contract.ts";
import { shownValue, sureness } from "../format/duplicates.ts";
import { nameOf } from "../format/people.ts";
import { useApp } from "./app-data.ts";
import { Button } from "./button.tsx";
import { Avatar, PersonName } from "./person.tsx";
import { Ago } from "./place.tsx";
import { ScoreBar } from "./score.tsx";

type Choice = { keptId: string; takenId: string; name: string };

/** Two leads that may be one person, side by side, with why we think so. The person decides which one stays. */
export function DuplicateCard({
  pair,
  isBusy,
  onMerge,
  onDismiss,
}: {
  pair: Duplicate;
  isBusy: boolean;
  onMerge: (choice: Choice) => void;
  onDismiss: () => void;
}) {
  const { t } = useTranslation();
  const legendId = useId();
  // The one with more to its name is the likelier to stay.
  const [keptId, setKept] = useState(() => pair.leads.toSorted((a, b) => b.score - a.score)[0]?.id ?? "");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pressed = (event.nativeEvent as SubmitEvent).submitter;
    if (pressed instanceof HTMLButtonElement && pressed.value === "dismiss") return onDismiss();
    const kept = pair.leads.find(({ id }) => id === keptId);
    const taken = pair.leads.find(({ id }) => id !== keptId);
    if (kept && taken) onMerge({ keptId, takenId: taken.id, name: nameOf(kept) });
  };
  return (
    <li>
      <Form method="post" onSubmit={submit} className="card flex flex-col gap-3 p-4">
        <input type="hidden" name="id" value={pair.id} />
        <input type="hidden" name="leads" value={pair.leads.map(({ id }) => id).join(",")} />
        <p className="flex flex-wrap items-baseline gap-x-2">
          <strong className="font-medium break-words">
            {t(`duplicates.reason.${pair.reason}`, { value: shownValue(pair) })}
          </strong>
          <span className="text-sm text-muted">{t(`duplicates.${sureness(pair.confidence)}`)}</span>
        </p>
        <fieldset aria-labelledby={legendId} className="flex flex-col gap-2">
          <legend id={legendId} className="mb-1.5 text-sm text-muted">
            {t("duplicates.which")}
          </legend>
          <div className="grid gap-3 sm:grid-cols-2">
            {pair.leads.map((lead) => (
              <Side key={lead.id} lead={lead} isKept={lead.id === keptId} onKeep={() => setKept(lead.id)} />
            ))}
          </div>
        </fieldset>
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" name="intent" value="merge" look="primary" disabled={isBusy}>
            <Merge size={16} aria-hidden />
            {t("duplicates.merge")}
          </Button>
          <Button type="submit" name="intent" value="dismiss" disabled={isBusy}>
            {t("duplicates.two")}
          </Button>
          <p className="w-full text-xs text-muted">{t("duplicates.mergeHint")}</p>
        </div>
      </Form>
    </li>
  );
}

function Side({
  lead,
  isKept,
  onKeep,
}: {
  lead: Duplicate["leads"][number];
  isKept: boolean;
  onKeep: () => void;
}) {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const name = nameOf(lead);
  const account = accounts.find(({ id }) => id === lead.accountId);
  const facts = [
    {
      label: t("duplicates.score"),
      value: (
        <span className="inline-flex items-center gap-2">
          {lead.score}
          <ScoreBar score={lead.score} />
        </span>
      ),
    },
    {
      label: t("duplicates.phones"),
      value:
        lead.phones.length > 0 ? (
          lead.phones.join(", ")
        ) : (
          <span className="text-muted">{t("duplicates.noPhones")}</span>
        ),
    },
    { label: t("duplicates.last"), value: <Ago at={lead.lastInteractionAt} sentence /> },
  ];
  return (
    <div
      className={`flex min-w-0 flex-col gap-3 rounded-md border p-3 ${isKept ? "border-accent bg-tint/60" : "border-line"}`}
    >
      <Link to={`/leads/${lead.id}`} className="flex min-w-0 items-center gap-2.5 rounded-sm">
        <Avatar person={lead} />
        <span className="min-w-0 flex-1">
          <PersonName person={lead} />
          <span className="block truncate text-xs text-muted">
            {t("duplicates.on", { platform: t(`accounts.platform.${lead.platform}`) })}
            {account ? ` · ${t("duplicates.account", { name: account.username })}` : null}
          </span>
        </span>
      </Link>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
        {facts.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-auto flex min-h-8 items-center gap-2.5">
        <input
          type="radio"
          name="keep"
          value={lead.id}
          checked={isKept}
          onChange={onKeep}
          aria-label={t("duplicates.keepOf", { name })}
          className="size-4 accent-accent"
        />
        {t("duplicates.keep")}
      </label>
    </div>
  );
}
