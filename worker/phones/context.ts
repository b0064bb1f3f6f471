/** What may stand between a label and its number: `n° de suivi : `, `siret est le `. */
const LINK = "(?:[\\s:;=#.°(\\-–>]|n°|no\\b|num\\b|numero|number|est|is|le|la|the|mon|ma|my|de|du|d'|of)*";

const HARD_LABELS = [
  "siret",
  "siren",
  "ib[ae]n",
  "rib",
  "bic",
  "swift",
  "tva(?: intra\\w*)?",
  "vat",
  "isbn",
  "ean",
  "gtin",
  "upc",
  "issn",
  "imei",
  "iccid",
  "sku",
  "asin",
  "rcs",
  "kbis",
  "rpps",
  "adeli",
  "finess",
  "urssaf",
  "naf",
  "ape",
  "code[- ]?barres?",
  "barcode",
  "carte (?:bancaire|bleue|visa|fidelite|cadeau|vitale|d'identite)",
  "visa",
  "mastercard",
  "amex",
  "card(?: number)?",
  "securite sociale",
  "secu",
  "nss",
  "passeport",
  "passport",
  "serie",
  "serial",
  "lot",
  "batch",
  "immat\\w*",
  "suivi",
  "tracking",
  "colis",
  "colissimo",
  "chronopost",
  "mondial relay",
  "ups",
  "dhl",
  "fedex",
  "parcel",
  "matricule",
  "identifiant",
  "uid",
  "sort code",
  "transaction",
  "version",
  "build",
  "ip",
  "gps",
  "lat(?:itude)?",
  "long(?:itude)?",
  "lng",
  "code postal",
  "cp",
  "zip",
  "loto",
  "euromillions",
  "keno",
  "tirage",
  "gagnants?",
  "combinaison",
  "pin",
  "otp",
  "mot de passe",
  "password",
  "mdp",
  "score",
  "tailles?",
  "pointures?",
  "sizes?",
  "chapitres?",
  "pages?",
  "departements?",
  "depts?",
  "codes?",
].join("|");
const SOFT_LABELS =
  "commande|cmd|cde|order|reservation|resa|booking|achat|facture|invoice|dossier|devis|contrat|contract|sinistre|client|customer|adherent|licence|license|permis|compte|account|paiement|virement|ticket|billet|article|produit|product|item|ref(?:erence)?s?|carte|police|id";

const LABELLED = new RegExp(`(?:^|[^a-z])(?:${HARD_LABELS})${LINK}$`);
const SOFT_LABELLED = new RegExp(`(?:^|[^a-z])(?:${SOFT_LABELS})${LINK}$`);
const SOFT_NUMBERED = new RegExp(
  `(?:n°|no|num|numero|number|ref|#)\\s*(?:de\\s+|d'|of\\s+)?(?:la\\s+|ma\\s+|my\\s+|mon\\s+)?(?:${SOFT_LABELS})[\\s:.#°=-]*(?:est|is|:)?\\s*$|(?:${SOFT_LABELS})\\s*(?:n°|no\\b|num\\b|numero|number|ref|#)[\\s:.°=-]*$`,
);
const TO_ORDER =
  /(?:pour|passer|passez|prendre|to|toute|place|vos|une|sur)\s+(?:une\s+|la\s+|your\s+|an\s+)?(?:commandes?|reservations?|order|resa|booking)\b[\s:;=\-–>]*$/;
const AMOUNT_AFTER =
  /^\s{0,2}(?:€|\$|£|¥|eur\b|euros?\b|usd\b|gbp\b|chf\b|dollars?\b|dh\b|dhs\b|mad\b|dirhams?\b|dinars?\b|dt\b|tnd\b|da\b|dzd\b|fcfa\b|f\s?cfa\b|xof\b|cfa\b|francs?\b|%|km\b|kg\b|cm\b|mm\b|m2\b|m²|ml\b|go\b|mo\b|abonne|followers?\b|vues\b|views\b|likes?\b|habitants\b|personnes\b|subscribers?\b|pas\b(?= par| aujourd))/;
const AMOUNT_BEFORE =
  /(?:(?<!\d\s?)[€$£¥]|@|\b(?:prix|price|budget|total|montant|salaire|loyer|cagnotte)\s*:?)\s?$/;
const PHONE_CUE =
  /(?:tel|telephone|phone|portable|mobile|gsm|mob|num|numero|number|whatsapp|wsp|whats|app|appel\w*|call\w*|joindre|joignable|contact\w*|sms|texto?|text|ring|reach|rappel\w*|contacte\w*|ecri\w+|06|07|au|fixe|ligne|bureau|maison|☎|📞)[^\d]{0,25}$/;

export type Surroundings = { before: string; after: string };

/** Is a number here called by its label something else: a SIRET, an order, a card, a price? */
export function isSomethingElse(around: Surroundings, solid: boolean): boolean {
  const { before, after } = around;
  if (AMOUNT_AFTER.test(after) || AMOUNT_BEFORE.test(before)) return true;
  if (LABELLED.test(before)) return true;
  if (!SOFT_LABELLED.test(before) || TO_ORDER.test(before)) return false;
  return solid || SOFT_NUMBERED.test(before);
}

/** Does the person say, right before, that a phone number comes? */
export const announcesPhone = (before: string): boolean => PHONE_CUE.test(before);
