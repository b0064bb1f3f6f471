import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next/initReactI18next";
import type { Words } from "./fr.ts";
import type { SameShape } from "./shape.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Words };
    returnNull: false;
  }
}

export type Dictionary = SameShape<Words>;

/** One translator for one language: made per request on the server, once in the browser. Synchronous. */
export function createTranslator(language: string, words: Dictionary): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: words } },
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
    initAsync: false,
    react: { useSuspense: false },
  });
  return instance;
}
