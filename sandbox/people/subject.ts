import type { Language } from "../world/state.ts";

/** What a post shows, as people name it: "le sac vert", "du sac vert", "the green bag". */
export type Subject = { fr: string; frOf: string; en: string };

/** Fills `{item}` and `{of}`. */
export const named = (text: string, language: Language, subject: Subject): string =>
  text.replace("{item}", subject[language]).replace("{of}", subject.frOf);
