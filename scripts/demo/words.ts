/** What the demo's shops say, and when. Plain recipes, as a shop would write them. */
export type Recipe = {
  template: { name: string; body: string; variants?: string[] };
  automation: {
    name: string;
    trigger: { kind: "comment" | "message" | "story"; keywords?: string[]; excludes?: string[] };
  };
};

const PRICE_WORDS = [
  "prix",
  "combien",
  "tarif",
  "coûte",
  "price",
  "how much",
  "intéressé",
  "je le veux",
  "je prends",
];

export const PRICE: Recipe = {
  template: {
    name: "Prix en message privé",
    body: "Bonjour {{first_name}}, merci pour votre commentaire ! Le modèle de la publication est à 89 €, livraison offerte. Souhaitez-vous que je vous le mette de côté ?",
    variants: [
      "Bonjour {{first_name}} ! Celui de la photo est à 89 €, livraison comprise. Je vous en réserve un ?",
      "Merci pour votre message {{first_name}} 🤍 Il est à 89 €, livraison offerte. Je peux vous appeler pour vous le présenter, si vous voulez.",
    ],
  },
  automation: { name: "Prix → message privé", trigger: { kind: "comment", keywords: PRICE_WORDS } },
};

export const STORY: Recipe = {
  template: {
    name: "Réponse à une story",
    body: "Merci {{first_name}} ! Toute la collection de la story est en boutique. Dites-moi ce qui vous plaît et je vous envoie les détails.",
  },
  automation: { name: "Réponse à une story", trigger: { kind: "story" } },
};

export const NUMBER: Recipe = {
  template: {
    name: "Demander le numéro",
    body: "Avec plaisir ! Si vous préférez qu'on vous rappelle, laissez-nous votre numéro ici : il servira seulement à vous répondre à ce sujet.",
  },
  automation: {
    name: "Demander le numéro",
    trigger: {
      kind: "message",
      keywords: ["commander", "réserver", "je veux bien", "mettre de côté"],
      excludes: ["appelez", "06", "07", "zéro"],
    },
  },
};

export const FOLLOW_UP = {
  name: "Relance douce",
  body: "Re-bonjour {{first_name}}, le sac est toujours disponible. Voulez-vous que je vous envoie d'autres photos ?",
};

/** Comments that ask for a price: each is one of the people the shop then writes to. */
export const PRICE_QUESTIONS = [
  "C'est combien ?",
  "Prix svp 🙏",
  "Bonjour, le prix s'il vous plaît ?",
  "il coûte combien celui-là ?",
  "combien svp 😍",
  "Je le veux ! quel prix ?",
  "Quel est le tarif ?",
  "Prix en mp svp",
  "How much is it?",
  "ça fait combien avec la livraison ?",
  "Le prix du petit modèle ?",
  "combien pour les deux ?",
] as const;

/** Sales and steps of the last weeks: what the Results page adds up. Amounts in the workspace's currency. */
export const OUTCOMES: (
  | { status: "converted"; amount: number }
  | { status: "refused" | "in_progress" | "contacted" }
)[] = [
  { status: "converted", amount: 89 },
  { status: "converted", amount: 178 },
  { status: "converted", amount: 64.5 },
  { status: "converted", amount: 129 },
  { status: "converted", amount: 89 },
  { status: "converted", amount: 245 },
  { status: "refused" },
  { status: "refused" },
  { status: "in_progress" },
  { status: "in_progress" },
  { status: "in_progress" },
  { status: "contacted" },
  { status: "contacted" },
];
