import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";

import { NATIONAL_LENGTHS, PLANS } from "./plan-table.ts";

export type { CountryCode };
export type PhoneType = "mobile" | "landline" | "premium" | "machine" | "other";
export type Callable = { e164: string; country: CountryCode; type: PhoneType };

/** First digits of a national significant number of overseas France, its country and whether it is a mobile. */
const OVERSEAS: readonly [RegExp, CountryCode, string, boolean][] = [
  [/^69[23]/, "RE", "262", true],
  [/^639(?!98)/, "YT", "262", true],
  [/^26[239]/, "RE", "262", false],
  [/^69[01]/, "GP", "590", true],
  [/^590/, "GP", "590", false],
  [/^694/, "GF", "594", true],
  [/^594/, "GF", "594", false],
  [/^69[67]/, "MQ", "596", true],
  [/^596/, "MQ", "596", false],
];

/** Nine digits as written behind the 0 or the +33: mainland or overseas France. */
function french(significant: string): Callable | undefined {
  if (!/^[1-9]\d{8}$/.test(significant)) return undefined;
  if ("256".includes(significant[0] ?? ""))
    for (const [prefix, country, callingCode, mobile] of OVERSEAS) {
      if (!prefix.test(significant)) continue;
      // 0262 to 0269 hold mainland blocks too: only 0262, 0263 (Réunion) and 0269 (Mayotte) are overseas.
      const home: CountryCode = significant.startsWith("269") ? "YT" : country;
      return { e164: `+${callingCode}${significant}`, country: home, type: mobile ? "mobile" : "landline" };
    }
  // Saint-Pierre-et-Miquelon: 0508 and six digits at home, +508 and the same six abroad.
  if (/^508(?:4\d|5[0-5])\d{4}$/.test(significant))
    return { e164: `+${significant}`, country: "PM", type: significant[3] === "5" ? "mobile" : "landline" };
  const type = frenchType(significant);
  return type && { e164: `+33${significant}`, country: "FR", type };
}

function frenchType(significant: string): PhoneType | undefined {
  if (significant.startsWith("6")) return "mobile";
  if (significant.startsWith("700")) return "machine";
  if (significant.startsWith("7")) return /^7[3-9]/.test(significant) ? "mobile" : undefined;
  return significant.startsWith("8") ? "premium" : "landline";
}

function overseasType(significant: string): PhoneType {
  if (/^(?:69|639|7)/.test(significant)) return "mobile";
  return significant.startsWith("8") ? "premium" : "landline";
}

function typeIn(country: CountryCode, significant: string, libraryType: string | undefined): PhoneType {
  if (["RE", "YT", "GP", "BL", "MF", "MQ", "GF"].includes(country)) return overseasType(significant);
  const plan = PLANS[country];
  if (plan?.premium?.test(significant)) return "premium";
  if (plan?.mobile.test(significant)) return "mobile";
  if (plan?.landline.test(significant)) return "landline";
  if (libraryType === "MOBILE") return "mobile";
  if (libraryType === "FIXED_LINE") return "landline";
  if (libraryType === "PREMIUM_RATE" || libraryType === "SHARED_COST") return "premium";
  return "other";
}

const judged = new Map<string, Callable | undefined>();
const MOST_JUDGED = 4096;

/** A number the library accepts, remembered: long texts repeat theirs, and the library is slow. */
function checked(digits: string, country: CountryCode | undefined): Callable | undefined {
  const key = country === undefined ? digits : country + digits;
  const known = judged.get(key);
  if (known !== undefined || judged.has(key)) return known;
  if (judged.size >= MOST_JUDGED) judged.clear();
  const callable = judge(digits, country);
  judged.set(key, callable);
  return callable;
}

/** A number the library accepts, in words of ours; invented test ranges of Britain (Ofcom) count as valid. */
function judge(digits: string, country: CountryCode | undefined): Callable | undefined {
  const number = country ? parsePhoneNumberFromString(digits, country) : parsePhoneNumberFromString(digits);
  if (!number) return undefined;
  const ofcomFiction = number.countryCallingCode === "44" && /^7700900\d{3}$/.test(number.nationalNumber);
  if (!number.isValid() && !ofcomFiction && !/^639\d{6}$/.test(number.nationalNumber)) return undefined;
  const home = number.country ?? country ?? number.getPossibleCountries()[0];
  return (
    home && {
      e164: number.number,
      country: home,
      type: typeIn(home, number.nationalNumber, number.getType()),
    }
  );
}

/** @param digits calling code and number, no `+`; a trunk 0 behind the calling code is forgiven where the country has one */
export function fromInternational(digits: string): Callable | undefined {
  if (digits.length < 8 || digits.length > 16 || digits.startsWith("0")) return undefined;
  if (digits.startsWith("33")) return french(digits.slice(digits[2] === "0" ? 3 : 2));
  if (/^(?:262|59[046])0/.test(digits)) return fromInternational(digits.slice(0, 3) + digits.slice(4));
  const overseas = /^(262|590|594|596)(\d{9})$/.exec(digits);
  if (overseas) {
    const found = french(overseas[2] ?? "");
    return found?.e164.startsWith(`+${overseas[1]}`) ? found : checked(`+${digits}`, undefined);
  }
  const found = checked(`+${digits}`, undefined);
  if (!found) return undefined;
  const plan = PLANS[found.country];
  const significant = found.e164.slice(1 + (plan?.callingCode.length ?? 0));
  if (
    plan &&
    plan.callingCode !== "1" &&
    !plan.mobile.test(significant) &&
    !plan.landline.test(significant) &&
    !plan.premium?.test(significant)
  )
    return undefined;
  return found;
}

/** Cheap and generous: might these digits, as typed inside `account`, be a number of it? */
export const mayBeNational = (digits: string, account: CountryCode): boolean =>
  account === "FR"
    ? digits.length === 10 && digits.charCodeAt(0) === 48 && digits.charCodeAt(1) !== 48
    : (PLANS[account]?.national.test(digits) ?? digits.startsWith("0"));

/** @param digits as typed inside `account`, trunk 0 included */
export function fromNational(digits: string, account: CountryCode): Callable | undefined {
  if (account === "FR") return /^0[1-9]\d{8}$/.test(digits) ? french(digits.slice(1)) : undefined;
  const plan = PLANS[account];
  if (!plan) return digits.length >= 7 && digits.startsWith("0") ? checked(digits, account) : undefined;
  if (!plan.national.test(digits)) return undefined;
  const found = checked(digits, account);
  if (!found?.e164.startsWith(`+${plan.callingCode}`)) return undefined;
  if (plan.callingCode === "1") return found;
  return found.type === "other" ? undefined : found;
}

/** Are these digits, a leading `+` kept, a whole phone number for somebody in this country? */
export const isPhoneNumber = (digits: string, account: CountryCode): boolean =>
  (digits.startsWith("+")
    ? fromInternational(digits.slice(1).replace(/^00/, ""))
    : digits.startsWith("00")
      ? digits.length >= 11 && fromInternational(digits.slice(2))
      : (fromNational(digits, account) ?? fromBareCode(digits, account))) !== undefined;

/** `33 6 39 …`: the account's own calling code without its plus. */
function fromBareCode(digits: string, account: CountryCode): Callable | undefined {
  const code = bareCallingCode(account);
  return code !== undefined && digits.length >= 11 && digits.startsWith(code)
    ? fromInternational(digits)
    : undefined;
}

/** France, overseas France, and the countries whose plans are written down here. */
export const isFamiliar = (country: CountryCode): boolean =>
  PLANS[country] !== undefined || /^(?:FR|RE|YT|GP|BL|MF|MQ|GF|PM|NC|PF|MC)$/.test(country);

/** Are these group sizes a way people write a number of this country? A leading 0 leaves the choice open. */
export function isGrouping(account: CountryCode, sizes: readonly number[]): boolean {
  const known = PLANS[account]?.groupings;
  return known ? known.has(sizes.join("-")) : true;
}

/** Digits counts a national number may have, shortest first. */
export function nationalLengths(account: CountryCode): readonly number[] {
  return NATIONAL_LENGTHS[account] ?? [8, 9, 10, 11];
}

/** The calling code alone, for `33 6 …` written without a plus: only the account's own. */
export function bareCallingCode(account: CountryCode): string | undefined {
  if (account === "FR") return "33";
  const code = PLANS[account]?.callingCode;
  return code === "1" ? undefined : code;
}
