import { DISLIKED, LIKED, LIKING, VERY } from "./intent-vocabulary.ts";
import { COMPLAINS, NO_COMPLAINT } from "./turns-negative.ts";

/** Turns that hold a hard word and are no complaint: taken out before looking. */
const INNOCENT = new RegExp(
  [
    " (?:pas|jamais|aucunement|point|never|not|no|n est pas|aucune|zero|sans|0|not a) (?:ete |du tout |vraiment |trop |si |une |de |d |la |que |been |a |at all |bad |tres |l air |aussi |un |encore |eu (?:de |un |une |aucune )?)*(?:decu|decue|decus|decues|deception|deceptions|mal|nul|nulle|moche|degueu|arnaque|horrible|bad|disappointed|disappointing|regret|regrets|disappoint|disappoints|mauvais|mauvaise|terrible idea|con|bete|scam|fake|inutile|ridicule|regrette|regrettee|degoutant|chiant|relou|laid|ugly|deceptif|cher|chers|chere|cheres|triste|shame|dommage|honte|joke|penible|abuse|exagere|hate|boring)",
    " (?:pas|not) (?:mal|si mal|trop mal|too bad|bad)",
    " (?:sick|insane|stupid|stupidly|disgustingly|bad) (?:good|cute|beautiful|work|design|skills|beat|pretty)",
    " (?:jaloux|jalouse|tellement beau que c est|trop beau c est|so good it s|canon c est) (?:\\S+ ){0,3}(?:abuse|indecent|illegal|criminal|unfair)",
    " c est (?:abuse|indecent|pas humain|un scandale|un crime|criminel) (?:tellement|comme|d etre|d avoir|de talent|comment|a quel point|d etre aussi)",
    " (?:tellement|trop|si|comme c est|so) (?:beau|belle|bon|bonne|mignon|joli|good|cute) (?:\\S+ ){0,3}(?:abuse|indecent|grave|illegal|pleurer)",
    " (?:hate|deteste|deteste) (?:it )?(?:when|how much|that i|les gens qui|le lundi|mondays|waiting|attendre|ne pas avoir|l hiver|that i don t)",
    " (?:la honte|honte a moi|shame on me|mon mec|mon ex|ma belle mere) ",
    " (?:fait|est|c est) trop (?:bien|bon)",
    " (?:dommage|shame|too bad) (?:que |qu |that |there s no |y a |il y a )(?:\\S+ ){0,4}(?:pas de|pas en|plus en|plus de|pas la|soit pas|livre pas|livrez pas|loin|not|no|don t|rupture|aucune|plus dispo|sold)",
    " (?:sac|chat|trop) triste ",
    " (?:refund|remboursement|rembourse|remboursable|rembourser|remboursee|retour|retours|refunds) (?:\\S+ ){0,4}(?:\\?|possible|policy|si)",
    " (?:is there|are there|what s|what is|do you|peut on etre|c est|on peut se faire|est ce) (?:\\S+ ){0,4}(?:refund|refunds|rembourse|remboursable|remboursement)",
    " (?:c est|est ce|is it|is this|it s|ce serait|serait) (?:\\S+ )?(?:un |une |a )?(?:fake|vrai ou fake|arnaque|scam|dangereux|fragile|legit|toxique|vol|copie) (?:ou pas |ou quoi |or |pour |ou |non )?(?:\\S+ ){0,5}\\?",
    " (?:want|need|wanted|wants) (?:\\S+ ){1,3}so bad",
    " (?:bad|sale) (?:hair|day|journee|bitch|boy|gyal)",
    " (?:vol|vols) (?:direct|aller|retour|pour|depuis|de nuit|paris|inclus|compris|a|flight)",
    " (?:au secours|horreur) (?:\\S+ )*(?:adore|beau|belle|craque|envie|mignon|besoin|veux|love)",
    " (?:le |la )?pire c est que (?:j|je) (?:adore|aime|veux|le veux)",
    " con (?:mucho|amor|el|la|un)",
    " (?:le moins|moins) (?:cher|chere|chers)",
    " (?:meme|film|histoire|scene|fin|musique|chanson|story) (?:\\w+ )?(?:triste|tristes|sad) ",
    " mes? (?:ongles|cheveux|cernes|rides|boutons) (?:\\w+ ){0,3}(?:horribles?|moches?|pourris?|abimes?|catastrophe|fragiles?|affreux)",
  ]
    .map((turn) => `${turn.trimEnd()}(?= )`)
    .join("|"),
  "g",
);

const FAULTS: readonly RegExp[] = [
  / (?:toujours|encore|tjs|et|still|puis) (?:rien|nothing)(?: recu| vu| a l horizon| en vue)? (?:depuis|,|!|$|du tout|recu|😡|😤|et)/,
  / (?:abusez|abusent|exagerez|exagerent|foutez|moquez|arnaquez|arnaquent|mentez|mentent|escroquez|decevez|decoivent|scammez|trompez|volez|lied|lying|ripping|scamming) /,
  new RegExp(` ${DISLIKED} `),
  // trop cher, mal fait
  / (?:trop|bien trop|beaucoup trop|hyper|super|vachement|tellement|un peu|assez|tres|plutot|si|too|way too|so|very|abusement|hors de prix|excessivement|quand meme|franchement|vraiment) (?:chere?s?|expensive|pricey|cherrr|couteux)(?! \?)/,
  / (?:hors de prix|hors prix|prix (?:de fou|exorbitants?|abuses?|abusifs?|excessifs?|delirants?|de malade|demesures?|trop eleves?)|coute (?:un bras|un rein|une blinde|les yeux)|(?:un|1) (?:bras|rein) |c est le prix d|la blinde|une fortune|pour ce prix|a ce prix la|tarifs? (?:abuses?|exorbitants?|excessifs?|de fou|honteux)|(?:vaut|valent|vaux|worth|valait) pas(?: le prix| le coup| la peine| l argent| son prix| du tout)?|not worth|isn t worth|wasn t worth|price is (?:crazy|insane|ridiculous|too high)|can t afford|costs? a fortune|pas dans mes moyens|pas les moyens|vous vous (?:moquez|foutez)|c est cher (?!\?|ou|pour|svp|please|en)|cher pour (?:ce que|de la|du|si peu)|cher le |c est devenu cher|plus cher qu|moins cher ailleurs|cheaper elsewhere)/,
  new RegExp(
    ` (?:c est|est|etait|sont|suis|ca|pas|pa|fait|rend|gout|vraiment|is|was|it s|isn t|wasn t|aren t|not|ce n est|n est|n etait|sera|trouve|franchement) (?:vraiment |franchement |quand meme |clairement |absolument )?(?:pas|not|pas du tout|jamais|plus|isn t|wasn t|aren t|t) ${VERY}(?:beau|beaux|belle|belles|joli|jolies|bon|bons|bonne|bonnes|top|terrible|terribles|fameux|fou|ouf|genial|geniale|incroyable|cool|pratique|agreable|confortable|solide|solides|serieux|serieuse|professionnel|pro|honnete|correct|correcte|normal|propre|frais|fiable|fiables|content|contente|satisfait|satisfaite|satisfaits|convaincu|convaincue|convaincant|convaincante|fan|ravi|ravie|gourmand|interessant|interessante|interessants|interesse|interessee|interested|impressed|happy|satisfied|pleased|nice|good|great|pretty|cute|funny|drole|droles|cool|sympa|acceptable|ok|ouf|gout|flatteur|comestible|efficace|utile|worth|worth it|conforme|conformes|rentable|fun|ideal|original|originale|mon style|mon truc|my thing|my style|for me|pour moi|ma tasse|legitime|fan de|extra|dingue|emballe|emballee|le meilleur|brillant|brillante|credible|clair|gentil|gentils|aimable|aimables|accueillant|adapte|adaptee|a la hauteur|au niveau|jojo|glorieux|glop|en confiance|tip top)(?! (?:\\S+ ){0,6}\\?)`,
  ),
  new RegExp(
    `^ (?:franchement |moi |perso |desole |desolee |mouais |euh |bah |ben |ah |mais |bon )*(?:pas|not|plus) ${VERY}(?:beau|beaux|belle|joli|bon|bons|bonne|top|terrible|fou|ouf|genial|cool|pratique|convaincu|convaincue|fan|content|contente|satisfait|satisfaite|interesse|interessee|interested|impressed|happy|great|good|nice|worth|serieux|pro|professionnel|mon style|mon truc|my thing|my style|for me|pour moi|normal|acceptable|drole|emballe|emballee|ouf|ma came|ma tasse|frais|propre|correct|logique|sympa|utile)(?! (?:\\S+ ){0,6}\\?)`,
  ),
  / (?:j |je |i |on |nous )(?:n |ne |did|do|don|didn)? ?(?:aime|aimes|adore|kiffe|valide|recommande|conseille|like|love|recommend|accroche|apprecie|comprends pas|cautionne|want|trouve|enjoy|reviendrai|reviendrais|recommanderai|recommanderais|retournerai|rachete|racheterai|commanderai|acheterai) (?:ca |vraiment |absolument )?(?:pas|plus|jamais|trop pas|moyen|moyennement|not|rien de bien|point)(?! (?:trop |assez )?(?:rater|perdre|attendre|mal))/,
  / (?:don t|do not|didn t|did not|wouldn t|would not|can t|cannot) (?:really |even |honestly )?(?:like|love|recommend|buy (?:it|this|from|here)|trust|want (?:it|this|any|that|your)|enjoy|order from|waste|understand the hype|see the point|bother|stand|care)/,
  / (?:never|jamais|plus jamais) (?:again|buying|ordering|plus|d achat|de commande|je ne (?:recommande|commande|reviens)|je (?:recommande|commande|reviendrai|reviens)|shopping|coming back|going back|ordered worse)/,
  // refuses
  / (?:pas|plus|not|t) (?:du tout |vraiment |really |trop |at all |specialement |even |plus |forcement )*(?:interesse|interessee|interesses|interessees|interested|preneur|preneuse|besoin merci|tente|tentee)(?! (?:\S+ ){0,6}\?)/,
  / (?:interesse|interessent|tente|branche|parle|attire|convient|plait|donne envie|sert a rien|dit rien) (?:vraiment |absolument |plus |franchement )?(?:pas|plus|rien|absolument pas|pas du tout)/,
  / (?:non|no|nope) (?:merci|thanks|thank you|thank u|way|vraiment|c est bon|sans facon|pas pour moi)(?! (?:\S+ ){0,8}(?:prends|veux bien|adore))/,
  / (?:sans facon|tres peu pour moi|pas pour moi|not for me|hard pass|i ll pass|je passe mon tour|sans moi|sans interet|aucun interet|zero interet|0 interet|no interest|pas la peine|je m en (?:fous|fiche|tape|balance|bats)|osef|on s en (?:fout|fiche|tape)|who cares|so what|et alors on|balek|rien a faire|m en passerai|passerai mon tour|pas du tout mon|not my cup|pas ma tasse|c est non|jamais de la vie|ca sera non|ce sera sans moi|over my dead) /,
  / (?:je|j|i) (?:n |ne )?(?:en |le |la |les |l )?(?:veux|voudrais|voulais|ai|prends|prendrai|acheterai) (?:pas|plus|jamais)(?: du tout| merci| de (?:ca|ce|vos|votre|tes)| merci| svp| vraiment)? $/,
  / (?:je|j) (?:ne |n )?(?:en )?(?:veux|souhaite|desire) (?:pas|plus|pas du tout) (?:de |du |d |vos |votre |ce |cette |le |la |les |ca |commander|acheter|participer|en entendre|venir|recevoir)(?!.*\?)(?! (?:rater|louper))/,
  / (?:j |je )(?:n )?(?:ai|aurai) (?:pas|plus) (?:du tout )?(?:besoin|envie)(?: de| d|$| merci| du tout)(?!.*\?)/,
  // failed service
  / (?:jamais|toujours pas|tjs pas|pas|never|still (?:not|haven t|hasn t|didn t|waiting)|toujours rien|rien|haven t|hasn t|didn t|did not|not|still not|encore pas|pas encore|aucun|aucune) (?:encore |meme |rien |ete |even |been |ever |eu |eu de |yet |had )*(?:recu|recue|recus|recues|livre|livree|arrive|arrivee|receive|received|arrived|delivered|shipped|rembourse|remboursee|remboursement|expedie|repondu|reponse|reponses|answered|replied|responded|nouvelles?|retour|refunded|suivi|respond|answer|reply|news|honore|respecte|traite|rappelee?)(?! (?:\S+ ){0,4}(?:lien|guide|link|mail|code|ebook|dm|mp|message|info|infos|pdf|recette|notif)(?: |$))(?! \?)/,
  / (?:attends?|attendons|attend|waiting|poireaute|relance|relancee|patiente) (?:toujours |encore |still )?(?:ma |mon |mes |le |la |my |notre |for |un |une )*(?:commande|colis|order|remboursement|livraison|reponse|package|parcel|argent|refund|reply|answer|article|retour|rappel)? ?(?:toujours |encore )?(?:depuis|for|since|ca fait|il y a|pour rien|j attends)/,
  / depuis (?:\S+ ){1,5}(?:j attends|que j attends|sans (?:reponse|nouvelles?|rien)|toujours (?:rien|pas)|aucune (?:reponse|nouvelle)|et (?:toujours )?rien|pas de (?:reponse|nouvelles?))/,
  / (?:aucune?|pas de|sans|zero|0|no|any|without|pas eu de|jamais de|never|jamais eu de) (?:reponse|reponses|nouvelles?|suivi|sav|service client|service apres|remboursement|respect|reply|response|answer|customer service|refund|serieux|professionnalisme|communication|explication|excuses?|conscience|gout|saveur|politesse|tenue|qualite|quality|taste|professionalism)(?! (?:\S+ ){0,4}\?)/,
  / (?:mal|badly|poorly|pas bien|pas tres bien) (?:fait|faite|faits|faites|fini|finie|cousu|cousue|coupe|coupee|emballe|emballee|cuit|organise|organisee|made|packaged|done|accueilli|accueillie|accueillis|recu|recue|recus|servi|servie|taille|paye|eleve|eduque|poli|conseille|conseillee|traite|traitee|fixe|sewn|written|ecrit|foutu|regle|communique|monte|prepare)/,
  / (?:casse|cassee|casses|cassees|abime|abimee|abimes|abimees|defectueux|defectueuse|broken|damaged|trou|troue|trouee|dechire|dechiree|decousu|decousue|decolle|decollee|perime|perimee|moisi|moisie|rouille|rouillee|delave|deteint|retreci|raye|rayee|perdu|perdue|perdus|tache|tachee|ecrase|ecrasee|feles?|felee|peluche|bouloche|ripped|torn|leaking|expired|cracked|faded|shrunk|ne marche (?:pas|plus)|marche (?:pas|plus)|fonctionne (?:pas|plus)|doesn t work|does not work|stopped working|didn t work|not working|tombe en (?:panne|morceaux)|en panne) ?(?:apres|au bout|a l arrivee|a la livraison|des|au deballage|en arrivant|du tout|after|when|on arrival|des la|en (?:une|deux|1|2|3|trois|quelques)|en (?:moins|a peine)|in |within|quand|lors|from|just|colis|commande|et (?:aucun|pas|toujours|personne|on)|, |$)(?!.*(?:\?|lien|link))/,
  / (?:colis|commande|produit|article|robe|pull|sac|bague|collier|chaussures|jean|tasse|vase|montre|paquet|parcel|package|order|item|product|mine|mien|mienne|gateau|ecran|coque|bougie|miroir|it|came) (?:\S+ )?(?:est |etait |arrive |arrivee |m est |is |was |came |arrived |s est |a |recu |recue |tout |toute |tous |already |deja |completement |totalement )*(?:casse|cassee|abime|abimee|defectueux|defectueuse|broken|damaged|troue|dechire|dechiree|decousu|decousue|perdu|perdue|ouvert|vide|incomplet|incomplete|wrong|missing|lost|empty|late|faux|fausse|rouille|decolore|retreci|volee?|ruined|sale|tache|decolle)(?!.*\?)/,
  / (?:mauvais|mauvaise|mauvaises|piteuse|pietre|faible|basse|lousy|poor|bad|low) (?:qualite|experience|service|gout|surprise|foi|produit|produits|accueil|communication|taille|article|colis|adresse|choix|idee|customer|taste|presta|prestation|pub|publicite|impression|travail|odeur|cuisine|ambiance|affaire|couleur|endroit|organisation)/,
  / (?:service client|sav|customer service|service apres vente|support|accueil|personnel|vendeuse|vendeur|livreur|serveur|serveuse|staff) (?:\S+ ){0,3}(?:inexistant|nul|aux abonnes absents|horrible|injoignable|zero|0|deplorable|desagreable|absent|catastrophique|froid|impoli|impolie|pas aimable|qui (?:repond|ne repond)|ne repond|terrible|awful|non existent|never|jamais|laisse a desirer|a la ramasse|agressif|agressive|pourri|a revoir|bof|lamentable|pas (?:pro|top|sympa|agreable))/,
  / (?:laisse a desirer|laissent a desirer|rien a voir|a revoir|pas a la hauteur|peut mieux faire|m attendais a mieux|m attendais a autre|expected better|expected more|n importe quoi|nimporte quoi|du grand n importe|foutage de|se foutre|prend pour des|prenez (?:les gens |vos clients |nous )pour|nous prenez pour|me prenez pour|perte de temps|perte d argent|argent (?:gaspille|jete|perdu)|wasted? (?:of )?(?:my |your )?(?:money|time)|waste of|money back|rendez (?:moi )?(?:mon |l |notre )argent|remboursez|rembourse moi|rembourser svp|veux (?:etre )?(?:un )?rembours(?:e|ee|er|ement)|want (?:a |my )?(?:refund|money)|porter? plainte|plainte|signale|je signale|reporting|reported|60 millions|repression des fraudes|dgccrf|mettre un avis|avis negatif|one star|1 star|0 etoile|zero etoile|1 etoile|une etoile|plus jamais|never again|a eviter|evitez|eviter|passez votre chemin|fuyez|attention arnaque|ne commandez|n achetez|commandez pas|achetez (?:pas|rien)|allez pas|n y allez|don t buy|do not buy|don t order|do not order|stay away|beware|pas conforme|ne correspond|correspond pas|ne ressemble|ressemble pas|ressemble a rien|se degrade|baisse en qualite|baisse de qualite|la qualite baisse|c etait mieux avant|mieux avant|j ai vu mieux|vu mieux|seen better|vous avez change|deg de|pas de respect|marre|ras le bol|ca suffit|saoule|gonfle|fatiguant|soulant|me degoute|ca me degoute|gout de|me rend malade|ou est le respect|pensez aux animaux|maltraitance|exploitation|sans coeur|honnetement nul|j y crois pas|personne ne repond|repond (?:jamais|pas|plus|meme pas)|repondez (?:jamais|pas|plus|meme pas)|reponds (?:jamais|pas)|never (?:reply|replies|answer|respond|responds|answers)|ignored|ignore mes|ghosted|ghost|bloque (?:moi|apres)|supprimez? (?:les|mes|mon) commentaires?|supprimes? les commentaires|delete comments|deleting comments|faux avis|avis bidons|fake reviews|faux followers|photos? mensongeres?|photoshop|filtre partout|on dirait (?:un|une|du|le|de la) (?:poubelle|sac poubelle|serpilliere|clown|pyjama|rideau|grand mere|mamie|vomi|patee|brouillon|carton|plastique|torchon)|fait (?:cheap|vieux|vieillot|vieille|mamie|grand mere|toc|mal|peur|degueu|pitie|kitsch|vulgaire|bas de gamme|plastique|trop charge|sac|pauvre|tache)|bas de gamme|du plastique|looks? (?:cheap|bad|awful|weird|terrible|fake|horrible|old)|made in china|cheap quality|cheap and|moyen moyen|tres moyen|assez moyen|bien moyen|moyen bof|sans saveur|sans gout|sans interet|c est fade|pas de gout|trop (?:sale|sucre|sucree|gras|cuit|sec|froid|petit pour|long|lent|salty|sweet|dry|cold|slow)|overcooked|undercooked|trop de (?:retard|attente|pub|sucre|gras|sel)|retard(?= )|en retard(?= )|heures d attente|too (?:slow|salty|sweet|dry|small|much hype))(?! (?:\S+ ){0,4}\?)/,
  /^ (?:😡|🤬|🤮|🤢|👎|😤|💩|😠|🖕|😒|🙄| )+ $/,
];

/** Emoji that turn a neutral text sour. */
const SOUR_EMOJI = / (?:😡|🤬|🤮|🤢|👎|😠|🖕|💩) /;

const KIND = new RegExp(` (?:${LIKING}|${LIKED.replace("|terrible|", "|")}) `);

/** Complains, insults, refuses or is disappointed. */
export function isNegative(line: string): boolean {
  let plain = line;
  for (let round = 0; round < 2; round++) plain = plain.replace(NO_COMPLAINT, " ").replace(INNOCENT, " ");
  plain = `${plain.replace(/ +/g, " ").trimEnd()} `;
  if (COMPLAINS(plain) || FAULTS.some((fault) => fault.test(plain))) {
    // `c'est une tuerie, terrible !`: one ambiguous word among compliments.
    if (
      / terrible /.test(plain) &&
      !/ (?:pas|not|est) (?:\w+ )?terrible | terrible (?:quality|service|experience|product)|^ (?:absolutely |so )?terrible /.test(
        plain,
      ) &&
      KIND.test(plain.replace(/ terrible /, " "))
    )
      return false;
    return true;
  }
  return SOUR_EMOJI.test(plain) && !KIND.test(plain);
}
