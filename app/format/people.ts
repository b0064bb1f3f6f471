import { HOT_SCORE, WARM_SCORE } from "../contract-words.ts";

export type Named = { username: string; displayName: string | null };

/** What we call somebody: the name they show, else their handle. */
export const nameOf = (person: Named): string => person.displayName?.trim() || `@${person.username}`;

/** One or two letters for the round badge. Emoji and signs are left out. */
export function initialsOf(person: Named): string {
  const letters = (person.displayName?.trim() || person.username)
    .split(/[\s._-]+/)
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? "")
    .filter((letter) => letter !== "");
  const picked = letters.length > 1 ? `${letters[0]}${letters[letters.length - 1]}` : (letters[0] ?? "?");
  return picked.toLocaleUpperCase("fr");
}

export type Band = "hot" | "warm" | "cold";
export const bandOf = (score: number): Band =>
  score >= HOT_SCORE ? "hot" : score >= WARM_SCORE ? "warm" : "cold";
