import type { Words } from "../i18n/fr.ts";

type Told = keyof Words["person"]["facts"]["reason"];

/** Why a status moved, by the code that is kept. A person's own choice needs no reason. */
const TOLD: Record<string, Told> = {
  answered: "answered",
  sent: "sent",
  written: "sent",
  bulk: "bulk",
  undo: "undo",
  import: "import",
  merged: "merged",
};

export const statusReason = (code: string | null): Told | null =>
  code !== null && Object.hasOwn(TOLD, code) ? (TOLD[code] ?? null) : null;
