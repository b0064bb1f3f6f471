import { LIKED, LIKING, VERY } from "./intent-vocabulary.ts";
import { ASKS_ANYTHING, LOVES } from "./turns-reaction.ts";

const LOVING_EMOJI =
  /[❤🧡💛💚💙💜🤎🖤🤍💕💖💗💘💞💓💝❣😍🥰😻🤩🔥👏🙌💯✨😘🤗🫶💪👌👍⭐🌟🏆🥇💎👑🌸🌹💐😋🤤🥹💫🎉🎊🥳🙏😊☺🤌🌺🌷🦋🪄🫡👊🤝🍀🌈😌🤞]/u;
const LAUGHING_EMOJI = /[😂🤣😅😆😭😢🤔👀🙈😳🤷🤦😴😱😮🥲😏🙃🫣💀]/u;

const QUESTIONS: readonly RegExp[] = [
  / (?:est|sont|faut|peut|doit|dois|puis|va|vont|fait|existe t|a t|y a t|sera|sera t|marche t|convient|convient t|suffit|seront|etait|aurait|serait|vaut) (?:il|elle|on|je|ils|elles|ce) (?!trop )/,
  / \? /,
  / (?:pourquoi|comment|est ce que|est ce qu|qu est ce que|qu est ce qu|c est quoi|quel est|quelle est|quels sont|quelles sont|c est quel|c est quelle|c est qui|c est ou|c est quand|d ou|vous etes ou|tu es ou|a quelle heure|quelle heure|combien de|combien d|combien|vous etes situes?|situe ou|a quoi|de quoi|avec quoi|en quoi|pour quoi|c est pour quand|quelqu un (?:sait|connait|a|peut)|qui (?:sait|connait|peut|a|est)|savez vous|sais tu|tu sais (?:si|ou|comment)|vous savez (?:si|ou|comment)|peut on|peux tu|pouvez vous|pourriez vous|pourrais tu|avez vous|as tu|etes vous|es tu|faites vous|fais tu|y a t il|je me demande|je me demandais|j aimerais savoir|je voudrais savoir|je voulais savoir|je veux savoir|une question|petite question|j ai une question|ma question|que faire|quoi faire|comment ca|depuis quand|jusqu a quand|il faut (?:quoi|combien)|on fait comment|ca marche comment|ca veut dire quoi|quelle marque|quel nom|le nom (?:de|du|des)|nom de la|nom du|la marque|marque svp|son titre|titre de la|quelle (?:est la )?(?:musique|chanson|taille|couleur|matiere|application|appli)|quel (?:est le )?(?:nom|age|modele|produit|logiciel|objectif|appareil|filtre|son)) (?!(?:ne pas|pas (?:aimer|craquer|adorer)|tu es (?:trop )?(?:belle|beau)|c est (?:trop )?(?:beau|belle|bon)))/,
  /^(?: (?:bonjour|mais|et|so|but|hey|and|ok|wait|hi|please))* (?:what|why|how|when|where|who|which|whose|is|are|do|does|did|can|could|would|will|should|has|have you|was|were|any|anyone|qui|ou|quand|quoi|que|quel|quelle|quels|quelles|puis je|peut on) (?!(?:a (?:beauty|beautiful|dream|vibe|masterpiece|great|lovely|cute|gorgeous|stunning|look|talent|nice|shot|view)|an (?:amazing|incredible|awesome)|talent|bonheur|beaute|plaisir|merveille|classe|travail|chance|joie|regal|beau|belle|magnifique|superbe|reve|style|delice|elegance|horreur|idee|inspiration|creativite|resultat|transformation|boulot|courage|you (?:want|wish)|les filles|cute|adorable|lovely|pretty|beautiful|amazing|de la|qu il|do it|la la))/,
  / (?:marque|brand|nom|name|titre|title|song|musique|chanson|font|police|appli|app|recette|tuto) (?:svp|please) /,
  / (?:wonder|wondering|curious|anyone know|does anyone|do you know|can someone|quick question|i have a question|can you (?:tell|explain|show|share|do)|could you|what s the (?:name|brand|song|difference)|what is|how do you|how did you|how long|how many|how old|how big|how tall) /,
];

const NOT_QUESTIONS =
  /^(?: (?:oh|mais|wow|waouh|ah|omg|non|et))* (?:quel|quelle|quels|quelles) (?!race|marque|taille|couleur|matiere|heure|age|ville|pays|region|ecole|version|modele|nom|titre|chanson|musique|appli|application|filtre|logiciel|objectif|appareil|produit|creme|teinte|ref|reference|adresse|rue|hotel|plage|resto|dose|temperature|duree|difference|niveau|jour|date|tissu|film|serie|livre|prix|tarif|site|boutique|magasin)\S+ (?:[^\p{L}\p{N}?]+ )*$| (?:que (?:du|de) (?:bonheur|bon|plaisir|love|positif|kiff|beau|souvenirs)|qu est ce que (?:c est|tu es|t es|vous etes|elle est|il est|ils sont|j aime|j adore|on est bien|ca (?:fait du bien|donne envie|me donne envie))(?! (?:que )?(?:ca|quoi|le|la|les|ce|cette) )|what a(?! (?:\S+ )*\?)|comment (?:ne pas|c est (?:trop |hyper |super )?(?:beau|belle|bon|bien|mignon|joli|magnifique|canon|stylé)|tu (?:geres|es (?:belle|canon|magnifique|sublime))|je (?:suis fan|kiffe|t aime|l aime)|ca (?:tue|dechire|claque)|on (?:aime|adore)|resister|dire (?:non|a quel point)|j adore|j aime)|how (?:cute|beautiful|pretty|lovely|adorable|gorgeous|sweet|cool|nice|amazing|fun|stunning|wonderful|talented)|what a|qui dit mieux|que dire|que demander de plus|quoi dire|rien a dire|how i love|why so (?:cute|pretty|beautiful|gorgeous|perfect|good)|why (?:are you|is (?:it|she|he|this)|you) so (?:cute|pretty|beautiful|gorgeous|perfect|good|talented|hot)|pourquoi (?:tu es|t es|es tu|c est|vous etes) (?:si |aussi |trop |tellement )(?:belle|beau|bon|parfaite?|canon|mignonne?|talentueuse?|forts?|doue|douee)) /u;

const RHETORICAL = new RegExp(
  `(?:${LIKED}|${LIKING}) (?:\\S+ ){0,2}(?:non|hein|right|no|n est ce pas|isn t it|ou quoi|pas vrai) \\? |^(?: \\S+){0,2} (?:que|qu) (?:c est|tu es|t es|vous etes|elle est|il est|ils sont|elles sont|elle|il|c etait) ${VERY}${LIKED} (?!.*\\? )`,
);

/** Asks something that is neither price, stock nor how to buy. */
export function asks(line: string): boolean {
  if (NOT_QUESTIONS.test(line)) return false;
  if (
    /^(?: (?:bonjour|ah|ha|hein|quoi|vraiment|ok|wow|non|oui|comment|seriously|really|what|waouh|\?|!|ca va|serieux|mdr|lol|😂|hm|hmm|oh|so|👀|🤔|ca))* $/.test(
      line,
    ) &&
    !/ (?:ca va|comment) /.test(line)
  )
    return / \? /.test(line) && / (?:vraiment|really|serieux|seriously|quoi|what|comment) /.test(line);
  return !RHETORICAL.test(line) && (QUESTIONS.some((question) => question.test(line)) || ASKS_ANYTHING(line));
}

const PRAISE: readonly RegExp[] = [
  / \w{4,}issimes? /,
  / (?:est|sont|c est|etait|rendu) d une (?:\S+ ){0,2}(?!tristesse|laideur|lenteur|betise|nullite|mechancete|vulgarite|hypocrisie|banalite|arrogance)\w+ $/,
  / c est (?:vraiment |ca )?(?:du|de la|de l) (?:beau |bon |grand |tres |haute |pur |vrai |sacre )*(?:travail|boulot|grand|lourd|bon|propre|art|talent|orfevrerie|couture|qualite|caviar|bonheur|magie|genie|haut niveau|solide|level|poesie|dentelle|or) /,
  / (?:on en mangerait|on dirait (?:un|une) (?:tableau|reve|photo de magazine|peinture|conte|fee|oeuvre|princesse|ange|poupee)|a croquer|a tomber|a couper le souffle|prefere|preferes|preferee|preferees|l eau a la bouche|met l eau|j en (?:prends plein les yeux|reste bouche bee|ai des frissons|perds mes mots)|sans voix|bouche bee|des frissons|les mots me manquent|pas les mots|ca fait du bien|ca fait plaisir|du baume) /,
  new RegExp(` ${LIKING} `),
  new RegExp(` ${LIKED} `),
  / (?:pas mal|pas mal du tout|pas degueu|pas vilain|pas dégueu|not bad|pas cher du tout|ni trop|rien que du|quelle? (?:beaute|merveille|classe|talent|travail|bonheur|elegance|style|delice|regal|plaisir|creativite|transformation|finesse|inspiration|savoir faire|magie|douceur|energie|motivation|courage|idee|reve|bonne idee|belle|beau|joie|chance|boulot|resultat|perfection|rendu|patience|minutie|delicatesse|poesie|vue|lumiere|harmonie)) /,
  / (?:jamais|pas|aucun|never|not) (?:ete |been |du tout )?(?:decu|decue|decus|decues|deception|disappointed|disappoint|disappoints|regret|regrets|regrette)/,
  / (?:what a|such a|quel|quelle|sacre|sacree) (?:\S+ )?(?:beauty|beautiful|dream|vibe|look|talent|view|shot|work|job|outfit|style|masterpiece|babe|stunner|legend|cutie|treat|delight|transformation|glow up|star|joy)/,
  / (?:merci|thanks|thank you|thank) (?:a (?:toi|vous)|pour|beaucoup|mille fois|infiniment|for|so much|de|du|d|les|l equipe|enormement|encore|à|un million|you|team|ma belle|la team)/,
  / (?:longue vie|force|courage|respect|bisous|bises|coeurs?|je t aime|je vous aime|on t aime|on vous aime|gros bisous|fan numero|biggest fan|number one fan|love from|full support|soutien|a soutenir|belle journee a vous|joyeux anniversaire|bon anniversaire|happy birthday|bonne chance|good luck) /,
  / (?:te|vous|lui|leur) (?:va|vont) (?:trop |tellement |super |hyper |vraiment |si |tres |comme |a )*(?:bien|merveille|ravir|gant|a merveille)/,
  / (?:vous etes|tu es|t es|vs etes|elle est|il est|ils sont|elles sont|you are|you re|c est|it s|this is|that s|they are|she s|he s|these are) (?:une |un |des |the |a |la |le |les |my |notre |mon |ma |vraiment |trop |tellement |absolute |real |pure |total |everything|art|life|de la |du )*(?:reine|queen|roi|king|artiste|artist|genie|genies|star|stars|best|boss|inspiration|deesse|goddess|perle|perles|pepite|amour|amours|ange|angel|soleil|everything|art|life|goals|magie|magique|bonheur|reve|douceur|heaven|perfection|mood|vibe|vibes|dream|paradis|tout ce que j aime|legende|legend|princesse|pro|pros|crack|cracks|meilleurs|meilleure|forts?|fortes?|champion|championne|champions|incroyables?|poesie|next level|another level|goat|icon|treasure|bangers?|tuerie|merveille|joie|evidence|machine|monstre|valeur sure)/,
  / (?:un|une|gros|grosse|beau|belle|petit|petite|vrai|vraie|pur|pure) (?:coup de coeur|merveille|regal|delice|bonheur|tuerie|pepite|bijou|kiff|dinguerie|reussite|boulot|travail|claque|banger|masterclass|plaisir|reve|beaute|ambiance|resultat|realisation|creation|decouverte|inspiration) /,
  / (?:tres|trop|super|hyper|si|so|really|very|ultra|mega|tellement|vraiment) (?:bien|bon|good|nice|well|forte?|forts) /,
  / (?:merite|meriterait|meritez|deserve|deserves) /,
  / (?:top|best|meilleur|meilleure|number one|numero un|number 1|numero 1) \S+ (?:ever|du monde|de france|de tous|in the world|in town|de la ville) /,
];

/** `Bonne journée` wishes well and praises nothing. */
const WISHES =
  / (?:bonnes?|belle|bon|joyeuse|joyeux|good|nice|great|have a great|have a nice) (?:journee|soiree|nuit|annee|fetes?|chance|route|vacances|rentree|week end|weekend|semaine|dimanche|apres midi|appetit|retablissement|anniversaire|noel|matinee|reveillon|continuation|courage|day|evening|night|morning|afternoon|week|luck)(?= )/g;

/** Likes it: compliments, hearts, flames. */
export function praises(said: string): boolean {
  const line = said.replace(WISHES, " ");
  if (
    (PRAISE.some((sign) => sign.test(line)) || LOVES(line)) &&
    !/^ (?:merci|thank you|thanks|ok|oui|non|de rien|merci beaucoup|bien|ok merci|merci bien|thank you|ca va bien|bon|bonne (?:journee|soiree|nuit|annee|fete)|bonnes fetes|bien recu|c est bon|bonjour|merci a (?:toi|vous)|d accord merci|good (?:morning|night|evening)|ok super|super merci|ok parfait|parfait|tres bien merci|bien sur|tout va bien|très bien)(?: (?:merci|a vous|a toi|a tous|a tout le monde|tout le monde|🙏|bonjour|!|to all|everyone|les filles|pour la reponse|pour votre reponse|pour l info|pour les infos|for the info))* $/.test(
      line,
    )
  )
    return true;
  const words = line
    .replace(/\p{Extended_Pictographic}\S*/gu, " ")
    .replace(/ [?%€$£] /g, " ")
    .trim();
  if (words !== "")
    return (
      words.split(/\s+/).length <= 3 &&
      /[❤😍🥰🔥😻🤩💕💖]/u.test(line) &&
      !/ (?:moi|oui|non|ok|demain|mdr|lol|bonjour|merci|ici) /.test(line)
    );
  return (
    LOVING_EMOJI.test(line) &&
    !(LAUGHING_EMOJI.test(line) && !/[❤😍🥰🔥😻🤩👏💯]/u.test(line)) &&
    !/^(?: (?:🙏|😊|☺|🤝|🎉|👍|👌|🌸|🍀|🙂))+ $/u.test(line.replace(/👍|👌|🎉|🙏|😊|☺|🌸/gu, ""))
  );
}
