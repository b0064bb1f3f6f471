import { describe, expect, test } from "vitest";
import { MESSAGE_STATES, type Message } from "../../worker/messaging/contract.ts";
import { en } from "../i18n/en.ts";
import { fr } from "../i18n/fr.ts";
import { createTranslator } from "../i18n/i18n.ts";
import { messageSentence } from "./message.ts";

const NOW = Date.parse("2026-11-18T09:00:00Z");
const words = { fr: createTranslator("fr", fr), en: createTranslator("en", en) };
type Part = Pick<Message, "state" | "reason" | "deadlineAt" | "scheduledFor">;
const base: Part = { state: "skipped", reason: null, deadlineAt: null, scheduledFor: null };

function say(
  change: Partial<Part>,
  language: "fr" | "en" = "fr",
  optedOutAt: string | null = null,
): string | null {
  const stopMs = optedOutAt === null ? null : Date.parse(optedOutAt);
  const place = { language, zone: "Europe/Paris" };
  const sentence = messageSentence({ ...base, ...change }, "Marie", NOW, place, stopMs);
  return sentence && words[language].t(sentence.key, sentence.values).replaceAll("\u00a0", " ");
}

describe("a message that did not go says why", () => {
  test("she asked to stop, and when", () => {
    expect(say({ reason: "opted-out" }, "fr", "2026-11-12T09:00:00Z")).toBe(
      "Non envoyé : Marie a demandé l'arrêt le 12 nov.",
    );
    expect(say({ reason: "opted-out" }, "en", "2026-11-12T09:00:00Z")).toBe(
      "Not sent: Marie opted out on 12 Nov.",
    );
    expect(say({ reason: "opted-out" })).toBe("Non envoyé : Marie a demandé l'arrêt.");
  });

  test("the comment had its one private reply", () => {
    expect(say({ reason: "private-reply-used" })).toBe("Non envoyé : déjà contactée pour cette publication.");
    expect(say({ reason: "private-reply-used" }, "en")).toBe("Not sent: already contacted for this post.");
  });

  test("the platform's refusal and the person's are told apart", () => {
    expect(say({ state: "failed", reason: "refused" })).toContain("Instagram a refusé");
    expect(say({ state: "skipped", reason: "refused" })).toContain("la personne a refusé");
  });

  test("a code this page does not know is shown as it is", () => {
    expect(say({ reason: "brand-new" })).toBe("Non envoyé (brand-new).");
  });
});

test("an unconfirmed message promises that nothing goes twice", () => {
  expect(say({ state: "unknown", reason: "timeout" })).toBe(
    "Envoi non confirmé. Nous vérifions\u202f; rien ne partira deux fois.",
  );
  expect(say({ state: "unknown" }, "en")).toBe("Unconfirmed. We're checking; nothing goes twice.");
});

test("a waiting message says what it waits for, never that it was not sent", () => {
  expect(say({ state: "pending", reason: "reconnect" })).toContain("à reconnecter");
  expect(say({ state: "pending", reason: "window-closed" })).toMatch(/^En attente/);
  expect(say({ state: "scheduled", reason: "quota", scheduledFor: "2026-11-19T08:00:00Z" })).toBe(
    "Quota du jour atteint : partira vers demain 9 h.",
  );
  expect(say({ state: "pending" })).toBe("Part dans un instant.");
});

test("a message that went needs no excuse", () => {
  for (const state of ["sent", "delivered", "read"] as const) expect(say({ state })).toBeNull();
});

test.each(MESSAGE_STATES)("%s has a name in both languages", (state) => {
  expect(words.fr.t(`reasons.state.${state}`)).not.toContain("reasons.");
  expect(words.en.t(`reasons.state.${state}`)).not.toContain("reasons.");
});
