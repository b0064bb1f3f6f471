import { describe, expect, test } from "vitest";
import { REACH_REASONS, type Reach } from "../../worker/messaging/contract.ts";
import { en } from "../i18n/en.ts";
import { fr } from "../i18n/fr.ts";
import { createTranslator } from "../i18n/i18n.ts";
import { isClosingSoon, isOpen, primaryAction, reachWords } from "./reach.ts";

/** Wednesday 18 November 2026, 10:00 in Paris. */
const NOW = Date.parse("2026-11-18T09:00:00Z");
const words = { fr: createTranslator("fr", fr), en: createTranslator("en", en) };

function say(reach: Reach, language: "fr" | "en"): string {
  const { key, values } = reachWords(reach, "Marie", NOW, { language, zone: "Europe/Paris" });
  return words[language].t(key, values).replaceAll("\u00a0", " ");
}

describe("what may be sent is said in the product's own words", () => {
  test.each<[Reach, string, string]>([
    [
      { kind: "private_reply", until: "2026-11-20T17:00:00Z", reason: "comment-unanswered" },
      "Un message privé possible, jusqu'à ven. 18 h",
      "One private message allowed, until Fri 6 pm",
    ],
    [
      { kind: "window", until: "2026-11-18T14:12:30Z", reason: "window-open" },
      "Conversation ouverte encore 5 h 12",
      "Conversation open for 5 h 12 more",
    ],
    [
      { kind: "human_only", until: "2026-11-24T09:00:00Z", reason: "human-agent-only" },
      "Vous seul pouvez répondre, jusqu'à mardi",
      "Only a person can reply, until Tuesday",
    ],
    [
      { kind: "none", until: null, reason: "window-closed" },
      "Instagram ne permet pas de lui écrire. Son prochain message rouvrira la conversation.",
      "Instagram doesn't allow a message now. Their next message reopens it.",
    ],
  ])("%o", (reach, inFrench, inEnglish) => {
    expect(say(reach, "fr")).toBe(inFrench);
    expect(say(reach, "en")).toBe(inEnglish);
  });
});

test.each(REACH_REASONS)("a closed door says why in both languages: %s", (reason) => {
  for (const language of ["fr", "en"] as const) {
    const sentence = say({ kind: "none", until: null, reason }, language);
    expect(sentence).not.toContain("reasons.");
    expect(sentence.length).toBeGreaterThan(10);
  }
});

test("a door whose time has passed is closed, whatever the list still says", () => {
  const past: Reach = { kind: "window", until: "2026-11-18T08:59:59Z", reason: "window-open" };
  expect(isOpen(past, NOW)).toBe(false);
  expect(say(past, "fr")).toContain("ne permet pas");
});

test("under six hours left is shown as closing", () => {
  const reach = (until: string): Reach => ({ kind: "window", until, reason: "window-open" });
  expect(isClosingSoon(reach("2026-11-18T14:59:00Z"), NOW)).toBe(true);
  expect(isClosingSoon(reach("2026-11-18T15:01:00Z"), NOW)).toBe(false);
  expect(isClosingSoon(reach("2026-11-18T08:00:00Z"), NOW)).toBe(false);
});

test("the one button is reply, else reply in public, else wait", () => {
  const open: Reach = { kind: "private_reply", until: "2026-11-20T17:00:00Z", reason: "comment-unanswered" };
  const closed: Reach = { kind: "none", until: null, reason: "private-reply-used" };
  expect(primaryAction(open, true, NOW)).toBe("reply");
  expect(primaryAction(closed, true, NOW)).toBe("public");
  expect(primaryAction(closed, false, NOW)).toBe("nothing");
  expect(primaryAction({ ...closed, reason: "blocked" }, true, NOW)).toBe("nothing");
});
