import { expect, test } from "vitest";
import { referralSentence } from "./referral.ts";

const NONE = { source: null, ref: null, adId: null, title: null };

test.each([
  ["nothing is said of somebody who came by themselves", null, null],
  ["nothing is said of a referral that tells nothing", NONE, null],
  [
    "an advertisement is quoted",
    { ...NONE, source: "ADS", adId: "12", title: "Sacs d'hiver" },
    { key: "lead.referral.adTitled", values: { title: "Sacs d'hiver" } },
  ],
  [
    "an advertisement without a title is still one",
    { ...NONE, source: "ADS", ref: "hiver" },
    { key: "lead.referral.ad", values: {} },
  ],
  [
    "a link shows our own word for it",
    { ...NONE, source: "SHORTLINK", ref: "bio" },
    { key: "lead.referral.link", values: { ref: "bio" } },
  ],
  ["a link without a word", { ...NONE, source: "SHORTLINK" }, { key: "lead.referral.linkPlain", values: {} }],
])("%s", (_promise, referral, sentence) => {
  expect(referralSentence(referral)).toEqual(sentence);
});
