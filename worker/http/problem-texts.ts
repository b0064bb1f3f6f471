import { frenchWords } from "../language/french-spaces.ts";
import type { ProblemCode } from "./problem.ts";

type Sentence = { title: string; detail: string };

const FR = frenchWords<Record<ProblemCode, Sentence>>({
  "malformed-json": { title: "JSON illisible", detail: "Le corps de la requête n'est pas du JSON valide." },
  "workspace-required": {
    title: "Espace de travail à préciser",
    detail: "Vous avez plusieurs espaces, ou aucun : indiquez lequel dans l'en-tête X-Workspace-Id.",
  },
  "bad-cursor": {
    title: "Curseur refusé",
    detail: "Ce curseur ne vient pas de cette liste. Reprenez depuis la première page.",
  },
  unauthenticated: {
    title: "Connexion requise",
    detail: "Donnez un jeton valide dans l'en-tête Authorization: Bearer.",
  },
  "bad-signature": { title: "Signature refusée", detail: "La signature ne correspond à aucun secret connu." },
  "bad-signed-request": {
    title: "Demande refusée",
    detail: "Le champ signed_request manque, n'est plus valable ou n'est signé par aucun secret connu.",
  },
  forbidden: {
    title: "Action non permise",
    detail: "Votre rôle dans cet espace ne permet pas cette action.",
  },
  "read-only": { title: "Lecture seule", detail: "Cette clé ne permet que la lecture." },
  "not-found": { title: "Introuvable", detail: "Rien n'existe à cette adresse." },
  merged: {
    title: "Fiche fusionnée",
    detail: "Cette fiche a été fusionnée avec une autre : suivez `mergedInto`.",
  },
  "undo-later-first": {
    title: "Fusion plus récente",
    detail: "Une fusion plus récente repose sur celle-ci. Annulez-la d'abord.",
  },
  "method-not-allowed": { title: "Méthode refusée", detail: "Cette adresse n'accepte pas cette méthode." },
  conflict: { title: "Conflit", detail: "L'état a changé entre-temps. Relisez, puis recommencez." },
  "account-connected-elsewhere": {
    title: "Compte déjà connecté",
    detail: "Ce compte est déjà connecté à un autre espace de travail. Déconnectez-le d'abord là-bas.",
  },
  "template-in-use": {
    title: "Modèle utilisé",
    detail: "Une automatisation utilise ce modèle. Retirez-le de l'automatisation d'abord.",
  },
  "name-taken": {
    title: "Nom déjà pris",
    detail: "Ce nom est déjà pris dans cet espace. Choisissez-en un autre.",
  },
  "too-many-views": {
    title: "Trop de vues",
    detail: "Cet espace a déjà 50 vues enregistrées. Supprimez-en une d'abord.",
  },
  "already-undone": { title: "Déjà annulée", detail: "Cette modification est déjà annulée." },
  "undo-expired": {
    title: "Délai passé",
    detail: "Cette modification date de plus de 30 jours et ne s'annule plus.",
  },
  "still-running": {
    title: "Encore en cours",
    detail: "Cette modification est encore en cours. Annulez-la quand elle sera finie.",
  },
  "import-started": {
    title: "Import déjà lancé",
    detail: "Cet import est déjà lancé et ne change plus. Annulez-le, ou importez le fichier de nouveau.",
  },
  "too-large": { title: "Trop volumineux", detail: "Le corps de la requête dépasse la taille permise." },
  "unsupported-media-type": {
    title: "Format refusé",
    detail: "Envoyez du JSON avec Content-Type: application/json.",
  },
  "invalid-input": {
    title: "Valeurs refusées",
    detail: "Certaines valeurs ne conviennent pas : voyez `errors`.",
  },
  "too-many-requests": { title: "Trop de demandes", detail: "Attendez le temps indiqué dans Retry-After." },
  internal: {
    title: "Erreur interne",
    detail: "Quelque chose a échoué de notre côté. Donnez-nous la valeur de `instance`.",
  },
  "bad-settings": { title: "Réglage manquant ou faux", detail: "L'installation est mal réglée. Corrigez" },
  "switched-off": {
    title: "Fonction désactivée",
    detail: "Cette fonction n'est pas réglée sur cette installation.",
  },
  "ai-off": {
    title: "IA désactivée",
    detail:
      "Aucune clé OPENAI_API_KEY n'est réglée sur cette installation, ou cet espace permet 0 appel par jour.",
  },
  "ai-budget-spent": {
    title: "Budget du jour épuisé",
    detail: "L'IA a été appelée aussi souvent que cet espace le permet par jour. Voyez aiDailyCalls.",
  },
  "ai-unavailable": {
    title: "IA indisponible",
    detail: "Le modèle n'a pas donné de réponse utilisable. Réessayez plus tard.",
  },
  unavailable: { title: "Momentanément indisponible", detail: "Réessayez dans un instant." },
});

const EN: Record<ProblemCode, Sentence> = {
  "malformed-json": { title: "Unreadable JSON", detail: "The request body is not valid JSON." },
  "workspace-required": {
    title: "Workspace required",
    detail: "You have several workspaces, or none: name one in the X-Workspace-Id header.",
  },
  "bad-cursor": {
    title: "Cursor refused",
    detail: "This cursor does not come from this list. Start again from the first page.",
  },
  "bad-signed-request": {
    title: "Request refused",
    detail: "The field signed_request is missing, over, or signed by no known secret.",
  },
  unauthenticated: {
    title: "Sign-in required",
    detail: "Give a valid token in the Authorization: Bearer header.",
  },
  "bad-signature": { title: "Signature refused", detail: "The signature matches no known secret." },
  forbidden: { title: "Not allowed", detail: "Your role in this workspace does not allow this." },
  "read-only": { title: "Read only", detail: "This key may only read." },
  "not-found": { title: "Not found", detail: "Nothing exists at this address." },
  merged: { title: "Lead merged", detail: "This lead was merged into another: follow `mergedInto`." },
  "undo-later-first": {
    title: "A later merge",
    detail: "A later merge stands on this one. Undo that one first.",
  },
  "method-not-allowed": { title: "Method not allowed", detail: "This address does not take this method." },
  conflict: { title: "Conflict", detail: "Things changed meanwhile. Read again, then retry." },
  "account-connected-elsewhere": {
    title: "Account already connected",
    detail: "This account is already connected to another workspace. Disconnect it there first.",
  },
  "template-in-use": {
    title: "Template in use",
    detail: "An automation uses this template. Take it out of the automation first.",
  },
  "name-taken": { title: "Name taken", detail: "This name is taken in this workspace. Choose another." },
  "too-many-views": {
    title: "Too many views",
    detail: "This workspace has 50 saved views already. Delete one first.",
  },
  "already-undone": { title: "Already undone", detail: "This change has been undone already." },
  "undo-expired": {
    title: "Too late",
    detail: "This change was made more than 30 days ago and can no longer be undone.",
  },
  "still-running": {
    title: "Still under way",
    detail: "This change is still being made. Undo it once it has ended.",
  },
  "import-started": {
    title: "Import already started",
    detail: "This import has started and can no longer be changed. Undo it, or import the file anew.",
  },
  "too-large": { title: "Too large", detail: "The request body is over the allowed size." },
  "unsupported-media-type": {
    title: "Unsupported format",
    detail: "Send JSON with Content-Type: application/json.",
  },
  "invalid-input": { title: "Values refused", detail: "Some values are not acceptable: see `errors`." },
  "too-many-requests": { title: "Too many requests", detail: "Wait for the time in Retry-After." },
  internal: {
    title: "Internal error",
    detail: "Something failed on our side. Quote the value of `instance`.",
  },
  "bad-settings": {
    title: "Missing or bad setting",
    detail: "This installation is not set up correctly. Mend",
  },
  "switched-off": { title: "Switched off", detail: "This feature is not set up on this installation." },
  "ai-off": {
    title: "AI switched off",
    detail: "No OPENAI_API_KEY is set on this installation, or this workspace allows 0 calls a day.",
  },
  "ai-budget-spent": {
    title: "Today's budget is spent",
    detail: "The AI was asked as often as this workspace allows a day. See aiDailyCalls.",
  },
  "ai-unavailable": {
    title: "AI unavailable",
    detail: "The model gave no usable answer. Try again later.",
  },
  unavailable: { title: "Unavailable for a moment", detail: "Try again shortly." },
};

export const problemText = (code: ProblemCode, language: "fr" | "en"): Sentence =>
  (language === "fr" ? FR : EN)[code];
