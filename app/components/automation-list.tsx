import { Link, useFetcher } from "@remix-run/react";
import { Pencil, Trash2 } from "lucide-react";
import { Switch } from "radix-ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Automation } from "../../worker/messaging/contract.ts";
import { ageText } from "../format/clock.ts";
import { problemIn } from "../problem.ts";
import { useApp } from "./app-data.ts";
import { IconButton } from "./button.tsx";
import { Confirm } from "./confirm.tsx";
import { usePlace } from "./place.tsx";
import { FormProblem } from "./problem.tsx";
import { useToast } from "./toast.tsx";

const MINUTE_MS = 60_000;

function useSummary(automation: Automation): string {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const { keywords = [], minScore, mediaIds = [], kind } = automation.trigger;
  const account = accounts.find((item) => item.id === automation.accountId);
  const parts = [t(`automations.trigger.${kind}`)];
  if (kind === "comment" || kind === "message" || kind === "story") {
    parts.push(
      keywords.length > 0
        ? t("automations.summaryWords", {
            words: keywords.map((word) => t("do.quoted", { words: word })).join(", "),
          })
        : t("automations.summaryAny"),
    );
  }
  if (minScore !== undefined) parts.push(t("automations.summaryScore", { n: minScore }));
  if (mediaIds.length > 0) parts.push(t("automations.summaryPosts", { count: mediaIds.length }));
  if (account) parts.push(`@${account.username}`);
  return parts.join(" · ");
}

export function AutomationRow({ automation }: { automation: Automation }) {
  const { t } = useTranslation();
  const { accounts } = useApp();
  const { place, nowMs } = usePlace();
  const say = useToast();
  const fetcher = useFetcher();
  const [asking, setAsking] = useState(false);
  const summary = useSummary(automation);
  const pending = fetcher.formData?.get("active");
  const active = pending ? pending === "true" : automation.active;
  const account = accounts.find((item) => item.id === automation.accountId)?.username ?? "…";
  const change = (next: boolean) => {
    fetcher.submit(
      { intent: "switch", id: automation.id, active: String(next) },
      { method: "post", action: "/automations?index" },
    );
    say(t(next ? "automations.switchedOn" : "automations.switchedOff", { name: automation.name }));
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <Switch.Root
        checked={active}
        aria-label={t("automations.switchOf", { name: automation.name })}
        onCheckedChange={(next) => (next ? setAsking(true) : change(false))}
        className="relative h-6 w-11 shrink-0 rounded-full bg-line-strong transition-colors duration-150 data-[state=checked]:bg-accent"
      >
        <Switch.Thumb className="block size-5 translate-x-0.5 rounded-full bg-surface transition-transform duration-150 data-[state=checked]:translate-x-[22px]" />
      </Switch.Root>
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link
            to={`/automations/${automation.id}`}
            className="font-medium underline-offset-2 hover:underline"
          >
            {automation.name}
          </Link>
          <span className={`text-xs ${active ? "font-medium text-success" : "text-muted"}`}>
            {t(active ? "automations.on" : "automations.off")}
          </span>
        </p>
        <p className="text-sm break-words text-muted">{summary}</p>
      </div>
      <p className="text-sm text-muted" suppressHydrationWarning>
        {automation.matchedCount === null
          ? null
          : t(active ? "automations.wrote" : "automations.observed", { count: automation.matchedCount })}
        {active && automation.activatedAt && nowMs - Date.parse(automation.activatedAt) >= MINUTE_MS
          ? ` ${t("automations.since", { age: ageText(Date.parse(automation.activatedAt), nowMs, place) })}`
          : null}
      </p>
      <span className="flex items-center">
        <Link
          to={`/automations/${automation.id}`}
          aria-label={t("do.about", { what: t("do.edit"), of: automation.name })}
          title={t("do.edit")}
          className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink"
        >
          <Pencil size={16} aria-hidden />
        </Link>
        <Confirm
          trigger={
            <IconButton label={t("do.about", { what: t("do.remove"), of: automation.name })}>
              <Trash2 size={16} aria-hidden />
            </IconButton>
          }
          title={t("automations.removeTitle", { name: automation.name })}
          body={t("automations.removeBody")}
          confirm={t("do.remove")}
          look="danger"
          onConfirm={() =>
            fetcher.submit(
              { intent: "remove", id: automation.id },
              { method: "post", action: "/automations?index" },
            )
          }
        />
      </span>
      <Confirm
        trigger={null}
        open={asking}
        onOpenChange={setAsking}
        title={t("automations.confirmTitle", { name: automation.name })}
        body={t("automations.confirmBody", { account })}
        confirm={t("automations.confirm")}
        onConfirm={() => change(true)}
      />
      <FormProblem problem={problemIn(fetcher.data)} />
    </li>
  );
}
