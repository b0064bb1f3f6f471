import type { Random } from "../random.ts";
import type { Language } from "../world/state.ts";
import { named, type Subject } from "./subject.ts";

/** What is said back to a private message; `{number}` and `{mail}` are filled in. */
const ANSWERS: Record<
  Language,
  Record<"phone" | "email" | "stop" | "refuse" | "chat" | "thanks", string[]>
> = {
  fr: {
    phone: [
      "oui appelez moi au {number}",
      "Bonjour, voici mon numéro {number} merci",
      "{number}",
      "mon num c'est le {number} dispo après 18h",
      "Avec plaisir 😊 vous pouvez m'appeler au {number}",
      "ok voici {number} bonne journée",
      "tel : {number} (plutôt le matin)",
      "oui rappelez moi svp {number} 🙏",
      "{number} c'est mieux par whatsapp",
    ],
    email: ["Je préfère par mail : {mail}", "envoyez moi ça à {mail} svp", "mon mail {mail} merci 😊"],
    stop: ["STOP", "stop svp", "Stop", "arrêtez de m'écrire svp"],
    refuse: [
      "pas intéressé merci",
      "non merci",
      "finalement ça m'intéresse plus, merci",
      "Trop cher pour moi, désolée",
    ],
    chat: [
      "Merci pour votre réponse ! La livraison est comprise ?",
      "ok super, et vous l'avez en noir ?",
      "Merci 😊 je réfléchis et je reviens vers vous",
      "D'accord, c'est quoi les délais ?",
      "Top merci !! on peut venir le voir en boutique ?",
    ],
    thanks: ["merci 😊", "Parfait, à bientôt", "ok 👍", "super merci beaucoup"],
  },
  en: {
    phone: [
      "Sure, call me on {number}",
      "my number is {number}",
      "{number} after 6pm please",
      "yes please ring me {number} 😊",
    ],
    email: ["email is better: {mail}", "please send it to {mail}"],
    stop: ["STOP", "stop please", "please stop messaging me"],
    refuse: ["not interested thanks", "no thank you", "too expensive for me sorry"],
    chat: [
      "Thanks! Is shipping included?",
      "great, do you have it in black?",
      "Thanks, let me think about it",
      "How long does delivery take?",
    ],
    thanks: ["thank you 😊", "perfect, thanks", "ok 👍"],
  },
};

export const answerText = (random: Random, language: Language, kind: keyof (typeof ANSWERS)["fr"]): string =>
  random.pick(ANSWERS[language][kind]);

/** First messages of people who write without having been asked. */
const OPENERS: Record<Language, string[]> = {
  fr: [
    "Bonjour, je voudrais des infos sur {item} svp",
    "coucou ! toujours dispo {item} ?",
    "Bonjour, c'est combien {item} ?",
    "Bonsoir, vous faites des sur-mesure ?",
    "hello, je peux passer commander samedi ?",
    "Bonjour, ma commande est arrivée, merci c'est parfait 😍",
    "bjr j'ai vu votre story, ça m'intéresse",
  ],
  en: [
    "Hi! how much is {item}?",
    "Hello, do you ship to the UK?",
    "hi! about {item}, is shipping included?",
    "Saw your story, interested!",
  ],
};

export const openerText = (random: Random, language: Language, subject: Subject): string =>
  named(random.pick(OPENERS[language]), language, subject);
