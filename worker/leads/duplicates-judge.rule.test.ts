import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Candidate,
  type DuplicateReason,
  firstReason,
  isTellingName,
  isTellingUsername,
  judgePair,
  pairId,
  readPairId,
} from "./duplicates-judge.ts";

const someone = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  platform: "instagram",
  accountId: "acc_1",
  externalId: `91${id}`,
  username: "marie.exemple",
  displayName: "Marie Exemple",
  phones: [],
  emails: [],
  ...more,
});
const mobile = { phones: [{ e164: "+33639981234", type: "mobile" }] };
const landline = { phones: [{ e164: "+33199001234", type: "landline" }] };
const premium = { phones: [{ e164: "+33899001234", type: "premium" }] };
const judge = (
  a: Partial<Candidate>,
  b: Partial<Candidate>,
  reason: DuplicateReason,
  value: string,
  sharing = 2,
): number => judgePair(someone("a", a), someone("b", b), { reason, value }, sharing)?.confidence ?? 0;

const SURE = [0.9, 1] as const;
const LIKELY = [0.6, 0.9] as const;
const MAYBE = [0.3, 0.6] as const;
const NEVER = [0, 0] as const;

describe("how sure a suggestion is", () => {
  test.each<
    [
      string,
      Partial<Candidate>,
      Partial<Candidate>,
      DuplicateReason,
      string,
      number,
      readonly [number, number],
    ]
  >([
    ["one mobile number", mobile, mobile, "same-phone", "+33639981234", 2, SURE],
    ["one mobile number of three people", mobile, mobile, "same-phone", "+33639981234", 3, LIKELY],
    ["a number that four people gave", mobile, mobile, "same-phone", "+33639981234", 4, NEVER],
    ["one landline: a household, or a shop", landline, landline, "same-phone", "+33199001234", 2, LIKELY],
    ["a premium number", premium, premium, "same-phone", "+33899001234", 2, NEVER],
    ["one address", {}, {}, "same-email", "marie@courriel.example", 2, SURE],
    ["an address for everybody", {}, {}, "same-email", "contact@atelier.example", 2, MAYBE],
    ["an address for everybody, of three people", {}, {}, "same-email", "info@atelier.example", 3, NEVER],
    [
      "known by name, and by an id since",
      { externalId: "@marie.exemple" },
      {},
      "same-username",
      "marie.exemple",
      2,
      SURE,
    ],
    ["two ids that bore one name", {}, {}, "same-username", "marie.exemple", 2, NEVER],
    ["one name under another account", {}, { accountId: "acc_2" }, "same-username", "marie.exemple", 2, SURE],
    [
      "one name on another platform",
      {},
      { accountId: "acc_2", platform: "tiktok" },
      "same-username",
      "marie.exemple",
      2,
      LIKELY,
    ],
    [
      "a name that many have, on another platform",
      { username: "shop" },
      { username: "shop", accountId: "acc_2", platform: "tiktok" },
      "same-username",
      "shop",
      2,
      NEVER,
    ],
    ["one full name, two ids", {}, {}, "same-name", "marie exemple", 2, MAYBE],
    ["one full name under two accounts", {}, { accountId: "acc_2" }, "same-name", "marie exemple", 2, MAYBE],
    [
      "a first name alone",
      { displayName: "Marie" },
      { displayName: "Marie" },
      "same-name",
      "marie",
      2,
      NEVER,
    ],
    [
      "what a platform calls everybody",
      { displayName: "Utilisateur Instagram" },
      { displayName: "Utilisateur Instagram" },
      "same-name",
      "utilisateur instagram",
      2,
      NEVER,
    ],
  ])("%s", (_, a, b, reason, value, sharing, [least, most]) => {
    const confidence = judge(a, b, reason, value, sharing);
    expect(confidence).toBeGreaterThanOrEqual(least);
    expect(confidence).toBeLessThanOrEqual(most);
  });
});

test.each([
  ["Marie Exemple", true],
  ["MARIE-LOU EXEMPLE", true],
  ["Zoé Ñandú", true],
  ["Marie", false],
  ["Jo Li", false],
  ["💅 ✨", false],
  ["Instagram User", false],
  ["", false],
])("the name %s tells somebody apart: %s", (name, expected) => {
  expect(isTellingName(name)).toBe(expected);
});

test.each([
  ["marie.exemple", true],
  ["shop", false],
  ["user12345", false],
  ["12345678", false],
  ["lili", false],
])("the username %s tells somebody apart: %s", (name, expected) => {
  expect(isTellingUsername(name)).toBe(expected);
});

test("a pair is judged alike whichever way round, and a lead never pairs with itself", () => {
  const candidate = fc.record({
    externalId: fc.constantFrom("@marie.exemple", "9101", "9102"),
    accountId: fc.constantFrom("acc_1", "acc_2"),
    platform: fc.constantFrom("instagram", "tiktok"),
    phones: fc.constantFrom(mobile.phones, landline.phones, []),
    displayName: fc.constantFrom("Marie Exemple", "Marie", null),
  });
  const reason = fc.constantFrom<DuplicateReason>("same-phone", "same-email", "same-username", "same-name");
  fc.assert(
    fc.property(candidate, candidate, reason, fc.integer({ min: 2, max: 6 }), (a, b, why, sharing) => {
      const [one, other] = [someone("a", a), someone("b", b)];
      const shared = { reason: why, value: "+33639981234" };
      expect(judgePair(one, other, shared, sharing)).toEqual(judgePair(other, one, shared, sharing));
      expect(judgePair(one, one, shared, sharing)).toBeNull();
      expect(firstReason(one, other)).toBe(firstReason(other, one));
      if (sharing > 3) expect(judgePair(one, other, shared, sharing)).toBeNull();
    }),
  );
});

test("a pair has one name", () => {
  expect(pairId("lead_b", "lead_a")).toBe(pairId("lead_a", "lead_b"));
  expect(readPairId(pairId("lead_b", "lead_a"))).toEqual(["lead_a", "lead_b"]);
  for (const bad of ["", "lead_a", "lead_b~lead_a", "lead_a~lead_a", "lead_a~lead_b~lead_c", "~lead_a"]) {
    expect(readPairId(bad)).toBeNull();
  }
});
