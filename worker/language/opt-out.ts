import { canonical, canonicalLine } from "./canonical.ts";
import { isOneTypoAway } from "./inflections.ts";
import { tokenise } from "./normalise.ts";
import { asksToBeLeft, leavesAnother } from "./opt-out-grammar.ts";
import { STAYS, STOPS_FIRST, WANTS_OUT } from "./turns-opt-out.ts";
import { isWord } from "./words.ts";

/** UTF-16 units read: a comment's length on Instagram, more than a message's. */
const READ_UNITS = 2200;

/** Asks to be left alone as they stand, in any company of polite words. */
const STOP_WORDS =
  "stop|stopp|stoppe|stoppez|stopper|stopall|sttop|stpo|sotp|tsop|sto|satop|stope|stoop|stiop|styop|stopo|stob|arret|arrets|arrete|arretez|arreter|aret|arete|aretez|unsubscribe|unsub|unsuscribe|unsubcribe|unsubscrib|desabonner|desabonne|desabonnez|desabonnement|desabo|desinscrire|desinscription|desinscrit|desinscrivez|optout|opt out|opt-out|quit|cancel|ca suffit|suffit|halte|basta|cessez|cesse";

/** Words that may stand beside STOP without turning it into something else. */
const COMPANY =
  "svp|please|merci|bonjour|ok|oui|non|no|yes|now|maintenant|immediatement|direct|immediately|thanks|thank|you|de|suite|tout|toute|a|ca|c|est|bon|assez|marre|en|j|ai|je|deja|dit|disais|vous|te|t|fois|encore|trop|la|les|le|vos|tes|tous|ces|cette|message|messages|mp|dm|pub|pubs|spam|spams|sms|mail|mails|notif|notifs|pas|plus|du|interesse|interessee|interested|not|veux|veut|rien|ne|n|i|m|said|say|it|this|all|the|these|those|messages|texts|mais|et|and|bien|recu|recevoir|suis|interesse|vraiment|really|enough|just|juste|donc|allez|alors|mot|fin|moi|me|monsieur|madame|deranger|harcelement|harceler|insister|insistez|insiste|ecrivez|repondre|repondez|nous|sinon|bye|definitivement|on|aux|des|promos|promo|newsletter|automatiques?|please|un|dernier|derniere|pour|envois|relances|subscription|abonnement|contact|\\d+|x|jamais|demande|stp|ras|bol|relou|relous|lourd|lourds|chiant|chiants|penible|saoulant|personne|connais|qui|etes|es|who|u|wesh|wsh|frere|frero|frr|mec|meuf|gros|bro|wallah|wlh|khoya|putain|ptn|bordel|priere|cordialement|bonne|journee|soiree|continuation|madame|messieurs|mesdames|dude|man|guys|sir|\\.|,|!";

const ALONE = new RegExp(`^(?: (?:${COMPANY}))* (?:${STOP_WORDS})(?: (?:${STOP_WORDS}|${COMPANY}))* $`);
/** The same shape with an innocent meaning. */
const NOT_ALONE =
  / (?:trop (?:bon|bien)|(?:stop\w*|arret\w*) (?:, |! )?(?:mais |non )*(?:je|j) (?:le |la |les |l |en |tout )?(?:veux|voudrais|prends|vais)(?! (?:plus|pas|rien|ne|que|me|etre|arreter|stop))|veux (?:surtout )?pas (?:me |etre )?(?:desabonn|desinscri)\w*|(?:annule|annulez|annuler|ignore|ignorez|cancel) (?:mon |my |le |la |ma )(?:desabonn\w*|desinscri\w*|stop|unsub\w*)|non stop|pas (?:encore )?stop|(?:je|j) (?:n )?arrete (?:pas|plus|tout|maintenant)|(?:c est|dernier|le|un|l|les|des|mon|ma|en) (?:arret|arrets)(?! (?:des|de|les) (?:messages?|pub|envois))|t arrete pas|vous arretez pas|m arrete|j arrete|n arrete(?:z)? (?:pas|jamais)|arretez? (?:pas|jamais)|ne (?:m |t |vous )?(?:arrete|stoppe)|(?:don|can|won|didn|doesn) t (?:stop|quit|cancel)|(?:not|never|to|a|the|bus|pit|full) stop|j ai (?:tout )?arrete|on (?:s )?arrete|vous arretez (?:vos )?(?:les )?(?:promo|promos) |c est arrete|arrete (?:toi|de me)|(?:est|etes|ai|as) desabonne(?! (?:de|svp)) ?\??) /;

const MESSAGE_NOUN =
  "(?:messages?|mess|mp|mps|dms?|mails?|e mails?|emails?|sms|textos?|pubs?|publicites?|promos?|newsletters?|spams?|notifs?|notifications?|relances?|sollicitations?|envois|offres?|courriers?|demarchages?|prospections?|texts?|ads|infolettres?|communications?|campagnes?|rappels automatiques|contenus? publicitaires?|alertes?|appels?|solicitations?|harcelements?|harceler)";
const OF =
  "(?:de |d |vos |tes |des |les |ces |ce |le |la |l |votre |ta |ton |cette |aux |au |avec |tous |toutes |toute |tout |sur |mes |mon |your |the |these |those |this |all |any |more |sending |me |with |of |from |receiving |getting |petits |sales |par |aucun |aucune |un |une |autre |autres |d autres |nouveaux |nouvelles |seul |seule |plus )*";
const CONTACT_VERB =
  "(?:envoyer|envoye|envoyez|envoie|envoi|envoies|envois|envoyai|recevoir|recois|ecrire|ecris|ecrit|ecrivez|contacter|contacte|contactez|contactes|solliciter|sollicite|sollicitez|relancer|relance|relancez|relances|deranger|derange|derangez|embeter|embete|embetez|harceler|harcele|harcelez|spammer|spam|spamme|spammez|spamer|emmerder|emmerdez|emmerde|saouler|saoule|soulez|soule|saoulez|appeler|appelle|appelez|parler|parle|parlez|repondre|reecrire|recontacter|recontactez|demarcher|demarchez|importuner|importunez|tagger|taguer|mentionner|notifier|notifiez|texter|mp|dm|message|messager|adresser|adressez|gonfler|gonflez|casser|prospecter|bombarder|inonder|pourrir)";
const EN_CONTACT =
  "(?:text|texts|texting|message|messages|messaging|contact|contacting|write|writing|email|emailing|emails|dm|dms|dming|spam|spamming|bother|bothering|send|sending|call|calling|harass|harassing|ping|pinging|reach|reaching|mail|mailing|hit|msg|msging|bug|bugging|solicit|soliciting|annoy|annoying|disturb|pm|pming|blowing)";
const LIST_NOUN =
  "(?:listes?|base|bases|contacts?|fichiers?|mailing|newsletters?|diffusion|repertoire|canal|groupe|groupes|boucle|envois?|abonnes|destinataires|carnet|broadcast|lists?|mailing list|database|base de donnees|crm|messages?|mails?|pubs?|promos?|notifs?|notifications?|sms)";

const REQUESTS: readonly RegExp[] = [
  new RegExp(
    ` (?:fini|finis|finie|termine|terminez|c est fini|on arrete|plus jamais) (?:avec )?${OF}${MESSAGE_NOUN} `,
  ),
  new RegExp(
    ` (?:pas la peine|inutile|pas besoin|interdiction|interdit|defense|evitez|evite|merci) (?:de |d )(?:ne (?:plus|pas) )?(?:me|m|nous|vous) ${CONTACT_VERB} (?!(?:le|la|les|un|une|des|mon|ma|en boutique))`,
  ),
  / (?:cessez|cesser|cesse|arretez|arreter|arrete|stopper|stoppez|interrompre|interrompez|mettre fin a|mettez fin a|suspendez|suspendre) (?:tout|toute|tous|toutes|immediatement|vos|tes|ce|cet|ces|cette)(?: \w+)? ?(?:contact|contacts|envoi|envois|communications?|sollicitations?|messages?|demarchage|demarches|relances?|prospection|echanges?|insistance|publicites?)/,
  /^ (?:bonjour |please |svp )*(?:end|fin des messages|stop all|no more|revoke)(?: please| svp| merci| now|!|\.| )*$/,
  // stop / arrêtez + messages
  new RegExp(
    ` (?:stop|stopp|stoppe|stoppez|arrete|arretez|arretes|arreter|cessez|cesse|cesser|halte|marre|assez|basta|finissez|quit|enough|arret|suffit) (?:svp |please |un peu |tout de suite |maintenant |immediatement |deja |direct |donc )?${OF}${MESSAGE_NOUN} `,
  ),
  new RegExp(
    ` (?:stop|stopp|stoppe|stoppez|arrete|arretez|arretes|arreter|cessez|cesse|cesser|evitez|evite|evitez) (?:svp |please |un peu |tout de suite |maintenant |immediatement |donc )?(?:de |d )?(?:toujours |tout le temps |encore |tous |constamment )?(?:m |me |nous |moi )(?:en )?${CONTACT_VERB} `,
  ),
  / (?:stop|arrete|arretez|arretes|cessez) (?:svp )?(?:de )?(?:envoyer|d envoyer|ecrire|d ecrire|spammer|de spammer|contacter|relancer|spam|harceler) /,
  / (?:stop|arrete|arretez|cessez) (?:de m|de me|ce|cet|votre|ton|le) (?:harcelement|demarchage|spam|matraquage|envoi|prospection|cirque) /,
  // ne … plus / pas
  / (?:m |me |nous )(?<! (?:vous|tu|il|elle|ils|elles|on)(?: ne)? (?:m |me |nous ))(?:en )?(?:ecrivez|ecris|ecrit|ecrire|appelez|appelle|contactez|contacte|contactes|contacter|relancez|relance|relancer|sollicitez|sollicite|solliciter|spammez|spamme|derangez|derange|deranger|embetez|embete|recontactez|recontacte|recontacter|harcelez|harcele|importunez|demarchez|reecrivez|reecris|adressez|notifiez|parlez|parle) (?:surtout )?(?:plus|pas|jamais|rien)(?! (?:tard|souvent|vite|tot|encore|au|sur|par|a cette|avant|apres|le soir|la nuit|d infos?|cher))/,
  new RegExp(
    ` (?:m |me |nous )(?:envoyez|envoie|envoies|envoyer|envoi) (?:surtout )?(?:plus|pas|jamais|rien) (?:rien |jamais |de trucs? |de choses? )?(?:svp |please |merci |ca |,|!|\\. ?|$|${OF}${MESSAGE_NOUN} )`,
  ),
  new RegExp(
    ` (?:n envoyez|n envoie|n envoies|envoyez|n ecrivez|n ecris) (?:moi )?plus (?:rien|jamais|${OF}${MESSAGE_NOUN}|svp|merci|,|!|$)`,
  ),
  new RegExp(
    ` (?:ne )?(?:plus|pas|jamais) (?:me |m |nous |en )+(?:contacter|ecrire|solliciter|relancer|deranger|embeter|spammer|recontacter|harceler|importuner|demarcher|reecrire|envoyer(?: (?:rien|${OF}${MESSAGE_NOUN}| |svp|merci|de trucs?|quoi|ca|n importe))|parler|adresser ${OF}${MESSAGE_NOUN}|notifier|taguer)(?! (?:avant|apres|le soir|au|par telephone))`,
  ),
  new RegExp(
    ` (?:plus|pas) (?:jamais )?(?:rien |envie (?:de )?|besoin (?:de )?)?(?:de )?recevoir (?:rien|quoi|de trucs?|d infos?|aucun|vos trucs?|quelque|ca|ce genre|ce type|ce que|svp|merci|,|!|$|de ta part|de votre part|de vous|${OF}${MESSAGE_NOUN})`,
  ),
  / (?:veux|souhaite|souhaitons|desire|voudrais|aimerais|prefere|voulais|demande|merci de|peux) (?:vraiment )?(?:plus|ne plus|pas|a ne plus|a plus) (?:jamais |du tout )?(?:rien )?(?:etre |me faire |qu on me |qu on m |que vous m |que vous me |que tu m |que tu me )(?:contacte|contactee|contacter|sollicite|sollicitee|derange|derangee|relance|relancee|ecrive|ecrit|ecriviez|ecrives|harcele|harcelee|spamme|spammee|notifie|inscrit|inscrite|abonne|abonnee|envoie|envoyiez|appelle|demarche|demarchee|recontacte|recontactee|contactiez|embete|embetee|dans vos|sur (?:la|cette|votre|ta) liste|parle|importune|importunee|destinataire|recontactiez|relanciez|dans (?:ta|cette|la|votre)) /,
  new RegExp(
    ` (?:veux|souhaite|veut|desire|voudrais) (?:vraiment |surtout )?(?:plus|pas|ne plus|ne pas) (?:du tout )?(?:de |d |voir |avoir |lire |entendre parler de )?(?:de |d )?(?:vos|tes|ces|ce|tous vos) ?(?:genre de |type de )?${MESSAGE_NOUN} `,
  ),
  / (?:veux|souhaite) (?:plus|pas) (?:jamais )?(?:entendre parler de vous|de nouvelles de vous|avoir affaire a vous|de contact|vous parler|te parler|rien de vous) /,
  new RegExp(
    ` (?:plus|pas|jamais|plus jamais|no) (?:de |d |aucun |aucune )(?:tes |vos |ces |cette )?${MESSAGE_NOUN}(?: (?:publicitaires?|promotionnels?|automatiques?|commercia(?:l|ux|les?)|commerciales?|de votre part|de ta part|marketing|prives?|en mp|pour moi|par mp))? (?:svp |please |merci |pour moi |de votre part |de ta part |de vous |, |! |\\. |maintenant |du tout |desormais |a l avenir |ici |$)`,
  ),
  // se désabonner, être retiré
  / (?:desabonn|desinscri|desincri|desabon|unsuscri|unsub)[a-z]*(?: |-)(?:moi|svp|please|merci|me|now|,|!|$|tout de suite|maintenant|immediatement|de (?:vos|votre|ta|tes|cette|la|vous|ce|tout|toutes?|l)|from (?:this|your|all|everything|these|here|the))/,
  / (?:me|m|nous) (?:faire )?(?:desabonn|desinscri|desincri|desabon|unsubscrib)[a-z]*(?! (?:de|du) (?:ma|mon|mes|leur|leurs|son|sa|chez|netflix|salle|autre|box|cours))/,
  / (?:etre|suis|souhaite|veux|voudrais|comment|lien|demande|bouton|faire|mon|le|pour|merci de|fais|puis je|peut on|je peux|ou|on) (?:se |on se |de |d un |un |le |pour |me |m |on fait pour |mon |etre |je |peut se |faire pour se )*(?:desabonn|desinscri|desincri)[a-z]*(?! (?:de|du|a|au) (?:ma|mon|mes|leur|leurs|son|sa|chez|netflix|salle|autre|box|cours|la salle))/,
  / (?:retire|retirez|enleve|enlevez|supprime|supprimez|efface|effacez|raye|rayez|sors|sortez|vire|virez|ote|otez|degage|degagez|radie|radiez|desinscris|exclu|excluez|enlevez|remove|delete|take|cancel|get) (?:svp )?(?:moi|me|mon (?:numero|compte|nom|mail|adresse|contact|email|profil|tel|insta|pseudo)|mes (?:coordonnees|donnees|infos|contacts)|my (?:number|name|email|data|details|contact|info|address|account|phone))(?: svp| please| direct)? (?:off|out|from|de |d |des |du |svp|please|merci|,|!|\.|$|definitivement|immediatement|maintenant|now|stp|tout de suite)/,
  new RegExp(
    ` (?:me|m|mon numero|mon nom|mon mail|mon adresse|mes coordonnees|mes donnees|mon contact) (?:retirer|enlever|supprimer|effacer|rayer|sortir|virer|oter|radier|exclure) (?:svp )?(?:de |d |des |du )?(?:la |l |cette |votre |vos |ta |tes |toutes? )*(?:${LIST_NOUN}|svp|merci|,|!|$)`,
  ),
  new RegExp(
    ` (?:etre|veux|souhaite|voudrais|faire) (?:etre )?(?:retire|retiree|enleve|enlevee|supprime|supprimee|efface|effacee|raye|rayee|sorti|sortie|radie|radiee|retirer|enlever|removed|taken off|deleted) (?:de |d |des |du |from )?(?:la |l |cette |votre |vos |ta |tes |your |the |this )*${LIST_NOUN} `,
  ),
  / (?:me|m) (?:re)?(?:tirer|sortir) de (?:la|votre|ta|cette|vos) (?:liste|boucle|base) /,
  / (?:veux|souhaite|voudrais) (?:plus|pas|ne plus|ne pas) (?:etre|faire partie|figurer|apparaitre) (?:sur|dans|de|parmi) (?:la|votre|vos|ta|tes|cette|les|vos) (?:liste|listes|contacts|base|fichier|fichiers|abonnes|groupe|newsletter|mailing|diffusion|destinataires) /,
  // laissez-moi
  / (?:laisse|laissez|laisser|laiss|foutez|foute|fous|fout|fichez|fiche|ficher|foutre) (?:moi |nous |donc |un peu |juste )+(?:tranquilles?|tranquil|tranquile|trankil|trankille|en paix|la paix|respirer|vivre|seul|seule|peinard) /,
  / (?:me|m|nous) (?:laisser|laissez|laisses|foutre|ficher) (?:tranquilles?|tranquil|tranquile|en paix|la paix|trankil|seul|seule) /,
  / (?:lache|lachez|laches) (?:moi|nous) (?:avec (?:tes|vos|ca|ton|votre|les) |la grappe|la jambe|un peu|svp|please|les baskets|!|,|$|merci|maintenant)/,
  / (?:oubliez|oublie) (?:moi|nous|mon numero|mon contact|mon existence)(?! pas) /,
  / (?:foutez|fous|fichez|fiche) le camp /,
  / (?:deja|ai|avais|j) (?:dit|demande|ecrit|envoye|tape|repondu|dis) (?:deja |bien |plusieurs fois |de |clairement |un |non et )*(?:stop|arreter|d arreter|que non|non stop)(?! (?:a|au|aux) (?!vos|tes))/,
  / (?:je|on) (?:dis|repete|redis) (?:encore )?stop (?!a|au|aux)/,
  / (?:je|vais|vous|te) (?:vais )?(?:vous |te )?(?:bloque|bloquer|signale|signaler) (?:si|sinon|des|immediatement|direct|au prochain|la prochaine)/,
  / (?:ou|sinon) (?:je|j) (?:vais )?(?:vous |te )?(?:bloque|bloquer|signale|signaler|porte plainte)/,
  / (?:plus|pas) (?:du tout )?interessee? (?:par )?(?:de )?(?:vos|tes|ces|par vos|par tes|a recevoir|recevoir) (?:messages?|mails?|pubs?|promos?|newsletters?|mp|sms|envois|vos)/,
  / (?:refuse|oppose|m oppose|retire mon consentement|droit d opposition) (?:de |a |d )?(?:recevoir|tout envoi|toute|etre contacte|la prospection|vos|ce que)/,
  / retire mon consentement | (?:rgpd|gdpr) (?:,|:)? ?(?:supprim|effac|delete|retir)[a-z]* /,
  // English
  new RegExp(
    ` (?:stop|quit|cease|pls stop) (?:please )?${EN_CONTACT}(?: (?:me|us|my|these|this|this number|your|all|so|it|that|,|!|$|please|merci|messages|texts|stuff|now|spam|ads|promos|promotional|the))`,
  ),
  / (?:don t|do not|dnt|never|not|stop) (?:ever |please |you )*(?:text|message|contact|write(?: to)?|email|dm|spam|bother|call|ping|reach out to|msg|harass|disturb|mail|pm|write|annoy|solicit|hit) (?:me|us|this number|here)(?! (?:before|after|yet|tonight|today|when|if|until|at|on))/,
  / (?:don t|do not|never|not) (?:ever )?(?:send|sending) (?:me |us )?(?:any |anything|more|these|this|those|your |messages|texts|ads|stuff|anymore|again|another)/,
  / (?:no|without) (?:more |further )?(?:of )?(?:your |these )?(?:texts?|messages?|emails?|dms?|spam|ads|promos?|mails?|sms|notifications?|newsletters?|msgs?|promotional|marketing|contact)(?: messages| emails| texts| stuff| for me)? (?:please|merci|thanks|thank|,|!|\.|for me|from you|ever|$|anymore|now)/,
  / (?:opt|opting) (?:me |us )?out (?!of (?:the )?(?:vest|side|class|insurance))/,
  / (?:take|get|remove|strike|cut|count|delete|drop) (?:me|us|my number|my name|my email) (?:off|out|from|of)(?! (?:my|here alive|to))/,
  / leave (?:me|us) (?:the (?:hell|fuck) |tf |please |in )?(?:alone|be|peace) /,
  / (?:don t|do not|no longer|not|never) (?:want|wish|need|care)(?:ing)? (?:to |for )?(?:be |get |getting |receiv(?:e|ing) |hear(?:ing)? (?:from|anything)|see |have |any |more |more of |your |these |this |those |anymore )*(?:contacted|messaged|texted|emailed|your|these|any|messages?|texts?|emails?|dms?|from|spam|newsletters?|promos?|promotional|marketing|subscribed|updates?|on (?:your|this|the) list|further|ads|bothered|spammed|notifications?|solicitations?)(?! (?:sauce|order|parcel|package))/,
  / (?:i )?(?:want|wish|would like|d like|wanna|want to) (?:to )?(?:be )?(?:unsubscri\w*|removed|out of (?:this|your)|off (?:this|your|the)|to opt|opted out|taken off)/,
  / how (?:do|can|to) (?:i |we )?(?:to )?(?:unsubscribe|opt out|stop (?:these|this|your|the|receiving|getting)|get off)/,
  / (?:lose|forget|delete|erase) my (?:number|contact|email|details|data) /,
  / (?:unsubscribe|unsub) (?!from (?:my|their|his|her|netflix|that|other|another)|d|to (?:my|their))/,
  / (?:not|no longer|never) (?:interested in|asked for|signed up for|subscribed to|agreed to|consent to) (?:receiving |getting |any |your |these |this |more |further )*(?:messages?|texts?|emails?|dms?|newsletters?|spam|promos?|contact|promotional|updates|offers|sms)/,
  / stop (?:it|this|that) (?:now|please|already|immediately|or i|,|!|\. )*(?:please|now|i m not interested|leave|no more|or i|$)/,
  / i said (?:stop|no)(?: already| please| messaging| texting)? (?:,|!|\.|$)/,
];

/** Says that the sentence is about something else: an order, a friend, another company, a delighted reaction. */
const ELSEWHERE =
  / (?:failli|almost|ne veux (?:surtout )?pas|veux pas) (?:me |to )?(?:desabonn|desinscri|unsub)| (?:desabonne|unfollow|desinscris) de (?:toi|lui|elle|eux|ton compte|leur|leurs|netflix)|(?<! [mn]) (?:envoie|envoyez|send) (?:moi |nous |me |us |-)*(?:encore |beaucoup |even )?(?:plus|more) (?!rien)(?:de |d |of )?| (?:annule|annulez|annuler|ignore|ignorez|cancel) (?:mon |my |le |la |ma )?(?:desabonn|desinscri|stop|unsub)| (?:m oublie|m oubliez|nous oublie) pas | (?:veux|voudrais|souhaite|j aimerais) (?:pas|plus|ne pas|ne plus) (?:me |etre )?(?:desabonn|desinscri|unsub)| (?:jamais|pas|don t|never|not|wouldn t|won t|didn t|n ai pas|n allais pas|failli|faillit|hesite a|almost) (?:\w+ )?(?:me )?(?:desabonn|desinscri|unsub|unsubscribe|opt out)| (?:je me suis|m etais|j avais|m suis|me suis|i had|i|accidentally|par erreur) (?:\w+ )?(?:desabonne|desabonnee|desinscrit|desinscrite|unsubscribed)| (?:peur|crainte?|crains|evite|eviter) (?:\w+ ){0,3}(?:desabonn|desinscri|recevoir)| (?:ne |je )?(?:recois|recoit|recu|recevais|receive|get|getting|received) (?:plus|pas|jamais|aucun|any|no)(?! rien de vous)| (?:pensais|croyais|esperais) (?:ne |plus |pas )+(?:le |la |l |les |en |rien )*(?:recevoir|avoir)| (?:un|une|le|ma|mon|pas) (?:autre )?(?:desabonne|desabonnee)s? | (?:plein|beaucoup|combien|des) de desabonn| (?:colis|commande|bon de commande|livraison|cadeau|box repas|netflix|spotify|canal|abonnement (?:salle|sport|telephone|mobile|fitness)|facture|remboursement|salle de sport) (?!,? ?(?:et )?(?:stop|arrete))| (?:ami|amie|copain|copine|ex|mec|pote|maman|papa|voisin|boyfriend|girlfriend|friend) (?:m |me |s )?/;

/** `Je ne connais pas votre page, stop`. */
const LAST_WORD = / [,.!?] (?:stop|arretez|unsubscribe|desabonnez moi) (?:svp |merci |please |[!.] )*$/;

const POLITE = new Set("stop svp stp merci please pls thanks bonjour bonsoir hello non no".split(" "));

const DELIGHT_EMOJI =
  /[😍🥰😂🤣😅😆😭💕💖❤🧡💛💚💙💜🖤🤍🔥😻🤩😘😁😄😃😀🥹🥲🙈✨💞💘💗😊😹💀👏🎉🤭😜😝😛😎🫶🫠😋🤤🤯😳🥵💃🤗😏💫🫣😩🤞🐣🐶🐱]/u;
const STOP_EMOJI = /[🛑⛔✋🚫🖐🔇🔕❌🙅]/u;

/** `S T O P`, `s.t.o.p`, `s-t-o-p`: letters spelt out. */
const SPELT_OUT =
  /(?:^|[^a-z])s[\s.\-_*,/]{1,3}t[\s.\-_*,/]{1,3}[o0][\s.\-_*,/]{1,3}p+(?![a-z])|(?<![a-z\d])st0+p+(?![a-z\d])/i;

/** `J'arrive pas à me désabonner` wishes it. */
const FAILS_TO =
  / (?:arrive|arrivons|reussis?|parviens|sais|trouve) (?:toujours |meme )?pas (?:a |comment |ou |pour )*(?=(?:me |se |m |on |je )*(?:desabonn|desinscri|supprim|retir|enlev))/g;

/** In so short a text a word that is nearly STOP, and no word itself, is STOP. */
const FEW_WORDS = 4;
const asStop = (word: string): string => {
  const single = word.replace(/(.)\1+/g, "$1");
  if (single === "stop") return "stop";
  const near = single.length >= 3 && single.length <= 5 && /^s|top$|^[adwxz]top/.test(single);
  return near && isOneTypoAway(single, "stop") && !isWord(single) && !NEAR_STOP.has(single) ? "stop" : word;
};
const NEAR_STOP = new Set("svp stp shop step spot soap slop atop strop stoup top stow sop stock".split(" "));

/**
 * Does this person ask to receive no more messages? French and English.
 *
 * `true` for the STOP word family alone (drawn out, spelt out, mistyped, as a stop sign) and for requests to be
 * unsubscribed, removed or left alone; `false` for the same words about anything else.
 */
export function isOptOut(text: string): boolean {
  const read = text.slice(0, READ_UNITS);
  const spelt = read.length < 400 ? read.replace(SPELT_OUT, " stop ") : read;
  const tokens = tokenise(spelt);
  if (tokens.length === 0) return false;
  const emoji = tokens
    .filter((token) => token.kind === "emoji")
    .map((token) => token.text)
    .join("");
  const words = tokens.filter((token) => token.kind === "word" || token.kind === "number");
  if (words.length === 0)
    return (
      STOP_EMOJI.test(emoji) &&
      !DELIGHT_EMOJI.test(emoji) &&
      tokens.every(
        (token) =>
          token.kind !== "mention" &&
          (token.kind !== "emoji" || STOP_EMOJI.test(token.text) || token.text === "🙏"),
      )
    );
  if (/[🛑⛔🚫]/u.test(emoji) && words.every((token) => POLITE.has(token.text)) && !DELIGHT_EMOJI.test(emoji))
    return true;
  const line = canonicalLine(tokens, { keepMarks: true }).replace(
    / (?:\p{Extended_Pictographic}\S*)(?= )/gu,
    "",
  );
  const marked = line.replace(/ [,.!?:;"()] (?=[,.!?:;"()] )/g, " ");
  const told = marked.includes(" pas ") ? marked.replace(FAILS_TO, " veux ") : marked;
  const spoken =
    words.length <= FEW_WORDS ? told.replace(/(?<= )(?:s[a-z]{2,11}|[a-z]{1,2}top+)(?= )/g, asStop) : told;
  if (
    tokens.some((token) => token.kind === "mention") &&
    !/ (?:desabonn|unsubscribe|de (?:m|me) (?:envoyer|ecrire|contacter))/.test(line)
  )
    return false;
  const plain = spoken.replace(/ [,.!:;"()](?= )/g, "");
  if (STAYS(plain) || leavesAnother(spoken)) return false;
  if (
    !DELIGHT_EMOJI.test(emoji) &&
    !line.includes(" ? ") &&
    words.length <= 14 &&
    ALONE.test(spoken) &&
    !NOT_ALONE.test(spoken)
  )
    return true;
  if (ELSEWHERE.test(spoken)) return false;
  if (LAST_WORD.test(spoken) && !DELIGHT_EMOJI.test(emoji)) return true;
  return (
    REQUESTS.some((request) => request.test(spoken)) ||
    WANTS_OUT(plain) ||
    STOPS_FIRST(plain) ||
    asksToBeLeft(spoken)
  );
}

const BACK_IN: readonly RegExp[] = [
  /^ (?:bonjour |svp |please |, |ok |oui |yes )*(?:start|unstop|restart|reprendre|reprenez|reprise|subscribe|resubscribe|reabonnement|reabonner|reactiver|reactivez|s inscrire|optin|opt in|opt-in|recommencer|recommencez|resume|unpause|reinscription)(?: (?:svp|please|merci|again|les|messages|la|newsletter|vos|envois|it|me|notifications|moi|,|!|\.))* $/,
  / (?:reabonn|reinscri|resubscri|re abonn|re inscri)[a-z]*(?: |-)(?:moi|me|svp|please|a (?:la|votre|vos))/,
  / (?:me|m|nous) (?:reabonn|reinscri|re abonn|re inscri)[a-z]* /,
  / (?:a nouveau|de nouveau|encore|denouveau|again|nouveau) (?:recevoir|vos messages|receive|avoir|etre contacte|etre contactee|m abonner|get)/,
  / (?:recevoir|receive|getting|receiving|get|contacter|contactez|ecrire|ecrivez|envoyer|envoyez|hear(?:ing)?|avoir|reprendre) (?:\w+ ){0,5}(?:a nouveau|de nouveau|denouveau|again|comme avant)/,
  / (?:recommence|recommencez|reprends|reprenez|reprendre|recommencer|relancez|reactive|reactivez|remettez|remets) (?:svp )?(?:a |de |d )?(?:m |me |les |vos |tes |la |l )?(?:envoyer|ecrire|contacter|messages?|envois?|newsletter|notifications?|notifs?|mp|dm|pubs?|promos?|sms|mails?)/,
  / (?:remettez|remets|rajoute|rajoutez|reajoute|reajoutez|reintegrez|remettre|put|add|sign) (?:moi|me|my number) (?:back )?(?:up |on |in |to |dans |sur |a )?(?:la |votre |ta |vos |the |your |cette )?(?:liste|list|newsletter|diffusion|contacts|base|again|boucle|mailing)/,
  / (?:pouvez|peux|peut|autorise|accepte) (?:\w+ )?(?:a nouveau |de nouveau )?(?:me |m |de |a |d )*(?:reecrire|recontacter|recommencer a|renvoyer vos)/,
  / (?:ok|oui|yes|accord|partant|partante|j accepte|accepte|i agree|i consent) (?:pour |de |a |to |, )?(?:vous |je |i )?(?:veux |souhaite |want (?:to )?)?(?:bien )?(?:recevoir|receive|get|getting|reprendre|m abonner|m inscrire|subscribe) (?:vos |tes |your |des |les |ta |la |votre |a |the )?(?:messages?|promos?|infos|newsletters?|offres?|sms|mails?|texts?|updates?|nouvelles|actus?|envois)/,
  / (?:annule|annulez|ignore|ignorez|undo|cancel) (?:mon |le |my |the )?(?:stop|desabonnement|desinscription|unsubscribe|opt out)/,
  / (?:finalement|en fait|changed my mind|change d avis|j ai change) (?:, )?(?:\w+ ){0,4}(?:recevoir|veux bien (?:vos|tes|les|recevoir|etre)|receive|me reabonner|rester|continuez|vos messages|your messages)/,
  / (?:sign|count|opt) me (?:back )?(?:up|in)(?: again| please)? /,
  / (?:start|resume|restart) (?:sending|messaging|texting|messages|texts|the messages)(?: me)?/,
];

/** Does this person ask to receive messages again? `false` whenever the text also asks for the opposite. */
export function isOptIn(text: string): boolean {
  if (isOptOut(text)) return false;
  const line = canonical(text.slice(0, READ_UNITS), { keepMarks: true }).replace(
    / (?:\p{Extended_Pictographic}\S*)(?= )/gu,
    "",
  );
  if (
    / (?:ne |n |don t |do not |not |pas |jamais |plus )(?:\w+ ){0,3}(?:recevoir|reabonn|recontacter|reprendre|receive|again|a nouveau)/.test(
      line,
    ) ||
    / \? /.test(line)
  )
    return false;
  return BACK_IN.some((request) => request.test(line));
}
