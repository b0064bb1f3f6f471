import { type Language, languageOf } from "../preferences.server.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import type { Dictionary } from "./i18n.ts";

export const dictionaryOf = (language: Language): Dictionary => (language === "en" ? en : fr);

/** The name of a page in the reader's language, for its tab. */
export const pageTitle = (request: Request, name: (words: Dictionary) => string): string =>
  name(dictionaryOf(languageOf(request)));
