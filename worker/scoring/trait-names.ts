import { frenchWords } from "../language/french-spaces.ts";
import type { ReaderLanguage } from "./sentences.ts";
import type { Trait } from "./traits.ts";

const FR = frenchWords<Record<Trait, string>>({
  "kind:like": "nombre de j'aime",
  "kind:follow": "abonnement au compte",
  "kind:share": "nombre de partages",
  "kind:reaction": "nombre de réactions",
  "kind:comment": "nombre de commentaires",
  "kind:mention": "nombre de mentions",
  "kind:story_reply": "nombre de réponses aux stories",
  "kind:message": "nombre de messages",
  "intent:buying": "textes qui montrent une envie d'acheter",
  "intent:question": "questions posées",
  "intent:praise": "compliments",
  "intent:negative": "textes négatifs ou indésirables",
  recency: "jours depuis la dernière interaction",
  age: "jours depuis la première interaction",
  activeDays: "jours différents avec une interaction",
  night: "part de la nuit (0 h à 6 h)",
  morning: "part du matin (6 h à 12 h)",
  afternoon: "part de l'après-midi (12 h à 18 h)",
  evening: "part du soir (18 h à 24 h)",
  weekend: "part du week-end",
  answerSpeed: "rapidité de réponse à nos messages",
});

const EN: Record<Trait, string> = {
  "kind:like": "number of likes",
  "kind:follow": "following the account",
  "kind:share": "number of shares",
  "kind:reaction": "number of reactions",
  "kind:comment": "number of comments",
  "kind:mention": "number of mentions",
  "kind:story_reply": "number of story replies",
  "kind:message": "number of messages",
  "intent:buying": "texts that show a wish to buy",
  "intent:question": "questions asked",
  "intent:praise": "praise",
  "intent:negative": "negative or unwanted texts",
  recency: "days since the last interaction",
  age: "days since the first interaction",
  activeDays: "different days with an interaction",
  night: "share at night (0 to 6)",
  morning: "share in the morning (6 to 12)",
  afternoon: "share in the afternoon (12 to 18)",
  evening: "share in the evening (18 to 24)",
  weekend: "share at the weekend",
  answerSpeed: "speed of answering our messages",
};

export const traitName = (trait: Trait, language: ReaderLanguage): string =>
  (language === "fr" ? FR : EN)[trait];
