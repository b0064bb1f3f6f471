import { Lock, Mail, MessageCircle, Phone } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Contact } from "../../worker/phones/contract.ts";
import { ageText, shareText } from "../format/clock.ts";
import { foreignCountry, isUnsure, shownContact } from "../format/contact.ts";
import { useApp } from "./app-data.ts";
import { Button, buttonClass } from "./button.tsx";
import { ConsentLine } from "./consent-line.tsx";
import { CopyButton } from "./phone.tsx";
import { usePlace } from "./place.tsx";
import { Quote } from "./quote.tsx";

type Way = { key: "call" | "whatsapp" | "mail"; href: string | null; icon: ReactNode };

/** How it can be used. Without an agreement, or on the do-not-contact list, the API gives no links, and there is nothing to click. */
function waysOf({ kind, value, links }: Contact): Way[] {
  if (kind === "email") {
    return [{ key: "mail", href: links && `mailto:${value}`, icon: <Mail size={15} aria-hidden /> }];
  }
  const call: Way = { key: "call", href: links?.tel ?? null, icon: <Phone size={15} aria-hidden /> };
  // A landline has no WhatsApp: its link stays away while the other is there.
  if (links !== null && links.whatsapp === null) return [call];
  const icon = <MessageCircle size={15} aria-hidden />;
  return [call, { key: "whatsapp", href: links?.whatsapp ?? null, icon }];
}

function WayButton({ way, value, lockedId }: { way: Way; value: string; lockedId: string }) {
  const { t } = useTranslation();
  const name = t(`person.contacts.${way.key}Of`, { value });
  if (way.href === null) {
    return (
      <Button size="sm" aria-disabled aria-label={name} aria-describedby={lockedId} className="min-h-10">
        <Lock size={14} aria-hidden />
        {t(`person.contacts.${way.key}`)}
      </Button>
    );
  }
  const isElsewhere = way.key === "whatsapp";
  return (
    <a
      href={way.href}
      aria-label={isElsewhere ? `${name} ${t("person.contacts.newTab")}` : name}
      className={buttonClass("plain", "sm", "min-h-10")}
      {...(isElsewhere ? { target: "_blank", rel: "noreferrer" } : {})}
    >
      {way.icon}
      {t(`person.contacts.${way.key}`)}
    </a>
  );
}

/** One number or address: what it is, where it was given, in which words, and what may be done with it. */
export function ContactItem({
  leadId,
  isListed,
  contact,
}: {
  leadId: string;
  /** On the do-not-contact list: locked, whatever they agreed to. */
  isListed: boolean;
  contact: Contact;
}) {
  const { t } = useTranslation();
  const { me } = useApp();
  const { place, nowMs } = usePlace();
  const lockedId = useId();
  const shown = shownContact(contact);
  const country = foreignCountry(contact.country, me.workspace.country, place.language);
  const type = contact.type === null ? null : t(`reasons.phoneType.${contact.type}`);
  return (
    <li className="flex flex-col gap-2" data-contact={contact.value}>
      <div className="flex items-center gap-1">
        <span className="min-w-0 text-base font-medium break-all">{shown}</span>
        <CopyButton text={shown} label={`${t("do.copy")} ${shown}`} />
      </div>
      {type || country ? (
        <p className="-mt-1.5 text-xs text-muted" suppressHydrationWarning>
          {[type, country].filter(Boolean).join(" · ")}
        </p>
      ) : null}
      {contact.quote ? <Quote text={contact.quote} start={contact.start} end={contact.end} /> : null}
      <p className="text-xs text-muted" suppressHydrationWarning>
        {t(`person.contacts.givenIn.${contact.givenIn}`)},{" "}
        {ageText(Date.parse(contact.foundAt), nowMs, place)}
        {contact.method === "ai" ? `. ${t("person.contacts.byAi")}` : null}
      </p>
      {isUnsure(contact) ? (
        <p className="text-xs font-medium">
          {t("person.contacts.unsure", { share: shareText(contact.confidence, place.language) })}
        </p>
      ) : null}
      <ConsentLine leadId={leadId} contact={contact} />
      <div className="flex flex-wrap items-center gap-2">
        {waysOf(contact).map((way) => (
          <WayButton key={way.key} way={way} value={shown} lockedId={lockedId} />
        ))}
      </div>
      {contact.links === null ? (
        <p id={lockedId} className="text-xs text-muted">
          {t(isListed ? "person.contacts.silenced" : "person.contacts.locked")}
        </p>
      ) : null}
    </li>
  );
}
