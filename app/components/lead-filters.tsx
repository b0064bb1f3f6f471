import { useNavigate, useSearchParams } from "@remix-run/react";
import { Search, SlidersHorizontal, X } from "lucide-react";
import { Popover } from "radix-ui";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { INTENTS } from "../../worker/language/intents.ts";
import { LEAD_SORTS, LEAD_STATUSES } from "../contract-words.ts";
import { changedView, FILTER_NAMES, type FilterName, readView } from "../format/lead-query.ts";
import { useApp } from "./app-data.ts";
import { Button, buttonClass } from "./button.tsx";
import { CheckField, SelectField, TextField } from "./field.tsx";

const TYPING_MS = 350;
const REACHES = ["window", "private_reply", "human_only", "none"] as const;

/** Search as one types. `/` brings the focus here from anywhere on the page. */
export function LeadSearch() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const inAddress = search.get("q") ?? "";
  const [text, setText] = useState(inAddress);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(inAddress), [inAddress]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const go = (value: string) => {
    clearTimeout(timer.current);
    navigate(changedView(search, { q: value.trim() }), { replace: true, preventScrollReset: true });
  };
  return (
    <search className="min-w-0 flex-1 sm:max-w-64">
      <form
        className="relative"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          go(text);
        }}
      >
        <Search
          size={16}
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-muted"
        />
        <input
          id="lead-search"
          type="search"
          name="q"
          value={text}
          aria-label={t("leads.search")}
          aria-keyshortcuts="/"
          placeholder={t("leads.searchHint")}
          className="input !pl-9"
          onChange={(event) => {
            const { value } = event.target;
            setText(value);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => go(value), TYPING_MS);
          }}
        />
      </form>
    </search>
  );
}

export function LeadFilters() {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const { filters, sort } = readView(search);
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const value = (name: string) => String(form.get(name) ?? "");
    navigate(
      changedView(search, {
        status: value("status"),
        intent: value("intent"),
        reach: value("reach"),
        accountId: value("accountId"),
        minScore: value("minScore"),
        hasPhone: value("hasPhone"),
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
          className="pop z-40 max-h-[var(--radix-popover-content-available-height)] w-80 max-w-[calc(100vw-24px)] overflow-y-auto rounded-md bg-raised p-4 shadow-lift"
        >
          <form onSubmit={apply} className="flex flex-col gap-3">
            <SelectField label={t("leads.filters.status")} name="status" defaultValue={filters.status ?? ""}>
              <option value="">{t("leads.filters.any")}</option>
              {LEAD_STATUSES.map((status) => (
                <option key={status} value={status}>
                  {t(`reasons.status.${status}`)}
                </option>
              ))}
            </SelectField>
            <SelectField label={t("leads.filters.intent")} name="intent" defaultValue={filters.intent ?? ""}>
              <option value="">{t("leads.filters.any")}</option>
              {INTENTS.map((intent) => (
                <option key={intent} value={intent}>
                  {t(`reasons.intent.${intent}`)}
                </option>
              ))}
            </SelectField>
            <SelectField label={t("leads.filters.reach")} name="reach" defaultValue={filters.reach ?? ""}>
              <option value="">{t("leads.filters.any")}</option>
              <option value="open">{t("leads.filters.reachOpen")}</option>
              {REACHES.map((reach) => (
                <option key={reach} value={reach}>
                  {t(`reasons.reach.short.${reach}`)}
                </option>
              ))}
            </SelectField>
            {accounts.length > 1 ? (
              <SelectField
                label={t("leads.filters.account")}
                name="accountId"
                defaultValue={filters.accountId ?? ""}
              >
                <option value="">{t("leads.filters.any")}</option>
                {accounts.map((account) => (
                  <option key={account.id} value={account.id}>
                    @{account.username}
                  </option>
                ))}
              </SelectField>
            ) : null}
            <TextField
              label={t("leads.filters.minScore")}
              name="minScore"
              type="number"
              min={0}
              max={100}
              defaultValue={filters.minScore ?? ""}
            />
            <CheckField
              label={t("leads.filters.hasPhone")}
              name="hasPhone"
              value="true"
              defaultChecked={filters.hasPhone === "true"}
            />
            <SelectField label={t("leads.filters.sort")} name="sort" defaultValue={sort}>
              {LEAD_SORTS.map((item) => (
                <option key={item} value={item}>
                  {t(`leads.sort.${item}`)}
                </option>
              ))}
            </SelectField>
            <Button type="submit" look="primary">
              {t("leads.filters.apply")}
            </Button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The filters in force, each with its way out. */
export function FilterChips() {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { filters } = readView(search);
  const active = FILTER_NAMES.filter((name) => filters[name] !== undefined);
  if (active.length === 0) return null;
  const words = (list: string | undefined, one: (word: string) => string) =>
    (list ?? "").split(",").map(one).join(", ");
  const text: Record<FilterName, () => string> = {
    status: () => words(filters.status, (word) => t(`reasons.status.${word as "new"}`)),
    intent: () => words(filters.intent, (word) => t(`reasons.intent.${word as "price"}`)),
    reach: () =>
      words(filters.reach, (word) =>
        word === "open" ? t("leads.filters.reachOpen") : t(`reasons.reach.short.${word as "window"}`),
      ),
    accountId: () => {
      const known = accounts.find((account) => account.id === filters.accountId);
      return t("leads.filters.accountChip", { name: known?.username ?? filters.accountId });
    },
    minScore: () => t("leads.filters.minScoreChip", { n: filters.minScore }),
    hasPhone: () => t("leads.filters.hasPhone"),
    tag: () => t("leads.filters.tagChip", { tag: filters.tag }),
    q: () => t("leads.filters.search", { q: filters.q }),
  };
  return (
    <ul aria-label={t("leads.filters.title")} className="flex flex-wrap gap-1.5">
      {active.map((name) => (
        <li key={name}>
          <button
            type="button"
            aria-label={t("leads.filters.remove", { name: text[name]() })}
            onClick={() => navigate(changedView(search, { [name]: null }))}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-line-strong bg-surface pr-2 pl-3 text-sm hover:bg-sunken"
          >
            {text[name]()}
            <X size={14} aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className="min-h-8 rounded-full px-2.5 text-sm text-accent underline underline-offset-2"
          onClick={() =>
            navigate(changedView(search, Object.fromEntries(FILTER_NAMES.map((name) => [name, null]))))
          }
        >
          {t("leads.filters.clear")}
        </button>
      </li>
    </ul>
  );
}
