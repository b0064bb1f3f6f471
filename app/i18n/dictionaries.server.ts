import type { Language } from "../preferences.server.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import type { Dictionary } from "./i18n.ts";

export const dictionaryOf = (language: Language): Dictionary => (language === "en" ? en : fr);
