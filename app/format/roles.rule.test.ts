import { expect, test } from "vitest";
import type { Role } from "../../worker/identity/contract.ts";
import { mayBeOffered, type Offer } from "./roles.ts";
import { scopeKey } from "./scope.ts";

const OFFERS: Offer[] = [
  "manage-accounts",
  "export",
  "erase",
  "lift-block",
  "write-leads",
  "manage-rules",
  "manage-workspace",
];

test.each<[Role, Offer[]]>([
  ["owner", OFFERS],
  ["admin", OFFERS],
  ["member", ["export", "write-leads"]],
  ["viewer", []],
])("%s is offered what the role allows, and nothing else", (role, offers) => {
  expect(OFFERS.filter((offer) => mayBeOffered(role, offer))).toEqual(offers);
});

test.each([
  ["instagram_business_manage_messages", "instagram_business_manage_messages"],
  ["instagram_business_content_publish", "other"],
  ["toString", "other"],
])("a missing permission %s has a sentence", (scope, key) => {
  expect(scopeKey(scope)).toBe(key);
});
