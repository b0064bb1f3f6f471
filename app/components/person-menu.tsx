import { Form, useLocation } from "@remix-run/react";
import { ChevronsUpDown, LogOut } from "lucide-react";
import { Popover } from "radix-ui";
import { useTranslation } from "react-i18next";
import type { Me } from "../../worker/identity/contract.ts";
import { initialsOf } from "../format/people.ts";
import type { Theme } from "../preferences.server.ts";
import { buttonClass } from "./button.tsx";
import { useLanguage } from "./place.tsx";

type Choice = { value: string; label: string };

/** One row of choices, each a form of its own: works before scripts have loaded. */
export function Choices({
  name,
  legend,
  value,
  options,
}: {
  name: string;
  legend: string;
  value: string;
  options: Choice[];
}) {
  const location = useLocation();
  return (
    <Form method="post" action="/preferences" reloadDocument className="flex flex-col gap-1">
      <input type="hidden" name="back" value={`${location.pathname}${location.search}`} />
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-xs text-muted">{legend}</legend>
        <div className="flex rounded-md bg-sunken p-0.5">
          {options.map((option) => (
            <button
              type="submit"
              key={option.value}
              name={name}
              value={option.value}
              aria-pressed={option.value === value}
              className="min-h-8 flex-1 rounded-sm px-2 text-sm text-muted aria-pressed:bg-raised aria-pressed:font-medium aria-pressed:text-ink"
            >
              {option.label}
            </button>
          ))}
        </div>
      </fieldset>
    </Form>
  );
}

export function LookChoices({ theme }: { theme: Theme }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <Choices
        name="language"
        legend={t("menu.language")}
        value={language}
        options={[
          { value: "fr", label: "Français" },
          { value: "en", label: "English" },
        ]}
      />
      <Choices
        name="theme"
        legend={t("menu.theme")}
        value={theme}
        options={[
          { value: "auto", label: t("menu.auto") },
          { value: "light", label: t("menu.light") },
          { value: "dark", label: t("menu.dark") },
        ]}
      />
    </>
  );
}

export function PersonMenu({ me, theme }: { me: Me; theme: Theme }) {
  const { t } = useTranslation();
  const name = me.person?.name || me.person?.email || me.workspace.name;
  return (
    <Popover.Root>
      <Popover.Trigger className="flex min-h-11 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-sunken">
        <span
          aria-hidden
          className="flex size-8 shrink-0 items-center justify-center rounded-full bg-sunken text-xs font-semibold text-muted"
        >
          {initialsOf({ username: name, displayName: name })}
        </span>
        <span className="sr-only">{t("menu.you")}</span>
        <span className="hidden min-w-0 flex-1 md:block">
          <span className="block truncate text-sm font-medium">{name}</span>
          <span className="block truncate text-xs text-muted">{me.workspace.name}</span>
        </span>
        <ChevronsUpDown size={16} className="hidden shrink-0 text-muted md:block" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label={t("menu.you")}
          className="pop z-50 flex w-72 flex-col gap-4 rounded-md bg-raised p-4 shadow-lift"
        >
          <div className="min-w-0">
            <p className="truncate font-medium">{name}</p>
            <p className="truncate text-xs text-muted">{me.person?.email}</p>
          </div>
          {me.workspaces.length > 1 ? (
            <Choices
              name="workspace"
              legend={t("menu.workspace")}
              value={me.workspace.id}
              options={me.workspaces.map((item) => ({ value: item.id, label: item.name }))}
            />
          ) : null}
          <LookChoices theme={theme} />
          <Form method="post" action="/sign-out" reloadDocument>
            <button type="submit" className={buttonClass("plain", "md", "w-full")}>
              <LogOut size={16} aria-hidden />
              {t("menu.signOut")}
            </button>
          </Form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
