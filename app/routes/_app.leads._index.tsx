import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "../../worker/views/contract.ts";
import { load } from "../api.server.ts";
import { useApp } from "../components/app-data.ts";
import { BulkBar } from "../components/bulk-bar.tsx";
import { buttonClass } from "../components/button.tsx";
import { PageTitle } from "../components/empty.tsx";
import { ExportButton } from "../components/export-form.tsx";
import { FilterChips } from "../components/filter-chips.tsx";
import { LeadFilters } from "../components/lead-filters.tsx";
import { useLeadKeys } from "../components/lead-keys.ts";
import { LeadsNone } from "../components/lead-none.tsx";
import { LeadSearch } from "../components/lead-search.tsx";
import { useSelection } from "../components/lead-selection.ts";
import { LeadTable } from "../components/lead-table.tsx";
import { LeadTabs } from "../components/lead-tabs.tsx";
import { LeadTools } from "../components/lead-tools.tsx";
import { TotalChips } from "../components/lead-totals.tsx";
import { useArrivals, useLiveRefresh } from "../components/live.tsx";
import { RouteProblem } from "../components/problem.tsx";
import { useRemind } from "../components/remind.ts";
import { RemindDialog } from "../components/remind-dialog.tsx";
import { ShortcutHelp } from "../components/shortcuts.tsx";
import { useSteadyRows } from "../components/steady-rows.ts";
import { ViewBar } from "../components/view-bar.tsx";
import { isBareView, viewAddress } from "../format/lead-filter.ts";
import { changedView, leadQuery, readView, unreadFilters } from "../format/lead-query.ts";
import { nameOf } from "../format/people.ts";
import { mayBeOffered } from "../format/roles.ts";
import { byClosing, isToDo } from "../format/todo.ts";
import { pageTitle } from "../i18n/dictionaries.server.ts";

export { pageMeta as meta } from "../page-meta.ts";

export function loader(door: LoaderFunctionArgs) {
  const search = new URL(door.request.url).searchParams;
  const { tab, sort, viewId } = readView(search);
  return load(door, async (api) => {
    const views = api.views().catch((): View[] => []);
    if (isBareView(search)) {
      const view = (await views).find(({ id }) => id === viewId);
      throw redirect(view ? `/leads${viewAddress(view)}` : "/leads?tab=all");
    }
    const [page, kept, totals] = await Promise.all([
      api.leads(leadQuery(search)),
      views,
      // The list is worth more than the figures around it.
      api.leadTotals().catch(() => null),
    ]);
    const nowMs = Date.now();
    const rows = tab === "todo" ? page.items.filter((lead) => isToDo(lead, nowMs)) : page.items;
    return {
      title: pageTitle(door.request, (words) => words.leads.title),
      rows: tab === "todo" && sort === "score" ? rows.toSorted(byClosing) : rows,
      nextCursor: page.nextCursor,
      views: kept,
      totals,
    };
  });
}

export default function Leads() {
  const { t } = useTranslation();
  const { rows: fresh, nextCursor, views, totals } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { me } = useApp();
  const { tab, filters, viewId } = readView(search);
  const view = search.toString();
  useLiveRefresh();
  const { rows, newcomers, adopt } = useSteadyRows(fresh, view);
  const arrived = useArrivals(
    rows.map((row) => row.id),
    view,
  );
  const selection = useSelection(rows);
  const { clear } = selection;
  // Those selected are no longer on the screen.
  useEffect(() => clear, [view, clear]);
  const remind = useRemind();
  const [remindedId, setReminded] = useState<string | null>(null);
  const reminded = rows.find((row) => row.id === remindedId);
  const { helpOpen, setHelpOpen } = useLeadKeys({ onSelect: selection.toggle, onRemind: setReminded });

  const tags = useMemo(() => [...new Set(rows.flatMap((row) => row.tags))].toSorted(), [rows]);
  const mayChange = mayBeOffered(me.role, "write-leads");
  const isUnread = unreadFilters(search).length > 0;
  // "To do" is more than its filters say: who matches those would be more people than are shown.
  const isWholeKnown = !isUnread && tab !== "todo" && (nextCursor !== null || search.has("cursor"));
  const isPageSelected = rows.length > 0 && rows.every((row) => selection.ids.has(row.id));
  const isWholeList = tab === "all" && !viewId;
  const showsTotals =
    isWholeList &&
    totals !== null &&
    Object.keys(filters).every((name) => name === "status" || name === "target");

  return (
    <>
      <PageTitle title={t("leads.title")}>
        <ShortcutHelp open={helpOpen} onOpenChange={setHelpOpen} />
        {mayBeOffered(me.role, "export") ? <ExportButton /> : null}
        <LeadTools />
      </PageTitle>
      <LeadTabs views={views} total={totals?.total ?? null} />
      <div className="my-3 flex flex-wrap items-center gap-2">
        <LeadSearch />
        <LeadFilters tags={tags} />
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
      {showsTotals ? (
        <div className="mb-3">
          <TotalChips totals={totals} />
        </div>
      ) : null}
      <div className="mb-3 flex flex-wrap items-center gap-2 empty:hidden">
        <FilterChips />
        <ViewBar views={views} />
      </div>
      {isUnread ? <p className="mb-3 max-w-prose text-sm text-muted">{t("lists.unread")}</p> : null}
      {mayChange && (selection.ids.size > 0 || selection.isAll) ? (
        <BulkBar
          selection={selection}
          mayMeanAll={isWholeKnown && (selection.isAll || isPageSelected)}
          tags={tags}
        />
      ) : null}
      {rows.length > 0 ? (
        <LeadTable rows={rows} arrived={arrived} selection={selection} onRemind={setReminded} />
      ) : (
        <LeadsNone tab={tab} isFiltered={Object.keys(filters).length > 0} nextCursor={nextCursor} />
      )}
      <RemindDialog
        key={remindedId}
        title={reminded ? t("remind.title", { name: nameOf(reminded) }) : ""}
        current={reminded?.reminder ?? null}
        mayClear={Boolean(reminded?.reminder)}
        open={reminded !== undefined}
        onClose={() => setReminded(null)}
        onChoose={(choice) => reminded && void remind(reminded, choice)}
      />
      <Pages nextCursor={nextCursor} isEmpty={rows.length === 0} />
      {selection.ids.size > 0 ? <div aria-hidden className="h-32 md:h-14" /> : null}
    </>
  );
}

function Pages({ nextCursor, isEmpty }: { nextCursor: string | null; isEmpty: boolean }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const isSearch = search.has("q");
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2">
      {search.has("cursor") ? (
        <Link to={changedView(search, {})} className={buttonClass("quiet")}>
          {t("do.first")}
        </Link>
      ) : null}
      {nextCursor && !isEmpty ? (
        <>
          <Link to={changedView(search, { cursor: nextCursor })} className={buttonClass("plain")}>
            {t(isSearch ? "lists.further" : "do.next")}
            <ArrowRight size={16} aria-hidden />
          </Link>
          {isSearch ? <span className="text-sm text-muted">{t("lists.short")}</span> : null}
        </>
      ) : null}
    </div>
  );
}

export { keepLast as clientLoader } from "../components/last-good.ts";

export const ErrorBoundary = RouteProblem;
