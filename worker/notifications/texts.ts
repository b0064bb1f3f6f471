import type { GuardLevel, GuardReason } from "../guard/contract.ts";
import { guardText } from "../guard/texts.ts";
import { frenchSpaces, NO_BREAK } from "../language/french-spaces.ts";
import { dayText, hourText, LOCALES, weekdayText } from "../language/times.ts";
import { PLATFORM_NAMES } from "../platforms/contract.ts";
import { DAY_MS, localDay } from "../scoring/days.ts";
import type { NoticeKind } from "./contract.ts";

/** What a notice keeps for its sentence. Shares are percents 0-100, times epoch ms. */
export type NoticeData = {
  /** `loss`: the share of events that only polling found, and the limit it is over. */
  percent?: number;
  thresholdPercent?: number;
  /** `token-expiring`. */
  expiresAt?: number | null;
  /** `slowed-down`: how far, why, and how many automatic messages a day are left. */
  level?: GuardLevel;
  reason?: GuardReason | null;
  limitNow?: number;
  /** The platform's own code, for whoever looks into it; never shown. */
  code?: string | number | null;
};

export type NoticeFacts = {
  kind: NoticeKind;
  data: NoticeData;
  /** null when the account is no longer there. */
  username: string | null;
  platform: string | null;
  /** `reconnect`: messages that wait and when the first of them expires; null when nobody counted. */
  waiting: { count: number; firstDeadlineAt: number | null } | null;
  /** Counting stopped here: there may be more. */
  countedUpTo: number;
  now: number;
  zone: string;
};
export type NoticeText = { title: string; body: string };

type Words = { name: string; platform: string; facts: NoticeFacts };
type Language = "fr" | "en";

const FR: Record<NoticeKind, (words: Words) => NoticeText> = {
  reconnect: ({ name, platform, facts }) => ({
    title: `${name} est à reconnecter`,
    body: `${platform} nous a déconnectés de ${name}. ${waitingFr(facts)}`,
  }),
  deauthorized: ({ name, platform }) => ({
    title: `Accès à ${name} retiré`,
    body: `L'accès à ${name} a été retiré depuis ${platform}. Rien n'est plus lu ni envoyé ; vos leads, vos règles et votre historique restent. Reconnectez le compte pour reprendre.`,
  }),
  loss: ({ name, platform, facts: { data } }) => ({
    title: `${platform} oublie de nous prévenir`,
    body: `${share(data.percent, "fr")} de ce que reçoit ${name} nous parvient seulement à la relecture du compte${
      data.thresholdPercent === undefined
        ? ""
        : `, au-delà de votre limite de ${share(data.thresholdPercent, "fr")}`
    }. Rien n'est perdu, mais les réponses partent plus tard. La page Comptes dit quoi vérifier.`,
  }),
  "token-expiring": ({ name, platform, facts }) => ({
    title: `L'accès à ${name} va expirer`,
    body: `${platform} refuse de prolonger l'accès à ${name}${
      facts.data.expiresAt ? `, qui expire ${moment(facts.data.expiresAt, facts, "fr")}` : ""
    }. Nous réessayons chaque nuit ; reconnectez le compte pour ne rien interrompre.`,
  }),
  "ai-quota": () => ({
    title: "L'IA n'a plus de crédit",
    body: "OpenAI refuse nos demandes : le crédit ou la limite de dépense est atteint. Les messages à relire attendent, et nous réessayons toutes les heures. Rien n'est perdu ; les numéros écrits en clair sont toujours trouvés.",
  }),
  "slowed-down": ({ name, facts }) => ({
    title: `${name} est ralenti`,
    body: slowText(facts, "fr"),
  }),
  "dead-letter": () => ({
    title: "Quelque chose n'a pas pu être traité",
    body: "Nous avons essayé plusieurs fois. Rien n'est perdu : regardez Réglages, « Ce que nous n'avons pas pu traiter », et réessayez d'un clic.",
  }),
};

const EN: Record<NoticeKind, (words: Words) => NoticeText> = {
  reconnect: ({ name, platform, facts }) => ({
    title: `${name} needs reconnecting`,
    body: `${platform} disconnected ${name}. ${waitingEn(facts)}`,
  }),
  deauthorized: ({ name, platform }) => ({
    title: `Access to ${name} removed`,
    body: `Access to ${name} was removed on ${platform}. Nothing is read or sent any more; your leads, rules and history stay. Reconnect the account to go on.`,
  }),
  loss: ({ name, platform, facts: { data } }) => ({
    title: `${platform} does not tell us everything`,
    body: `${share(data.percent, "en")} of what ${name} receives reaches us only when we read the account again${
      data.thresholdPercent === undefined ? "" : `, above your limit of ${share(data.thresholdPercent, "en")}`
    }. Nothing is lost, but answers leave later. The Accounts page says what to check.`,
  }),
  "token-expiring": ({ name, platform, facts }) => ({
    title: `Access to ${name} is about to expire`,
    body: `${platform} refuses to renew access to ${name}${
      facts.data.expiresAt ? `, which expires ${moment(facts.data.expiresAt, facts, "en")}` : ""
    }. We try again every night; reconnect the account so that nothing stops.`,
  }),
  "ai-quota": () => ({
    title: "The AI has run out of credit",
    body: "OpenAI refuses our requests: its credit or spending limit is reached. Messages to be read again wait, and we try every hour. Nothing is lost; numbers written plainly are still found.",
  }),
  "slowed-down": ({ name, facts }) => ({
    title: `${name} is slowed down`,
    body: slowText(facts, "en"),
  }),
  "dead-letter": () => ({
    title: "Something could not be worked on",
    body: "We tried several times. Nothing is lost: look at Settings, “What we could not work on”, and try again with one click.",
  }),
};

/** Title and body of a notice as they are true now. */
export function noticeText(facts: NoticeFacts, language: Language): NoticeText {
  const french = language === "fr";
  const name = facts.username ? `@${facts.username}` : french ? "un compte" : "an account";
  const platform =
    Object.entries(PLATFORM_NAMES).find(([id]) => id === facts.platform)?.[1] ??
    (french ? "La plateforme" : "The platform");
  const text = (french ? FR : EN)[facts.kind]({ name, platform, facts });
  const written = french ? frenchSpaces : (sentence: string) => sentence;
  return { title: written(capitalised(text.title)), body: written(text.body) };
}

const slowText = ({ data: { level = 2, reason, limitNow = 0 } }: NoticeFacts, language: Language): string =>
  guardText({ level, reason: reason ?? "errors", limitNow }, language);

function waitingFr(facts: NoticeFacts): string {
  if (facts.waiting === null) return "Les messages de ce compte attendent.";
  const { count, firstDeadlineAt } = facts.waiting;
  if (count === 0) return "Aucun message n'attend.";
  if (count >= facts.countedUpTo) return `Plus de ${whole(count - 1, "fr")} messages attendent.`;
  const expires = firstDeadlineAt === null ? undefined : `expire ${moment(firstDeadlineAt, facts, "fr")}`;
  if (count === 1) return expires ? `1 message attend ; il ${expires}.` : "1 message attend.";
  const waiting = `${whole(count, "fr")} messages attendent`;
  return expires ? `${waiting} ; le premier ${expires}.` : `${waiting}.`;
}

function waitingEn(facts: NoticeFacts): string {
  if (facts.waiting === null) return "The messages of this account are waiting.";
  const { count, firstDeadlineAt } = facts.waiting;
  if (count === 0) return "No message is waiting.";
  if (count >= facts.countedUpTo) return `More than ${whole(count - 1, "en")} messages are waiting.`;
  const expires = firstDeadlineAt === null ? undefined : `expires ${moment(firstDeadlineAt, facts, "en")}`;
  if (count === 1) return expires ? `1 message is waiting; it ${expires}.` : "1 message is waiting.";
  const waiting = `${whole(count, "en")} messages are waiting`;
  return expires ? `${waiting}; the first ${expires}.` : `${waiting}.`;
}

/** "à 16 h 20" today, "vendredi à 16 h 20" this week, else "le 28 novembre à 16 h 20": by the workspace's clock. */
function moment(at: number, { now, zone }: NoticeFacts, language: Language): string {
  const clock = { language, zone };
  const hour = hourText(at, clock);
  const isFrench = language === "fr";
  if (localDay(at, zone) === localDay(now, zone)) return `${isFrench ? "à" : "at"} ${hour}`;
  const isNear = at > now && at - now < 6 * DAY_MS;
  const named = isNear ? weekdayText(at, clock) : dayText(at, clock);
  if (!isFrench) return `on ${named} at ${hour}`;
  return `${isNear ? "" : `le${NO_BREAK}`}${named} à ${hour}`;
}

const whole = (count: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language]).format(count).replaceAll(/[\u202f\u2009]/g, NO_BREAK);

/** Rounded up: a share over a limit never reads as the limit itself. */
const share = (percent: number | undefined, language: Language): string => {
  if (percent === undefined) return language === "fr" ? "Une partie" : "Some";
  return `${whole(Math.ceil(percent), language)}${language === "fr" ? " %" : "%"}`;
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
