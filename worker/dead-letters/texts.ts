import { frenchSpaces } from "../language/french-spaces.ts";

type Language = "fr" | "en";

const DM: Record<string, [string, string]> = {
  message: ["Un message à envoyer", "A message to send"],
  account: ["Le suivi des messages d'un compte", "Looking after an account's messages"],
};
const COLLECT: Record<string, [string, string]> = {
  import: ["La première lecture d'un compte", "The first reading of an account"],
  deep: ["La relecture de nuit d'un compte", "The nightly reading of an account"],
};
const SYNC: Record<string, [string, string]> = {
  rescore: ["Un nouveau calcul des scores", "Scoring by new rules"],
  "what-if": ["Un essai de règles de score", "A trial of scoring rules"],
  learn: ["L'apprentissage du score", "Learning from outcomes"],
  score: ["Le calcul des scores de l'heure", "The hourly scoring"],
  token: ["Le renouvellement d'un accès", "Renewing an access"],
  "bulk-change": ["Un changement de plusieurs leads", "A change of many leads"],
  erase: ["Un effacement de données", "An erasure of data"],
  "verify-totals": ["Le contrôle des totaux", "Checking the totals"],
  "read-phone": ["La recherche d'un numéro dans un message", "Looking for a number in a message"],
  guard: ["Le retour d'un compte à son rythme normal", "An account's way back to its normal pace"],
};
const OTHERS: Record<string, [string, string]> = {
  ingest: [
    "Des nouvelles de la plateforme : commentaires ou messages reçus",
    "News from the platform: comments or messages received",
  ],
  collect: ["La lecture d'un compte", "A reading of an account"],
  dm: ["Un envoi", "A sending"],
  sync: ["Un travail en arrière-plan", "Work in the background"],
};

/** What a kept message was, in words. */
export function summaryOf(queue: string, kind: string | null, language: Language): string {
  const tables: Record<string, Record<string, [string, string]>> = { dm: DM, collect: COLLECT, sync: SYNC };
  const text = tables[queue]?.[kind ?? ""] ?? OTHERS[queue] ?? OTHERS.sync!;
  return language === "fr" ? frenchSpaces(text[0]) : text[1];
}
