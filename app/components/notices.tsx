import { useFetcher } from "@remix-run/react";
import { BellRing, CreditCard, Gauge, KeyRound, PackageX, Stethoscope, Unplug, UserX, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import type { Notice } from "../../worker/notifications/contract.ts";
import { mayBeOffered } from "../format/roles.ts";
import { problemIn } from "../problem.ts";
import { useApp } from "./app-data.ts";
import { IconButton, LinkButton } from "./button.tsx";
import { FormProblem } from "./problem.tsx";
import { ConnectForm } from "./reconnect.tsx";

const ICONS = {
  reconnect: Unplug,
  deauthorized: UserX,
  loss: BellRing,
  "token-expiring": KeyRound,
  "ai-quota": CreditCard,
  "slowed-down": Gauge,
  "dead-letter": PackageX,
} as const;
/** Work has stopped: red. The others still have time: warm. */
const isStopped = (kind: Notice["kind"]): boolean => kind === "reconnect" || kind === "deauthorized";

function NoticeBanner({ notice, account }: { notice: Notice; account: Account | undefined }) {
  const { t } = useTranslation();
  const { me } = useApp();
  const fetcher = useFetcher();
  const stopped = isStopped(notice.kind);
  const Icon = ICONS[notice.kind];
  const mayManage = mayBeOffered(me.role, "manage-accounts");
  const wantsConnect = stopped || notice.kind === "token-expiring";
  if (fetcher.state !== "idle") return null;
  return (
    <li
      data-notice={notice.kind}
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border px-4 py-2.5 ${stopped ? "border-danger bg-danger-tint" : "border-warm bg-warm-tint"}`}
    >
      <Icon size={18} className={`shrink-0 ${stopped ? "text-danger" : "text-warm"}`} aria-hidden />
      <p className="min-w-0 flex-1 basis-52 break-words" suppressHydrationWarning>
        <span className="block font-medium">{notice.title}</span>
        {notice.body}
      </p>
      <div className="flex items-center gap-2">
        {account && wantsConnect && mayManage ? (
          <ConnectForm
            platform={account.platform}
            label={t("accounts.reconnect")}
            name={t("accounts.reconnectOf", { name: account.username })}
          />
        ) : null}
        {account && notice.kind === "loss" ? (
          <LinkButton to={`/accounts/${account.id}/doctor`} size="sm">
            <Stethoscope size={14} aria-hidden />
            {t("notices.doctor")}
          </LinkButton>
        ) : null}
        {notice.kind === "dead-letter" && mayBeOffered(me.role, "manage-workspace") ? (
          <LinkButton to="/settings/dead-letters" size="sm">
            {t("notices.look")}
          </LinkButton>
        ) : null}
        {me.role === "viewer" ? null : (
          <fetcher.Form method="post" action="/notices">
            <input type="hidden" name="id" value={notice.id} />
            <IconButton
              type="submit"
              label={t("notices.hideOf", { title: notice.title })}
              className="size-11 md:size-9"
            >
              <X size={16} aria-hidden />
            </IconButton>
          </fetcher.Form>
        )}
      </div>
      <FormProblem problem={problemIn(fetcher.data)} />
    </li>
  );
}

/** What has happened to the accounts that a person should know of, newest first; each can be put away. */
export function NoticeStack() {
  const { t } = useTranslation();
  const { notices: all, accounts } = useApp();
  // Beside this stack each slow-down is told with its times.
  const notices = all.filter(({ kind }) => kind !== "slowed-down");
  if (notices.length === 0) return null;
  return (
    <section aria-label={t("notices.label")} className="mb-4">
      <ul className="flex flex-col gap-2">
        {notices.map((notice) => (
          <NoticeBanner
            key={notice.id}
            notice={notice}
            account={accounts.find((account) => account.id === notice.accountId)}
          />
        ))}
      </ul>
    </section>
  );
}
