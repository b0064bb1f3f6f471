import { Check, Minus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PlatformItem } from "../../worker/accounts/platforms-contract.ts";
import { Section } from "./empty.tsx";

const ABILITIES = [
  "readComments",
  "readMessages",
  "readLikers",
  "privateReply",
  "message",
  "automate",
  "costsMoney",
] as const;
type Ability = (typeof ABILITIES)[number];

/** What each platform allows, or will: a table where there is room, a card per platform on a phone. */
export function CapabilityTable({ platforms }: { platforms: PlatformItem[] | null }) {
  const { t } = useTranslation();
  return (
    <Section title={t("accounts.capabilities.title")}>
      {platforms === null ? (
        <p className="text-muted">{t("accounts.capabilities.unavailable")}</p>
      ) : (
        <div className="md:overflow-hidden md:rounded-md md:border md:border-line md:bg-surface">
          <table className="w-full text-left max-md:flex max-md:flex-col max-md:gap-3">
            <thead className="text-xs text-muted max-md:sr-only">
              <tr>
                <th scope="col" className="px-4 py-2.5 align-bottom font-medium">
                  {t("accounts.capabilities.platform")}
                </th>
                {ABILITIES.map((ability) => (
                  <th key={ability} scope="col" className="px-2 py-2.5 text-center align-bottom font-medium">
                    {t(`accounts.capabilities.${ability}`)}
                  </th>
                ))}
              </tr>
            </thead>
            {platforms.map((platform) => (
              <PlatformRows key={platform.id} platform={platform} />
            ))}
          </table>
        </div>
      )}
    </Section>
  );
}

function PlatformRows({ platform }: { platform: PlatformItem }) {
  const { t } = useTranslation();
  const isOurs = platform.state === "available";
  return (
    <tbody className="border-line max-md:block max-md:rounded-md max-md:border max-md:bg-surface max-md:p-4 md:border-t">
      <tr className="max-md:grid max-md:grid-cols-2 max-md:gap-x-4">
        <th scope="rowgroup" className="font-normal max-md:col-span-2 max-md:pb-2 md:w-64 md:px-4 md:pt-3">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium">{platform.name}</span>
            <span
              className={`rounded-full px-2 text-xs leading-5 ${isOurs ? "bg-sunken font-medium text-success" : "bg-sunken text-muted"}`}
            >
              {t(`accounts.capabilities.states.${platform.state}`)}
            </span>
          </span>
        </th>
        {ABILITIES.map((ability) => (
          <AbilityCell key={ability} ability={ability} has={platform.capabilities[ability]} isOurs={isOurs} />
        ))}
      </tr>
      {platform.notes.length > 0 ? (
        <tr className="max-md:block">
          <td colSpan={ABILITIES.length + 1} className="max-md:block max-md:pt-2 md:px-4 md:pt-1 md:pb-3">
            <ul className="flex max-w-3xl list-disc flex-col gap-0.5 pl-4 text-sm text-muted">
              {platform.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function AbilityCell({ ability, has, isOurs }: { ability: Ability; has: boolean; isOurs: boolean }) {
  const { t } = useTranslation();
  const Icon = has ? Check : Minus;
  return (
    <td className="max-md:flex max-md:min-h-8 max-md:items-center max-md:gap-2 max-md:text-sm md:px-2 md:pt-3 md:text-center">
      <Icon
        size={16}
        className={`inline shrink-0 ${has && isOurs ? "text-success" : "text-muted"}`}
        aria-hidden
      />
      <span className={`md:hidden ${has ? "" : "text-muted"}`} aria-hidden>
        {t(`accounts.capabilities.${ability}`)}
      </span>
      <span className="sr-only">
        {t(`accounts.capabilities.${ability}`)}, {t(`accounts.capabilities.${has ? "yes" : "no"}`)}
      </span>
    </td>
  );
}
