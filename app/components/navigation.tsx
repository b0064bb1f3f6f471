import { NavLink } from "@remix-run/react";
import { AtSign, MessageSquareText, Settings, Sparkles, Sun, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { UnreadCount } from "../../worker/conversations/contract.ts";

const PLACES = [
  { to: "/", key: "today", Icon: Sun, short: "today" },
  { to: "/leads", key: "leads", Icon: Users, short: "leads" },
  { to: "/inbox", key: "inbox", Icon: MessageSquareText, short: "inbox" },
  { to: "/automations", key: "automations", Icon: Sparkles, short: "automationsShort" },
  { to: "/accounts", key: "accounts", Icon: AtSign, short: "accounts" },
] as const;

type Counts = { noticeCount: number; unread: UnreadCount | null };

/** How many notices or unread conversations wait behind a link; said in words to those who do not see it. */
function Waiting({ place, counts, className }: { place: string; counts: Counts; className: string }) {
  const { t } = useTranslation();
  const { noticeCount, unread } = counts;
  const shape = `inline-flex h-5 min-w-5 items-center justify-center rounded-full px-1.5 text-xs font-semibold text-page ${className}`;
  if (place === "accounts" && noticeCount > 0) {
    return (
      <span className={`bg-danger ${shape}`}>
        <span aria-hidden>{noticeCount}</span>
        <span className="sr-only"> ({t("notices.count", { count: noticeCount })})</span>
      </span>
    );
  }
  if (place === "inbox" && unread !== null && unread.unread > 0) {
    const { unread: count, isExact } = unread;
    return (
      <span className={`bg-ink ${shape}`} data-unread={count}>
        <span aria-hidden>{isExact ? count : `${count}+`}</span>
        <span className="sr-only">
          {" "}
          ({isExact ? t("inbox.unreadCount", { count }) : t("inbox.unreadMany", { n: count })})
        </span>
      </span>
    );
  }
  return null;
}

export function SideNavigation(counts: Counts) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("nav.label")} className="hidden flex-col gap-0.5 md:flex">
      {[...PLACES, { to: "/settings", key: "settings", Icon: Settings } as const].map(({ to, key, Icon }) => (
        <NavLink
          key={to}
          to={to}
          end={to === "/"}
          prefetch="intent"
          className="flex min-h-9 items-center gap-3 rounded-md px-3 text-muted transition-colors duration-150 hover:bg-sunken hover:text-ink aria-[current=page]:bg-tint aria-[current=page]:font-medium aria-[current=page]:text-accent"
        >
          <Icon size={18} aria-hidden />
          {t(`nav.${key}`)}
          <Waiting place={key} counts={counts} className="ml-auto" />
        </NavLink>
      ))}
    </nav>
  );
}

export function BottomNavigation(counts: Counts) {
  const { t } = useTranslation();
  return (
    <nav
      aria-label={t("nav.label")}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {PLACES.map(({ to, key, short, Icon }) => (
        <NavLink
          key={to}
          to={to}
          end={to === "/"}
          className="flex min-h-14 flex-col items-center justify-center gap-0.5 text-muted aria-[current=page]:text-accent"
        >
          <span className="relative">
            <Icon size={20} aria-hidden />
            <Waiting place={key} counts={counts} className="absolute -top-2 left-3" />
          </span>
          <span className="max-w-full truncate px-0.5 text-xs leading-4">{t(`nav.${short}`)}</span>
        </NavLink>
      ))}
    </nav>
  );
}
