import type { Language } from "../preferences.server.ts";
import { numberText } from "./clock.ts";

/** Instagram's limit for one text message, in UTF-8 bytes. */
export const MAX_MESSAGE_BYTES = 1000;

const encoder = new TextEncoder();

/** UTF-8 bytes of a text: an é is two, most emoji four or more. */
export const utf8Bytes = (text: string): number => encoder.encode(text).length;

const KILO = 1000;
const UNITS = { fr: ["octets", "Ko", "Mo"], en: ["bytes", "kB", "MB"] } as const;

/** How big a file is: "812 octets", "34 Ko", "1,2 Mo". */
export function sizeText(bytes: number, language: Language): string {
  const [plain, kilo, mega] = UNITS[language];
  if (bytes < KILO) return `${bytes}\u00a0${plain}`;
  if (bytes < KILO * KILO) return `${Math.round(bytes / KILO)}\u00a0${kilo}`;
  return `${numberText(Math.round((bytes / (KILO * KILO)) * 10) / 10, language)}\u00a0${mega}`;
}
