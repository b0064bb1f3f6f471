import { useFetcher, useNavigate } from "@remix-run/react";
import { ExternalLink, FlaskConical, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass, IconButton } from "./button.tsx";

/** Never leaves the screen in the demo: no message reaches a real person. */
export function DemoBadge() {
  const { t } = useTranslation();
  return (
    <p
      title={t("demo.badge")}
      className="flex min-w-0 items-center justify-center gap-1.5 rounded-full bg-sunken px-3 py-0.5 text-xs font-medium max-md:order-last max-md:mb-1 max-md:w-full md:mt-auto md:-mb-4 md:rounded-md md:border md:border-line-strong md:py-2"
    >
      <FlaskConical size={14} className="shrink-0" aria-hidden />
      <span className="min-w-0">{t("demo.badge")}</span>
    </p>
  );
}

export function PlayCard({ sandboxUrl, username }: { sandboxUrl: string; username: string | null }) {
  const { t } = useTranslation();
  const href = `${sandboxUrl}/play${username ? `?account=${encodeURIComponent(username)}` : ""}`;
  return (
    <section aria-label={t("demo.playTitle")} className="card flex flex-col gap-2 p-4">
      <h2 className="text-base">{t("demo.playTitle")}</h2>
      <p className="text-muted">{t("demo.playBody")}</p>
      <a
        href={href}
        target="_blank"
        rel="noreferrer"
        className={buttonClass("primary", "md", "mt-1 self-start !whitespace-normal")}
      >
        {t("demo.play")}
        <ExternalLink size={16} aria-hidden />
        <span className="sr-only">{t("demo.newTab")}</span>
      </a>
    </section>
  );
}

const STEPS = [
  { n: 1, to: "/leads?tab=all&sort=recent" },
  { n: 2, to: "/messages?tab=sent" },
  { n: 3, to: "/leads?tab=phone&sort=recent" },
  { n: 4, to: "/messages?tab=notSent" },
  { n: 5, to: "/messages" },
  { n: 6, to: "/" },
] as const;

/** Points at each thing that happens by itself. A corner card: nothing underneath is blocked, and it can be closed. */
export function DemoTour() {
  const { t } = useTranslation();
  const [index, setIndex] = useState(0);
  const [closed, setClosed] = useState(false);
  const fetcher = useFetcher();
  const navigate = useNavigate();
  const step = STEPS[index] ?? STEPS[0];
  if (closed) return null;
  const dismiss = () => {
    setClosed(true);
    fetcher.submit({ tour: "done" }, { method: "post", action: "/preferences" });
  };
  const move = (by: number) => {
    const next = Math.min(STEPS.length - 1, Math.max(0, index + by));
    setIndex(next);
  };
  return (
    <aside
      aria-label={t("demo.tour.label")}
      className="pop fixed inset-x-3 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-20 flex flex-col gap-2 rounded-md bg-raised p-4 shadow-lift md:inset-x-auto md:right-5 md:bottom-5 md:w-80"
    >
      <div className="flex items-start justify-between gap-2">
        <p className="text-xs text-muted">{t("demo.tour.step", { n: step.n, total: STEPS.length })}</p>
        <IconButton label={t("demo.tour.dismiss")} onClick={dismiss} className="-mt-1.5 -mr-1.5">
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <p className="font-title text-base font-semibold">{t(`demo.tour.s${step.n}`)}</p>
      {/* On a phone the title is enough: the tour must not cover what it points at. */}
      <p className="hidden text-sm text-muted sm:block">{t(`demo.tour.s${step.n}Text`)}</p>
      <div className="flex items-center gap-2 pt-1">
        <Button size="sm" onClick={() => navigate(step.to)}>
          {t("demo.tour.go")}
        </Button>
        <span className="flex-1" />
        {index > 0 ? (
          <Button size="sm" look="quiet" onClick={() => move(-1)}>
            {t("demo.tour.previous")}
          </Button>
        ) : null}
        {index < STEPS.length - 1 ? (
          <Button size="sm" look="primary" onClick={() => move(1)}>
            {t("demo.tour.next")}
          </Button>
        ) : (
          <Button size="sm" look="primary" onClick={dismiss}>
            {t("demo.tour.done")}
          </Button>
        )}
      </div>
    </aside>
  );
}
