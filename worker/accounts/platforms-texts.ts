import { frenchSpaces, frenchWords } from "../language/french-spaces.ts";
import type { PlatformId } from "../platforms/contract.ts";

export type PlatformNotes = {
  /** What it can do and cannot, wherever the workspace is. */
  always: string[];
  /** Besides, where its main ability is not offered; and where it is. */
  inRegion: string[];
  elsewhere: string[];
};

/** What the operator has to do first. */
export const NOT_SET_UP: Record<"fr" | "en", string> = {
  fr: frenchSpaces(
    "Pas encore réglé sur cette installation : il faut une application Meta (docs/setup-meta.fr.md).",
  ),
  en: "Not set up on this installation yet: it needs a Meta application (docs/setup-meta.md).",
};
export const NOT_CONNECTED_YET: Record<"fr" | "en", string> = {
  fr: "Ne peut pas encore être connecté. Voici ce qui sera possible.",
  en: "Cannot be connected yet. This is what will be possible.",
};

const FR: Record<PlatformId, PlatformNotes> = {
  instagram: {
    always: [
      "Commentaires, messages, mentions et réactions sont lus ; personne ne peut savoir qui a aimé une publication.",
      "Une réponse privée par commentaire pendant 7 jours, puis tout message pendant 24 heures après celui de la personne.",
      "Seuls les comptes professionnels (Business ou Creator) peuvent être connectés.",
    ],
    inRegion: [],
    elsewhere: [],
  },
  tiktok: {
    always: [
      "Les commentaires des comptes Business seront lus ; TikTok ne dit pas qui a aimé une vidéo.",
      "Un accord de TikTok est nécessaire pour connecter des comptes.",
    ],
    inRegion: [
      "Les messages ne sont pas proposés aux comptes de l'Espace économique européen, de Suisse et du Royaume-Uni : seuls les commentaires seront possibles.",
    ],
    elsewhere: [
      "Les messages seront possibles pendant 48 heures après celui de la personne, dix au plus, hors de l'Espace économique européen, de la Suisse et du Royaume-Uni.",
    ],
  },
  linkedin: {
    always: [
      "Commentaires et réactions des pages d'entreprise seront lus, après accord de LinkedIn ; les membres apparaissent souvent sans nom.",
      "Aucun message ne peut partir d'un logiciel : VistaFlow préparera un brouillon, qu'une personne enverra.",
      "Les données des membres ne peuvent être gardées que 24 à 48 heures.",
    ],
    inRegion: [],
    elsewhere: [],
  },
  x: {
    always: [
      "X fait payer chaque lecture et chaque envoi : 0,005 $ par publication lue, 0,010 $ par personne ou message lu, 0,001 $ par « J'aime » lu, 0,015 $ par message envoyé.",
      "Mentions, réponses, « J'aime » (les 100 derniers par publication) et messages seront lus ; les conversations chiffrées ne le seront pas.",
      "Au plus 15 messages par quart d'heure et 1 440 par jour, pour toute l'application.",
    ],
    inRegion: [],
    elsewhere: [],
  },
  gmail: {
    always: [
      "Envoi d'e-mails seulement, au début : 500 destinataires par jour (2 000 avec Workspace).",
      "Lire les e-mails demande un audit de sécurité extérieur chaque année.",
      "Écrire à un particulier pour vendre demande son accord préalable.",
    ],
    inRegion: [],
    elsewhere: [],
  },
};

const EN: Record<PlatformId, PlatformNotes> = {
  instagram: {
    always: [
      "Comments, messages, mentions and reactions are read; nobody can learn who liked a post.",
      "One private reply per comment within 7 days, then any message within 24 hours of the person's own.",
      "Only professional accounts (Business or Creator) can be connected.",
    ],
    inRegion: [],
    elsewhere: [],
  },
  tiktok: {
    always: [
      "Comments of Business accounts will be read; TikTok does not say who liked a video.",
      "Connecting accounts needs TikTok's approval.",
    ],
    inRegion: [
      "Messages are not offered to accounts of the European Economic Area, Switzerland and the United Kingdom: only comments will be possible.",
    ],
    elsewhere: [
      "Messages will be possible within 48 hours of the person's own, ten at most, outside the European Economic Area, Switzerland and the United Kingdom.",
    ],
  },
  linkedin: {
    always: [
      "Comments and reactions on company pages will be read, after LinkedIn's approval; members often come without a name.",
      "No message may be sent by software: VistaFlow will prepare a draft that a person sends.",
      "Members' data may be kept for 24 to 48 hours only.",
    ],
    inRegion: [],
    elsewhere: [],
  },
  x: {
    always: [
      "X charges for every read and every message: $0.005 per post read, $0.010 per person or message read, $0.001 per like read, $0.015 per message sent.",
      "Mentions, replies, likes (the newest 100 of a post) and messages will be read; encrypted conversations will not.",
      "At most 15 messages in a quarter of an hour and 1,440 a day, for the whole application.",
    ],
    inRegion: [],
    elsewhere: [],
  },
  gmail: {
    always: [
      "Sending e-mail only, at first: 500 recipients a day (2,000 with Workspace).",
      "Reading e-mail needs an external security assessment every year.",
      "Writing to a private person in order to sell needs their prior consent.",
    ],
    inRegion: [],
    elsewhere: [],
  },
};

export const PLATFORM_NOTES: Record<"fr" | "en", Record<PlatformId, PlatformNotes>> = {
  fr: frenchWords(FR),
  en: EN,
};
