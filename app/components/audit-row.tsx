import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../worker/audit/contract.ts";
import { type AuditValue, changesOf } from "../format/audit.ts";
import { clockText, dateText, fullText, numberText } from "../format/clock.ts";
import { usePlace } from "./place.tsx";

const HASH_SHOWN = 10;

function useValue(): (value: AuditValue) => string {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  return (value) => {
    switch (value.say) {
      case "reason":
        return t(`audit.value.reason.${value.key}`);
      case "level":
        return t(`audit.value.level.${value.key}`);
      case "app":
        return t("audit.value.via.app");
      case "seconds":
        return t("audit.value.seconds", { n: numberText(value.n, place.language) });
      case "number":
        return numberText(value.n, place.language);
      case "time":
        return dateText(value.atMs, nowMs, place);
      case "text":
        return value.text;
      default:
        return t(`audit.value.${value.say}`);
    }
  };
}

const LINKS = { lead: "/leads/", account: "/accounts#", automation: "/automations/" } as const;

function Target({ target }: { target: AuditEntry["target"] }) {
  const { t } = useTranslation();
  if (target === null) return <span className="text-muted">({t("audit.erasedEntry")})</span>;
  if (target.kind === "workspace" || target.kind === "dead-letter") return null;
  if (target.name === null) return <span className="text-muted">{t("audit.gone")}</span>;
  return (
    <Link
      to={`${LINKS[target.kind]}${target.id}`}
      className="font-medium break-all underline underline-offset-2"
    >
      {target.kind === "automation" ? target.name : `@${target.name}`}
    </Link>
  );
}

/** Who did what to whom, from what to what. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const { place, nowMs } = usePlace();
  const say = useValue();
  const atMs = Date.parse(entry.at);
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
      <time
        dateTime={entry.at}
        title={fullText(atMs, place)}
        className="text-sm text-muted"
        suppressHydrationWarning
      >
        {dateText(atMs, nowMs, place)}, {clockText(atMs, place)}
      </time>
      <div className="min-w-0">
        <p className="break-words">
          <span className="font-medium">{entry.actor.name ?? t(`audit.actor.${entry.actor.kind}`)}</span>{" "}
          {t(`audit.action.${entry.action}`)} <Target target={entry.target} />
        </p>
        <ul className="text-sm text-muted">
          {changesOf(entry).map(({ field, before, after }) => (
            <li key={field} className="break-words" suppressHydrationWarning>
              {t(`audit.field.${field}`)} : {before ? say(before) : null}
              {before && after ? " → " : null}
              {after ? <span className="text-ink">{say(after)}</span> : null}
            </li>
          ))}
        </ul>
        <p className="text-xs text-muted">
          n° {entry.seq} ·{" "}
          {entry.hash === null ? (
            t("audit.unsealed")
          ) : (
            <span title={entry.hash}>{t("audit.seal", { hash: entry.hash.slice(0, HASH_SHOWN) })}</span>
          )}
        </p>
      </div>
    </li>
  );
}
