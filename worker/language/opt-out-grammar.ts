/**
 * Requests read by their grammar: each word becomes one letter, its part in the sentence, and short patterns run over
 * the letters. One new word in a family is then known in every turn of phrase at once.
 */
const FAMILIES: Record<string, string> = {
  // Stops doing something.
  S: "stop stopp stoppe stoppez stopper arrete arretez arreter arretes arretiez cessiez stoppiez arret cessez cesse cesser cesses halte basta desactivez finissez terminez suspendez suspendre suspend interrompez interrompre desactivez desactiver desactive coupez evitez evite eviter abstenez quit cease epargnez epargne dispensez",
  // Had enough of it.
  G: "marre assez enough",
  A: "ai as ont avons avez avais avait avaient aurai aurais have has had",
  // Messages, and what nobody else means by the word.
  M: "message messages messagerie mess mp mps dm dms mail mails email emails sms texto textos pub pubs publicite publicites newsletter newsletters infolettre infolettres spam spams notif notifs notification notifications relance relances sollicitation sollicitations demarchage prospection texts text ads courriel courriels prospectus msg vocal vocaux robot robots bot bots chatbot envois mailing mailings correspondance",
  // Sent as messages, or sold: only `vos promos` and the like.
  m: "promo promos offre offres annonce annonces infos actu actus actualites nouvelles communication communications communiques bons plans truc trucs machin machins choses conneries betises invitation invitations propositions proposition rappels appels campagnes contenu contenus content stuff updates update offers deals blabla alertes alerte",
  // To want.
  W: "veux veut voulons voudrais voudrait voudrions souhaite souhaites souhaitons souhaiterais souhaiterai souhaiterions souhaitais desire desirons desirerais aimerais aimerai aimerions prefere prefererais tiens accepte exige demande demandons voulais want wish wanna care",
  X: "plus pas jamais rien aucun aucune aucunement point zero no not never nothing anymore",
  y: "recevoir recoive recois receive receiving",
  Y: "avoir voir lire get getting hear hearing see be",
  E: "etre soit sois suis",
  // Speaks to me; needs nothing more to be a request.
  C: "contacter contacte contactes contactez contactee contactiez contactent contacts ecrire ecris ecrit ecrivez ecrives ecriviez ecrive ecriez solliciter sollicite sollicites sollicitez sollicitee solliciter relancer relance relances relancez relancee relanciez deranger derange deranges derangez derangee derangiez embeter embete embetes embetez embetee harceler harcele harceles harcelez harcelee recontacter recontacte recontactes recontactez recontactee reecrire reecris reecrivez demarcher demarche demarchez demarchee importuner importune importunez importunee spammer spamme spammes spammez spamer spame spamez inonder inondez bombarder bombardez ennuyer ennuyez ennuie gonfler gonflez saouler saoulez soulez souler emmerder emmerdez achaler achalez achale gosser gossez tanner tannez notifier notifiez prospecter texter textez enquiquiner fatiguer fatiguez appeler appelez appelle appeles appelee telephoner telephonez telephone poursuivre pourchasser cibler ciblez mentionner taguer identifier message messaging contacting text texting email emailing dm dming spam spamming bother bothering disturb harass harassing pinging ping texte msg write writing",
  // Sends; what is sent tells the rest.
  Z: "envoyer envoie envoies envoyez envoye envoyiez envoient adresser adressez transmettre balancer balancez balance send sending bombarde",
  P: "me m moi nous us",
  N: "ne n",
  V: "vos vo tes votre ton ta ces ce cet cette your these those this leurs",
  // Takes out of a list.
  R: "retire retires retirez retirer retiree enleve enleves enlevez enlever enlevee supprime supprimes supprimez supprimer supprimee efface effaces effacez effacer raye rayez rayer sors sortez sortir vire virez virer ote otez oter degage degagez degager radie radiez radier exclu excluez exclure ejectez remove delete erase drop strike oublie oubliez bannir bannissez",
  L: "liste listes base bases fichier fichiers contacts repertoire diffusion groupe groupes canal boucle carnet broadcast list lists database mailing newsletter destinataires abonnes bdd crm newsletters systeme registre registres contact",
  K: "numero num coordonnees donnees contact mail email adresse nom profil tel telephone pseudo number data details name personnelles personnels personnel perso privees",
  k: "mon ma mes my",
  U: "desabonner desabonne desabonnez desabonnement desabonnes desabonnee desinscrire desinscris desinscrit desinscrivez desinscription desinscrite desabo desabonement desinscrir unsubscribe unsubscribed unsub desinscriver desabonnements optout",
  // Polite, pressing, or of manner: between any two words.
  F: "svp please merci bonjour de d des la le les l du a au aux et en que qu ca y tout toute toutes tous bien vouloir vraiment maintenant immediatement definitivement desormais aussi encore toujours constamment surtout donc deja juste just really any more of to the all ever again anymore from for receiving getting completement totalement absolument simplement quotidiennement sans avec trop autant tellement par sur pour tant systematiquement with about absolutely direct voir bonne fois sale sales maudits fichus foutus satanes multiples nombreux petits genre type sorte kind further thanks cordialement urgent urgence dans affaire chez",
  // Sets a limit of time or means: not a refusal.
  T: "avant apres soir matin midi nuit demain lundi mardi mercredi jeudi vendredi samedi dimanche week weekend tard telephone heure heures journee moment minute instant semaine bureau travail yet before after until tonight today tomorrow when si seulement que",
  J: "je j tu il elle on ils elles i you they he she we vous",
  H: "inutile peine besoin question interdit interdiction envie interesse interessee interet interested raison necessaire defense consentement accord need",
  O: ", . ! ) ( ; :",
  Q: "?",
};

// A word of two families has the first.
const letters = new Map<string, string>();
for (const [letter, words] of Object.entries(FAMILIES))
  for (const word of words.split(" ")) if (!letters.has(word)) letters.set(word, letter);
const END = "(?=F*(?:O|$))";
/** What follows says when, or how: not a refusal of all. */
const ANY_TIME = "(?![FVO]*T)";
const RECEIVE = "[yY]";
/** A verb of speaking to somebody; some are nouns as well. */
const SPEAK = "[CM]";
/** `vos promos`, `les messages`. */
const MESSAGES = "(?:F*VF*[Mm]|F*M)";

const REQUESTS = new RegExp(
  [
    // je souhaite ne plus (du tout) recevoir de vos messages; i no longer wish to get these
    `W[FNJ]*X[FXNJ]*${RECEIVE}[FX]*(?:V[FX]*[Mm]|M)`,
    `W[FNJ]*X[FXNJ]*yX?${END}`,
    `XF*W[FX]*${RECEIVE}F*(?:V[FX]*[Mm]|M|V[FX]*$)`,
    // je ne veux plus être contactée; je veux plus que vous m'écriviez
    `W[FNJ]*X[FXNJ]*(?:E|PF*)${SPEAK}${ANY_TIME}`,
    `W[FNJ]*X[FXN]*(?:V[FV]*[Mm]|M${END})`,
    // je ne veux plus rien
    `W[FN]*XX+${END}`,
    // ne me contactez plus; m'écrivez plus svp
    `P(?<!JN?P)F{0,2}${SPEAK}[FO]?X${ANY_TIME}`,
    `PZ(?<!JN?PZ)F?X[XF]*(?:V[FV]*[Mm]|M|${END})`,
    `NZ(?<!JNZ)P?X[XF]*(?:V[FV]*[Mm]|M|${END})`,
    // merci de ne plus me contacter; jamais me relancer
    `X[XN]?PF*${SPEAK}${ANY_TIME}`,
    `(?:NX|X)PZ[XF]*(?:V[FV]*[Mm]|M|${END})`,
    // inutile de me relancer; plus besoin de vos messages
    `H[FN]*X?F*PC(?!\\.)${ANY_TIME}`,
    "X[FX]*H[FyY]*VF*M",
    // arrêtez de m'envoyer; cessez vos promos; marre des messages
    `S(?<![JNPA]S)[FO]{0,4}PF*[CZ]${ANY_TIME}`,
    `WF*J?F*S(?:F*PF*[CZ]${ANY_TIME}|${MESSAGES})`,
    `S(?<![JNPXA]S)${MESSAGES}`,
    `G${MESSAGES}`,
    `S(?<![JNPXA]S)F{0,3}ZF*(?:V[FV]*[Mm]|M|${END})`,
    // retirez-moi de la liste; être retirée de vos contacts
    "RF*PF*V?F*L",
    `RF*kK+(?:F*V?F*L|${END})`,
    "PR(?<!JPR)F*(?:V|F)F*L",
    "ERF*V?F*L",
    "W[FX]*[YEP]?F*RF*VF*L",
    // don't message me again
    `X(?<!JX)F*${SPEAK}P(?!F*[TJ])`,
    // ne plus appeler; jamais demandé à être sur votre liste
    `NXC${END}`,
    `NX[ZyE]P?[XF]*(?:V[FV]*[Mm]|M|C|${END})`,
    `^[FO]*X[F]*y[XF]*(?:V[FV]*[Mm]|M|${END})`,
    "XWF*[yYE]F*(?:P?C|V[FV]*[MmL])",
    // plus aucun message
    `^[FO]*X[FX]*V?F*M(?:F*kF*[ML])?${END}`,
  ].join("|"),
);

/** `N'hésitez pas à me contacter` invites; `don t` is one word. */
const OPENED = / (?:n |ne )?(?:hesit|oubli|manqu|tard|loup|rat)\p{L}* (?:surtout )?pas(?= )/gu;
const NOT = / (?:(?:don|won|can) t|do not|no longer)(?= )/g;

/** Does this line, its marks kept, hold such a request? */
export function asksToBeLeft(line: string): boolean {
  let said = line;
  if (said.includes(" pas ")) said = said.replace(OPENED, " ");
  if (said.includes(" t ") || said.includes(" no")) said = said.replace(NOT, " not");
  let sentence = "";
  for (const word of said.slice(1, -1).split(" ")) sentence += letters.get(word) ?? ".";
  return TELLING.test(sentence) && REQUESTS.test(sentence);
}

/** Every request holds a denial, an end, a removal or weariness. */
const TELLING = /[XSGRH]/;

const LEAVES =
  / (?:desabonn|desinscri|unsub|abonnee? a)\p{L}* (?:(?:moi|me|svp) )?(?:(?:de|du|des|d|from|a|au) |(?=(?:mon|ma|mes|notre|nos|my) ))(?:(?:la|l|le|les|the|mon|ma|mes|my|leur|son|sa|chez|cours) )*(?<left>\p{L}+)/u;
const ABOUT_LEAVING = / (?:desabonn|desinscri|unsub|abonne)/;
const HERE =
  /^(?:page|compte|services?|chaine|site|ici|here|tout|toutes|all|everything|it|cela|account|profil|vous)$/;

/** Leaves a club, a gym or somebody else's list: `désinscrite du club`, `unsubscribed from the gym`. */
export function leavesAnother(line: string): boolean {
  if (!ABOUT_LEAVING.test(line)) return false;
  const left = LEAVES.exec(line)?.groups?.left;
  return left !== undefined && !letters.has(left) && !HERE.test(left);
}
