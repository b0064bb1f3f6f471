import { Megaphone } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../worker/leads/contract.ts";
import { referralSentence } from "../format/referral.ts";
import { Section } from "./empty.tsx";

/** The advertisement or link that brought the person. */
export function CameBy({ referral }: { referral: Lead["referral"] }) {
  const { t } = useTranslation();
  const sentence = referralSentence(referral);
  if (sentence === null) return null;
  return (
    <Section title={t("lead.referral.title")}>
      <p className="flex items-start gap-2 break-words">
        <Megaphone size={16} className="mt-0.5 shrink-0 text-muted" aria-hidden />
        <span className="min-w-0">{t(sentence.key, sentence.values)}</span>
      </p>
    </Section>
  );
}
