import type { CountryCode } from "libphonenumber-js/min";

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
export const PLANS: Partial<Record<CountryCode, Plan>> = {
  BE: {
    national: /^0(?:4\d{8}|[1-9]\d{7})$/,
    mobile: /^4[5-9]\d{7}$/,
    premium: /^90\d{6}$/,
    landline: /^[1-9]\d{7}$/,
    callingCode: "32",
  },
  CH: {
    national: /^0[1-9]\d{8}$/,
    mobile: /^7[4-9]\d{7}$/,
    premium: /^(?:90[016]|84\d)\d{6}$/,
    landline: /^[2-6]\d{8}$|^800\d{6}$/,
    callingCode: "41",
  },
  LU: {
    national: /^6[256789]1\d{6}$|^2[4-9]\d{6}$|^[345]\d{5,7}$/,
    mobile: /^6\d{8}$/,
    landline: /^[2-5]\d{5,7}$/,
    groupings: groupings("9", "3-3-3", "3-2-2-2", "3-6", "8", "2-2-2-2", "6", "2-2-2", "1-1-1-1-1-1-1-1-1"),
    callingCode: "352",
  },
  ES: {
    national: /^[6789]\d{8}$/,
    mobile: /^[67]\d{8}$/,
    premium: /^(?:80[367]|90[1-9])\d{6}$/,
    landline: /^[89]\d{8}$/,
    groupings: groupings("9", "3-3-3", "3-2-2-2", "3-6", "2-3-2-2", "2-3-4", "2-7", "1-1-1-1-1-1-1-1-1"),
    callingCode: "34",
  },
  IT: {
    national: /^3\d{8,9}$|^0\d{7,10}$/,
    mobile: /^3\d{8,9}$/,
    premium: /^89\d{4,8}$/,
    landline: /^0\d{6,10}$/,
    groupings: groupings(
      "10",
      "9",
      "3-3-4",
      "3-7",
      "3-6",
      "3-3-3",
      "3-2-2-3",
      "3-3-2-2",
      "3-4-3",
      "2-4-4",
      "2-8",
      "3-4-4",
      "3-8",
      "2-7",
      "4-6",
      "4-7",
      "2-3-4",
      "11",
      "3-1-3-3",
      "1-1-1-1-1-1-1-1-1-1",
    ),
    callingCode: "39",
  },
  PT: {
    national: /^(?:9[1236]|[23]\d)\d{7}$/,
    mobile: /^9[1236]\d{7}$/,
    premium: /^(?:6\d|7\d)\d{7}$/,
    landline: /^[23]\d{8}$/,
    groupings: groupings("9", "3-3-3", "2-3-2-2", "3-2-2-2", "2-7", "3-6", "2-3-4", "1-1-1-1-1-1-1-1-1"),
    callingCode: "351",
  },
  DE: {
    national: /^0(?:1[567]\d{8,9}|[2-9]\d{7,10})$/,
    mobile: /^1[567]\d{8,9}$/,
    premium: /^(?:900|180)\d{6,7}$/,
    landline: /^[2-9]\d{6,11}$/,
    callingCode: "49",
  },
  GB: {
    national: /^0(?:[12]\d{8,9}|3\d{9}|7\d{9}|8\d{8,9})$/,
    mobile: /^7[1-57-9]\d{8}$/,
    premium: /^(?:9\d{9}|8[47]\d{8})$/,
    landline: /^[1238]\d{8,9}$/,
    callingCode: "44",
  },
  MA: {
    national: /^0[5-8]\d{8}$/,
    mobile: /^[67]\d{8}$/,
    premium: /^89\d{7}$/,
    landline: /^[58]\d{8}$/,
    callingCode: "212",
  },
  DZ: {
    national: /^0(?:[567]\d{8}|[2-4]\d{7})$/,
    mobile: /^[567]\d{8}$/,
    landline: /^[2-49]\d{7,8}$/,
    callingCode: "213",
  },
  TN: {
    national: /^[2-57-9]\d{7}$/,
    mobile: /^[2459]\d{7}$/,
    premium: /^8[128]\d{6}$/,
    landline: /^[37]\d{7}$/,
    groupings: groupings("8", "2-3-3", "2-2-2-2", "2-6", "1-1-1-1-1-1-1-1"),
    callingCode: "216",
  },
  SN: {
    national: /^(?:7[015678]|3[03])\d{7}$/,
    mobile: /^7\d{8}$/,
    premium: /^88\d{7}$/,
    landline: /^3\d{8}$/,
    groupings: groupings("9", "2-3-2-2", "2-7", "3-2-2-2", "3-3-3", "2-3-4", "1-1-1-1-1-1-1-1-1"),
    callingCode: "221",
  },
  CI: {
    national: /^(?:0[157]|2[157])\d{8}$/,
    mobile: /^0[157]\d{8}$/,
    landline: /^2[157]\d{8}$/,
    groupings: groupings("10", "2-2-2-2-2", "2-2-3-3", "2-8", "2-4-4", "4-3-3", "1-1-1-1-1-1-1-1-1-1"),
    callingCode: "225",
  },
  US: {
    national: /^1?[2-9]\d{2}[2-9]\d{6}$/,
    mobile: /^$/,
    premium: /^900\d{7}$/,
    landline: /^$/,
    groupings: NANP,
    callingCode: "1",
  },
  CA: {
    national: /^1?[2-9]\d{2}[2-9]\d{6}$/,
    mobile: /^$/,
    premium: /^900\d{7}$/,
    landline: /^$/,
    groupings: NANP,
    callingCode: "1",
  },
};

export const NATIONAL_LENGTHS: Partial<Record<CountryCode, readonly number[]>> = {
  FR: [10],
  BE: [9, 10],
  CH: [10],
  LU: [6, 8, 9],
  ES: [9],
  IT: [9, 10, 11],
  PT: [9],
  DE: [9, 10, 11, 12],
  GB: [10, 11],
  MA: [10],
  DZ: [9, 10],
  TN: [8],
  SN: [9],
  CI: [10],
  US: [10, 11],
  CA: [10, 11],
};
