import type { Language } from "../preferences.server.ts";
import { LOCALES } from "./clock.ts";

/** "Instagram", "Instagram et X", "Instagram, X et Gmail". */
export const listText = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(LOCALES[language], { type: "conjunction" }).format(names);
