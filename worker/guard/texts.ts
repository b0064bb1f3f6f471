import { frenchSpaces } from "../language/french-spaces.ts";
import type { GuardLevel, GuardReason } from "./contract.ts";

type Language = "fr" | "en";
type Slow = { level: GuardLevel; reason: GuardReason; limitNow: number };

const WHY_FR: Record<GuardReason, string> = {
  "blocked-by-platform": "La plateforme a bloqué des envois de ce compte.",
  "rate-limited": "La plateforme demande de ralentir.",
  "people-unavailable": "Trop de personnes ne peuvent pas être jointes.",
  errors: "Trop d'envois échouent.",
  "opt-outs": "Trop de personnes demandent à ne plus être contactées.",
  volume: "Avec ceux écrits depuis l'application, ce compte envoie plus de messages que votre limite.",
};
const WHY_EN: Record<GuardReason, string> = {
  "blocked-by-platform": "The platform blocked messages of this account.",
  "rate-limited": "The platform asks to slow down.",
  "people-unavailable": "Too many people cannot be reached.",
  errors: "Too many messages fail.",
  "opt-outs": "Too many people ask not to be contacted any more.",
  volume: "Together with those written in the app, this account sends more messages than your limit.",
};
const DO_FR: Record<GuardReason, string> = {
  "blocked-by-platform":
    "Ouvrez l'application de la plateforme avec ce compte, regardez si elle signale un problème, et n'envoyez rien en série d'ici là.",
  "rate-limited": "Il n'y a rien à faire : si cela revient, baissez la limite par jour du compte.",
  "people-unavailable":
    "Vérifiez à qui vos automatisations écrivent : resserrez leurs mots-clés ou leurs publications.",
  errors: "Regardez « Vérifier la connexion », puis les derniers messages échoués.",
  "opt-outs":
    "Relisez vos modèles : dites d'emblée pourquoi vous écrivez, et à qui n'a rien demandé n'écrivez pas.",
  volume: "Écrivez moins depuis l'application, ou relevez la limite par jour si c'est voulu.",
};
const DO_EN: Record<GuardReason, string> = {
  "blocked-by-platform":
    "Open the platform's app with this account, see whether it reports a problem, and send nothing in bulk until then.",
  "rate-limited": "There is nothing to do: if it happens again, lower the account's daily limit.",
  "people-unavailable": "Check whom your automations write to: narrow their keywords or their posts.",
  errors: "Look at “Check the connection”, then at the newest failed messages.",
  "opt-outs":
    "Read your templates again: say at once why you write, and do not write to who asked for nothing.",
  volume: "Write less in the app, or raise the daily limit if you meant to.",
};

function what({ level, limitNow }: Slow, language: Language): string {
  if (language === "fr") {
    return level === 3
      ? "Les messages automatiques attendent."
      : `Au plus ${limitNow} ${limitNow > 1 ? "messages automatiques partent" : "message automatique part"} par jour, plus espacés.`;
  }
  return level === 3
    ? "Automatic messages wait."
    : `At most ${limitNow} automatic ${limitNow === 1 ? "message leaves" : "messages leave"} a day, further apart.`;
}

/** Why an account is slowed down, what that means and what to do, in three sentences or so. */
export function guardText(slow: Slow, language: Language): string {
  return language === "fr"
    ? frenchSpaces(`${WHY_FR[slow.reason]} ${what(slow, "fr")} ${DO_FR[slow.reason]}`)
    : `${WHY_EN[slow.reason]} ${what(slow, "en")} ${DO_EN[slow.reason]}`;
}
