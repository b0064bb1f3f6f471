import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { plainValue } from "../do-not-contact/value.ts";
import { supportOf } from "./ai-support.ts";
import { isAfterOurQuestion, type Outbound } from "./asked-before.ts";
import type { ConsentRow, GivenContact } from "./consent-store.ts";
import { QUOTE_UNITS } from "./contacts.ts";
import type { Contact, ContactKind, GivenIn } from "./contract.ts";
import { type CountryCode, findPhones } from "./detect.ts";
import { findEmails } from "./emails.ts";

/** A value as somebody typed it, in the form in which it is stored; null for what is neither. */
export const contactValue = (kind: ContactKind, value: string, country: string): string | null =>
  plainValue(kind, value, country);

/** Where a number was given (pure). A story mention comes as a private message, another one is public. */
export function givenInOf(
  { foundIn, foundAt, dedupeKey }: Pick<GivenContact, "foundIn" | "foundAt" | "dedupeKey">,
  sent: readonly Outbound[],
): GivenIn {
  if (foundIn === "import") return "import";
  const isPrivate =
    foundIn === "message" ||
    foundIn === "story_reply" ||
    (foundIn === "mention" && dedupeKey?.startsWith("message:") === true);
  if (!isPrivate) return "public-comment";
  return isAfterOurQuestion(sent, foundAt) ? "after-our-question" : "private-message";
}

/**
 * A number or an address as it is shown (pure).
 * @param isListed whether the lead may not be contacted, whatever was agreed to
 */
export function showContact(
  one: GivenContact,
  {
    consents,
    sent,
    country,
  }: { consents: readonly ConsentRow[]; sent: readonly Outbound[]; country: string },
  isListed: boolean,
): Contact {
  const { kind, value, foundAt } = one;
  const number = kind === "phone" ? parsePhoneNumberFromString(value) : undefined;
  return {
    kind,
    value,
    national: kind === "phone" ? (number?.formatNational() ?? value) : null,
    country: one.country,
    type: one.type,
    method: one.method === "ai" || one.method === "import" ? one.method : "pattern",
    confidence: one.confidence,
    givenIn: givenInOf(one, sent),
    ...quoteOf(one, country),
    interactionId: one.foundIn === "import" ? null : one.interactionId,
    foundAt: time(foundAt),
    consent: consentOf(one, consents),
    links: isListed || one.consent === "none" ? null : linksOf(one),
  };
}

const time = (at: number): string => new Date(at).toISOString();

function consentOf(one: GivenContact, consents: readonly ConsentRow[]): Contact["consent"] {
  const latest = consents.find(({ kind, value }) => kind === one.kind && value === one.value);
  const none = { words: null, at: null, by: null, withdrawnAt: null };
  if (one.consent === "asked-to-be-called")
    return { ...none, state: one.consent, words: one.quote, at: time(one.foundAt) };
  if (one.consent === "none")
    return {
      ...none,
      state: one.consent,
      withdrawnAt: latest?.state === "withdrawn" ? time(latest.at) : null,
    };
  if (!latest) return { ...none, state: one.consent };
  const by = latest.by === "evidence" ? null : latest.by;
  return { state: one.consent, words: latest.words, at: time(latest.at), by, withdrawnAt: null };
}

/** WhatsApp knows mobiles, and numbers of countries where mobiles look like any other. */
function linksOf({ kind, value, type }: GivenContact): NonNullable<Contact["links"]> {
  if (kind === "email") return { tel: null, whatsapp: null };
  const mayHaveWhatsapp = type === "mobile" || type === "other" || type === null;
  return { tel: `tel:${value}`, whatsapp: mayHaveWhatsapp ? `https://wa.me/${value.slice(1)}` : null };
}

type Quote = Pick<Contact, "quote" | "start" | "end">;
const BEFORE_UNITS = 100;

/** The words around it and its place in them; a long message is quoted where the number stands. */
function quoteOf(one: GivenContact, country: string): Quote {
  const inQuote = placeOf(one, one.quote, country);
  if (inQuote || one.text === null || one.text.length <= one.quote.length)
    return { quote: one.quote, start: inQuote?.start ?? null, end: inQuote?.end ?? null };
  const place = placeOf(one, one.text, country);
  if (!place) return { quote: one.quote, start: null, end: null };
  const from = Math.max(0, place.start - BEFORE_UNITS);
  const quote = one.text.slice(from, from + QUOTE_UNITS).toWellFormed();
  return { quote, start: place.start - from, end: Math.min(quote.length, place.end - from) };
}

function placeOf(
  { kind, value }: GivenContact,
  text: string,
  country: string,
): { start: number; end: number } | null {
  if (kind === "email") {
    const found = findEmails(text).find(({ address }) => address.toLowerCase() === value);
    return found ? { start: found.start, end: found.end } : null;
  }
  const found = findPhones(text, country as CountryCode).find(({ e164 }) => e164 === value);
  return found ? { start: found.start, end: found.end } : supportOf(text, value, country);
}
