import { Link, useSearchParams } from "@remix-run/react";
import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FILTER_NAMES, filtersInForce, readView } from "../format/lead-query.ts";
import { buttonClass } from "./button.tsx";
import { AskDialog } from "./dialog.tsx";
import { useFilterWords } from "./filter-words.ts";
import { useLanguage } from "./place.tsx";

const SEPARATORS = [
  { value: ";", key: "semicolon" },
  { value: ",", key: "comma" },
] as const;

/** Who is in the file, and how it is cut. A plain form: the answer is the file itself. */
export function ExportForm({ onSent }: { onSent?: () => void }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const language = useLanguage();
  const wordsOf = useFilterWords();
  const filters = filtersInForce(search);
  const { tab } = readView(search);
  const named = FILTER_NAMES.filter((name) => filters[name] !== undefined);
  const usual = language === "fr" ? ";" : ",";
  return (
    <form action="/leads/export.csv" className="flex flex-col gap-4" onSubmit={onSent}>
      {[...search].map(([name, value]) =>
        name === "cursor" || name === "separator" ? null : (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
      <div>
        <p className="text-sm font-medium">{t("exports.who")}</p>
        <p className="break-words text-muted">
          {named.length === 0
            ? t("exports.whoAll")
            : t("exports.whoFiltered", { filters: named.map((name) => wordsOf(name, filters)).join(" · ") })}
        </p>
        {tab === "todo" ? <p className="text-muted">{t("exports.whoTodo")}</p> : null}
      </div>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-sm font-medium">{t("exports.separator")}</legend>
        {SEPARATORS.map(({ value, key }) => (
          <label key={value} className="flex min-h-8 items-center gap-2.5">
            <input
              type="radio"
              name="separator"
              value={value}
              defaultChecked={value === usual}
              className="size-4 accent-accent"
            />
            {t(`exports.${key}`)}
          </label>
        ))}
      </fieldset>
      <div>
        <p className="text-sm font-medium">{t("exports.columns")}</p>
        <p className="text-muted">{t("exports.columnsBody")}</p>
      </div>
      <button type="submit" className={buttonClass("primary", "md", "self-start")}>
        <Download size={16} aria-hidden />
        {t("exports.download")}
      </button>
    </form>
  );
}

/** The way to a file from the list: asked beside it, or on a page of its own before scripts have loaded. */
export function ExportButton() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const [open, setOpen] = useState(false);
  return (
    <>
      <a
        href={`/leads/export?${search}`}
        aria-haspopup="dialog"
        className={buttonClass("plain")}
        aria-label={t("exports.open")}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <Download size={16} aria-hidden />
        <span className="max-sm:sr-only">{t("exports.open")}</span>
      </a>
      <AskDialog open={open} onOpenChange={setOpen} title={t("exports.title")} body={t("exports.reminder")}>
        <ExportForm onSent={() => setTimeout(() => setOpen(false))} />
        <Link to="/leads/export" className="text-sm text-accent underline underline-offset-2">
          {t("exports.pastLink")}
        </Link>
      </AskDialog>
    </>
  );
}
