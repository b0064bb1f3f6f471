import { Link } from "@remix-run/react";
import { Clock3, MessageCircleQuestion, Phone, Unplug } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Alert } from "../../worker/notifications/alert-contract.ts";
import { Ago } from "./place.tsx";

const ICONS = {
  "phone-received": Phone,
  "human-asked": MessageCircleQuestion,
  "window-closing": Clock3,
  reconnect: Unplug,
} as const;
/** Colour says what the kind is for: time running out, or something to mend. The icon and the words say it too. */
const TONES = {
  "phone-received": "bg-tint text-accent",
  "human-asked": "bg-tint text-accent",
  "window-closing": "bg-warm-tint text-warm",
  reconnect: "bg-danger-tint text-danger",
} as const;

/** Alerts, newest first; each leads to whom it is about. */
export function AlertList({
  items,
  onFollow,
}: {
  items: readonly Alert[];
  onFollow: (alert: Alert) => void;
}) {
  return (
    <ul className="flex flex-col">
      {items.map((alert) => (
        <AlertRow key={alert.id} alert={alert} onFollow={onFollow} />
      ))}
    </ul>
  );
}

function AlertRow({ alert, onFollow }: { alert: Alert; onFollow: (alert: Alert) => void }) {
  const { t } = useTranslation();
  const Icon = ICONS[alert.kind];
  const isNew = alert.readAt === null;
  return (
    <li
      data-alert={alert.kind}
      data-unread={isNew || undefined}
      className="border-t border-line first:border-t-0"
    >
      <Link
        to={alert.link}
        onClick={() => onFollow(alert)}
        className="flex min-h-11 gap-3 px-4 py-3 text-ink no-underline hover:bg-sunken"
      >
        <span
          className={`mt-0.5 flex size-8 shrink-0 items-center justify-center rounded-full ${TONES[alert.kind]}`}
        >
          <Icon size={16} aria-hidden />
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className={`min-w-0 flex-1 break-words ${isNew ? "font-semibold" : ""}`}>
              {alert.title}
            </span>
            <Ago at={alert.at} className="shrink-0 text-xs text-muted" />
          </span>
          {alert.body ? (
            <span className="line-clamp-3 block break-words text-sm text-muted">{alert.body}</span>
          ) : null}
        </span>
        {isNew ? (
          <span className="mt-2 size-2 shrink-0 rounded-full bg-accent">
            <span className="sr-only">{t("alerts.new")}</span>
          </span>
        ) : null}
      </Link>
    </li>
  );
}
