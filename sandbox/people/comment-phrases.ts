import type { Random } from "../random.ts";
import type { Language } from "../world/state.ts";
import { named, type Subject } from "./subject.ts";

/** What a comment is about. Weights are those of an ordinary shop's comments. */
export type Topic =
  | "price"
  | "availability"
  | "interest"
  | "purchase"
  | "praise"
  | "question"
  | "tag"
  | "spam"
  | "complaint"
  | "refusal";

const TOPICS: readonly (readonly [Topic, number])[] = [
  ["price", 24],
  ["praise", 25],
  ["availability", 13],
  ["interest", 11],
  ["purchase", 7],
  ["question", 7],
  ["tag", 6],
  ["complaint", 3],
  ["spam", 3],
  ["refusal", 1],
];

/** `{item}` and `{of}` are what the post shows: "le sac vert", "du sac vert". */
const COMMENTS: Record<Language, Record<Topic, string[]>> = {
  fr: {
    price: [
      "C'est combien ? 😍",
      "prix svp",
      "Prix ?",
      "Bonjour, quel est le prix {of} ?",
      "combien {item} svp 🙏",
      "Cé combien stp",
      "le tarif en mp svp",
      "ça coûte combien ??",
      "Bonjour le prix s'il vous plaît",
      "cbn ?",
      "c combien la livraison",
      "vous faites à quel prix ?",
      "Un prix svp je suis intéressée 😊",
      "prixxx 🙏🙏",
      "tarifs svp, merci d'avance",
      "Bjr cmb {item}",
    ],
    availability: [
      "Toujours dispo ?",
      "encore dispo {item} ?",
      "dispo en noir ??",
      "Il en reste ?",
      "C'est disponible en boutique ?",
      "vous livrez en Belgique ?",
      "un restock de prévu ? 🥺",
      "y a encore du stock",
      "Dispo pour noël ?",
      "vous l'avez en taille unique ou ya plusieurs tailles",
      "ça revient quand 😭",
    ],
    interest: [
      "Je suis intéressée 🙋‍♀️",
      "intéressée !!",
      "Je veux les mêmes 😭",
      "il me le faut",
      "Envoyez moi les infos svp",
      "Plus d'infos en privé merci",
      "Moi moi moi 🙋",
      "Je le veuuux",
      "vous pouvez me contacter en mp ?",
      "grave intéressé",
    ],
    purchase: [
      "Je prends ! comment on fait ?",
      "Où peut-on commander ?",
      "C'est où pour acheter",
      "je peux réserver {item} ?",
      "Je voudrais commander deux svp",
      "on peut payer en 2 fois ?",
      "Lien pour commander svp",
      "je le prends direct 🛍️",
    ],
    praise: [
      "Magnifique 😍😍",
      "Trop beau",
      "sublimeee ✨",
      "❤️❤️❤️",
      "quelle merveille",
      "J'adore cette couleur 💚",
      "Bravo pour votre travail 👏",
      "wahou",
      "trop bo 😍",
      "Une pépite",
      "🔥🔥",
      "Toujours aussi beau chez vous",
      "j'ai reçu le mien hier, parfait 🥰",
      "Canon !",
    ],
    question: [
      "C'est du vrai cuir ?",
      "Fait main ?",
      "il y a une doublure à l'intérieur ?",
      "c'est lavable ?",
      "Ça tient un ordi 13 pouces ?",
      "vous avez une boutique a Lyon ?",
      "C'est quoi les dimensions",
      "la chaîne est en argent ou plaqué ?",
    ],
    tag: [
      "@lou.b_demo regarde 😍",
      "@manon.t_demo ton cadeau 👀",
      "@nina.k_demo 🥰🥰",
      "@jade_paris_demo c'est pour toi ça",
      "@theo.v_demo idée noël ;)",
    ],
    spam: [
      "Promo dans ma bio, -70% sur tout 🔥🔥",
      "Gagne 500€ par jour depuis ton tel, écris moi",
      "Belle page ! abonne toi je te suis en retour",
      "👉👉 followers pas cher, lien en bio",
      "DM @promo.page_demo pour une collab",
    ],
    complaint: [
      "Commande passée il y a 3 semaines et toujours rien...",
      "Déçue de la qualité, la fermeture a lâché",
      "Personne ne répond à mes messages 😡",
      "trop cher pour ce que c'est",
      "Pas reçu mon colis, service client inexistant",
    ],
    refusal: ["pas intéressé merci", "non merci", "ça m'intéresse pas finalement"],
  },
  en: {
    price: [
      "How much is it? 😍",
      "price pls",
      "Price?",
      "how much {item}?",
      "what's the price please",
      "cost + shipping to UK?",
      "hm is this",
    ],
    availability: [
      "Still available?",
      "is this back in stock soon?",
      "Do you ship to London?",
      "any left in black?",
      "is it still avail 🥺",
    ],
    interest: [
      "I'm interested!",
      "need this 😭",
      "DM me the details please",
      "want want want",
      "more info pls",
    ],
    purchase: [
      "How do I order?",
      "I'll take it!",
      "where can I buy this",
      "Can I reserve one?",
      "link to order?",
    ],
    praise: [
      "Gorgeous 😍",
      "obsessed",
      "so pretty!!",
      "love love love ❤️",
      "🔥🔥🔥",
      "stunning work",
      "this colour 💚",
    ],
    question: ["Is it real leather?", "What are the dimensions?", "is it handmade?", "does it fit a laptop?"],
    tag: ["@holly.p_demo look!!", "@jack.r_demo christmas idea 👀", "@freya.m_demo 😍"],
    spam: ["Nice feed! follow me back", "Earn $500 a day from home, DM me", "Promo in my bio 🔥"],
    complaint: [
      "Ordered 3 weeks ago and still nothing...",
      "disappointed with the quality tbh",
      "way too expensive",
    ],
    refusal: ["not interested thanks", "no thanks"],
  },
};

export const pickTopic = (random: Random): Topic => random.weighted(TOPICS);

export const commentText = (random: Random, language: Language, topic: Topic, subject: Subject): string =>
  named(random.pick(COMMENTS[language][topic]), language, subject);
