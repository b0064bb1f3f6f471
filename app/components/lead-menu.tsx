import { useFetcher } from "@remix-run/react";
import { Download, Trash2 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { nameOf } from "../format/people.ts";
import { mayBeOffered } from "../format/roles.ts";
import { problemIn } from "../problem.ts";
import { useApp } from "./app-data.ts";
import { Confirm } from "./confirm.tsx";
import { forgetShown } from "./last-good.ts";
import { LeadActions, MENU_ITEM } from "./lead-actions.tsx";
import { FormProblem } from "./problem.tsx";

/** A person's menu on their own page: what a list offers, and what the law gives them: a copy, or to be forgotten. */
export function LeadMenu({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const { me } = useApp();
  const fetcher = useFetcher();
  const [isAsking, setAsking] = useState(false);
  const mayExport = mayBeOffered(me.role, "export");
  const mayErase = mayBeOffered(me.role, "erase");
  const erase = () => {
    forgetShown(`/leads/${lead.id}`);
    fetcher.submit({ intent: "erase" }, { method: "post", action: `/leads/${lead.id}` });
  };
  return (
    <>
      <LeadActions lead={lead}>
        {mayExport || mayErase ? <DropdownMenu.Separator className="my-1 h-px bg-line" /> : null}
        {mayExport ? (
          <DropdownMenu.Item asChild className={MENU_ITEM}>
            <a href={`/leads/${lead.id}/export`} download>
              <Download size={16} aria-hidden />
              {t("privacy.export")}
            </a>
          </DropdownMenu.Item>
        ) : null}
        {mayErase ? (
          <DropdownMenu.Item className={`${MENU_ITEM} text-danger`} onSelect={() => setAsking(true)}>
            <Trash2 size={16} aria-hidden />
            {t("privacy.erase")}
          </DropdownMenu.Item>
        ) : null}
      </LeadActions>
      <Confirm
        trigger={null}
        title={t("privacy.eraseTitle", { name: nameOf(lead) })}
        body={t("privacy.eraseBody")}
        confirm={t("privacy.eraseConfirm")}
        look="danger"
        open={isAsking}
        onOpenChange={setAsking}
        onConfirm={erase}
      >
        <ul className="flex list-disc flex-col gap-1 pl-5">
          <li>{t("privacy.eraseAll")}</li>
          <li>{t("privacy.eraseStop")}</li>
          <li>{t("privacy.eraseBlock")}</li>
        </ul>
        <p className="font-medium">{t("privacy.eraseForever")}</p>
      </Confirm>
      <FormProblem problem={problemIn(fetcher.data)} />
    </>
  );
}
