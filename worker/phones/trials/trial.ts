import type { CountryCode } from "../plan.ts";
import { CARRIERS, SHORT_CARRIERS } from "./carriers.table.ts";
import { cut, inventNumber, inventOverseas, TRIAL_COUNTRIES } from "./numbers.ts";
import { OTHER_DIGITS } from "./other-digits.ts";
import { chanceOf } from "./seeded.ts";
import { WRITINGS } from "./writings.ts";

/** A text, the account that reads it, and the numbers in it. */
export type Trial = { kind: string; text: string; country: CountryCode; expected: readonly string[] };

const AROUND_OTHER = [
  "{n}",
  "{n}",
  "bonjour {n}",
  "{n} merci",
  "svp {n} ?",
  "je regarde : {n}",
  "{n} 😍",
  "ok pour {n} alors",
];

/** A fresh batch of invented texts: every way of writing, neighbours, mixtures, and digits of other kinds. */
export function trialsOf(seed: number, perKind: number): Trial[] {
  const chance = chanceOf(seed);
  const trials: Trial[] = [];
  const into = (carriers: readonly string[], writing: string) =>
    chance.one(carriers).replace("{n}", () => writing);
  const add = (kind: string, text: string, country: CountryCode, ...expected: string[]) =>
    trials.push({ kind, text, country, expected });
  for (let round = 0; round < perKind; round++) {
    for (const [kind, write] of Object.entries(WRITINGS)) {
      const { national, e164 } = inventNumber("FR", chance);
      add(kind, into(CARRIERS, write(national, chance)), "FR", e164);
    }
    for (const country of TRIAL_COUNTRIES) {
      if (country === "FR") continue;
      const local = inventNumber(country, chance);
      const national = cut(local.national, chance.one(local.groups)).join(
        chance.one([" ", " ", "-", ".", ""]),
      );
      add(`national-${country}`, into(SHORT_CARRIERS, national), country, local.e164);
      const abroad = inventNumber(country, chance);
      const code = abroad.e164.slice(1, abroad.e164.length - abroad.national.replace(/^0/, "").length);
      const rest = country === "IT" || country === "CI" ? abroad.national : abroad.national.replace(/^0/, "");
      const prefix = country === "CI" ? "225" : country === "IT" ? "39" : code;
      const international = chance.one([
        abroad.e164,
        `+${prefix} ${rest}`,
        `00${prefix}${rest}`,
        `00 ${prefix} ${cut(rest, [3, 3, 9]).join(" ").trim()}`,
      ]);
      add(`abroad-${country}`, into(CARRIERS, international), chance.one(["FR", country]), abroad.e164);
    }
    const overseas = inventOverseas(chance);
    add(
      "overseas",
      into(
        CARRIERS,
        cut(overseas.national, chance.one(overseas.groups)).join(chance.one([" ", ".", "-", ""])),
      ),
      "FR",
      overseas.e164,
    );
    const [first, second] = [inventNumber("FR", chance), inventNumber("FR", chance)];
    const pairs = (digits: string, by: string) => (digits.match(/../g) ?? []).join(by);
    const by = chance.one([" ", ".", "", "-"]);
    add(
      "two",
      into(
        CARRIERS,
        pairs(first.national, by) +
          chance.one([" ou ", " / ", ", ", " et ", "\n", " - ", "/", " ou sinon ", " ; ", " | "]) +
          pairs(second.national, by),
      ),
      "FR",
      first.e164,
      second.e164,
    );
    for (const [kind, write] of Object.entries(OTHER_DIGITS)) {
      add(`not-${kind}`, into(AROUND_OTHER, write(chance)), "FR");
      const beside = inventNumber("FR", chance);
      const digits = pairs(beside.national, chance.one([" ", ".", "", "-"]));
      const other = write(chance);
      const both = chance.one([
        `${other}. Mon tel : ${digits}`,
        `${digits} et ${other}`,
        `${other}, ${digits}`,
        `${other}\n${digits}`,
        `appelez moi au ${digits} (${other})`,
      ]);
      add(`beside-${kind}`, both, "FR", beside.e164);
    }
  }
  return trials;
}

/** Typed messages as trials, with and without numbers. */
export const typedTrials = (
  having: readonly { country: CountryCode; expected: readonly string[]; texts: readonly string[] }[],
  without: readonly (readonly [text: string, country?: CountryCode])[],
): Trial[] => [
  ...having.flatMap(({ country, expected, texts }) =>
    texts.map((text) => ({ kind: "typed", text, country, expected })),
  ),
  ...without.map(([text, country = "FR"]) => ({ kind: "without", text, country, expected: [] })),
];
