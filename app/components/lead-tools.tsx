import { Link } from "@remix-run/react";
import { ChevronDown, Download, FileUp, History, UsersRound } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useTranslation } from "react-i18next";
import { mayBeOffered } from "../format/roles.ts";
import { useApp } from "./app-data.ts";
import { buttonClass } from "./button.tsx";
import { MENU_ITEM } from "./lead-actions.tsx";

/** The pages around the list: files in, people twice, what was changed, files out. */
export function LeadTools() {
  const { t } = useTranslation();
  const { me } = useApp();
  const mayWrite = mayBeOffered(me.role, "write-leads");
  const places = [
    ...(mayWrite
      ? [
          { to: "/leads/import", label: t("imports.title"), Icon: FileUp },
          { to: "/leads/duplicates", label: t("duplicates.title"), Icon: UsersRound },
          { to: "/leads/history", label: t("changes.title"), Icon: History },
        ]
      : []),
    ...(mayBeOffered(me.role, "export")
      ? [{ to: "/leads/export", label: t("exports.past"), Icon: Download }]
      : []),
  ];
  if (places.length === 0) return null;
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className={buttonClass("plain")} aria-label={t("lists.moreLabel")}>
          {t("lists.more")}
          <ChevronDown size={14} aria-hidden />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={4}
            collisionPadding={12}
            className="pop z-40 min-w-56 rounded-md bg-raised p-1 shadow-lift"
          >
            {places.map(({ to, label, Icon }) => (
              <DropdownMenu.Item key={to} asChild className={MENU_ITEM}>
                <Link to={to}>
                  <Icon size={16} aria-hidden />
                  {label}
                </Link>
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <noscript>
        {places.map(({ to, label }) => (
          <a key={to} href={to} className={buttonClass("quiet", "sm")}>
            {label}
          </a>
        ))}
      </noscript>
    </>
  );
}
