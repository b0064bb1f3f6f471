import { Check, Minus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../worker/accounts/contract.ts";
import { PLATFORMS } from "../contract-words.ts";
import { Section } from "./empty.tsx";

const ABILITIES = [
  "readComments",
  "readMessages",
  "readLikers",
  "privateReply",
  "message",
  "automate",
] as const;

/** What each platform allows. Only connected platforms' abilities are known; the others say that they are to come. */
export function CapabilityTable({ accounts }: { accounts: Account[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t("accounts.capabilities.title")} lead={t("accounts.capabilities.likers")}>
      <section
        className="card relative max-w-full overflow-x-auto"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t("accounts.capabilities.platform")}
      >
        <table className="w-full min-w-[640px] text-left">
          <thead className="border-b border-line text-xs text-muted">
            <tr>
              <th scope="col" className="px-4 py-2 font-medium">
                {t("accounts.capabilities.platform")}
              </th>
              {ABILITIES.map((ability) => (
                <th key={ability} scope="col" className="px-2 py-2 text-center font-medium">
                  {t(`accounts.capabilities.${ability}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {PLATFORMS.map((platform) => {
              const known = accounts.find((account) => account.platform === platform)?.capabilities;
              return (
                <tr key={platform}>
                  <th scope="row" className="px-4 py-2.5 font-medium">
                    {t(`accounts.platform.${platform}`)}
                  </th>
                  {known ? (
                    ABILITIES.map((ability) => (
                      <td key={ability} className="px-2 text-center">
                        {known[ability] ? (
                          <Check size={16} className="inline text-success" aria-hidden />
                        ) : (
                          <Minus size={16} className="inline text-muted" aria-hidden />
                        )}
                        <span className="sr-only">
                          {t(`accounts.capabilities.${known[ability] ? "yes" : "no"}`)}
                        </span>
                      </td>
                    ))
                  ) : (
                    <td colSpan={ABILITIES.length} className="px-2 text-center text-muted">
                      {platform === "instagram" ? "—" : t("accounts.capabilities.soon")}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </Section>
  );
}
