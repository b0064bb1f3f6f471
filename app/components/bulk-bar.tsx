import { useSearchParams } from "@remix-run/react";
import { Ban, Bell, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeadCount } from "../../worker/leads/bulk-contract.ts";
import { LEAD_STATUSES } from "../contract-words.ts";
import { numberText } from "../format/clock.ts";
import { changedView } from "../format/lead-query.ts";
import { ask, isProblem } from "./ask.ts";
import { BulkConfirm } from "./bulk-confirm.tsx";
import { useBulkRun } from "./bulk-run.ts";
import { BulkTags } from "./bulk-tags.tsx";
import { Button, IconButton } from "./button.tsx";
import type { Selection } from "./lead-selection.ts";
import { useMembers } from "./members.ts";
import { useLanguage } from "./place.tsx";
import { Progress } from "./progress.tsx";
import { RemindDialog } from "./remind-dialog.tsx";

type Change = Record<string, string>;

/** What can be done with several people at once. Floats while somebody is selected, so that no row moves for it. */
export function BulkBar({
  selection,
  mayMeanAll,
  tags,
}: {
  selection: Selection;
  /** The whole page is selected, more follow, and the filters say exactly who is meant. */
  mayMeanAll: boolean;
  tags: readonly string[];
}) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const language = useLanguage();
  const view = changedView(search, {});
  const count = useMatching(mayMeanAll ? view : null);
  const { progress, isBusy, run } = useBulkRun(selection.clear);
  const [isReminding, setReminding] = useState(false);
  const [asked, setAsked] = useState<Change | null>(null);
  const { ids, isAll } = selection;
  const start = (change: Change) =>
    void run(isAll ? { view: view.slice(1) } : { ids: [...ids].join(",") }, change);
  /** Reaching beyond what is on the screen is asked about first, and so is silence. */
  const change = (wanted: Change) => (isAll || "blocked" in wanted ? setAsked(wanted) : start(wanted));
  const n = count ? numberText(count.count, language) : "";

  return (
    <section
      aria-label={t("bulk.label")}
      className="pop fixed inset-x-3 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-30 flex flex-wrap items-center gap-2 rounded-md bg-raised px-3 py-2 shadow-lift md:bottom-4 md:left-[calc(216px+1.5rem)] md:mx-auto md:w-fit md:max-w-[calc(100vw-216px-3rem)] md:px-4"
    >
      {progress ? (
        <div className="flex w-full flex-col gap-1 md:w-96">
          <p className="font-medium">{t("bulk.running")}</p>
          <Progress
            label={t("bulk.running")}
            done={progress.done}
            total={progress.total}
            words={(values) => t("bulk.progress", values)}
          />
          <p className="text-xs text-muted">{t("bulk.leave")}</p>
        </div>
      ) : (
        <>
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 md:mr-2">
            <p role="status" className="font-medium">
              {!isAll
                ? t("leads.selected", { count: ids.size })
                : count && !count.isExact
                  ? t("bulk.allMany", { n })
                  : t("bulk.all", { count: count?.count ?? 0, n })}
            </p>
            {mayMeanAll && !isAll && count && count.count > ids.size ? (
              <button
                type="button"
                onClick={selection.selectAll}
                className="min-h-8 text-sm text-accent underline underline-offset-2"
              >
                {count.isExact ? t("bulk.selectAll", { count: count.count, n }) : t("bulk.selectMany", { n })}
              </button>
            ) : null}
          </div>
          <Actions change={change} isBusy={isBusy} tags={tags} onRemind={() => setReminding(true)} />
          <IconButton label={t("leads.bulkClear")} onClick={selection.clear} className="ml-auto">
            <X size={16} aria-hidden />
          </IconButton>
        </>
      )}
      <RemindDialog
        title={isAll ? t("remind.titleAll") : t("remind.titleMany", { count: ids.size, n: ids.size })}
        current={null}
        mayClear
        open={isReminding}
        onClose={() => setReminding(false)}
        onChoose={(choice) => change({ remindAt: choice?.at ?? "", remindNote: choice?.note ?? "" })}
      />
      <BulkConfirm
        change={asked}
        count={isAll ? (count?.count ?? 0) : ids.size}
        isExact={!isAll || (count?.isExact ?? false)}
        isAll={isAll}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && start(asked)}
      />
    </section>
  );
}

function Actions({
  change,
  isBusy,
  tags,
  onRemind,
}: {
  change: (change: Change) => void;
  isBusy: boolean;
  tags: readonly string[];
  onRemind: () => void;
}) {
  const { t } = useTranslation();
  const members = useMembers();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <select
        aria-label={t("leads.bulkStatus")}
        value=""
        disabled={isBusy}
        onChange={(event) => change({ status: event.target.value })}
        className="input !w-auto !min-h-8 !py-1"
      >
        <option value="" disabled>
          {t("bulk.status")}
        </option>
        {LEAD_STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`reasons.status.${status}`)}
          </option>
        ))}
      </select>
      <BulkTags known={tags} isBusy={isBusy} onApply={change} />
      {members.length > 1 ? (
        <select
          aria-label={t("bulk.assign")}
          value=""
          disabled={isBusy}
          onChange={(event) =>
            change({ assignedTo: event.target.value === "nobody" ? "" : event.target.value })
          }
          className="input !w-auto !min-h-8 max-w-44 !py-1"
        >
          <option value="" disabled>
            {t("bulk.assign")}
          </option>
          {members.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
          <option value="nobody">{t("bulk.unassign")}</option>
        </select>
      ) : null}
      <Button size="sm" disabled={isBusy} onClick={onRemind}>
        <Bell size={14} aria-hidden />
        {t("bulk.remind")}
      </Button>
      <Button size="sm" look="danger" disabled={isBusy} onClick={() => change({ blocked: "true" })}>
        <Ban size={14} aria-hidden />
        {t("bulk.block")}
      </Button>
    </div>
  );
}

/** How many people match an address; null until it is known, and while nobody asks. */
function useMatching(view: string | null): LeadCount | null {
  const [found, setFound] = useState<{ view: string; count: LeadCount } | null>(null);
  useEffect(() => {
    if (view === null) return;
    let isCurrent = true;
    void ask<LeadCount>(`/leads/count${view}`).then((answer) => {
      if (isCurrent && !isProblem(answer)) setFound({ view, count: answer });
    });
    return () => {
      isCurrent = false;
    };
  }, [view]);
  return view !== null && found?.view === view ? found.count : null;
}
