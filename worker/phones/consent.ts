import { fold } from "../language/normalise.ts";

/** How much of a message is looked at, UTF-16 units. */
const LOOKED_AT_UNITS = 2000;

const ME = "(?:moi|nous)";
/** Ways to say: call me, write to me at this number. Folded text: no accents, lower case, ' as a space. */
const ASKS = [
  // appelez-moi, rappelle moi, rapelez nous, apl moi, tel moi, telephone-moi, joignez-moi, contactez-moi
  `(?:r?app?el+(?:e|es|ez|er|é|lez)?|rapl|apl|apel|tel|telephone[sz]?|telephoner|telephonez|bipe[sz]?|biper|bigophone[sz]?|sonne[sz]?|phone[sz]?|join(?:s|gnez|dre)|contacte[sz]?|contacter|cont?acte|ecri[sv](?:ez)?|whats ?app(?:e[sz]?)?|textotez?|textote)[ -]*${ME}\\b`,
  // passe-moi un coup de fil, donnez-moi un appel
  `(?:pass(?:e[sz]?|er)|donn(?:e[sz]?|er)|fai[st]e?s?|envoie[sz]?|envoyez|laisse[sz]?)[ -]*${ME}? ?(?:donc |juste |un petit |un |une )*(?:coup de (?:fil|tel(?:ephone)?|bigo)|appel|sms|texto|message (?:sur|au|whatsapp)|whatsapp|vocal)`,
  // vous pouvez m'appeler, tu peux me joindre, n'hesitez pas a m'appeler
  `(?:pouvez|pouvais|pourriez|pourrez|peux|pourrais|peut on|peu|pv|pvez|hesite[sz]? (?:pas|surtout pas) a|hesiter a|voulez|veux[ -]tu|veuillez|merci (?:de|d)|svp|stp|faut|faudrait|aimerais (?:que|qu)|souhaite (?:que|qu)|prefere (?:que|qu)|j attends? (?:que|votre|ton)|attend)[ -]?(?:tu |vous |on |bien |quelqu un |donc |aussi |egalement |toujours |plutot |qu )*(?:me |m ?|nous )(?:r?app?el|rapl|apl|tel\\b|telephon|joindr|joign|contact|biper|ecrire|envoyer (?:un )?(?:sms|texto|whatsapp)|sonner|phoner|passer un)`,
  // joignable au, dispo au telephone, a joindre au
  `(?:joignable|a joindre|dispo(?:nible)?|on (?:me|peut me) (?:joindre|appeler|contacter)|je (?:reponds|suis) )[^.!?\\n]{0,20}\\b(?:au|sur|par|whats ?app|tel(?:ephone)?|numero|num)\\b`,
  // votre appel / que vous m'appeliez
  `(?:j ?attends?|dans l attente de) (?:ton|votre|vos|un|l) ?(?:r?app?el|coup de (?:fil|tel))`,
  `(?:qu on|que vous|que tu|que quelqu un) (?:me|m|nous) (?:r?app?el|contact|telephon|joign)`,
  `(?:me|m|nous) (?:r?app?ele[rz]|recontacter|contacter|telephoner|joindre)[^.!?\\n]{0,24}\\b(?:svp|stp|merci|s il (?:vous|te) plait|au 0|au \\+|sur (?:le|ce|mon))`,
  `(?:demande (?:de )?rappel|a rappeler|rappel(?:ez|e|er)? (?:svp|stp|s il vous plait|please|merci|quand|des que|apres|avant|ce soir|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|au))`,
  // English
  `(?:call|ring|phone|text|txt|whats ?app|dm|message|msg|contact|reach|buzz|facetime|sms)(?: (?:out to|up))? (?:me|us)\\b`,
  `(?:give|gimme|gve|drop|shoot|send)(?: (?:me|us))? (?:a |an )?(?:(?:quick|phone|lil|little) )?(?:call|ring|buzz|bell|shout|text|whats ?app|sms)`,
  `(?:you|u|anyone|someone|somebody) (?:can|could|may|should|cn) (?:please |pls |always |also |just )?(?:call|ring|phone|text|reach|whats ?app|contact)`,
  `(?:reachable|available|can be reached|reach me|best reached|happy to (?:talk|chat)) (?:on|at|by|over|via)\\b`,
  `(?:call|text) (?:back|pls|plz|please|anytime|any time|whenever|after|before|tonight|tomorrow)`,
].join("|");
const ASKING = new RegExp(`\\b(?:${ASKS})`, "u");

/** The same with a no: in the same clause, around or right behind the wish. */
const VERB =
  "(?:r?app?el|rapl\\b|apl\\b|telephon|coup de (?:fil|tel)|joindre|joign|contact|whats ?app|call|ring|phone|text|reach|sms|ecri|demarch)";
const REFUSALS = [
  `\\bne?\\b ?(?:me|m|nous|te|surtout)? ?(?:me |m |nous )?${VERB}[^.!?\\n]{0,18}\\b(?:pas|plus|jamais|point)\\b`,
  `\\bne?\\b (?:pas|plus|jamais) (?:me |m |nous )?${VERB}`,
  `(?:^|[.!?,;\\n] ?|\\b(?:mais|et|merci|svp|stp) )(?:surtout )?(?:pas|plus|jamais) (?:besoin |la peine |question |d |de |la |le |un |me |m |nous )*${VERB}`,
  `${VERB}[a-z]*[ -]*(?:moi|nous|me|us)? (?:surtout )?(?:pas|plus|jamais)\\b(?! (?:avant|apres|entre|le |la |ce |trop|mal|tard|tot|hesit))`,
  `\\bsans (?:me |m |nous )?(?:r?app?el|telephon|contact|demarch)`,
  `\\b(?:veux|voudrais|souhaite|desire|aime) (?:surtout )?(?:pas|plus)[^.!?\\n]{0,20}${VERB}`,
  `\\b(?:arrete[sz]?|stop|cesse[sz]?|evite[sz]?)[^.!?\\n]{0,16}${VERB}`,
  `\\b(?:don ?t|do not|dont|never|no need to|stop|not to|rather not|please no|no|without|didn ?t|won ?t|can ?t)\\b[^.!?\\n]{0,16}\\b(?:call|ring|phone|text|whats ?app|contact|reach)`,
];
const REFUSING = new RegExp(REFUSALS.join("|"), "u");
/** `n'hésitez pas à m'appeler` is no refusal. */
const POLITE =
  /\b(?:n |ne )?(?:hesite[sz]?|hesiter) (?:surtout )?pas(?: a| pour)?|\b(?:y a |il y a )?(?:pas|aucun) (?:de )?(?:souci|probleme|pb)s?\b|\bdon ?t hesitate to|\bfeel free to|\bno (?:problem|worries|pb)\b|\bpas (?:avant|apres|entre|trop)\b/gu;
/** Somebody tells of a call, or speaks of somebody else's. */
const TELLS = [
  /\b(?:j ai|tu as|t as|vous avez|il a|elle a|on a|nous avons|ils ont)\b(?: deja| bien)? ?(?:essaye de |tente de )?(?:vous |te |t |l )?(?:r?app?ele|telephone|contacte)s?\b/gu,
  /\b(?:vous|il|elle|on|ils|elles|tu|quelqu un|personne)(?: ne)? (?:m |me |nous )(?:a|avez|as|ont|avait|aviez) (?:deja |bien |pas )?(?:r?app?ele|telephone|contacte|joint|ecrit)[a-z]*/gu,
  /\b(?:je|j|on|nous) (?:vais |vous |te |t |vs )*(?:r?app?el+(?:le|erai|lerai|er|e)?|telephone|contacte)\b(?! ?-? ?(?:moi|nous))/gu,
  /\b(?:they call me|people call me|my friends call me|called me|calling me|text(?:ed|s) me|calls me|on m appelle|je m appelle|tu m appelles comment|m appelle)\b/gu,
];

/**
 * True when the person asks in the same words to be called or written to at a number: the only case in which a
 * call needs no further consent (Code de la consommation, L223-1: consent is specific and must be provable). When in
 * doubt, false. A condition of time or place (`après 18 h`) is still a wish.
 */
export function asksToBeCalled(text: string): boolean {
  const folded = fold(text.slice(0, LOOKED_AT_UNITS))
    .replace(/['’`´]/g, " ")
    .replace(/[ \t]+/g, " ");
  if (!ASKING.test(folded)) return false;
  const meant = TELLS.reduce(
    (rest, tale) => rest.replace(tale, " … "),
    folded.replace(POLITE, " hesitez pas a "),
  ).replace(/ {2,}/g, " ");
  if (!ASKING.test(meant)) return false;
  return !REFUSING.test(meant.replace(/\bhesitez pas a\b/g, " "));
}
