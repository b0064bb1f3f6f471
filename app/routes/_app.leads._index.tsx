import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { ArrowRight, Download } from "lucide-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { load, openApi } from "../api.server.ts";
import { buttonClass, LinkButton } from "../components/button.tsx";
import { CheckConnection } from "../components/check-connection.tsx";
import { Empty, PageTitle } from "../components/empty.tsx";
import { BulkBar } from "../components/lead-bulk.tsx";
import { FilterChips, LeadFilters, LeadSearch } from "../components/lead-filters.tsx";
import { useLeadKeys } from "../components/lead-keys.ts";
import { LeadTable } from "../components/lead-table.tsx";
import { useArrivals, useLiveRefresh } from "../components/live.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { ShortcutHelp } from "../components/shortcuts.tsx";
import { Tabs } from "../components/tabs.tsx";
import { LEAD_STATUSES } from "../contract-words.ts";
import { changedView, leadQuery, readView, TABS } from "../format/lead-query.ts";
import { keepPlaces } from "../format/rows.ts";
import { byClosing, isToDo } from "../format/todo.ts";
import { refusalOf } from "../http.server.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

const BULK_AT_ONCE = 6;
const BULK_MOST = 200;

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const search = new URL(door.request.url).searchParams;
  const { tab, sort } = readView(search);
  return load(door, async (api) => {
    const page = await api.leads(leadQuery(search));
    const nowMs = Date.now();
    const rows = tab === "todo" ? page.items.filter((lead) => isToDo(lead, nowMs)) : page.items;
    return {
      title: pageTitle(door.request, (words) => words.leads.title),
      rows: tab === "todo" && sort === "score" ? rows.toSorted(byClosing) : rows,
      nextCursor: page.nextCursor,
    };
  });
}

/** One status for several people, a few at a time. */
export async function action(door: ActionFunctionArgs) {
  const form = await door.request.formData();
  const status = LEAD_STATUSES.find((known) => known === form.get("status"));
  const ids = String(form.get("ids") ?? "")
    .split(",")
    .filter((id) => id !== "")
    .slice(0, BULK_MOST);
  return refusalOf(async () => {
    const api = openApi(door);
    if (!status) return { changed: 0 };
    for (let start = 0; start < ids.length; start += BULK_AT_ONCE) {
      await Promise.all(ids.slice(start, start + BULK_AT_ONCE).map((id) => api.changeLead(id, { status })));
    }
    return { changed: ids.length };
  });
}

function useSteadyRows<T extends { id: string }>(fresh: T[], view: string) {
  const [held, setHeld] = useState({ view, rows: fresh });
  // A new view is shown at once; while one stands, its rows keep their places.
  const rows = held.view === view && held.rows.length > 0 ? held.rows : fresh;
  const steady = useMemo(() => keepPlaces(rows, fresh), [rows, fresh]);
  const adopt = useCallback(() => setHeld({ view, rows: fresh }), [view, fresh]);
  useEffect(() => {
    // Holding nothing for nothing would render for ever.
    const canFill = held.rows.length === 0 && fresh.length > 0;
    if (held.view !== view || canFill) setHeld({ view, rows: fresh });
  }, [held, view, fresh]);
  return { rows: steady.rows, newcomers: steady.newcomers, adopt };
}

export default function Leads() {
  const { t } = useTranslation();
  const { rows: fresh, nextCursor } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { tab, filters } = readView(search);
  const view = search.toString();
  useLiveRefresh();
  const { rows, newcomers, adopt } = useSteadyRows(fresh, view);
  const arrived = useArrivals(
    rows.map((row) => row.id),
    view,
  );
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((id: string) => {
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const clear = useCallback(() => setSelected(new Set()), []);
  const { helpOpen, setHelpOpen } = useLeadKeys(toggle);
  const isFiltered = Object.keys(filters).length > 0;

  return (
    <>
      <PageTitle title={t("leads.title")}>
        <ShortcutHelp open={helpOpen} onOpenChange={setHelpOpen} />
        <a
          href={`/leads/export.csv${view ? `?${view}` : ""}`}
          className={buttonClass("plain")}
          aria-label={t("leads.export")}
          download
        >
          <Download size={16} aria-hidden />
          <span className="max-sm:sr-only">{t("leads.export")}</span>
        </a>
      </PageTitle>
      <Tabs
        label={t("leads.tabs.label")}
        current={tab}
        items={TABS.map((key) => ({
          key,
          label: t(`leads.tabs.${key}`),
          to: changedView(search, { tab: key === "todo" ? null : key }),
        }))}
      />
      <div className="my-3 flex flex-wrap items-center gap-2">
        <LeadSearch />
        <LeadFilters />
        {newcomers > 0 ? (
          <button
            type="button"
            onClick={adopt}
            className="pop min-h-9 rounded-full bg-accent px-4 text-sm font-medium text-on-accent hover:bg-accent-hover"
          >
            {t("leads.new", { count: newcomers })}
          </button>
        ) : null}
        <span role="status" className="sr-only">
          {newcomers > 0 ? t("leads.new", { count: newcomers }) : ""}
        </span>
      </div>
      <div className="mb-3 empty:hidden">
        <FilterChips />
      </div>
      {selected.size > 0 ? <BulkBar ids={[...selected]} onClear={clear} /> : null}
      {rows.length > 0 ? (
        <LeadTable rows={rows} arrived={arrived} selected={selected} onSelect={toggle} />
      ) : nextCursor ? (
        <p className="py-8 text-muted">{t("leads.shortPage")}</p>
      ) : isFiltered ? (
        <Empty title={t("leads.noMatch")}>
          <LinkButton to={`/leads${tab === "todo" ? "" : `?tab=${tab}`}`}>
            {t("leads.filters.clear")}
          </LinkButton>
        </Empty>
      ) : tab === "todo" ? (
        <Empty title={t("leads.todoDone")} body={t("leads.todoDoneBody")}>
          <LinkButton to="/leads?tab=all">{t("leads.tabs.all")}</LinkButton>
        </Empty>
      ) : (
        <Empty title={t("leads.emptyTitle")} body={t("leads.emptyBody")}>
          <CheckConnection />
        </Empty>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-2">
        {search.has("cursor") ? (
          <Link to={changedView(search, {})} className={buttonClass("quiet")}>
            {t("do.first")}
          </Link>
        ) : null}
        {nextCursor ? (
          <Link to={changedView(search, { cursor: nextCursor })} className={buttonClass("plain")}>
            {t("do.next")}
            <ArrowRight size={16} aria-hidden />
          </Link>
        ) : null}
      </div>
    </>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
