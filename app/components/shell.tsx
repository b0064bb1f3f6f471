import { Link } from "@remix-run/react";
import { Settings } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { UnreadCount } from "../../worker/conversations/contract.ts";
import type { Me } from "../../worker/identity/contract.ts";
import type { Theme } from "../preferences.server.ts";
import { AlertBell } from "./alert-bell.tsx";
import { Brand } from "./brand.tsx";
import { DemoBadge, DemoTour } from "./demo.tsx";
import { EmergencyStop, StoppedBanner } from "./emergency.tsx";
import { BottomNavigation, SideNavigation } from "./navigation.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { StaleBanner } from "./stale.tsx";

type Props = {
  me: Me;
  /** Notices that wait on the Accounts page. */
  noticeCount: number;
  /** Conversations that nobody has read; null when that is not known. */
  unread: UnreadCount | null;
  theme: Theme;
  tourDone: boolean;
  children: ReactNode;
};

/** What surrounds every page: where one can go, whether sending is stopped, and that this is a demo. */
export function AppShell({ me, noticeCount, unread, theme, tourDone, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className="md:grid md:min-h-dvh md:grid-cols-[216px_minmax(0,1fr)]">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-4 py-2 text-on-accent focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <header className="sticky top-0 z-30 flex flex-wrap items-center gap-x-1 md:flex-nowrap border-b border-line bg-page px-4 py-1.5 md:h-dvh md:flex-col md:items-stretch md:gap-6 md:border-r md:border-b-0 md:px-3 md:py-5">
        <Link
          to="/"
          aria-label="VistaFlow"
          className="mr-auto flex min-h-11 items-center md:mr-0 md:min-h-8 md:px-2"
        >
          <Brand />
        </Link>
        <SideNavigation noticeCount={noticeCount} unread={unread} />
        {me.demo ? <DemoBadge /> : null}
        <div
          className={`flex items-center gap-0.5 md:flex-col md:items-stretch md:gap-2 ${me.demo ? "" : "md:mt-auto"}`}
        >
          <AlertBell />
          <div className="hidden md:block">
            <EmergencyStop />
          </div>
          <div className="md:hidden">
            <EmergencyStop compact />
          </div>
          <Link
            to="/settings"
            aria-label={t("nav.settings")}
            className="inline-flex size-11 items-center justify-center rounded-md text-muted hover:bg-sunken md:hidden"
          >
            <Settings size={20} aria-hidden />
          </Link>
          <PersonMenu me={me} theme={theme} />
        </div>
      </header>
      <div className="min-w-0">
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-[1320px] px-4 pt-5 pb-28 outline-none md:px-6 md:pt-6 md:pb-16"
        >
          <div className="flex flex-col gap-2 *:last:mb-4">
            <StaleBanner />
            {me.workspace.stopped ? <StoppedBanner /> : null}
          </div>
          {children}
        </main>
      </div>
      {me.demo && !tourDone ? <DemoTour /> : null}
      <BottomNavigation noticeCount={noticeCount} unread={unread} />
    </div>
  );
}
