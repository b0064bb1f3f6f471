import { Check, Copy, Lock, Phone } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeadPhone } from "../../worker/leads/contract.ts";
import { IconButton } from "./button.tsx";
import { useToast } from "./toast.tsx";

const COPIED_MS = 2_000;

export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const say = useToast();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      say(t("problem.notDone"), { tone: "danger" });
      return;
    }
    setCopied(true);
    say(t("do.about", { what: t("do.copied"), of: text }));
    setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <IconButton label={label} onClick={copy} className="size-8 shrink-0">
      {copied ? <Check size={15} aria-hidden className="text-success" /> : <Copy size={15} aria-hidden />}
    </IconButton>
  );
}

/** The number as people of its country write it. Calling is locked until the person agreed to be called. */
export function PhoneNumber({ phone }: { phone: LeadPhone }) {
  const { t } = useTranslation();
  const mayCall = phone.consent !== "none";
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {mayCall ? (
        <a
          href={`tel:${phone.e164}`}
          aria-label={t("leads.call", { number: phone.national })}
          className="inline-flex min-h-8 items-center gap-1.5 font-medium text-accent underline-offset-2 hover:underline"
        >
          <Phone size={14} aria-hidden />
          {phone.national}
        </a>
      ) : (
        <span title={t("leads.locked")} className="inline-flex min-h-8 items-center gap-1.5">
          <Lock size={14} className="text-muted" aria-hidden />
          {phone.national}
          <span className="sr-only">({t("leads.lockedShort")})</span>
        </span>
      )}
      <CopyButton text={phone.national} label={t("leads.copyNumber", { number: phone.national })} />
    </span>
  );
}
