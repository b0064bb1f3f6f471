import { Link, useNavigate, useSearchParams } from "@remix-run/react";
import { ChevronDown, Lock } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useTranslation } from "react-i18next";
import type { View } from "../../worker/views/contract.ts";
import { numberText } from "../format/clock.ts";
import { viewAddress } from "../format/lead-filter.ts";
import { readView, TABS, tabAddress } from "../format/lead-query.ts";
import { viewTabs } from "../format/view-tabs.ts";
import { MENU_ITEM } from "./lead-actions.tsx";
import { useLanguage } from "./place.tsx";
import { TAB } from "./tabs.tsx";

/** The built-in views, then the saved ones; many of those wait in a menu, so that the bar stays calm. */
export function LeadTabs({ views, total }: { views: readonly View[]; total: number | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [search] = useSearchParams();
  const { tab, viewId } = readView(search);
  const { shown, more } = viewTabs(views, viewId);
  return (
    <nav
      aria-label={t("leads.tabs.label")}
      className="-mx-4 flex overflow-x-auto border-b border-line px-4 md:mx-0 md:px-0"
    >
      <ul className="flex min-w-max gap-1">
        {TABS.map((key) => (
          <li key={key}>
            <Link
              to={tabAddress(search, key)}
              aria-current={!viewId && key === tab ? "page" : undefined}
              className={TAB}
            >
              {t(`leads.tabs.${key}`)}
              {key === "all" && total !== null ? (
                <span aria-hidden className="ml-1.5 min-w-3 text-xs font-normal text-muted">
                  {numberText(total, language)}
                </span>
              ) : null}
            </Link>
          </li>
        ))}
        {shown.map((view, index) => (
          <li
            key={view.id}
            className={
              index === 0 ? "flex items-center before:mr-1 before:h-4 before:w-px before:bg-line" : ""
            }
          >
            <Link
              to={viewAddress(view)}
              aria-current={view.id === viewId ? "page" : undefined}
              className={`${TAB} gap-1.5`}
            >
              {view.shared ? null : (
                <>
                  <Lock size={12} className="shrink-0" aria-hidden />
                  <span className="sr-only">({t("views.private")})</span>
                </>
              )}
              <span className="max-w-44 truncate">{view.name}</span>
            </Link>
          </li>
        ))}
      </ul>
      {more.length > 0 ? <MoreViews views={more} /> : null}
    </nav>
  );
}

function MoreViews({ views }: { views: readonly View[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className={`${TAB} shrink-0 gap-1 whitespace-nowrap`}>
        {t("views.more", { count: views.length })}
        <ChevronDown size={14} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={12}
          className="pop z-40 max-h-[min(24rem,var(--radix-dropdown-menu-content-available-height))] min-w-56 max-w-[calc(100vw-24px)] overflow-y-auto rounded-md bg-raised p-1 shadow-lift"
        >
          {views.map((view) => (
            <DropdownMenu.Item
              key={view.id}
              className={MENU_ITEM}
              onSelect={() => navigate(`/leads${viewAddress(view)}`)}
            >
              <span className="min-w-0 flex-1 truncate">{view.name}</span>
              {view.shared ? null : (
                <>
                  <Lock size={12} className="shrink-0 text-muted" aria-hidden />
                  <span className="sr-only">({t("views.private")})</span>
                </>
              )}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
