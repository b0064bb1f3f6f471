import { expect, test } from "vitest";
import { BREAKABLE_FRENCH } from "../testing/french.ts";
import { missingScopeSentence } from "./scope-texts.ts";

const SCOPES = [
  "instagram_business_basic",
  "instagram_business_manage_comments",
  "instagram_business_manage_messages",
  "constructor",
];

test("every missing permission says what will not work, in both languages", () => {
  for (const scope of SCOPES) {
    expect(missingScopeSentence(scope, "fr")).toMatch(
      /^(Sans l'accès|L'autorisation constructor manque).*\.$/,
    );
    expect(missingScopeSentence(scope, "fr")).not.toMatch(BREAKABLE_FRENCH);
    expect(missingScopeSentence(scope, "en")).toMatch(/^(Without access|The permission constructor).*\.$/);
  }
});
