import { frenchWords } from "../language/french-spaces.ts";
import type { RowProblemReason } from "./contract.ts";

const FR = frenchWords<Record<RowProblemReason, string>>({
  "no-person": "Ni pseudo ni identifiant : indiquez au moins l'un des deux.",
  "bad-username": "Ce n'est pas un pseudo : lettres, chiffres, points, tirets et soulignés seulement.",
  "bad-id": "Ce n'est pas un identifiant de la plateforme.",
  "bad-phone": "Aucun numéro valable ici : écrivez-le en entier, avec l'indicatif s'il est étranger.",
  "bad-email": "Aucune adresse e-mail valable ici.",
  "bad-status": "Statut inconnu : nouveau, contacté, en cours, converti ou refusé.",
  "bad-amount": "Ce n'est pas un montant : 80, 1 250,50 ou 1250.50.",
  "amount-without-sale": "Un montant va avec le statut converti : changez l'un ou l'autre.",
  "bad-time": "Ce n'est pas une date passée : 2026-11-03 ou 03/11/2026.",
  "unknown-member": "Personne de votre équipe n'a cette adresse e-mail.",
  "too-many-tags": "Plus de 30 étiquettes : gardez les plus utiles.",
  "too-long":
    "Trop long : 200 signes pour un nom, 60 pour une étiquette, 5 000 pour une note, 500 pour un accord.",
  "twice-in-file": "Cette personne est déjà plus haut dans le fichier : la première ligne compte.",
  erased: "Cette personne a demandé l'effacement de ses données : elle ne peut pas revenir.",
  "consent-without-number": "Un accord sans numéro de téléphone : à quoi se rapporte-t-il ?",
});
const EN: Record<RowProblemReason, string> = {
  "no-person": "Neither a username nor an id: give at least one of them.",
  "bad-username": "Not a username: letters, digits, dots, dashes and underscores only.",
  "bad-id": "Not an id of the platform.",
  "bad-phone": "No valid number here: write it in full, with its country code when it is foreign.",
  "bad-email": "No valid e-mail address here.",
  "bad-status": "Unknown status: new, contacted, in progress, converted or refused.",
  "bad-amount": "Not an amount: 80, 1,250.50 or 1250.50.",
  "amount-without-sale": "An amount belongs to the status converted: change one or the other.",
  "bad-time": "Not a date in the past: 2026-11-03 or 03/11/2026.",
  "unknown-member": "Nobody of your team has this e-mail address.",
  "too-many-tags": "More than 30 tags: keep the most useful ones.",
  "too-long": "Too long: 200 characters for a name, 60 for a tag, 5,000 for a note, 500 for a consent.",
  "twice-in-file": "This person stands further up in the file: the first line counts.",
  erased: "This person asked for their data to be erased: they cannot come back.",
  "consent-without-number": "A consent without a phone number: what does it concern?",
};

/** What is wrong with a row, and what to do. */
export const rowProblemText = (reason: RowProblemReason, language: "fr" | "en"): string =>
  (language === "fr" ? FR : EN)[reason];
