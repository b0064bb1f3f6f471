import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Alert, AlertCount } from "../../worker/notifications/alert-contract.ts";
import { ask, isProblem } from "./ask.ts";
import { useToast } from "./toast.tsx";

type Feed = AlertCount & { items: Alert[] };

const EVERY_MS = 5_000;

/**
 * The newest alerts while somebody looks at the page; what arrives meanwhile is said in a corner. What fails is asked
 * again in a moment: the page is not in its way.
 */
export function useAlertFeed() {
  const { t } = useTranslation();
  const say = useToast();
  const [feed, setFeed] = useState<Feed | null>(null);
  const seen = useRef<Set<string> | null>(null);
  const asking = useRef(false);

  const look = useCallback(async () => {
    if (asking.current || document.visibilityState !== "visible" || !navigator.onLine) return;
    asking.current = true;
    const answer = await ask<Feed>("/alerts/feed");
    asking.current = false;
    if (isProblem(answer)) return;
    const known = seen.current;
    const fresh = answer.items.filter(({ id, readAt }) => readAt === null && !known?.has(id));
    seen.current = new Set([...(known ?? []), ...answer.items.map(({ id }) => id)]);
    setFeed(answer);
    const [first] = fresh;
    if (known && first) say(fresh.length === 1 ? first.title : t("alerts.many", { count: fresh.length }));
  }, [say, t]);

  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    const onReturn = () => void look();
    document.addEventListener("visibilitychange", onReturn);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onReturn);
    };
  }, [look]);

  /** Shown as read at once, and said to the API; what it then answers is the truth. */
  const markRead = useCallback(
    async (id?: string) => {
      const readAt = new Date().toISOString();
      setFeed((before) => before && withRead(before, readAt, id));
      await ask("/alerts/read", id === undefined ? { all: "1" } : { id });
      await look();
    },
    [look],
  );
  return { feed, markRead };
}

function withRead(feed: Feed, readAt: string, id?: string): Feed {
  const isMeant = (alert: Alert): boolean => alert.readAt === null && (id === undefined || alert.id === id);
  const count = feed.items.filter(isMeant).length;
  return {
    unread: id === undefined ? 0 : Math.max(0, feed.unread - count),
    isExact: id === undefined || feed.isExact,
    items: feed.items.map((alert) => (isMeant(alert) ? { ...alert, readAt } : alert)),
  };
}
