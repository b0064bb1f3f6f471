import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { LeadStatus } from "../../worker/leads/contract.ts";
import { LEAD_STATUSES } from "../contract-words.ts";
import { problemIn } from "../problem.ts";
import { useToast } from "./toast.tsx";

const DOT: Record<LeadStatus, string> = {
  new: "border-[1.5px] border-ink",
  contacted: "bg-line-strong",
  in_progress: "bg-ink",
  converted: "bg-success",
  refused: "border-[1.5px] border-line-strong",
};
export function StatusDot({ status }: { status: LeadStatus }) {
  return <span aria-hidden className={`size-2 shrink-0 rounded-full ${DOT[status]}`} />;
}

/** Status in place: one choice, kept at once, with a way back. */
export function LeadStatusSelect({
  leadId,
  status,
  name,
}: {
  leadId: string;
  status: LeadStatus;
  name: string;
}) {
  const { t } = useTranslation();
  const say = useToast();
  const fetcher = useFetcher();
  const asked = useRef<{ from: LeadStatus; to: LeadStatus } | null>(null);
  const submit = (next: LeadStatus) =>
    fetcher.submit({ intent: "status", status: next }, { method: "post", action: `/leads/${leadId}` });
  const pending = fetcher.formData?.get("status") as LeadStatus | undefined;
  const shown = pending ?? status;

  useEffect(() => {
    const change = asked.current;
    if (fetcher.state !== "idle" || !change) return;
    asked.current = null;
    const problem = problemIn(fetcher.data);
    if (problem) say(t("problem.notSaved", { detail: problem.detail }), { tone: "danger" });
    else {
      say(t("leads.statusChanged", { name, status: t(`reasons.status.${change.to}`) }), {
        undo: () => submit(change.from),
      });
    }
  });

  return (
    <span className="inline-flex items-center gap-2">
      <StatusDot status={shown} />
      <select
        aria-label={t("leads.statusOf", { name })}
        value={shown}
        onChange={(event) => {
          const to = event.target.value as LeadStatus;
          asked.current = { from: status, to };
          submit(to);
        }}
        className="min-h-8 cursor-pointer rounded-sm border border-transparent bg-transparent pr-1 hover:border-line-strong"
      >
        {LEAD_STATUSES.map((item) => (
          <option key={item} value={item} className="bg-surface">
            {t(`reasons.status.${item}`)}
          </option>
        ))}
      </select>
    </span>
  );
}
