import { findPhoneNumbersInText } from "libphonenumber-js/min";
import { findPhones } from "../worker/phones/detect.ts";

/** Messages as they come: most have no number in them. */
const ORDINARY = [
  "trop beau j'adore 😍",
  "c'est combien la grande taille svp ?",
  "vous livrez en Belgique ?",
  "merci beaucoup, bonne soirée",
  "je prends la bleue en 38",
  "@lea regarde ça",
  "j'ai reçu ma commande hier, elle est magnifique",
  "dispo samedi à 14h30 ?",
  "how much is shipping to Canada?",
  "on est ouvert du lundi au vendredi de 9h à 18h",
  "j'en veux deux, merci de me contacter",
  "le rendu est dingue, bravo à toute l'équipe 👏👏",
  "c'est 45 € ou 60 € la paire ?",
  "love this so much",
  "oui",
  "quelle est la marque de la lampe au fond de la pièce ?",
  "je suis de Nantes et je voudrais en savoir plus",
  "ça dure combien de temps exactement ?",
  "non merci",
  "Bonjour, est-ce que vous aurez de nouveau des places pour l'atelier du mois prochain ?",
];
const WITH_NUMBERS = [
  "mon num c'est le 06 39 98 00 12",
  "appelez-moi au +33 6 39 98 00 34 après 18h",
  "zéro six trente-neuf quatre-vingt-dix-huit zéro zéro douze",
  "commande n° 0612345678901234, rdv le 06/12/2026",
];

const MIN_RUN_MS = 1500;

/** Messages read in a second on one core, after a warm-up. */
function messagesPerSecond(messages: readonly string[], read: (text: string) => unknown): number {
  for (let round = 0; round < 200; round++) for (const message of messages) read(message);
  const startedMs = performance.now();
  let count = 0;
  while (performance.now() - startedMs < MIN_RUN_MS) {
    for (let round = 0; round < 50; round++) for (const message of messages) read(message);
    count += 50 * messages.length;
  }
  return count / ((performance.now() - startedMs) / 1000);
}

const ours = (text: string) => findPhones(text, "FR");
const library = (text: string) => findPhoneNumbersInText(text, "FR");

for (const [name, messages] of [
  ["ordinary messages", ORDINARY],
  ["one in five has a number", [...ORDINARY.slice(0, 16), ...WITH_NUMBERS]],
  ["all look like numbers", WITH_NUMBERS],
] as const) {
  const [mine, theirs] = [messagesPerSecond(messages, ours), messagesPerSecond(messages, library)];
  console.log(
    `${name.padEnd(26)} findPhones ${Math.round(mine).toLocaleString("en")}/s   libphonenumber-js ${Math.round(theirs).toLocaleString("en")}/s   ×${(mine / theirs).toFixed(1)}`,
  );
}
