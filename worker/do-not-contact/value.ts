import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * A number or an address in the one form that digests are made of.
 *
 * @param country where a number without its country's code is dialled, e.g. "FR"
 * @returns E.164, or the address in lower case; null for what is neither
 */
export function plainValue(kind: "phone" | "email", value: string, country: string): string | null {
  return kind === "phone" ? plainPhone(value, country) : plainEmail(value);
}

function plainPhone(value: string, country: string): string | null {
  const at = isSupportedCountry(country) ? (country as CountryCode) : undefined;
  // Full-width digits and other scripts' are the same number.
  const found = parsePhoneNumberFromString(value.normalize("NFKC"), at);
  return found?.isPossible() ? found.number : null;
}

function plainEmail(value: string): string | null {
  const address = value.normalize("NFKC").trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(address) ? address : null;
}
