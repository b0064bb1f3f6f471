import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeadDetail } from "../../worker/leads/merge-contract.ts";
import type { Contact } from "../../worker/phones/contract.ts";
import { Button } from "./button.tsx";
import { ContactItem } from "./contact-item.tsx";
import { Section } from "./empty.tsx";

const SHOWN = 3;

/** Every number and address, with the words it was read in and what the person agreed to. */
export function Contacts({
  lead,
  contacts,
}: {
  lead: LeadDetail;
  /** null while they cannot be read. */
  contacts: Contact[] | null;
}) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? contacts : (contacts?.slice(0, SHOWN) ?? null);
  const rest = (contacts?.length ?? 0) - (shown?.length ?? 0);
  return (
    <Section title={t("person.contacts.title")}>
      {shown === null ? (
        <p className="text-muted">{t("person.contacts.down")}</p>
      ) : shown.length === 0 ? (
        <p className="text-muted">{t("person.contacts.none")}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line *:py-4 *:first:pt-0 *:last:pb-0">
          {shown.map((contact) => (
            <ContactItem
              key={`${contact.kind}:${contact.value}`}
              leadId={lead.id}
              isListed={lead.doNotContact}
              contact={contact}
            />
          ))}
        </ul>
      )}
      {rest > 0 ? (
        <Button size="sm" look="quiet" className="-ml-2.5 self-start" onClick={() => setOpen(true)}>
          {t("person.contacts.more", { count: rest })}
        </Button>
      ) : null}
    </Section>
  );
}
