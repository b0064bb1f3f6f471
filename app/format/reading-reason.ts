import type { Words } from "../i18n/fr.ts";

type Told = keyof Words["reading"]["reason"];
const TOLD: ReadonlySet<string> = new Set<Told>([
  "ai-off",
  "budget",
  "timeout",
  "quota",
  "model",
  "unsupported",
]);

/** Why something waits to be read or was given up, as the key of its words. */
export const readingReason = (code: string): Told => (TOLD.has(code) ? (code as Told) : "other");
