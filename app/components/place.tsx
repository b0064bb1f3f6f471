import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ageShort, ageText, fullText, leftText, numberText, type Place } from "../format/clock.ts";
import type { Language } from "../preferences.server.ts";

const TICK_MS = 10_000;
/** A browser clock this wrong is corrected by the server's. */
const SKEW_MS = 60_000;

const PlaceContext = createContext<{ zone: string; nowMs: number }>({ zone: "Europe/Paris", nowMs: 0 });

/**
 * Gives every page below the workspace's zone and the present. The first drawing uses the server's time, so that the
 * browser writes the same text; then it ticks.
 */
export function PlaceProvider({
  zone,
  nowMs,
  children,
}: {
  zone: string;
  nowMs: number;
  children: ReactNode;
}) {
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    const skew = nowMs - Date.now();
    const correction = Math.abs(skew) > SKEW_MS ? skew : 0;
    const tick = () => setNow(Date.now() + correction);
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [nowMs]);
  return <PlaceContext.Provider value={{ zone, nowMs: now }}>{children}</PlaceContext.Provider>;
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === "en" ? "en" : "fr";
}
export function usePlace(): { place: Place; nowMs: number } {
  const { zone, nowMs } = useContext(PlaceContext);
  const language = useLanguage();
  return { place: { language, zone }, nowMs };
}

/** "3 min" in a column, or "il y a 3 min" in a sentence; the full date in its title. */
export function Ago({
  at,
  sentence = false,
  className,
}: {
  at: string;
  sentence?: boolean;
  className?: string;
}) {
  const { place, nowMs } = usePlace();
  const ms = Date.parse(at);
  return (
    <time dateTime={at} title={fullText(ms, place)} className={className} suppressHydrationWarning>
      {sentence ? ageText(ms, nowMs, place) : ageShort(ms, nowMs, place)}
    </time>
  );
}
export function Left({ until }: { until: string }) {
  const { place, nowMs } = usePlace();
  const ms = Date.parse(until);
  return (
    <time dateTime={until} title={fullText(ms, place)} suppressHydrationWarning>
      {leftText(ms - nowMs, place.language)}
    </time>
  );
}
export function Count({ value }: { value: number }) {
  return <>{numberText(value, useLanguage())}</>;
}
