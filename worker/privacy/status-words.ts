import { frenchWords } from "../language/french-spaces.ts";

export type StatusWords = {
  title: string;
  intro: string;
  states: { received: string; running: string; done: string };
  progress: (done: string, total: string) => string;
  received: string;
  finished: string;
  code: string;
  meaning: { received: string; running: string; done: string };
  means: string;
  kept: string;
  nextTitle: string;
  writeTo: (contact: string) => string;
  writeToBusiness: string;
  unknownTitle: string;
  unknown: string;
};

const FR = frenchWords<StatusWords>({
  title: "Votre demande de suppression",
  intro:
    "Vous avez demandé, depuis Instagram ou Facebook, la suppression des données vous concernant conservées ici.",
  states: { received: "Demande reçue", running: "Suppression en cours", done: "Suppression terminée" },
  progress: (done, total) => `${done} sur ${total} supprimés`,
  received: "Reçue le",
  finished: "Terminée le",
  code: "Code de confirmation",
  meaning: {
    received:
      "Nous cherchons tout ce qui vous concerne. La suppression commence d'elle-même ; vous n'avez rien à faire.",
    running:
      "Nous supprimons tout ce qui vous concerne. Cela continue sans vous ; revenez sur cette page quand vous voulez.",
    done: "Tout ce que nous conservions sur vous est supprimé. Si nous n'avions rien, la demande est terminée aussitôt.",
  },
  means: "Ce que cela veut dire",
  kept: "Il ne reste que cette page : la date de la demande, son état et le code. Ils ne permettent pas de vous identifier. Ce qui se trouve sur Instagram ou Facebook même n'est pas supprimé par cette demande.",
  nextTitle: "Une question ?",
  writeTo: (contact) => `Écrivez à ${contact} et donnez le code de confirmation.`,
  writeToBusiness:
    "Écrivez à l'entreprise dont vous utilisiez ou suiviez le compte, et donnez-lui le code de confirmation.",
  unknownTitle: "Aucune demande sous ce code",
  unknown:
    "Vérifiez que l'adresse est complète : le code compte 32 caractères, chiffres et lettres de a à f. Copiez-la telle qu'Instagram ou Facebook vous l'a donnée.",
});

const EN: StatusWords = {
  title: "Your deletion request",
  intro: "From Instagram or Facebook, you asked for the data held about you here to be deleted.",
  states: { received: "Request received", running: "Deletion under way", done: "Deletion done" },
  progress: (done, total) => `${done} of ${total} deleted`,
  received: "Received on",
  finished: "Done on",
  code: "Confirmation code",
  meaning: {
    received:
      "We are looking for everything about you. The deletion begins by itself; there is nothing you need to do.",
    running:
      "We are deleting everything about you. It goes on without you; come back to this page whenever you like.",
    done: "Everything we held about you is deleted. If we held nothing, the request was done at once.",
  },
  means: "What this means",
  kept: "Only this page remains: the date of the request, its state and the code. They do not identify you. What is on Instagram or Facebook itself is not deleted by this request.",
  nextTitle: "A question?",
  writeTo: (contact) => `Write to ${contact} and give the confirmation code.`,
  writeToBusiness:
    "Write to the business whose account you used or followed, and give them the confirmation code.",
  unknownTitle: "No request under this code",
  unknown:
    "Check that the address is complete: the code has 32 characters, digits and letters from a to f. Copy it as Instagram or Facebook gave it to you.",
};

export const statusWords = (language: "fr" | "en"): StatusWords => (language === "fr" ? FR : EN);
