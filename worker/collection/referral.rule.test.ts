import { expect, test } from "vitest";
import { laterReferral, referralJson } from "./referral.ts";

const ad = { source: "ADS", ref: "robe", adId: "120210000000000001", title: "Robe verte" };
const link = { source: "SHORTLINK", ref: "vitrine", adId: null, title: null };

test.each<[string, string | null, typeof ad | typeof link | null, number, string | null]>([
  ["nothing brought them", null, null, 5, null],
  ["the first", null, ad, 5, referralJson(ad, 5)],
  ["a message without one keeps it", referralJson(ad, 5), null, 9, referralJson(ad, 5)],
  ["a later one", referralJson(ad, 5), link, 6, referralJson(link, 6)],
  ["an earlier one that came late", referralJson(ad, 5), link, 4, referralJson(ad, 5)],
  ["the same once more", referralJson(ad, 5), ad, 5, referralJson(ad, 5)],
])("%s", (_, stored, next, at, expected) => {
  expect(laterReferral(stored, next, at)).toBe(expected);
});

test("texts of the platform are kept to a length, whole characters only", () => {
  const { title } = JSON.parse(referralJson({ ...ad, title: `${"x".repeat(499)}😀` }, 1));
  expect([title.length, title.isWellFormed()]).toEqual([500, true]);
});
