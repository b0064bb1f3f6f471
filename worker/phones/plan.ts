import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";

export type { CountryCode };
export type PhoneType = "mobile" | "landline" | "premium" | "machine" | "other";
export type Callable = { e164: string; country: CountryCode; type: PhoneType };

type Plan = {
  /** A number as people write it inside the country, digits only. */
  national: RegExp;
  mobile: RegExp;
  premium?: RegExp;
  landline: RegExp;
  /** Sizes of the groups people write, e.g. "3-3-3"; absent: any, because a leading 0 already tells a phone from a price. */
  groupings?: ReadonlySet<string>;
  callingCode: string;
};

const groupings = (...shapes: string[]): ReadonlySet<string> => new Set(shapes);
const NANP = groupings("10", "3-3-4", "3-7", "1-3-3-4", "11", "6-4", "1-10", "1-1-1-1-1-1-1-1-1-1");

/**
 * How numbers look in the countries an account is most often from. `national` is tested on the digits as
 * typed, trunk 0 included; the other rules on the national significant number.
 *
 * @see ITU-T E.164 national plans; for France ARCEP decision 2018-0881
 */
const PLANS: Partial<Record<CountryCode, Plan>> = {
  BE: { national: /^0(?:4\d{8}|[1-9]\d{7})$/, mobile: /^4[5-9]\d{7}$/, premium: /^90\d{6}$/, landline: /^[1-9]\d{7}$/, callingCode: "32" },
  CH: { national: /^0[1-9]\d{8}$/, mobile: /^7[4-9]\d{7}$/, premium: /^(?:90[016]|84\d)\d{6}$/, landline: /^[2-6]\d{8}$|^800\d{6}$/, callingCode: "41" },
  LU: { national: /^6[256789]1\d{6}$|^2[4-9]\d{6}$|^[345]\d{5,7}$/, mobile: /^6\d{8}$/, landline: /^[2-5]\d{5,7}$/, groupings: groupings("9", "3-3-3", "3-2-2-2", "3-6", "8", "2-2-2-2", "6", "2-2-2", "1-1-1-1-1-1-1-1-1"), callingCode: "352" },
  ES: { national: /^[6789]\d{8}$/, mobile: /^[67]\d{8}$/, premium: /^(?:80[367]|90[1-9])\d{6}$/, landline: /^[89]\d{8}$/, groupings: groupings("9", "3-3-3", "3-2-2-2", "3-6", "2-3-2-2", "2-3-4", "2-7", "1-1-1-1-1-1-1-1-1"), callingCode: "34" },
  IT: { national: /^3\d{8,9}$|^0\d{7,10}$/, mobile: /^3\d{8,9}$/, premium: /^89\d{4,8}$/, landline: /^0\d{6,10}$/, groupings: groupings("10", "9", "3-3-4", "3-7", "3-6", "3-3-3", "3-2-2-3", "3-3-2-2", "3-4-3", "2-4-4", "2-8", "3-4-4", "3-8", "2-7", "4-6", "4-7", "2-3-4", "11", "3-1-3-3", "1-1-1-1-1-1-1-1-1-1"), callingCode: "39" },
  PT: { national: /^(?:9[1236]|[23]\d)\d{7}$/, mobile: /^9[1236]\d{7}$/, premium: /^(?:6\d|7\d)\d{7}$/, landline: /^[23]\d{8}$/, groupings: groupings("9", "3-3-3", "2-3-2-2", "3-2-2-2", "2-7", "3-6", "2-3-4", "1-1-1-1-1-1-1-1-1"), callingCode: "351" },
  DE: { national: /^0(?:1[567]\d{8,9}|[2-9]\d{7,10})$/, mobile: /^1[567]\d{8,9}$/, premium: /^(?:900|180)\d{6,7}$/, landline: /^[2-9]\d{6,11}$/, callingCode: "49" },
  GB: { national: /^0(?:[12]\d{8,9}|3\d{9}|7\d{9}|8\d{8,9})$/, mobile: /^7[1-57-9]\d{8}$/, premium: /^(?:9\d{9}|8[47]\d{8})$/, landline: /^[1238]\d{8,9}$/, callingCode: "44" },
  MA: { national: /^0[5-8]\d{8}$/, mobile: /^[67]\d{8}$/, premium: /^89\d{7}$/, landline: /^[58]\d{8}$/, callingCode: "212" },
  DZ: { national: /^0(?:[567]\d{8}|[2-4]\d{7})$/, mobile: /^[567]\d{8}$/, landline: /^[2-49]\d{7,8}$/, callingCode: "213" },
  TN: { national: /^[2-57-9]\d{7}$/, mobile: /^[2459]\d{7}$/, premium: /^8[128]\d{6}$/, landline: /^[37]\d{7}$/, groupings: groupings("8", "2-3-3", "2-2-2-2", "2-6", "1-1-1-1-1-1-1-1"), callingCode: "216" },
  SN: { national: /^(?:7[015678]|3[03])\d{7}$/, mobile: /^7\d{8}$/, premium: /^88\d{7}$/, landline: /^3\d{8}$/, groupings: groupings("9", "2-3-2-2", "2-7", "3-2-2-2", "3-3-3", "2-3-4", "1-1-1-1-1-1-1-1-1"), callingCode: "221" },
  CI: { national: /^(?:0[157]|2[157])\d{8}$/, mobile: /^0[157]\d{8}$/, landline: /^2[157]\d{8}$/, groupings: groupings("10", "2-2-2-2-2", "2-2-3-3", "2-8", "2-4-4", "4-3-3", "1-1-1-1-1-1-1-1-1-1"), callingCode: "225" },
  US: { national: /^1?[2-9]\d{2}[2-9]\d{6}$/, mobile: /^$/, premium: /^900\d{7}$/, landline: /^$/, groupings: NANP, callingCode: "1" },
  CA: { national: /^1?[2-9]\d{2}[2-9]\d{6}$/, mobile: /^$/, premium: /^900\d{7}$/, landline: /^$/, groupings: NANP, callingCode: "1" },
};

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
  for (const [prefix, country, callingCode, mobile] of OVERSEAS) {
    if (!prefix.test(significant)) continue;
    // 0262 to 0269 hold mainland blocks too: only 0262, 0263 (Réunion) and 0269 (Mayotte) are overseas.
    const home: CountryCode = significant.startsWith("269") ? "YT" : country;
    return { e164: `+${callingCode}${significant}`, country: home, type: mobile ? "mobile" : "landline" };
  }
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

/** A number the library accepts, in words of ours; invented test ranges of Britain (Ofcom) count as valid. */
function checked(digits: string, country: CountryCode | undefined): Callable | undefined {
  const number = country ? parsePhoneNumberFromString(digits, country) : parsePhoneNumberFromString(digits);
  if (!number) return undefined;
  const ofcomFiction = number.countryCallingCode === "44" && /^7700900\d{3}$/.test(number.nationalNumber);
  if (!number.isValid() && !ofcomFiction && !/^639\d{6}$/.test(number.nationalNumber)) return undefined;
  const home = number.country ?? country ?? number.getPossibleCountries()[0];
  return home && { e164: number.number, country: home, type: typeIn(home, number.nationalNumber, number.getType()) };
}

/** @param digits calling code and number, no `+`; a trunk 0 behind the calling code is forgiven where the country has one */
export function fromInternational(digits: string, account: CountryCode): Callable | undefined {
  if (digits.length < 8 || digits.length > 16 || digits.startsWith("0")) return undefined;
  if (digits.startsWith("33")) return french(digits.slice(digits[2] === "0" ? 3 : 2));
  if (/^(?:262|59[046])0/.test(digits)) return fromInternational(digits.slice(0, 3) + digits.slice(4), account);
  const overseas = /^(262|590|594|596)(\d{9})$/.exec(digits);
  if (overseas) {
    const found = french(overseas[2] ?? "");
    return found?.e164.startsWith(`+${overseas[1]}`) ? found : checked(`+${digits}`, undefined);
  }
  const found = checked(`+${digits}`, undefined);
  if (!found) return undefined;
  const plan = PLANS[found.country];
  const significant = found.e164.slice(1 + (plan?.callingCode.length ?? 0));
  if (plan && plan.callingCode !== "1" && !plan.mobile.test(significant) && !plan.landline.test(significant) && !plan.premium?.test(significant)) return undefined;
  return found.e164.startsWith("+1") && account === "CA" && found.country === "US" && !found.type ? undefined : found;
}

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

/** Are these group sizes a way people write a number of this country? A leading 0 leaves the choice open. */
export function isGrouping(account: CountryCode, sizes: readonly number[]): boolean {
  const known = PLANS[account]?.groupings;
  return known ? known.has(sizes.join("-")) : true;
}

/** Digits counts a national number may have, shortest first. */
export function nationalLengths(account: CountryCode): readonly number[] {
  return NATIONAL_LENGTHS[account] ?? [8, 9, 10, 11];
}
const NATIONAL_LENGTHS: Partial<Record<CountryCode, readonly number[]>> = {
  FR: [10], BE: [9, 10], CH: [10], LU: [6, 8, 9], ES: [9], IT: [9, 10, 11], PT: [9], DE: [9, 10, 11, 12], GB: [10, 11],
  MA: [10], DZ: [9, 10], TN: [8], SN: [9], CI: [10], US: [10, 11], CA: [10, 11],
};

/** The calling code alone, for `33 6 …` written without a plus: only the account's own. */
export function bareCallingCode(account: CountryCode): string | undefined {
  if (account === "FR") return "33";
  const code = PLANS[account]?.callingCode;
  return code === "1" ? undefined : code;
}
