import type { Words } from "../i18n/fr.ts";

type Told = keyof Words["reading"]["reason"];

/** Several ways to fail are one to whoever reads about it. */
const TOLD: Record<string, Told> = {
  "ai-off": "ai-off",
  budget: "budget",
  quota: "quota",
  "rate-limit": "timeout",
  timeout: "timeout",
  unreachable: "timeout",
  overloaded: "timeout",
  server: "timeout",
  model: "model",
  key: "key",
  request: "answer",
  refused: "answer",
  cut: "answer",
  unreadable: "answer",
  unsupported: "unsupported",
  "not-hidden": "not-hidden",
  "taken-back": "taken-back",
};

/** Why something waits to be read or was given up, as the key of its words. */
export const readingReason = (code: string): Told =>
  (Object.hasOwn(TOLD, code) ? TOLD[code] : undefined) ?? "other";
