import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { CountryCode } from "../plan.ts";
import type { Chance } from "./seeded.ts";

/** An invented number: as dialled inside the country, in E.164, and the account that would read it so. */
export type Invented = {
  country: CountryCode;
  national: string;
  e164: string;
  groups: readonly (readonly number[])[];
};

/** Prefix as dialled, digits that follow, calling code, whether a leading 0 is dropped abroad, usual groupings. */
type Range = readonly [
  prefixes: readonly string[],
  more: number,
  code: string,
  dropsZero: boolean,
  groups: readonly (readonly number[])[],
];

const PAIRS: readonly (readonly number[])[] = [[2, 2, 2, 2, 2]];
const RANGES: Record<string, readonly Range[]> = {
  FR: [
    [["06", "07"], 8, "33", true, PAIRS],
    [["06", "07"], 8, "33", true, PAIRS],
    [["01", "02", "03", "04", "05", "09"], 8, "33", true, PAIRS],
  ],
  BE: [
    [
      ["0470", "0471", "0475", "0478", "0484", "0485", "0491", "0495", "0499"],
      6,
      "32",
      true,
      [
        [4, 2, 2, 2],
        [4, 3, 3],
      ],
    ],
    [["02"], 7, "32", true, [[2, 3, 2, 2]]],
    [["081", "071", "065"], 6, "32", true, [[3, 2, 2, 2]]],
  ],
  CH: [
    [["076", "077", "078", "079"], 7, "41", true, [[3, 3, 2, 2]]],
    [["021", "022", "044", "031"], 7, "41", true, [[3, 3, 2, 2]]],
  ],
  LU: [[["621", "661", "691"], 6, "352", false, [[3, 3, 3]]]],
  ES: [
    [
      ["61", "62", "65", "66", "69"],
      7,
      "34",
      false,
      [
        [3, 3, 3],
        [3, 2, 2, 2],
      ],
    ],
    [
      ["91", "93", "95"],
      7,
      "34",
      false,
      [
        [2, 3, 2, 2],
        [3, 3, 3],
        [3, 2, 2, 2],
      ],
    ],
  ],
  IT: [
    [
      ["320", "328", "333", "338", "347", "349", "366", "392"],
      7,
      "39",
      false,
      [
        [3, 3, 4],
        [3, 7],
        [3, 3, 2, 2],
      ],
    ],
  ],
  PT: [
    [["91", "92", "93", "96"], 7, "351", false, [[3, 3, 3]]],
    [
      ["21", "22"],
      7,
      "351",
      false,
      [
        [3, 3, 3],
        [2, 3, 2, 2],
      ],
    ],
  ],
  DE: [
    [
      ["0151", "0152", "0157", "0160"],
      8,
      "49",
      true,
      [
        [4, 8],
        [4, 4, 4],
        [4, 2, 2, 2, 2],
      ],
    ],
    [
      ["0171", "0172", "0175", "0176"],
      7,
      "49",
      true,
      [
        [4, 7],
        [4, 3, 4],
      ],
    ],
    [
      ["030", "040", "089"],
      8,
      "49",
      true,
      [
        [3, 8],
        [3, 4, 4],
      ],
    ],
  ],
  GB: [
    [
      ["074", "075", "077", "078", "079"],
      8,
      "44",
      true,
      [
        [5, 6],
        [5, 3, 3],
      ],
    ],
    [["0207", "0208"], 7, "44", true, [[3, 4, 4]]],
    [["0161", "0121"], 7, "44", true, [[4, 3, 4]]],
  ],
  MA: [[["06", "07", "05"], 8, "212", true, PAIRS]],
  DZ: [
    [
      ["05", "06", "07"],
      8,
      "213",
      true,
      [
        [4, 2, 2, 2],
        [2, 2, 2, 2, 2],
      ],
    ],
  ],
  TN: [[["20", "22", "25", "50", "52", "55", "97", "98"], 6, "216", false, [[2, 3, 3]]]],
  SN: [[["77", "78", "76", "70"], 7, "221", false, [[2, 3, 2, 2]]]],
  CI: [[["01", "05", "07"], 8, "225", false, PAIRS]],
  US: [[["202", "212", "305", "415", "617"], 7, "1", false, [[3, 3, 4]]]],
  CA: [[["416", "514", "604", "418"], 7, "1", false, [[3, 3, 4]]]],
};
export const TRIAL_COUNTRIES = Object.keys(RANGES) as CountryCode[];

const OVERSEAS: readonly (readonly [prefix: string, code: string])[] = [
  ["0690", "590"],
  ["0590", "590"],
  ["0694", "594"],
  ["0594", "594"],
  ["0696", "596"],
  ["0596", "596"],
  ["0692", "262"],
  ["0693", "262"],
  ["0262", "262"],
  ["0639", "262"],
  ["0269", "262"],
];

/** Beginnings that the library gives to the mainland and that ring overseas. */
const DIALLED_OVERSEAS = /^0(?:26[239]|508|639(?!98)|59[0-9]|69[0-9])/;

/** A valid number of a country, as libphonenumber judges it. */
export function inventNumber(country: CountryCode, chance: Chance): Invented {
  const ranges = RANGES[country];
  if (ranges === undefined) throw new Error(`no range for ${country}`);
  for (;;) {
    const [prefixes, more, code, dropsZero, groups] = chance.one(ranges);
    const national = chance.one(prefixes) + chance.digits(more);
    const e164 = `+${code}${dropsZero ? national.slice(1) : national}`;
    const parsed = parsePhoneNumberFromString(e164);
    if (country === "FR" && DIALLED_OVERSEAS.test(national)) continue;
    if (parsed?.isValid() === true && parsed.country === country) return { country, national, e164, groups };
  }
}

/** A number of an overseas department, dialled as from the mainland. */
export function inventOverseas(chance: Chance): Invented {
  for (;;) {
    const [prefix, code] = chance.one(OVERSEAS);
    const national = prefix + chance.digits(6);
    const e164 = `+${code}${national.slice(1)}`;
    if (parsePhoneNumberFromString(e164)?.isValid() === true)
      return {
        country: "FR",
        national,
        e164,
        groups: [
          [4, 2, 2, 2],
          [4, 3, 3],
          [2, 2, 2, 2, 2],
        ],
      };
  }
}

/** Digits cut into groups of the given sizes. */
export function cut(digits: string, sizes: readonly number[]): string[] {
  let at = 0;
  return sizes.map((size) => {
    at += size;
    return digits.slice(at - size, at);
  });
}
