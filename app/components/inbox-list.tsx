import { Link, useSearchParams } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../worker/conversations/contract.ts";
import { INBOX_FILTERS, newsCount, readInbox } from "../format/inbox.ts";
import { changedView } from "../format/lead-query.ts";
import { buttonClass } from "./button.tsx";
import { CheckConnection } from "./check-connection.tsx";
import { Empty } from "./empty.tsx";
import { conversationLink } from "./inbox-keys.ts";
import { InboxRow } from "./inbox-row.tsx";
import { useArrivals } from "./live.tsx";
import { SearchBox } from "./search-box.tsx";
import { INBOX_KEYS, ShortcutHelp } from "./shortcuts.tsx";
import { useSteadyRows } from "./steady-rows.ts";

export type InboxPage = { items: Conversation[]; nextCursor: string | null };
type Help = { helpOpen: boolean; setHelpOpen: (open: boolean) => void };

/** Title, filters and search, above whatever the list holds. */
export function InboxHead({ openId, helpOpen, setHelpOpen }: Help & { openId: string | null }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { filter } = readInbox(search);
  return (
    <div className="flex flex-col gap-3 md:border-b md:border-line md:p-3">
      <div className="flex items-center justify-between gap-2">
        <h1 className="text-xl md:text-lg">{t("inbox.title")}</h1>
        <ShortcutHelp keys={INBOX_KEYS} open={helpOpen} onOpenChange={setHelpOpen} />
      </div>
      <SearchBox
        id="inbox-search"
        action="/inbox"
        label={t("inbox.search")}
        hint={t("inbox.searchHint")}
        onLeave={() =>
          (
            (openId && conversationLink(openId)) ||
            document.querySelector<HTMLElement>("a[data-row]")
          )?.focus()
        }
      />
      <nav aria-label={t("inbox.filters.label")}>
        <ul className="flex gap-1">
          {INBOX_FILTERS.map((key) => (
            <li key={key} className="flex-1">
              <Link
                to={changedView(search, { filter: key === "all" ? null : key })}
                preventScrollReset
                aria-current={key === filter ? "page" : undefined}
                className="flex min-h-10 items-center justify-center rounded-full border border-line px-1.5 text-sm whitespace-nowrap text-muted transition-colors duration-150 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:bg-tint aria-[current=page]:font-medium aria-[current=page]:text-accent md:min-h-7"
              >
                {t(`inbox.filters.${key}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

/** Conversations, newest words first when one came; after that each keeps its place until one asks for the new order. */
export function InboxList({ page, openId }: { page: InboxPage; openId: string | null }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const view = search.toString();
  const fresh = useMemo(() => page.items.map((one) => ({ ...one, id: one.leadId })), [page.items]);
  const { rows, held, adopt } = useSteadyRows(fresh, view);
  const arrived = useArrivals(
    rows.map((row) => row.id),
    view,
  );
  const news = newsCount(held, fresh, openId);
  return (
    <>
      <div className="sticky top-0 z-10 flex justify-center">
        {news > 0 ? (
          <button
            type="button"
            onClick={adopt}
            className="pop absolute top-2 min-h-9 rounded-full bg-accent px-4 text-sm font-medium whitespace-nowrap text-on-accent shadow-lift hover:bg-accent-hover"
          >
            {t("inbox.news", { count: news })}
          </button>
        ) : null}
        <span role="status" className="sr-only">
          {news > 0 ? t("inbox.news", { count: news }) : ""}
        </span>
      </div>
      {rows.length > 0 ? (
        <ul aria-label={t("inbox.list")} className="divide-y divide-line">
          {rows.map((row) => (
            <InboxRow
              key={row.id}
              conversation={row}
              isOpen={row.id === openId}
              isArrived={arrived.has(row.id)}
              search={search}
            />
          ))}
        </ul>
      ) : (
        <InboxNone search={search} isMore={page.nextCursor !== null} />
      )}
      <div className="flex flex-wrap gap-2 p-3 empty:hidden">
        {search.has("cursor") ? (
          <Link to={changedView(search, {})} className={buttonClass("quiet")}>
            {t("inbox.first")}
          </Link>
        ) : null}
        {page.nextCursor ? (
          <Link to={changedView(search, { cursor: page.nextCursor })} className={buttonClass("plain")}>
            {t("inbox.more")}
            <ArrowRight size={16} aria-hidden />
          </Link>
        ) : null}
      </div>
    </>
  );
}

/** Why there is nobody, what would appear here, and the one thing to do about it. */
function InboxNone({ search, isMore }: { search: URLSearchParams; isMore: boolean }) {
  const { t } = useTranslation();
  const { filter, q } = readInbox(search);
  if (isMore) return <p className="px-4 py-6 text-center text-muted">{t("inbox.shortPage")}</p>;
  return (
    <div className="md:p-3">
      {q ? (
        <Empty title={t("inbox.empty.search", { q })} body={t("inbox.empty.searchBody")}>
          <Link to={changedView(search, { q: null })} className={buttonClass("plain")}>
            {t("inbox.empty.clear")}
          </Link>
        </Empty>
      ) : (
        <Empty title={t(`inbox.empty.${filter}`)} body={t(`inbox.empty.${filter}Body`)}>
          {filter === "all" ? (
            <CheckConnection />
          ) : (
            <Link to={changedView(search, { filter: null })} className={buttonClass("plain")}>
              {t("inbox.empty.seeAll")}
            </Link>
          )}
        </Empty>
      )}
    </div>
  );
}
