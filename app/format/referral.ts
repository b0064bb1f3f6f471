import type { Lead } from "../../worker/leads/contract.ts";

type Sentence =
  | { key: "lead.referral.adTitled"; values: { title: string } }
  | { key: "lead.referral.ad"; values: Record<string, never> }
  | { key: "lead.referral.link"; values: { ref: string } }
  | { key: "lead.referral.linkPlain"; values: Record<string, never> };

/** How somebody came to write: by an advertisement, or by a link that carries a word of ours. Null when not told. */
export function referralSentence(referral: Lead["referral"]): Sentence | null {
  if (referral === null) return null;
  const { source, ref, adId, title } = referral;
  if (adId !== null || source?.toUpperCase() === "ADS") {
    return title
      ? { key: "lead.referral.adTitled", values: { title } }
      : { key: "lead.referral.ad", values: {} };
  }
  if (ref) return { key: "lead.referral.link", values: { ref } };
  return source === null ? null : { key: "lead.referral.linkPlain", values: {} };
}
