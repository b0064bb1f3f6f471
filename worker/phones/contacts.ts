import { asksToBeCalled } from "./consent.ts";
import type { PhoneType } from "./contract.ts";
import type { CountryCode } from "./detect.ts";
import { findPhones, findPhonesAcross } from "./detect.ts";
import { findEmails } from "./emails.ts";

/** A number or address somebody gave, with the words it was found in. */
export type FoundContact = {
  kind: "phone" | "email";
  /** E.164, or a lower-case address. */
  value: string;
  country: string | null;
  type: PhoneType | null;
  confidence: number;
  method: "pattern" | "ai";
  consent: "none" | "asked-to-be-called";
  quote: string;
};

/** How much of the words is kept beside a number, UTF-16 units. */
export const QUOTE_UNITS = 300;

/**
 * Every number and address of a text, and a number begun in the message before.
 * @param previous the same person's message just before, or null
 */
export function findContacts(text: string, previous: string | null, country: string): FoundContact[] {
  const phones = findPhones(text, country as CountryCode);
  const joined = previous === null ? [] : findPhonesAcross(previous, text, country as CountryCode);
  const isFound = phones.length + joined.length > 0;
  const consent = isFound && asksToBeCalled(text) ? "asked-to-be-called" : "none";
  const quote = text.slice(0, QUOTE_UNITS);
  return [
    ...phones.map((phone) => toContact(phone, consent, quote)),
    ...joined.map((phone) => toContact(phone, consent, `${previous} … ${quote}`.slice(0, QUOTE_UNITS))),
    ...findEmails(text).map(({ address }) => ({
      kind: "email" as const,
      value: address.toLowerCase(),
      country: null,
      type: null,
      confidence: 1,
      method: "pattern" as const,
      consent: "none" as const,
      quote,
    })),
  ];
}

const toContact = (
  phone: ReturnType<typeof findPhones>[number],
  consent: FoundContact["consent"],
  quote: string,
): FoundContact => ({
  kind: "phone",
  value: phone.e164,
  country: phone.country,
  type: phone.type,
  confidence: phone.confidence,
  method: phone.method,
  consent,
  quote,
});
