import type { WebhookTexts } from "./doctor-texts.ts";

const APP_DASHBOARD = "tableau de bord de l'application sur developers.facebook.com";
/** How often an account is read. */
export const pace = (minutes: number): string =>
  minutes === 1 ? "toutes les minutes" : `toutes les ${minutes} minutes`;
const comments = (count: number): string => (count === 1 ? "1 commentaire" : `${count} commentaires`);
const MEANWHILE = (minutes: number): string =>
  `En attendant, le compte fonctionne : il est lu ${pace(minutes)}.`;
const ADVANCED =
  "Passez l'application en mode Live et demandez l'accès avancé pour instagram_business_manage_comments (docs/setup-meta.fr.md). Rien d'autre n'est à changer ici.";

export const WEBHOOK_FR: WebhookTexts = {
  "callback-answers": ({ handshakeAt }, { webhook, at }) => ({
    detail: `${webhook} répond comme il faut.${handshakeAt === null ? "" : ` Meta l'a vérifiée le ${at(handshakeAt)}.`}`,
    next: null,
  }),
  "callback-token-differs": ({ at: refusedAt }, { webhook, at }) => ({
    detail: `${webhook} répond, mais quelqu'un l'a testée le ${at(refusedAt)} avec un autre jeton de vérification que le nôtre, et a été refusé. Si c'était Meta, rien ne sera livré.`,
    next: "Dans le formulaire du webhook chez Meta, collez comme jeton de vérification exactement la valeur de META_WEBHOOK_VERIFY_TOKEN, puis « Verify and save ».",
  }),
  "callback-local": (_, { webhook }) => ({
    detail: `${webhook} répond. Seule cette machine peut joindre cette adresse : cela suffit à la plateforme simulée qui y tourne.`,
    next: null,
  }),
  "callback-local-only": (_, { webhook }) => ({
    detail: `${webhook} est sur cette machine : seule la plateforme simulée peut joindre cette adresse, pas Meta.`,
    next: "Déployez l'API, ou donnez à PUBLIC_API_URL une adresse https publique.",
  }),
  "callback-private": (_, { webhook }) => ({
    detail: `${webhook} est une adresse de réseau privé : Meta ne peut pas la joindre.`,
    next: "Donnez à PUBLIC_API_URL l'adresse https publique de l'API.",
  }),
  "callback-not-https": (_, { webhook }) => ({
    detail: `${webhook} n'est pas en https : Meta la refuse.`,
    next: "Donnez à PUBLIC_API_URL une adresse qui commence par https://.",
  }),
  "callback-no-token": () => ({
    detail: "META_WEBHOOK_VERIFY_TOKEN manque : la vérification de Meta est refusée.",
    next: "Choisissez un texte, enregistrez-le avec `npx wrangler secret put META_WEBHOOK_VERIFY_TOKEN` et collez le même dans le formulaire Webhooks de Meta.",
  }),
  "callback-refused": (_, { webhook }) => ({
    detail: `${webhook} a répondu 403 à notre jeton de vérification : une autre version y répond, ou un pare-feu la protège.`,
    next: "Vérifiez que META_WEBHOOK_VERIFY_TOKEN est celui du Worker déployé à cette adresse, et qu'aucune règle (pare-feu, Access) ne bloque /webhooks/.",
  }),
  "callback-not-found": (_, { webhook }) => ({
    detail: `Rien ne répond à ${webhook} (404) : l'adresse est fausse, ou mène à autre chose.`,
    next: "PUBLIC_API_URL doit être l'adresse de l'API, pas celle du tableau de bord ; vérifiez aussi le domaine du Worker chez Cloudflare.",
  }),
  "callback-redirected": ({ status }, { webhook }) => ({
    detail: `${webhook} renvoie vers une autre adresse (${status}) ; Meta ne suit pas les renvois.`,
    next: "Donnez à PUBLIC_API_URL l'adresse finale, puis la même à Meta.",
  }),
  "callback-other": ({ status }, { webhook }) => ({
    detail: `${webhook} a répondu autre chose que le défi envoyé (statut ${status}).`,
    next: "Ouvrez PUBLIC_API_URL/health dans un navigateur : c'est l'API qui doit répondre. Puis regardez les journaux avec `npx wrangler tail`.",
  }),
  "callback-no-host": (_, { webhook }) => ({
    detail: `Le nom de domaine de ${webhook} n'existe pas dans le DNS.`,
    next: "Corrigez PUBLIC_API_URL, ou attachez ce domaine au Worker (Settings → Domains & Routes).",
  }),
  "callback-no-answer": (_, { webhook }) => ({
    detail: `Personne ne répond à ${webhook} : nom inconnu du DNS, certificat refusé ou serveur arrêté.`,
    next: "Ouvrez PUBLIC_API_URL/health dans un navigateur, d'un autre réseau si possible.",
  }),
  "callback-slow": (_, { webhook }) => ({
    detail: `${webhook} n'a pas répondu en 5 secondes, le temps que Meta accorde.`,
    next: "Refaites ce test ; si cela dure, regardez l'état de Cloudflare et les journaux du Worker.",
  }),
  "callback-untestable": ({ handshakeAt }, { curl, at }) => ({
    detail: `Cloudflare ne laisse pas l'API s'appeler elle-même ici ; cela ne dit rien des autres.${handshakeAt === null ? "" : ` Meta a vérifié l'adresse le ${at(handshakeAt)}.`}`,
    next: `Testez à la main, votre jeton à la place du nom : ${curl} doit afficher 42.`,
  }),
  subscribed: () => ({ detail: "Le compte est abonné à tous les champs voulus.", next: null }),
  "subscribed-none": (_, { platform }) => ({
    detail: `Le compte n'est abonné à rien : ${platform} ne nous annonce aucun événement.`,
    next: "Appuyez sur « S'abonner de nouveau ».",
  }),
  "subscribed-partly": ({ fields }, { list }) => ({
    detail: `Champs qui manquent à l'abonnement : ${list(fields)}.`,
    next: `Appuyez sur « S'abonner de nouveau ». S'ils manquent encore, cochez-les dans les Webhooks du ${APP_DASHBOARD}.`,
  }),
  "subscribed-unknown": (_, { platform }) => ({
    detail: `${platform} n'a pas dit à quoi le compte est abonné.`,
    next: "Réglez d'abord la connexion si elle est en défaut, puis refaites ce test.",
  }),
  signed: ({ at: signedAt, by }, { at }) => ({
    detail: `La dernière livraison connue, le ${at(signedAt)}, était bien signée${by === null ? "" : ` (${by})`}.`,
    next: null,
  }),
  "signed-by-none": ({ at: rejectedAt, settings }, { at, list }) => ({
    detail: `Des livraisons arrivent mais aucun de vos secrets ne les signe (la dernière connue : ${at(rejectedAt)}). Un secret est faux, ou un inconnu frappe à la porte.`,
    next: `Recopiez ${list(settings.length > 0 ? settings : ["META_APP_SECRET"])} depuis le ${APP_DASHBOARD} : le secret Meta est dans Paramètres de l'app → Général, le secret Instagram dans Instagram → API setup with Instagram login. Mettez les deux : l'un ou l'autre peut signer.`,
  }),
  "signed-not-all": ({ at: rejectedAt, signedAt, settings }, { at, list }) => ({
    detail: `Une livraison qu'aucun de vos secrets ne signe est arrivée (la dernière connue : ${at(rejectedAt)}), mais d'autres étaient bien signées, la dernière le ${at(signedAt)}. C'est sans doute un inconnu qui frappe à la porte ; il a été refusé.`,
    next: `Rien à faire, sauf si un secret a changé ce jour-là : recopiez alors ${list(settings.length > 0 ? settings : ["META_APP_SECRET"])} depuis le ${APP_DASHBOARD}.`,
  }),
  "signed-never": () => ({
    detail: "Aucune livraison n'est encore arrivée : on ne peut pas savoir quel secret signe.",
    next: `Appuyez sur « Test » à côté d'un champ dans les Webhooks du ${APP_DASHBOARD}, puis refaites ce test.`,
  }),
  live: ({ at: cameAt }, { at }) => ({
    detail: `De vrais événements arrivent par webhook, le dernier le ${at(cameAt)}.`,
    next: null,
  }),
  "live-polled-only": ({ comments: count, minutes }) => ({
    detail: `Ces derniers jours, la lecture a trouvé ${comments(count)}, et aucun webhook n'est venu : l'application est sans doute en mode Développement, ou sans accès avancé pour les commentaires. ${MEANWHILE(minutes)}`,
    next: ADVANCED,
  }),
  "live-comments-polled": ({ comments: count, minutes }) => ({
    detail: `Des webhooks arrivent, mais pas ceux des commentaires : ${comments(count)} ces derniers jours, tous trouvés par la lecture. L'accès avancé pour les commentaires manque sans doute. ${MEANWHILE(minutes)}`,
    next: ADVANCED,
  }),
  "live-went-silent": ({ since, minutes }, { at }) => ({
    detail: `Plus aucun webhook depuis le ${at(since)}, alors que la lecture trouve de nouveaux commentaires. ${MEANWHILE(minutes)}`,
    next: `Reconnectez le compte depuis la page Comptes, ce qui l'abonne de nouveau. Vérifiez ensuite dans le ${APP_DASHBOARD} que l'application est en mode Live et que le webhook n'y est pas désactivé.`,
  }),
  "live-test-only": ({ at: testAt, minutes }, { at }) => ({
    detail: `Seul le bouton « Test » de Meta a livré quelque chose (le ${at(testAt)}). En mode Développement, rien d'autre n'arrive. ${MEANWHILE(minutes)}`,
    next: ADVANCED,
  }),
  "live-strangers-only": ({ at: strangerAt }, { at }) => ({
    detail: `Des livraisons arrivent (la dernière le ${at(strangerAt)}), mais pour des comptes qui ne sont pas connectés ici.`,
    next: "Vérifiez que le bon compte est connecté, et reconnectez-le au besoin.",
  }),
  "live-not-subscribed": () => ({
    detail: "Le compte n'est abonné à rien : on ne peut pas savoir si l'application livre.",
    next: "Réglez d'abord « Abonnement aux webhooks ».",
  }),
  "live-quiet": () => ({
    detail: "Rien ne s'est encore passé sur ce compte : ni webhook, ni commentaire trouvé par la lecture.",
    next: "Écrivez un commentaire sous une publication depuis un autre compte, puis refaites ce test.",
  }),
};
