import type { Contact } from "../../worker/phones/contract.ts";
import type { Language } from "../preferences.server.ts";
import { LOCALES } from "./clock.ts";

/** Below this, a person should compare what was read with the words it was read in. */
export const SURE_CONFIDENCE = 0.9;

/** As people of its country write it; an address as it is. */
export const shownContact = (contact: Pick<Contact, "value" | "national">): string =>
  contact.national ?? contact.value;

export const isUnsure = (contact: Pick<Contact, "confidence">): boolean =>
  contact.confidence < SURE_CONFIDENCE;

/** The country's name when the number is not of the workspace's own; null at home and for an address. */
export function foreignCountry(country: string | null, home: string, language: Language): string | null {
  if (country === null || country === "" || country === home) return null;
  try {
    return new Intl.DisplayNames([LOCALES[language]], { type: "region" }).of(country) ?? country;
  } catch {
    return country; // numbers of no country have codes that are no region, e.g. 001
  }
}
