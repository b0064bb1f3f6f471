import { expect, test } from "vitest";
import type { Intent } from "../language/intents.ts";
import type { InteractionKind } from "../platforms/contract.ts";
import type { AutomationFilters, Trigger } from "./contract.ts";
import { matchesTrigger, wouldHaveWritten } from "./trigger.ts";

const heard = (
  leadId: string,
  text: string,
  more: Partial<{ kind: InteractionKind; mediaId: string; parentId: string; intent: Intent }> = {},
) => ({
  leadId,
  text,
  kind: more.kind ?? ("comment" as const),
  mediaId: more.mediaId ?? "m1",
  parentId: more.parentId ?? null,
  intent: more.intent ?? null,
});
const price: Trigger = { kind: "comment", keywords: ["prix"] };

test.each<[string, Trigger, ReturnType<typeof heard>, string]>([
  ["its word", price, heard("a", "le prix svp ?"), "matches"],
  ["another word", price, heard("a", "bravo"), "no-keyword"],
  ["a message, when it listens to comments", price, heard("a", "prix ?", { kind: "message" }), "not-mine"],
  ["another post than the chosen ones", { ...price, mediaIds: ["m2"] }, heard("a", "prix ?"), "other-post"],
  ["an excluded word", { ...price, excludes: ["gros"] }, heard("a", "prix de gros ?"), "excluded-word"],
  [
    "a story mention, when it listens to stories",
    { kind: "story" },
    heard("a", "", { kind: "mention" }),
    "matches",
  ],
  [
    "any text, when it has no words",
    { kind: "message" },
    heard("a", "bonjour", { kind: "message" }),
    "matches",
  ],
])("an automation hears %s", (_, trigger, one, relevance) => {
  expect(matchesTrigger(trigger, one)).toBe(relevance);
});

test("an observing automation counts each person once, and neither refusals, spam nor replies under comments", () => {
  const all = [
    heard("a", "prix ?"),
    heard("a", "le prix ?", { mediaId: "m2" }),
    heard("b", "prix !"),
    heard("c", "pas intéressé par le prix", { intent: "negative" }),
    heard("d", "prix", { intent: "spam" }),
    heard("e", "prix ?", { parentId: "c1" }),
    heard("f", "bravo"),
  ];
  const observing = (trigger: Trigger, filters: AutomationFilters = {}) =>
    wouldHaveWritten({ trigger, filters }, all);
  expect(observing(price)).toBe(2);
  expect(observing(price, { includeReplies: true })).toBe(3);
  expect(observing(price, { newPeopleOnly: true })).toBeNull();
  expect(observing({ kind: "score", minScore: 50 })).toBeNull();
});
