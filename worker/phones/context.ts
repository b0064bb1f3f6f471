import { HARD_LABELS, NUMBERED_LABELS, SOFT_LABELS } from "./labels.ts";

/** What may stand between a label and its number: `n° de suivi : `, `siret est le `. */
const LINK =
  "(?:[\\s:;=#.°(\\-–>'\"*]|n°|n\\b|nr\\b|no\\b|num\\b|numero|number|c'?est|est|is|es|e\\b|le|la|the|de|du|d'|of|tva|intra\\w*|(?:be|fr|lu|ch|gb)\\b)*";

// `@lea.modele `: a word inside a user name is no label.
const LABELLED = new RegExp(`(?:^|[^a-z.@_])(?:${HARD_LABELS})${LINK}$`);
const SOFT_LABELLED = new RegExp(`(?:^|[^a-z])(?:${SOFT_LABELS})${LINK}$`);
const NUMBERED = "(?:n°|no|nr|num|numero|number|numer\\w*|ref|code|id|#)";
const SOFT_NUMBERED = new RegExp(
  `${NUMBERED}[\\s.:]*(?:de\\s+|d'|d\\s|du\\s+|of\\s+)?(?:la\\s+|ma\\s+|my\\s+|mon\\s+|l')?(?:${NUMBERED_LABELS})${LINK}$|(?:${NUMBERED_LABELS})\\s*(?:n°|no\\b|num\\b|numero|number|ref|#)${LINK}$`,
);
/** `0639980012 c'est mon numéro de suivi`: the label comes behind. */
const LABEL_BEHIND = new RegExp(
  `^[\\s,:-]{0,4}(?:(?:c'?est|est|is|it's|=)\\s+)?(?:(?:mon|ma|le|la|my|the|votre)\\s+|l')?(?:${NUMBERED}\\s*(?:de\\s+|d'|du\\s+|of\\s+)?(?:la\\s+|ma\\s+|my\\s+|mon\\s+|l')?(?:${HARD_LABELS}|${SOFT_LABELS})|(?:ref|siret|siren|article|commande|tracking|order)\\b)(?![^a-z]{0,6}\\d)`,
);
/** `pour commander`, `pour ma commande :` — the order is still to come, and the number is a phone number. */
const TO_ORDER =
  /(?:(?:pour|passer|passez|prendre|to|toute|place|vos|une|sur)\s+(?:une\s+|la\s+|ma\s+|your\s+|an\s+|my\s+|le\s+|mon\s+)?(?:commandes?|reservations?|order|resa|booking|devis)|(?:suite a|concernant)\s+[a-z]{2,5}\s+(?:commandes?|colis|dossier|order))\b[\s:;=\-–>]*$/;
const AMOUNT_AFTER =
  /^\s{0,2}(?:€|\$|£|¥|eur\b|euros?\b|usd\b|gbp\b|chf\b|dollars?\b|dh\b|dhs\b|mad\b|dirhams?\b|dinars?\b|dt\b|tnd\b|da\b|dzd\b|fcfa\b|f\s?cfa\b|xof\b|cfa\b|francs?\b|%|km\b|kg\b|cm\b|mm\b|m2\b|m²|ml\b|go\b|mo\b|abonne|followers?\b|vues\b|views\b|likes?\b|habitants\b|personnes\b|subscribers?\b|ans\b|mois\b|jours\b|pieces\b|pas\b(?= par| aujourd))/;
const AMOUNT_BEFORE =
  /(?:(?<!\d\s?)[€$£¥]|@|\b(?:prix|price|budget|total|montant|salaire|loyer|cagnotte)\s*:?)\s?$/;
const PHONE_CUE =
  /(?:tel|telephone|phone|portable|mobile|gsm|mob|num|numero|number|nummer|whatsapp|whatsap|watsap|wtsp|wapp|wsp|whats|app|m?ap+el\w*|\bapl|llam\w*|chiam\w*|\bruf|tiens|voici|voila|call\w*|joindre|joignable|contact\w*|sms|texto?|text|ring|reach|rappel\w*|contacte\w*|ecri\w+|06|07|au|fixe|ligne|bureau|maison|☎|📞)[^\d]{0,25}$/;

/** The longest cue and what may lie between it and the digits. */
const FARTHEST_CUE = 40;

/** Stronger: right before the digits and nothing between but what links them. */
const STRONG_CUE =
  /(?:(?:^|[^a-z])(?:tel|telephone|phone|portable|port|mobile|cell|gsm|num|numero|number|whatsapp|wtsp|wsp|whats|06)(?:\s*(?:perso|pro|a moi|de (?:tel\w*|portable)))?|(?:r?app?el\w*|call|joindre|joignable|contact\w*|text|sms|texto|reach|ring)\b[^\d.!?]{0,18}(?:au|sur|sur le|le|at|on|me))[\s:=.>°-]*(?:(?:c'?est|c|est|is|le|au)[\s:=]*){0,3}$/;
const CUE_BEHIND =
  /^[\s,:(!-]{0,4}(?:c'?est\s+)?(?:mon|my|le)\s+(?:num|numero|tel|telephone|portable|phone|number|cell|whatsapp|06)\b/;

/** View text right before and right behind the digits. */
export type Surroundings = { before: string; after: string };

/** Letters and signs that a label, an amount or a cue is made of. */
const SAYS_SOMETHING = /[a-z#€$£¥%@☎📞]/u;

/** What was written since the last digit: labels do not reach over another number. */
function sinceLastDigit(before: string): string {
  let at = before.length;
  while (at > 0) {
    const code = before.charCodeAt(at - 1);
    if (code >= 48 && code <= 57) break;
    at--;
  }
  return before.slice(at);
}

/** Is a number here called by its label something else: a SIRET, an order, a card, a price? */
export function isSomethingElse({ before, after }: Surroundings, solid: boolean): boolean {
  if (SAYS_SOMETHING.test(after) && (AMOUNT_AFTER.test(after) || LABEL_BEHIND.test(after))) return true;
  const words = sinceLastDigit(before);
  if (!SAYS_SOMETHING.test(words)) return false;
  if (AMOUNT_BEFORE.test(before.slice(-12))) return true;
  if (TO_ORDER.test(words)) return false;
  return LABELLED.test(words) || SOFT_NUMBERED.test(words) || (solid && SOFT_LABELLED.test(words));
}

/** Does the person say, right before, that a phone number comes? */
export const announcesPhone = (before: string): boolean => PHONE_CUE.test(before.slice(-FARTHEST_CUE));

/** Is it said so clearly that even a number without its 0 is one? */
export const insistsOnPhone = ({ before, after }: Surroundings): boolean =>
  STRONG_CUE.test(before) || CUE_BEHIND.test(after);
