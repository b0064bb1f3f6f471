import { useNavigate, useSearchParams } from "@remix-run/react";
import { SlidersHorizontal } from "lucide-react";
import { Popover } from "radix-ui";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { INTENTS } from "../../worker/language/intents.ts";
import { LEAD_SORTS, LEAD_STATUSES } from "../contract-words.ts";
import { changedView, FILTER_NAMES, type FilterName, readView } from "../format/lead-query.ts";
import { useApp } from "./app-data.ts";
import { Button, buttonClass } from "./button.tsx";
import { SelectField, TextField } from "./field.tsx";
import { useMembers } from "./members.ts";

const REACHES = ["window", "private_reply", "human_only", "none"] as const;
/** Search has its own field on the page. */
const IN_FORM = FILTER_NAMES.filter((name) => name !== "q");

type Choice = { value: string; label: string };

export function LeadFilters({ tags }: { tags: readonly string[] }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const value = (name: string) => String(form.get(name) ?? "").trim();
    navigate(
      changedView(search, {
        ...Object.fromEntries(IN_FORM.map((name) => [name, value(name)])),
        sort: value("sort") === "score" ? null : value("sort"),
      }),
    );
    setOpen(false);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={buttonClass("plain")} aria-label={t("leads.filters.add")}>
        <SlidersHorizontal size={16} aria-hidden />
        <span className="max-sm:sr-only">{t("leads.filters.add")}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label={t("leads.filters.title")}
          className="pop z-40 max-h-[var(--radix-popover-content-available-height)] w-[30rem] max-w-[calc(100vw-24px)] overflow-y-auto rounded-md bg-raised p-4 shadow-lift"
        >
          <form onSubmit={apply} className="grid gap-3 sm:grid-cols-2">
            <Fields tags={tags} />
            <Button type="submit" look="primary" className="sm:col-span-2">
              {t("leads.filters.apply")}
            </Button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Fields({ tags }: { tags: readonly string[] }) {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const members = useMembers();
  const [search] = useSearchParams();
  const { sort, filters } = readView(search);
  const platforms = [...new Set(accounts.map((account) => account.platform))];
  return (
    <>
      <Choose
        name="status"
        label={t("leads.filters.status")}
        choices={LEAD_STATUSES.map((value) => ({ value, label: t(`reasons.status.${value}`) }))}
      />
      <Choose
        name="intent"
        label={t("leads.filters.intent")}
        choices={INTENTS.map((value) => ({ value, label: t(`reasons.intent.${value}`) }))}
      />
      <Choose
        name="reach"
        label={t("leads.filters.reach")}
        choices={[
          { value: "open", label: t("leads.filters.reachOpen") },
          ...REACHES.map((value) => ({ value, label: t(`reasons.reach.short.${value}`) })),
        ]}
      />
      <Choose
        name="reminder"
        label={t("lists.filters.reminder")}
        choices={(["due", "set"] as const).map((value) => ({ value, label: t(`lists.filters.${value}`) }))}
      />
      {members.length > 1 ? (
        <Choose
          name="assignedTo"
          label={t("lists.filters.assignedTo")}
          choices={members.map(({ id, label }) => ({ value: id, label }))}
        />
      ) : null}
      {accounts.length > 1 ? (
        <Choose
          name="accountId"
          label={t("leads.filters.account")}
          choices={accounts.map(({ id, username }) => ({ value: id, label: `@${username}` }))}
        />
      ) : null}
      {platforms.length > 1 ? (
        <Choose
          name="platform"
          label={t("lists.filters.platform")}
          choices={platforms.map((value) => ({ value, label: t(`accounts.platform.${value}`) }))}
        />
      ) : null}
      <TextField
        label={t("leads.filters.tag")}
        name="tag"
        maxLength={60}
        list="known-tags"
        autoComplete="off"
        defaultValue={filters.tag ?? ""}
      />
      <datalist id="known-tags">
        {tags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <TextField
        label={t("leads.filters.minScore")}
        name="minScore"
        type="number"
        min={0}
        max={100}
        defaultValue={filters.minScore ?? ""}
      />
      <SelectField label={t("leads.filters.sort")} name="sort" defaultValue={sort}>
        {LEAD_SORTS.map((item) => (
          <option key={item} value={item}>
            {t(`leads.sort.${item}`)}
          </option>
        ))}
      </SelectField>
      <Choose
        name="hasPhone"
        label={t("lists.filters.phone")}
        choices={[
          { value: "true", label: t("leads.filters.hasPhone") },
          { value: "false", label: t("leads.filters.noPhone") },
        ]}
      />
      <Choose
        name="target"
        label={t("lists.filters.score")}
        choices={[
          { value: "true", label: t("lists.filters.targetChip") },
          { value: "false", label: t("lists.filters.underTarget") },
        ]}
      />
    </>
  );
}

/** One choice of a filter. Several at once, which an address may hold, stay as they are until another is chosen. */
function Choose({ name, label, choices }: { name: FilterName; label: string; choices: Choice[] }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const value = readView(search).filters[name] ?? "";
  const isListed = value === "" || choices.some((choice) => choice.value === value);
  return (
    <SelectField label={label} name={name} defaultValue={value}>
      <option value="">{t("leads.filters.any")}</option>
      {isListed ? null : (
        <option value={value}>
          {value
            .split(",")
            .map((word) => choices.find((choice) => choice.value === word)?.label ?? word)
            .join(", ")}
        </option>
      )}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </SelectField>
  );
}
