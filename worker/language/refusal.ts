import type { Token } from "./normalise.ts";
import { SPELLINGS } from "./spellings.ts";

/** Words that may stand between a refusal and what is refused. */
const FILL =
  "(?:de |d |du |des |la |le |les |l |un |une |ton |ta |tes |votre |vos |ce |cet |cette |ces |au |aux |a |avoir |recevoir |que tu m envoies |voir |lire |prendre |acheter |participer |m inscrire |faire |suivre |petit |petite |nouveau |nouvelle |fameux |meme |autre |your |the |this |that |any |an |my |to |of |for |get |receive |see |have |another |more |vraiment |du tout |svp |please |pour |par |in |on |me |m |envoyer |envoye |vous |tu |mon |ma |mes |son |leur |rien )*";

/** Right before the keyword: the person refuses it. */
const REFUSED_BEFORE: readonly RegExp[] = [
  // Wishing verbs: je ne veux pas (du) …, j'en voudrais plus de …
  new RegExp(
    ` (?:veux|veut|voulons|voulais|voudrais|souhaite|souhaitons|desire|cherche|demande|demandais|demandons|prends|prendrai|reclame|aimerais|prefere|tiens|achete|acheterai|attends|commande|commanderai|telecharge|telechargerai|participe|participerai|aime|veuille) (?:vraiment |surtout |absolument )?(?:pas|plus|jamais|aucunement|point|pas du tout|plus du tout|aucun|aucune|ni)(?: vraiment| trop| forcement| specialement)? ${FILL}$`,
  ),
  new RegExp(
    ` (?:pas|plus|aucun|aucune|aucunement|jamais|sans|zero) (?:vraiment |du tout |trop |eu |forcement |specialement |plus )?(?:besoin|envie|interesse|interessee|interesses|interessees|interessant|fan|la peine|demande|voulu|chaud|chaude|utile|necessaire|preneur|preneuse|tente|tentee|convaincu|convaincue|favorable|d accord) ${FILL}$`,
  ),
  / (?:interesse|tente|branche|parle|sert|attire|convient|plait|dit) (?:vraiment |absolument )?(?:pas|plus|pas du tout|plus du tout|pas trop|pas vraiment) (?:trop |du tout )?(?:, )?(?:ce |cet |cette |ces |le |la |les |l |ton |ta |votre |vos |tes )*$/,
  new RegExp(
    ` (?:envoie|envoyez|envoies|envoyer|donne|donnez|partage|partagez|mets|mettez|redonne|renvoie|renvoyez|inscris|inscrivez|parle|parlez|propose|proposez) (?:moi |me |nous )?(?:surtout )?(?:pas|plus|jamais) ${FILL}$`,
  ),
  // `pas de newsletter pour moi`, at the start of what is said.
  /(?:^ | [,.!;:] | (?:non|merci|no|svp|mais|alors|bonjour|et|ok|surtout|moi|stop|ou|car) )(?: ?(?:non|merci|ah|oh|euh|svp|mais|alors|et|moi|ca ira|surtout|c est bon|desole|desolee) (?:, )?)*(?:pas|plus|surtout pas|aucun|aucune|ni|no|not|sans|jamais|never|without|nul) (?:non plus )?(?:de |d |du |des |le |la |les |l |un |une |ton |ta |tes |votre |vos |ce |cet |cette |ces |the |your |any |more |this |that |more )*$/,
  new RegExp(
    ` (?:non|no|nope|nah)(?: ,)? (?:merci|thanks|thank you|thx|svp) (?:(?:mais |, |! |\\. ))?(?:pour |a |au |aux |for |to |de |du |pas |sans |aucun )${FILL}$`,
  ),
  new RegExp(` (?:non|no) (?:a|au|aux|to) ${FILL}$`),
  new RegExp(
    ` (?:me passe|me passer|passerai|passe|passe mon tour|passerai mon tour|fiche|fous|moque|tape|fout|contrefiche|balek|dispense|dispenserai|abstiens|m abstiens|desinteresse) (?:de |d |du |des |pour |sur |bien de |completement de |totalement de |pas mal de |royalement de )${FILL}$`,
  ),
  new RegExp(
    ` (?:arrete|arretez|stop|cessez|marre|assez|ras le bol|gardez|garde|oubliez|oublie|laisse tomber|laissez tomber|annulez|annule|supprimez|retirez|keep|forget|stop|drop|refuse|decline|deteste|fuyez|boycott) (?:avec |de |d |du |m envoyer |envoyer |sending |me |with |about |nous )*${FILL}$`,
  ),
  new RegExp(
    ` (?:sans facon|tres peu pour moi|non merci|merci mais non|inutile|never mind|nevermind|pas la peine|pas question|hors de question|aucun interet|no way|not here|pas venu|pas venue|pas la)(?: ,)? (?:pour |de |d |a |au |aux |the |for )*${FILL}$`,
  ),
  / (?:surtout pas|plutot sans|non pas|et pas|mais pas) (?:pour |a |au )?(?:le |la |les |l |du |de |d |votre |vos |ton |ta |tes )*$/,
  / (?:peux|peut|pouvez|pourriez) (?:te |vous )?(?:le |la |les )?(?:garder|oublier|mettre de cote)(?: ,)? (?:ton |ta |tes |votre |vos |le |la |les |l )?$/,
  / (?:tres peu pour moi|sans facon|non merci|ca m interesse pas|j en veux pas|j en ai pas besoin|j en ai pas envie|ca me dit rien)(?: ,)? (?:le |la |les |l |ce |cet |cette |ces |ton |ta |votre |vos |de |d |du |des )*$/,
  / (?:faut|suffit|y a) (?:surtout )?(?:pas|plus) (?:m |me )(?:envoyer|parler de|donner|proposer) (?:le |la |les |l |de |d |du |des |ton |ta |votre |vos )*$/,
  new RegExp(
    ` (?:don t|do not|doesn t|didn t|did not|won t|wouldn t|never|not|no longer) (?:really |even |actually |ever |currently |particularly |personally |at all )*(?:want|need|like|care|wish|require|ask|asked|wanted|needed|interested|looking|send|sending|give|in need|sign|signing|share|dm|requested|request|buy|buying|after|here|fussed|bothered|keen|into|use|sold)(?: me| us)?(?: about| for| in| to| on| up| up for| up to| a| it| by)*(?: be)? ${FILL}$`,
  ),
  new RegExp(
    ` (?:no need|no interest|zero interest|no use|no thanks|no thank you|no thx|i m good|i m fine|im good|pass on|skip|i ll pass|hard pass|enough|tired|sick|fed up|spare me|not a fan|no more|i d rather not)(?: for| in| to| on| without| of| with| ,| get| the| your| this| that| any| a| an| have| be| receive| see)* ${FILL}$`,
  ),
];

/** Asks for it with a negative turn: `je veux pas rater le guide`, `pourquoi pas de lien ?`, `pas mal le guide`. */
const STILL_WANTED =
  / (?:ai|a|avons|as) (?:toujours |encore |meme )?pas (?:encore )?(?:le |la |les |l |ton |ta |votre |vos |tes )$| (?:avez|as|a|ai|ont|aviez|avais|etes|es) (?:\S+ )?(?:oublie|oubliee|zappe)| (?:pourquoi|why)(?: y a| il y a| y|)(?: a)? (?:pas|no|not)|(?: n oublie(?:z)? (?:surtout )?pas|didn t get|not get|t get|(?:n |ne )?(?:ai|a|avons|est) pas (?:encore )?(?:recu|eu)) | (?:pas|plus|ne pas|never|not|t) (?:vouloir |to |want to |wanna )?(?:rater|louper|manquer|oublier|oublie|oubliez|perdre|passer a cote|miss|forget|lose)| (?:pas|t) (?:seulement|que|just|only)| pas mal| pas (?:encore )?(?:recu|eu|trouve|vu|lu|su|compris|pu|reussi|ouvert|telecharge)(?= )| (?:probleme|souci|soucis|problem|worries|stress)(?: ,)? (?:\S+ ){0,4}$| pas cher/;
const POLITE_FIRST =
  / (?:pas|no|aucun) (?:de )?(?:souci|soucis|probleme|problemes|problem|worries|stress) [^,]*$/;

/** Right after the keyword: `le guide ne m'intéresse pas`, `la formation, non merci`. */
const REFUSED_AFTER: readonly RegExp[] = [
  /^ (?:,|!|\.|:|-|\?|c est|ca|il|elle|merci|mais|moi|franchement|perso|gratuit|gratuite|svp|ne|alors|la|vraiment|en pdf|offert|offerte| )*(?:ne |n )?(?:m|me|nous) (?:interesse|interessent|interessait|sert|servent|dit|tente|tentent|branche|parle|plait|attire|convient|est)(?: plus| pas| rien| absolument| vraiment| a)+ (?:utile |rien |du tout )?/,
  /^ (?:, |! |\. |: |\? |- |svp |alors |ca |c est |mais |moi )*(?:non|no|nope)(?: ,)? (?:merci|thanks|thank|thx|svp)/,
  /^ (?:, |: |\? |- )(?:c est |moi c est |pour moi c est )?(?:non|no|nope|pas pour moi|tres peu pour moi|sans facon|bof|merci mais non|pas interesse|pas interessee|not interested|not for me|i m good|pas besoin|ca ira|aucun interet|je passe|sans moi|hard pass|no way|osef|balek|ca m interesse pas)/,
  /^ (?:, |! |\. |: |\? |- |svp |mais |moi |merci |ca |non |and |but )*(?:je n |j |je |i )(?:en )?(?:n |ne )?(?:en )?(?:veux|ai|voulais|prends|voudrais|souhaite)(?: plus| pas)+ (?:besoin|envie|$|,|!|\.|merci|du tout|de ca|voulu)/,
  /^ (?:, |! |\. |: |\? |- )*(?:je )?(?:n )?(?:en )?(?:veux|ai)(?: plus| pas) (?:besoin|$|,|!)/,
  /^ (?:, |! |\. |: |\? |- |mais |ca |c est |moi )*(?:je )?(?:m en|me) (?:fiche|fous|moque|tape|balance|bat|contrefiche)/,
  /^ (?:, |! |- |c est |c |est |: |\? |vraiment |clairement |franchement )*(?:pas pour moi|tres peu pour moi|sans facon|pas mon truc|sans moi|no way|isn t for me|is not for me|not for me|not my thing|doesn t interest me|does not interest me|is of no interest|isn t needed|not needed|not necessary|pas necessaire|pas la peine|inutile|de trop|n est pas necessaire)/,
  /^ (?:, |! |- |: |\? )*(?:i )(?:don t|do not|never|didn t) (?:want|need|care|ask)/,
  /^ (?:, |! |- |: |\? )*(?:tu peux |vous pouvez )(?:te |vous |le |la |les )*(?:garder|oublier)/,
];

/** Standing between a subject and `pas`: the keyword is itself a refused verb or adjective. */
const VERB_REFUSED = / (?:je|j|i|ne|n|m|me|nous|on|ca|me le|en|ca m|ca me) $/;
const SELF_REFUSED =
  / (?:pas|plus|jamais|not|never|t|ni|aucunement|non) (?:du tout |vraiment |trop |tres |plus |really |that |very |at all |encore |specialement |forcement |even |la |super )*$/;
const ADJECTIVE_LIKE =
  /(?:e|ee|es|ees|i|ie|is|ed|ant|ante|eur|euse|able|eux|chaud|chaude|partant|partante|preneur|preneuse|ok|oui|yes|dispo|in|down|keen|ready|pret|prete|moi|me|veux|want|need|prends|go|participe|viens)$/;
const NOUN_AFTER_NEGATION =
  / (?:a|avons|avez|ai|est|as|y a|il y a|sont|have|has|is|got) (?:pas|plus|jamais|not|t) (?:de |d |du |le |la |l |les )*$/;

/** Does the person refuse the keyword that stands at these tokens? Looks only at the words around it. */
export function isRefused(tokens: readonly Token[], first: number, last: number): boolean {
  const before = line(tokens, Math.max(0, first - 14), first);
  const after = line(tokens, last + 1, Math.min(tokens.length, last + 12));
  const word = tokens[last]?.text ?? "";
  // `sans le lien je peux pas commander`: missing it, not refusing it.
  if (
    / (?:sans|without) (?:le |la |l |les |the |ton |votre |your )*$/.test(before) &&
    /^ (?:, )?(?:\S+ ){0,4}(?:pas|impossible|peux|can t|comment|how)/.test(after)
  )
    return false;
  const question = /^(?: [^,.!?]+)? \? /.test(after);
  const clause = before.slice(
    Math.max(
      before.lastIndexOf(" . "),
      before.lastIndexOf(" ! "),
      before.lastIndexOf(" ? "),
      before.lastIndexOf(" mais "),
      before.lastIndexOf(" but "),
      before.lastIndexOf(" plutot "),
      0,
    ),
  );
  if (REFUSED_AFTER.some((pattern) => pattern.test(after)) && !/^ (?:, )*(?:non )?mais /.test(after))
    return true;
  if (POLITE_FIRST.test(clause) && !/ (?:besoin|veux) /.test(clause)) return false;
  if (STILL_WANTED.test(clause)) return false;
  if (
    SELF_REFUSED.test(clause) &&
    ADJECTIVE_LIKE.test(word) &&
    !NOUN_AFTER_NEGATION.test(clause) &&
    !/ (?:si|pourquoi|why) (?:pas|not)/.test(clause) &&
    !question &&
    !/ (?:c est|est|is|ca) pas $/.test(clause)
  )
    return true;
  if (SELF_REFUSED.test(clause) && /interess/.test(word)) return true;
  if (VERB_REFUSED.test(clause) && /^ (?:pas|plus|jamais|rien)(?: |$)/.test(after) && !question) return true;
  const wanting = REFUSED_BEFORE.some((pattern) => pattern.test(clause));
  if (!wanting) return false;
  // `pas de lien ?` is asking for it.
  return !(
    question && /^(?: ?(?:,|bonjour|et|svp))* (?:pas|plus|no) (?:de |d |du |le |la |l |any )*$/.test(clause)
  );
}

function line(tokens: readonly Token[], from: number, to: number): string {
  let text = " ";
  for (let index = from; index < to; index++) {
    const token = tokens[index]!;
    if (token.kind === "word") text += `${SPELLINGS.get(token.text) ?? token.text} `;
    else if (token.kind === "number") text += `${token.text} `;
    else if (token.kind === "mark" && /[?!.]/.test(token.text)) text += `${token.text} `;
    else if (token.kind === "mark") text += ", ";
  }
  return text;
}
