import { readCookie } from "./session.server.ts";

export const LANGUAGES = ["fr", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** What one person chose for this browser. Nothing secret: losing it costs a click. */
export type Preferences = {
  language: Language | null;
  theme: Theme;
  workspaceId: string | null;
  tourDone: boolean;
};

const NAME = "vistaflow_prefs";
const MAX_AGE_SECONDS = 365 * 24 * 3600;
const oneOf = <T extends string>(words: readonly T[], word: string | null): T | null =>
  words.find((known) => known === word) ?? null;

export function readPreferences(request: Request): Preferences {
  const stored = new URLSearchParams(readCookie(request, NAME) ?? "");
  return {
    language: oneOf(LANGUAGES, stored.get("language")),
    theme: oneOf(THEMES, stored.get("theme")) ?? "auto",
    workspaceId: stored.get("workspace"),
    tourDone: stored.get("tour") === "done",
  };
}

export function preferencesCookie(request: Request, change: Partial<Preferences>): string {
  const next = { ...readPreferences(request), ...change };
  const stored = new URLSearchParams();
  if (next.language) stored.set("language", next.language);
  if (next.theme !== "auto") stored.set("theme", next.theme);
  if (next.workspaceId) stored.set("workspace", next.workspaceId);
  if (next.tourDone) stored.set("tour", "done");
  const secure = new URL(request.url).protocol === "https:" ? "; Secure" : "";
  return `${NAME}=${encodeURIComponent(stored.toString())}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${MAX_AGE_SECONDS}${secure}`;
}

/** The chosen language, else the first one of Accept-Language that we speak, else French. */
export function languageOf(request: Request): Language {
  const chosen = readPreferences(request).language;
  if (chosen) return chosen;
  const wanted = (request.headers.get("accept-language") ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", ...options] = entry.trim().split(";");
      const quality = options.map((option) => /^\s*q=([\d.]+)$/.exec(option)?.[1]).find(Boolean);
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality ? Number(quality) : 1 };
    })
    .filter((entry) => entry.quality > 0 && /^[a-z]{2}$/.test(entry.language))
    .sort((a, b) => b.quality - a.quality);
  for (const entry of wanted) {
    const known = oneOf(LANGUAGES, entry.language);
    if (known) return known;
  }
  return wanted.length > 0 ? "en" : "fr";
}
