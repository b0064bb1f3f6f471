import { Link } from "@remix-run/react";
import { Bell } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlertFeed } from "./alert-feed.ts";
import { AlertList } from "./alert-list.tsx";
import { Button } from "./button.tsx";

/** What has happened that a person should know of at once, with how much of it is unread. */
export function AlertBell() {
  const { t } = useTranslation();
  const { feed, markRead } = useAlertFeed();
  const [open, setOpen] = useState(false);
  const unread = feed?.unread ?? 0;
  const count = feed && !feed.isExact ? `${unread}+` : String(unread);
  const said = t(feed && !feed.isExact ? "alerts.unreadMany" : "alerts.unread", { count: unread });
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        data-bell
        className="relative flex size-11 items-center justify-center gap-3 rounded-md text-muted transition-colors duration-150 hover:bg-sunken hover:text-ink md:h-9 md:w-full md:justify-start md:px-3"
      >
        <Bell size={20} className="md:size-[18px]" aria-hidden />
        <span className="sr-only md:not-sr-only">{t("alerts.open")}</span>
        {unread > 0 ? (
          <span className="absolute top-0.5 right-0 inline-flex h-5 min-w-5 items-center justify-center rounded-full bg-accent px-1.5 text-xs font-semibold text-on-accent md:static md:ml-auto">
            <span aria-hidden>{count}</span>
            <span className="sr-only"> ({said})</span>
          </span>
        ) : null}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label={t("alerts.title")}
          className="pop z-50 flex max-h-[min(70dvh,560px)] w-[min(400px,calc(100vw-24px))] flex-col overflow-hidden rounded-md bg-raised shadow-lift"
        >
          <div className="flex min-h-12 items-center justify-between gap-2 border-b border-line px-4 py-2">
            <p className="font-title font-semibold">{t("alerts.title")}</p>
            {unread > 0 ? (
              <Button look="quiet" size="sm" onClick={() => void markRead()}>
                {t("alerts.readAll")}
              </Button>
            ) : null}
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">
            {feed && feed.items.length > 0 ? (
              <AlertList
                items={feed.items}
                onFollow={(alert) => {
                  setOpen(false);
                  if (alert.readAt === null) void markRead(alert.id);
                }}
              />
            ) : (
              <div className="px-4 py-8 text-center">
                <p className="font-medium">{t("alerts.empty")}</p>
                <p className="text-sm text-muted">{t("alerts.emptyBody")}</p>
              </div>
            )}
          </div>
          <div className="flex items-center justify-between border-t border-line px-4 py-1 text-sm">
            <Link to="/alerts" className="inline-flex min-h-11 items-center" onClick={() => setOpen(false)}>
              {t("alerts.all")}
            </Link>
            <Link
              to="/settings/notifications"
              className="inline-flex min-h-11 items-center"
              onClick={() => setOpen(false)}
            >
              {t("alerts.settings")}
            </Link>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
