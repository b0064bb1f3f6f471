import { frenchSpaces } from "../language/french-spaces.ts";

type Sentences = Record<"fr" | "en", string>;

/** What will not work without a permission, for people who did not tick its box. */
const SENTENCES: Record<string, Sentences> = {
  instagram_business_basic: {
    fr: "Sans l'accès au profil et aux publications, rien de ce compte ne peut être lu.",
    en: "Without access to the profile and posts, nothing of this account can be read.",
  },
  instagram_business_manage_comments: {
    fr: "Sans l'accès aux commentaires, personne qui commente n'apparaît ici, et aucun message privé ne peut répondre à un commentaire.",
    en: "Without access to comments, nobody who comments appears here, and no private message can answer a comment.",
  },
  instagram_business_manage_messages: {
    fr: "Sans l'accès aux messages, les conversations restent vides et aucun message ne peut partir.",
    en: "Without access to messages, conversations stay empty and no message can leave.",
  },
};

/** One sentence on what a missing permission costs. An unknown one is named, since it must be looked up. */
export function missingScopeSentence(scope: string, language: "fr" | "en"): string {
  const known = Object.hasOwn(SENTENCES, scope) ? SENTENCES[scope] : undefined;
  if (language === "fr") {
    return frenchSpaces(
      known?.fr ?? `L'autorisation ${scope} manque : une partie des fonctions ne marchera pas.`,
    );
  }
  return known?.en ?? `The permission ${scope} is missing: some features will not work.`;
}
