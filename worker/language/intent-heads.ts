import type { Intent } from "./intents.ts";

/** What a question turns on, when no turn of phrase told it apart: the noun says whether it is of money or of stock. */
const OF_MONEY =
  / (?:prix|tarif|tarification|promo|reduction|honoraires?|montants?|cout|couts|devis|remise|ristourne|rabais|soldes?|price|pricing|discount|fees?|forfaits? a combien|frais (?:d|de|pour)|budget|gestes? commercia(?:l|ux)|(?:un|petit) geste|ship(?:ping|s)? (?:for )?free|free (?:shipping|delivery)) /;
const OF_STOCK =
  / (?:creneaux?|dispo|disponibilites?|restock|reassort|rupture|stocks?|in stock|slots?|availability|sold out|reappro\p{L}*|liste d attente|waitlist|waiting list|date (?:libre|dispo)|nouvel arrivage|arrivage) | (?:avez|auriez|as|aurais|a|reste|restent|resterait|have|got|any) (?:\S+ ){0,2}(?:encore|tjs|toujours|left) (?:des|du|de|un|une|le|la|les|some|any|$)| (?:encore|toujours) (?:possible|temps) /u;
/** Money or stock spoken of for another reason. */
const ASIDE =
  / (?:prix (?:nobel|du public|d excellence)|a tout prix|gagne|remporte|liste de prix a|promo (?:\d+|de l|de ma)|ma promo|budget (?:pour|de) (?:l|la) (?:etat|mairie)) /;

/** The intent of a question by its noun. */
export function questionAbout(line: string): Intent {
  if (ASIDE.test(line)) return "question";
  if (OF_MONEY.test(line)) return "price";
  return OF_STOCK.test(line) ? "availability" : "question";
}

/** Says no more than that it looked for the price: `pas vu le prix`, `les tarifs ne sont pas affichés`. */
export const MISSES_PRICE =
  / (?:pas|jamais|nulle part|ou|aucun) (?:\S+ ){0,3}(?:prix|tarif) | (?:prix|tarif) (?:\S+ ){0,4}(?:pas|nulle part|non) (?:\S+ )?(?:affiche\p{L}*|indique\p{L}*|ecrit\p{L}*|precise\p{L}*|marque\p{L}*|mentionne\p{L}*|visibles?|note\p{L}*|la|communique\p{L}*|vu|trouve) /u;
