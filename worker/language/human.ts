import { fold } from "./normalise.ts";

/** UTF-16 units read: a message on Instagram. Whoever wants a person says so early. */
const READ_UNITS = 1000;

/** A living being who answers, in the two languages; `quelqu'un` alone may be anybody. */
const SOMEONE_FR =
  "(?:quelqu un|qqun|qqn|qlqun|quelqun|une? (?:vraie? |vrai |autre |reelle? )?(?:humain|humaine|personne|etre humain|conseiller|conseillere|conseillers|interlocuteur|interlocutrice|responsable|vendeur|vendeuse|agent|operateur|operatrice|collegue)|le responsable|la responsable|le gerant|la gerante|le patron|la patronne|le service client|le sav|votre equipe|ton equipe|l equipe|vrai(?:e)? (?:gens|personne|humain|conseiller)|de vraies? (?:gens|personnes?))";
const SOMEONE_EN =
  "(?:someone|somebody|(?:a |an |the |another |your )?(?:real |actual |living |live )?(?:human|person|human being|agent|advisor|adviser|representative|rep|manager|operator|salesperson|sales rep|member of (?:your|the) team|team member)|customer service|customer support|your team|the owner)";

const TALK_FR = "(?:parler|discuter|echanger|communiquer|causer|parle|parler directement|avoir affaire)";
const TALK_EN = "(?:talk|speak|chat|talking|speaking|get|be put through|be connected|get in touch|deal)";

/** Each alone is enough. On folded words with one space around each. */
const ASKS: readonly RegExp[] = [
  // "je veux parler à quelqu'un", "peut-on discuter avec un conseiller", "parler à un humain"
  new RegExp(
    ` ${TALK_FR} (?:directement |plutot |juste |simplement |de vive voix )?(?:a|avec|au|aux|a la)? ?${SOMEONE_FR} `,
  ),
  / (?:avoir|joindre|passez moi|passe moi|mettez moi en relation avec|mets moi en relation avec|transferez moi a|transferez moi vers|besoin d|besoin de parler a|veux|voudrais|aimerais|souhaite|prefere|prefererais) (?:avoir |joindre |contacter )?(?:une? (?:vraie? |vrai |autre |reelle? )?(?:humain|humaine|personne reelle|vraie personne|etre humain|conseiller|conseillere|interlocuteur|interlocutrice|operateur|operatrice)|le service client|le sav|le responsable|la responsable) /,
  / (?:une? )?(?:vraie?|reelle?) (?:personne|humain|humaine|conseiller|conseillere) (?:svp|stp|s il|pour|qui|au|la|ici|peut|derriere|, |$)/,
  / (?:y a t il|il y a|ya|y a) (?:bien )?(?:un |une )?(?:vraie? |vrai )?(?:humain|humaine|vraie personne|personne reelle) /,
  / (?:y a t il|il y a|ya|y a) (?:bien )?(?:quelqu un|qqun|qqn|quelqun) (?:de vrai|de reel|derriere|au bout|la dedans|qui repond|pour me repondre|pour repondre) /,
  / (?:pas|plus|sans|marre (?:de parler|d un|des?)|arrete[zr]? (?:avec )?(?:le|les|ce|ces)) (?:a |avec |de |d |a un |un |des |le |les |ce |au )*(?:robots?|bots?|chatbots?|messages automatiques?|reponses automatiques?|machines?) .*(?:humain|humaine|personne|quelqu un|quelqun|parler|conseiller) /,
  / (?:parle|parler|discute|reponds?|repondez) (?:pas )?(?:a|avec|comme) (?:un |une |des |les )?(?:robots?|bots?|chatbots?|machines?) .*(?:humain|humaine|vrai|vraie|quelqu un|quelqun) /,
  /^ (?:humain|un humain|une humaine|humaine|human|a human|real person|a real person|agent|conseiller|un conseiller|une conseillere|une vraie personne|un vrai humain|vraie personne|operator|representative|une personne reelle|parler a un humain|quelqu un de reel) (?:svp |stp |please |pls |merci |s il vous plait |s il te plait )?$/,
  // English
  new RegExp(
    ` ${TALK_EN} (?:me )?(?:directly )?(?:to|with|through to|a hold of|hold of|in touch with) ${SOMEONE_EN} `,
  ),
  / (?:i (?:want|need|d like|would like|prefer|demand)|can i (?:get|have)|could i (?:get|have)|give me|get me|connect me (?:to|with)|put me through to|transfer me to|is (?:there|this)|are you|any) (?:to have |to get )?(?:a |an |the )?(?:real |actual |living |live )(?:human|person|human being|agent|representative|rep)(?: being)? /,
  / (?:i (?:want|need|d like|would like|prefer|demand)|can i (?:get|have)|could i (?:get|have)|give me|get me|connect me (?:to|with)|put me through to|transfer me to|is there|is this) (?:a |an |any )?(?:human|representative|human being|human agent|live agent)(?: being)? /,
  / (?:not|no more|stop (?:the|this|these|with the)|sick of|tired of) (?:a |the |this |these |talking to )*(?:bots?|robots?|chatbots?|machines?) .*(?:human|person|someone|somebody) /,
  / real (?:person|human)(?: being)? (?:please|pls|here|there|behind|to talk|answer|reply) /,
];

/** The same words about something else. */
const ASKS_NOT: readonly RegExp[] = [
  / (?:parle|parler|parlez|parlais|parlait|parle de|talk|talking|spoke|speak) (?:de|d|about|of) (?:quelqu un|une personne|someone|somebody) /,
  / (?:pour|offrir a|for|cadeau (?:a|pour)|besoin de ca pour) (?:quelqu un|someone|somebody) /,
  / (?:j ai|nous avons|on a|avons|i) (?:deja |already |just |bien |pu )*(?:parle|discute|echange|eu|spoke|spoken|talked) (?:a|avec|au|to|with) /,
  / (?:ne )?(?:veux|souhaite|voudrais|want|need)(?: to)? (?:pas|plus) (?:parler|discuter|avoir|qu)/,
  / (?:don t|do not|didn t|never) (?:want|need|wanna) to (?:talk|speak|chat) /,
  / (?:tellement|trop|si|tres|so|very) (?:humain|humaine|human) /,
  / (?:envie|reve|peur|besoin)? ?(?:de )?(?:parler|discuter) (?:a|avec) quelqu un (?:qui (?:me|m|l|la|le) (?:comprend|ecoute|aime)|comme toi) /,
];

/** Words that somebody may begin with before they say what they want. */
const GREETING =
  /^ (?:(?:bonjour|bonsoir|bjr|bsr|salut|slt|coucou|cc|hello|hi|hey|hola|madame|monsieur|mme|mr|ok|oui|non|no|yes|merci|svp|please|good|morning|evening|there|alors|bon|euh) )+/;

const lineOf = (text: string): string =>
  ` ${fold(text.slice(0, READ_UNITS))
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim()} `.replace(GREETING, " ");

/**
 * Whether somebody asks to be answered by a person instead of a machine, in French or English. What it costs to be
 * wrong: too often, a person looks for nothing; too rarely, a customer gives up. So it needs the wish, not the word.
 */
export function asksForHuman(text: string): boolean {
  const line = lineOf(text);
  return ASKS.some((one) => one.test(line)) && !ASKS_NOT.some((one) => one.test(line));
}
