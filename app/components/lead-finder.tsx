import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { nameOf } from "../format/people.ts";
import { ask, isProblem } from "./ask.ts";

const TYPING_MS = 300;

type Props = {
  /** Shown before anybody searches. */
  first: readonly Lead[];
  chosenId: string | null;
  onChoose: (lead: Lead) => void;
};

/** Finds one real person by name, handle or number, to look at something with their eyes. */
export function LeadFinder({ first, chosenId, onChoose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly Lead[] | "failed" | null>(null);
  const turn = useRef(0);
  useEffect(() => {
    const mine = ++turn.current;
    const q = text.trim();
    if (q === "") {
      setFound(null);
      return;
    }
    const timer = setTimeout(async () => {
      const answer = await ask<{ items: Lead[] }>(`/leads/find?q=${encodeURIComponent(q)}`);
      if (turn.current === mine) setFound(isProblem(answer) ? "failed" : answer.items);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const shown = found === "failed" ? [] : (found ?? first);
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-sm font-medium">
        {t("automations.template.find")}
      </label>
      <input
        id={id}
        type="search"
        className="input"
        autoComplete="off"
        value={text}
        placeholder={t("automations.template.findHint")}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.preventDefault();
        }}
      />
      <p role="status" className={found === null ? "sr-only" : "text-xs text-muted"}>
        {found === null
          ? ""
          : found === "failed"
            ? t("automations.template.findFailed")
            : found.length === 0
              ? t("automations.template.foundNone")
              : t("automations.template.found", { count: found.length })}
      </p>
      {shown.length > 0 ? (
        <ul aria-label={t("automations.template.previewFor")} className="flex flex-wrap gap-1.5">
          {shown.map((lead) => (
            <li key={lead.id} className="max-w-full">
              <button
                type="button"
                aria-pressed={lead.id === chosenId}
                onClick={() => onChoose(lead)}
                className="inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-full border border-line-strong bg-surface px-3 text-sm hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-tint"
              >
                <span className="truncate">{nameOf(lead)}</span>
                {lead.displayName ? (
                  <span className="truncate text-xs text-muted">@{lead.username}</span>
                ) : null}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
