import type { AuditEntry } from "../../worker/audit/contract.ts";
import type { fr } from "../i18n/fr.ts";

type Words = (typeof fr)["audit"];
export type AuditField = keyof Words["field"];
type Reason = keyof Words["value"]["reason"];
type Level = keyof Words["value"]["level"];

/** A value as it is said: a word of ours, a figure, a time, or text as it was given. */
export type AuditValue =
  | { say: "yes" | "no" | "none" | "changed" }
  | { say: "reason"; key: Reason }
  | { say: "level"; key: Level }
  | { say: "app" }
  | { say: "seconds"; n: number }
  | { say: "number"; n: number }
  | { say: "time"; atMs: number }
  | { say: "text"; text: string };
export type AuditChange = { field: AuditField; before: AuditValue | null; after: AuditValue | null };

/** In the order in which they are shown. */
const FIELDS: readonly AuditField[] = [
  "level",
  "reason",
  "dailyDmLimit",
  "hourlyDmLimit",
  "minSpacingMs",
  "warmUp",
  "activeHours",
  "paused",
  "name",
  "trigger",
  "templateIds",
  "filters",
  "actions",
  "until",
  "via",
];
const REASONS: readonly Reason[] = [
  "blocked-by-platform",
  "rate-limited",
  "people-unavailable",
  "errors",
  "opt-outs",
  "volume",
  "insult",
  "spam",
  "unavailable",
];
const LEVELS: readonly Level[] = ["0", "1", "2", "3"];

function wordOf(field: AuditField, value: unknown): AuditValue {
  if (value === null || value === undefined) return { say: "none" };
  if (typeof value === "boolean") return { say: value ? "yes" : "no" };
  if (field === "reason") {
    const key = REASONS.find((one) => one === value);
    if (key) return { say: "reason", key };
  }
  if (field === "level") {
    const key = LEVELS.find((one) => one === String(value));
    if (key) return { say: "level", key };
  }
  if (field === "via" && value === "app") return { say: "app" };
  if (field === "until" && typeof value === "string") return { say: "time", atMs: Date.parse(value) };
  if (typeof value === "number") {
    return field === "minSpacingMs" ? { say: "seconds", n: value / 1000 } : { say: "number", n: value };
  }
  if (field === "activeHours" && typeof value === "object") {
    const { from, to } = value as { from?: unknown; to?: unknown };
    return { say: "text", text: `${String(from)} – ${String(to)}` };
  }
  return typeof value === "string" ? { say: "text", text: value } : { say: "changed" };
}

/** What an entry says has changed, beyond what its action already says. */
export function changesOf({ before, after }: Pick<AuditEntry, "before" | "after">): AuditChange[] {
  return FIELDS.flatMap((field) => {
    const [was, is] = [before?.[field], after?.[field]];
    if (was === undefined && is === undefined) return [];
    if (JSON.stringify(was ?? null) === JSON.stringify(is ?? null)) return [];
    const next = is === undefined ? null : wordOf(field, is);
    if (was === undefined && next?.say === "changed") return [];
    // Of what has no short form only that it changed is said, once.
    const first = was === undefined || next?.say === "changed" ? null : wordOf(field, was);
    return [{ field, before: first, after: next }];
  });
}
