import { useNavigate, useSearchParams } from "@remix-run/react";
import { Search } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { changedView } from "../format/lead-query.ts";

const TYPING_MS = 350;

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
        action="/leads"
        className="relative"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          go(text);
        }}
      >
        {/* What the address says besides, for when no script takes this over. */}
        {[...search].map(([name, value]) =>
          name === "q" || name === "cursor" ? null : (
            <input key={name} type="hidden" name={name} value={value} />
          ),
        )}
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
