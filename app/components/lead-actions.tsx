import { useFetcher, useNavigate } from "@remix-run/react";
import { Ban, Bell, Copy, ExternalLink, MoreHorizontal, Reply, SquareCheck } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { LEAD_STATUSES } from "../contract-words.ts";
import { nameOf } from "../format/people.ts";
import { IconButton } from "./button.tsx";
import { StatusDot } from "./lead-status.tsx";
import { useToast } from "./toast.tsx";

export const MENU_ITEM =
  "flex min-h-10 cursor-pointer items-center gap-2.5 rounded-sm px-3 text-sm outline-none data-[highlighted]:bg-sunken md:min-h-8";

/** Everything that can be done with a person, with or without a mouse; `children` are more items of the menu. */
export function LeadActions({
  lead,
  className = "",
  onRemind,
  onSelect,
  children,
}: {
  lead: Lead;
  className?: string;
  /** Where a list asks when to come back to the person. */
  onRemind?: () => void;
  /** Where several can be changed at once; beside the row's own box, which phones have no room for. */
  onSelect?: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const say = useToast();
  const fetcher = useFetcher();
  const navigate = useNavigate();
  const name = nameOf(lead);
  const change = (values: Record<string, string>) =>
    fetcher.submit(values, { method: "post", action: `/leads/${lead.id}` });
  const phone = lead.phones[0];
  const copy = () => {
    if (!phone) return;
    navigator.clipboard.writeText(phone.national).then(
      () => say(t("do.about", { what: t("do.copied"), of: phone.national })),
      () => say(t("problem.notDone"), { tone: "danger" }),
    );
  };
  const block = () => {
    const next = !lead.blocked;
    change({ intent: "block", blocked: String(next) });
    say(t(next ? "leads.blockedToast" : "leads.unblockedToast", { name }), {
      undo: () => change({ intent: "block", blocked: String(!next) }),
    });
  };
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <IconButton label={t("leads.actions", { name })} className={className}>
          <MoreHorizontal size={18} aria-hidden />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={12}
          className="pop z-40 min-w-56 rounded-md bg-raised p-1 shadow-lift"
        >
          <DropdownMenu.Item className={MENU_ITEM} onSelect={() => navigate(`/leads/${lead.id}?reply=1`)}>
            <Reply size={16} aria-hidden />
            {t("leads.reply")}
          </DropdownMenu.Item>
          {onRemind ? (
            <DropdownMenu.Item className={MENU_ITEM} onSelect={onRemind}>
              <Bell size={16} aria-hidden />
              {t("remind.action")}
            </DropdownMenu.Item>
          ) : null}
          {phone ? (
            <DropdownMenu.Item className={MENU_ITEM} onSelect={copy}>
              <Copy size={16} aria-hidden />
              {t("leads.copyNumber", { number: phone.national })}
            </DropdownMenu.Item>
          ) : null}
          {lead.lastMedia?.permalink ? (
            <DropdownMenu.Item asChild className={MENU_ITEM}>
              <a href={lead.lastMedia.permalink} target="_blank" rel="noreferrer">
                <ExternalLink size={16} aria-hidden />
                {t("leads.openPost")}
              </a>
            </DropdownMenu.Item>
          ) : null}
          {onSelect ? (
            <DropdownMenu.Item className={`${MENU_ITEM} md:hidden`} onSelect={onSelect}>
              <SquareCheck size={16} aria-hidden />
              {t("hot.select")}
            </DropdownMenu.Item>
          ) : null}
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Label className="px-3 py-1 text-xs text-muted">
            {t("leads.columns.status")}
          </DropdownMenu.Label>
          <DropdownMenu.RadioGroup
            value={lead.status}
            onValueChange={(status) => {
              change({ intent: "status", status });
              say(
                t("leads.statusChanged", { name, status: t(`reasons.status.${status as Lead["status"]}`) }),
                {
                  undo: () => change({ intent: "status", status: lead.status }),
                },
              );
            }}
          >
            {LEAD_STATUSES.map((status) => (
              <DropdownMenu.RadioItem
                key={status}
                value={status}
                className={`${MENU_ITEM} data-[state=checked]:font-semibold`}
              >
                <StatusDot status={status} />
                {t(`reasons.status.${status}`)}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Item className={`${MENU_ITEM} text-danger`} onSelect={block}>
            <Ban size={16} aria-hidden />
            {t(lead.blocked ? "leads.unblock" : "leads.block")}
          </DropdownMenu.Item>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
