import type { CronName, SettingsDoubt } from "./doctor-findings.ts";
import type { TokenFault } from "./doctor-says.ts";
import type { DoctorTexts, DoctorTitles } from "./doctor-texts.ts";
import { pace, WEBHOOK_FR } from "./doctor-webhook-texts-fr.ts";

export const DOCTOR_TITLES_FR: DoctorTitles = {
  token: "Connexion au compte",
  scopes: "Autorisations accordées",
  "app-set-up": "Application Meta renseignée",
  "webhook-reachable": "Adresse du webhook joignable",
  "webhook-subscribed": "Abonnement aux webhooks",
  "webhook-signature": "Signature des webhooks",
  "app-live": "Application en ligne",
  "message-access": "Accès aux messages",
  "comment-access": "Accès aux commentaires",
  collection: "Lecture du compte",
  sending: "Envoi des messages",
  crons: "Tâches planifiées",
  clock: "Horloge",
  "encryption-key": "Clé de chiffrement",
};

const FAULTS: Record<TokenFault, string> = {
  "app-removed": "l'application a été retirée dans les réglages du compte",
  checkpoint: "le compte doit d'abord confirmer son identité",
  "password-changed": "le mot de passe du compte a changé",
  expired: "la connexion a expiré",
  invalid: "le jeton n'est plus valable",
  other: "la connexion n'est plus acceptée",
};
const DOUBTS: Record<SettingsDoubt, string> = {
  "meta-pair-used":
    "INSTAGRAM_APP_ID ou INSTAGRAM_APP_SECRET manque : la paire Meta est utilisée à sa place, alors que la connexion Instagram attend la paire Instagram.",
  "same-id":
    "INSTAGRAM_APP_ID et META_APP_ID sont identiques ; ce sont normalement deux identifiants différents.",
  "same-secret":
    "INSTAGRAM_APP_SECRET figure aussi dans META_APP_SECRET ; ce sont normalement deux secrets différents.",
  "id-not-digits": "L'identifiant d'application n'est pas un nombre.",
  "no-meta-secret":
    "META_APP_SECRET manque : Meta signe parfois les webhooks avec ce secret, et ils seraient alors refusés.",
};
const CRONS: Record<CronName, string> = {
  sweep: "balayage (chaque minute)",
  collect: "lecture (tous les quarts d'heure)",
  score: "scores (chaque heure)",
  nightly: "nuit (chaque jour à 3 h UTC)",
};
const RECONNECT = "Page Comptes : reconnectez le compte. Leads, règles et historique restent.";
const SETTINGS =
  "Corrigez-les avec `npx wrangler secret put NOM` (docs/setup-meta.fr.md), puis refaites ce test.";

export const DOCTOR_FR: DoctorTexts = {
  ...WEBHOOK_FR,
  "token-valid": ({ until }, { platform, at }) => ({
    detail: `${platform} accepte la connexion${until === null ? "" : `, valable jusqu'au ${at(until)} ; elle est renouvelée d'elle-même avant`}.`,
    next: null,
  }),
  "token-ends-soon": ({ until }, { at }) => ({
    detail: `La connexion se termine le ${at(until)} et n'a pas encore été renouvelée.`,
    next: "Vérifiez que la tâche de nuit tourne (« Tâches planifiées »), ou reconnectez le compte dès maintenant.",
  }),
  "token-not-renewed": ({ until, failedAt }, { platform, at }) => ({
    detail: `${platform} a refusé de renouveler la connexion le ${at(failedAt)}. ${until === null ? "" : `Elle tient jusqu'au ${at(until)}. `}Un nouvel essai a lieu chaque nuit.`,
    next: "Si cela dure, reconnectez le compte avant cette date : page Comptes.",
  }),
  "token-expired": ({ at: expiredAt }, { at }) => ({
    detail: `La connexion a expiré le ${at(expiredAt)}. Rien n'est lu ni envoyé ; les messages attendent.`,
    next: RECONNECT,
  }),
  "token-refused": ({ fault, platformCode }, { platform }) => ({
    detail: `${platform} refuse la connexion : ${FAULTS[fault]} (code ${platformCode}). Rien n'est lu ni envoyé ; les messages attendent.`,
    next:
      fault === "checkpoint"
        ? `Ouvrez l'application ${platform}, confirmez votre identité, puis reconnectez le compte depuis la page Comptes.`
        : RECONNECT,
  }),
  "token-marked": (_, { platform }) => ({
    detail: `${platform} a refusé cette connexion, et elle a été arrêtée. Les messages attendent.`,
    next: RECONNECT,
  }),
  "token-none": () => ({
    detail: "Ce compte est déconnecté. Ses leads, ses règles et son historique sont conservés.",
    next: "Connectez-le de nouveau depuis la page Comptes si vous voulez le lire et écrire.",
  }),
  "token-sealed": () => ({
    detail: "Le jeton enregistré ne s'ouvre pas avec les clés de cette installation.",
    next: "Voyez « Clé de chiffrement » ci-dessous ; à défaut, reconnectez le compte.",
  }),
  "token-not-asked": ({ until }, { platform, at }) => ({
    detail: `${platform} n'a pas répondu à temps.${until === null ? "" : ` D'après nos données, la connexion tient jusqu'au ${at(until)}.`}`,
    next: "Refaites ce test dans quelques minutes.",
  }),
  "token-limited": (_, { platform }) => ({
    detail: `${platform} a répondu que ce compte a été interrogé trop souvent : la connexion n'a pas pu être vérifiée.`,
    next: "Rien à faire : refaites ce test dans une heure. Si cela revient, espacez les lectures (page Comptes).",
  }),
  "scopes-granted": () => ({ detail: "Toutes les autorisations nécessaires sont accordées.", next: null }),
  "scopes-missing": ({ scopes }, { scope }) => ({
    detail: scopes.map(scope).join(" "),
    next: "Reconnectez le compte depuis la page Comptes et laissez toutes les cases cochées.",
  }),
  "scopes-unlisted": (_, { platform }) => ({
    detail: `${platform} n'a pas dit quelles autorisations sont accordées.`,
    next: "En cas de doute, reconnectez le compte en laissant toutes les cases cochées.",
  }),
  "set-up": () => ({ detail: "Tous les réglages de l'application Meta sont présents.", next: null }),
  "settings-missing": ({ names }, { list }) => ({
    detail: `Réglages absents : ${list(names)}.`,
    next: SETTINGS,
  }),
  "settings-doubtful": ({ doubts }) => ({
    detail: doubts.map((doubt) => DOUBTS[doubt]).join(" "),
    next: "Comparez avec le tableau des identifiants dans docs/setup-meta.fr.md.",
  }),
  "access-not-asked": (_, { platform }) => ({
    detail: `Sans connexion, ${platform} ne peut pas être interrogé là-dessus.`,
    next: "Réglez d'abord « Connexion au compte », puis refaites ce test.",
  }),
  "messages-allowed": () => ({ detail: "Les messages peuvent être lus.", next: null }),
  "messages-denied": (_, { platform }) => ({
    detail: `${platform} refuse l'accès aux messages : ils ne peuvent être ni lus ni envoyés.`,
    next: `Dans l'application ${platform} de ce compte : Paramètres → Messages et réponses aux stories → Contrôle des messages → Outils connectés → Autoriser l'accès aux messages (les noms varient selon la version). Puis refaites ce test.`,
  }),
  "messages-unticked": (_, { platform }) => ({
    detail: `${platform} refuse l'accès aux messages, car l'autorisation de les gérer n'a pas été accordée.`,
    next: "Reconnectez le compte depuis la page Comptes et laissez toutes les cases cochées.",
  }),
  "messages-unknown": () => ({
    detail: "L'accès aux messages n'a pas pu être vérifié.",
    next: "Refaites ce test dans quelques minutes.",
  }),
  "comments-allowed": () => ({ detail: "Les commentaires peuvent être lus.", next: null }),
  "comments-denied": (_, { platform }) => ({
    detail: `${platform} refuse la lecture des commentaires.`,
    next: "Reconnectez le compte en laissant cochée la gestion des commentaires. Vérifiez aussi qu'il est professionnel (Business ou Creator) dans Paramètres → Type de compte.",
  }),
  "comments-unticked": (_, { platform }) => ({
    detail: `${platform} refuse la lecture des commentaires, car l'autorisation de les gérer n'a pas été accordée.`,
    next: "Reconnectez le compte depuis la page Comptes et laissez toutes les cases cochées.",
  }),
  "comments-unknown": () => ({
    detail: "La lecture des commentaires n'a pas pu être vérifiée, par exemple faute de publication.",
    next: "Publiez un contenu s'il n'y en a aucun, puis refaites ce test.",
  }),
  reading: ({ at: readAt, minutes, lastEventAt, isNow }, { at }) => ({
    detail: `Lu ${pace(minutes)}, ${isNow ? "en ce moment même" : readAt === null ? "bientôt" : `la dernière fois le ${at(readAt)}`}. ${lastEventAt === null ? "Aucun événement vu jusqu'ici." : `Dernier événement vu : ${at(lastEventAt)}.`}`,
    next: null,
  }),
  "reading-first": () => ({
    detail: "La première lecture n'est pas encore terminée.",
    next: "Attendez quelques minutes, puis refaites ce test.",
  }),
  "reading-budget": ({ percent }, { platform }) => ({
    detail:
      percent === null
        ? `${platform} a répondu que sa limite d'appels est atteinte : rien ne peut être lu pour l'instant.`
        : `${percent} % du budget d'appels que ${platform} accorde à ce compte est utilisé : les lectures attendent qu'il remonte.`,
    next: "Rien à faire : la lecture reprend d'elle-même. Si cela revient souvent, espacez les lectures (page Comptes).",
  }),
  "reading-quiet": ({ until, lastEventAt }, { platform, at }) => ({
    detail:
      `${platform} a demandé de ralentir : rien n'est lu avant le ${at(until)}. ${lastEventAt === null ? "" : `Dernier événement vu : ${at(lastEventAt)}.`}`.trim(),
    next: "Rien à faire : la lecture reprend d'elle-même. Si cela revient souvent, espacez les lectures (page Comptes).",
  }),
  "reading-late": ({ at: readAt, minutes }, { at }) => ({
    detail: `Le compte devrait être lu ${pace(minutes)} ; ${readAt === null ? "il ne l'a encore jamais été" : `il ne l'a plus été depuis le ${at(readAt)}`}.`,
    next: "Regardez « Tâches planifiées » ; si elles tournent, cherchez `queue.failed` dans `npx wrangler tail` et la table dead_letters (docs/operating.md).",
  }),
  "reading-stopped": () => ({
    detail: "Rien n'est lu, parce que le compte n'est pas connecté.",
    next: "Réglez d'abord « Connexion au compte » ; ce qui manque sera relu ensuite.",
  }),
  sending: ({ freeNow, nextSlotAt }, { at }) => ({
    detail:
      nextSlotAt === null
        ? `Les messages partent : ${freeNow} de plus ${freeNow > 1 ? "peuvent" : "peut"} partir dans la limite actuelle.`
        : `Les messages partent de nouveau à partir du ${at(nextSlotAt)} (heures d'envoi et espacement choisis).`,
    next: null,
  }),
  "sending-unconnected": () => ({
    detail: "Rien n'est envoyé, parce que le compte n'est pas connecté. Les messages attendent.",
    next: "Réglez d'abord « Connexion au compte ».",
  }),
  "sending-stopped": () => ({
    detail: "L'arrêt d'urgence de l'espace est actif : aucun message automatique ne part.",
    next: "Levez-le dans le tableau de bord quand vous êtes prêt.",
  }),
  "sending-paused": () => ({
    detail: "Ce compte est en pause : aucun message ne part.",
    next: "Page Comptes : Reprendre.",
  }),
  "sending-blocked": ({ until, reason }, { platform, at }) => ({
    detail:
      reason === "blocked-by-platform"
        ? `${platform} a bloqué temporairement les envois de ce compte. Rien ne part avant le ${at(until)}.`
        : `${platform} a répondu que sa limite est atteinte. Rien ne part avant le ${at(until)}.`,
    next:
      reason === "blocked-by-platform"
        ? `Ouvrez l'application ${platform}, voyez État du compte, et baissez la limite quotidienne avant de reprendre.`
        : "Rien à faire : les envois reprennent d'eux-mêmes. Si cela revient, baissez la limite quotidienne.",
  }),
  "sending-held": ({ until }, { at }) => ({
    detail: `Compte récemment connecté : rien ne part avant le ${at(until)}, pour que son propriétaire puisse dire non.`,
    next: "Si c'est vous qui l'avez connecté, confirmez-le depuis la session qui l'a demandé.",
  }),
  "sending-zero": () => ({
    detail: "La limite quotidienne est de 0 : rien ne part.",
    next: "Page Comptes : augmentez la limite quotidienne.",
  }),
  "sending-full": ({ nextSlotAt }, { at }) => ({
    detail: `La limite est atteinte. Prochain envoi possible : ${at(nextSlotAt)}.`,
    next: "Rien à faire, ou augmentez la limite : la prévision montre qui y perdrait sa réponse.",
  }),
  "sending-unknown": () => ({
    detail: "Le compteur d'envois n'a pas répondu ; sans lui, rien ne part.",
    next: "Refaites ce test ; si cela dure, regardez `npx wrangler tail`.",
  }),
  crons: () => ({ detail: "Les tâches planifiées tournent à l'heure.", next: null }),
  "crons-new": () => ({
    detail: "Aucune tâche planifiée n'a encore tourné ; l'installation est toute récente.",
    next: "Refaites ce test dans quelques minutes.",
  }),
  "crons-late": ({ crons }, { at }) => ({
    detail: `En retard : ${crons.map(({ name, lastRunAt }) => `${CRONS[name]}, ${lastRunAt === null ? "n'a jamais tourné" : `dernière fois le ${at(lastRunAt)}`}`).join(" ; ")}.`,
    next: "Cloudflare → Workers → vistaflow-api → Settings → Trigger Events : les quatre crons doivent y être (sinon `npx wrangler deploy`). Voyez ensuite leurs erreurs dans les journaux. En local, `npm start` les déclenche.",
  }),
  clock: ({ seconds }, { platform }) => ({
    detail: `Notre horloge et celle de ${platform} s'accordent (écart : ${Math.abs(seconds)} s).`,
    next: null,
  }),
  "clock-wrong": ({ seconds }, { platform }) => ({
    detail: `Notre horloge a ${Math.abs(seconds)} secondes ${seconds > 0 ? "de retard sur" : "d'avance sur"} celle de ${platform} : les délais de réponse seraient mal calculés.`,
    next: "Réglez l'heure de la machine (synchronisation NTP). Sur Cloudflare, signalez-le à son assistance.",
  }),
  "clock-unknown": (_, { platform }) => ({
    detail: `${platform} n'a pas dit l'heure qu'il est chez lui.`,
    next: "Refaites ce test dans quelques minutes.",
  }),
  "key-opens": ({ mayDropOlder }) => ({
    detail: `Le jeton est chiffré avec la clé actuelle et s'ouvre.${mayDropOlder ? " Plus rien ne dépend des anciennes clés : elles peuvent quitter ENCRYPTION_KEYS_PREVIOUS." : ""}`,
    next: null,
  }),
  "key-changing": ({ outdated, failed }) => ({
    detail:
      failed > 0
        ? `Le changement de clé n'a pas pu ouvrir ${failed === 1 ? "un enregistrement" : `${failed} enregistrements`} de cette installation.`
        : `Le changement de clé est en cours${outdated === null ? "" : ` : ${outdated === 1 ? "il reste un enregistrement" : `il reste ${outdated} enregistrements`}`}. Ce compte est déjà passé à la nouvelle clé.`,
    next:
      failed > 0
        ? "Remettez dans ENCRYPTION_KEYS_PREVIOUS la clé qui manque, ou reconnectez les comptes concernés."
        : "Gardez les anciennes clés dans ENCRYPTION_KEYS_PREVIOUS jusqu'à la fin.",
  }),
  "key-old": () => ({
    detail: "Le jeton s'ouvre, mais avec une ancienne clé de ENCRYPTION_KEYS_PREVIOUS.",
    next: "Gardez l'ancienne clé tant que ce message reste : le jeton sera rechiffré, au plus tard quand le compte est reconnecté.",
  }),
  "key-missing": () => ({
    detail: "Le jeton a été chiffré avec une clé que cette installation n'a plus.",
    next: "Ajoutez l'ancienne clé à ENCRYPTION_KEYS_PREVIOUS et redéployez. Si elle est perdue, reconnectez le compte.",
  }),
  "key-damaged": () => ({
    detail: "Le jeton enregistré est abîmé ou vient d'un autre compte : il ne s'ouvre pas.",
    next: RECONNECT,
  }),
  "key-unused": () => ({ detail: "Il n'y a pas de jeton à ouvrir : le compte est déconnecté.", next: null }),
};
