import { NavLink } from "@remix-run/react";
import { AtSign, MessageSquareText, Settings, Sparkles, Sun, Users } from "lucide-react";
import { useTranslation } from "react-i18next";

const PLACES = [
  { to: "/", key: "today", Icon: Sun, short: "today" },
  { to: "/leads", key: "leads", Icon: Users, short: "leads" },
  { to: "/messages", key: "messages", Icon: MessageSquareText, short: "messages" },
  { to: "/automations", key: "automations", Icon: Sparkles, short: "automationsShort" },
  { to: "/accounts", key: "accounts", Icon: AtSign, short: "accounts" },
] as const;

export function SideNavigation() {
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
        </NavLink>
      ))}
    </nav>
  );
}

export function BottomNavigation() {
  const { t } = useTranslation();
  return (
    <nav
      aria-label={t("nav.label")}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {PLACES.map(({ to, short, Icon }) => (
        <NavLink
          key={to}
          to={to}
          end={to === "/"}
          className="flex min-h-14 flex-col items-center justify-center gap-0.5 text-muted aria-[current=page]:text-accent"
        >
          <Icon size={20} aria-hidden />
          <span className="max-w-full truncate px-0.5 text-xs leading-4">{t(`nav.${short}`)}</span>
        </NavLink>
      ))}
    </nav>
  );
}
