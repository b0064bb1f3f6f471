import { fold } from "../language/normalise.ts";
import { DAY_MS } from "../scoring/days.ts";

/** Later than that it is another conversation. */
const SAME_CONVERSATION_MS = 30 * DAY_MS;
/** Platforms' clocks and ours differ, and some tell whole seconds. */
const CLOCK_SLACK_MS = 60_000;

const WAY =
  "(?:numeros?|num|n°|06|07|tel(?:ephone)?s?|portables?|mobiles?|coordonnees|contact|whats ?app|e ?-?mails?|mails?|adresses? (?:mail|e-?mail)|courriels?|phone(?: ?numbers?)?|numbers?|cell|digits|contact (?:info|details))";
const ASKS = [
  `(?:quel(?:le)?s? (?:est|sont)|c est quoi|what ?(?:is|s|are)?) (?:donc |bien )?(?:le |la |les |the )?(?:votre|ton|ta|vos|tes|your|ur|best|meilleur|bon|un|a) ?(?:meilleure? |bon(?:ne)? |best )?${WAY}`,
  `(?:donne|donnez|donner|laisse|laissez|laisser|envoie|envoyez|envoyer|communique[rz]?|partage[rz]?|indique[rz]?|transmet\\w*|ecri(?:s|vez|re)|passe[rz]?|file[rz]?|note[rz]?|send|give|drop|share|leave|text|dm)[ -]*(?:moi|nous|me|us|ici|juste|simplement|just|over)?[ -]*(?:le |la |les |un |une |the |a )?(?:votre|ton|ta|vos|tes|your|ur)? ?(?:meilleure? |bon(?:ne)? |best )?${WAY}`,
  `(?:avoir|auriez vous|aurais tu|as tu|avez vous|recevoir|prendre|connaitre|demander|besoin (?:de|d)|il (?:me|nous) faut|il (?:me|nous) faudrait|manque|can (?:i|we) (?:get|have)|could (?:i|we) (?:get|have)|may (?:i|we) have|have you got|do you have|need) (?:donc |juste |plus que |just )?(?:un |une |le |la |l |de |d |a |the )*(?:votre|ton|ta|vos|tes|your|ur)? ?(?:meilleure? |bon(?:ne)? |best )?${WAY}`,
  `(?:comment|ou|a quel(?:le)? ${WAY}|sur quel(?:le)? ${WAY}|how|where) (?:peut on|pouvons nous|puis je|est ce qu on peut|on peut|can (?:we|i)|could (?:we|i)|do we|est ce que je peux)? ?(?:vous |te |t )?(?:joindre|r?app?eler|contacter|reach|call|text|contact)`,
  `(?:a|sur|au) quel(?:le)? ${WAY}`,
  `(?:votre|ton|vos|tes|your|ur) ${WAY} ?(?:svp|stp|s il (?:vous|te) plait|please|pls)? ?\\?`,
].join("|");
const ASKING = new RegExp(`\\b(?:${ASKS})`, "u");
const NOT_ASKING = new RegExp(
  `\\b(?:ne|n|jamais|pas besoin de|don ?t|do not|never|no need to) (?:nous |me |m |surtout )*(?:donn|laiss|envoy|communiqu|partag|ecri|indiqu|send|give|share|post|leave)\\w*(?: ?(?:pas|jamais|surtout pas))?[^.!?\\n]{0,40}?${WAY}[^.!?,;:\\n]{0,30}`,
  "gu",
);

/** Whether a message of ours asks for a number or an address (pure). */
export function asksForContact(text: string): boolean {
  const folded = fold(text.slice(0, 2000))
    .replace(/['’`´-]/g, " ")
    .replace(/[ \t]+/g, " ")
    .replace(/ \?/g, "?")
    .replace(NOT_ASKING, " ");
  return ASKING.test(folded);
}

/** A message of ours. `sentAt` is epoch ms. */
export type Outbound = { text: string; sentAt: number };

/** Whether a number given at that time answers our question (pure): the last message we sent before asks for it. */
export function isAfterOurQuestion(sent: readonly Outbound[], givenAt: number): boolean {
  const before = sent.filter(({ sentAt }) => sentAt <= givenAt + CLOCK_SLACK_MS);
  const last = before.reduce<Outbound | null>(
    (newest, one) => (newest === null || one.sentAt > newest.sentAt ? one : newest),
    null,
  );
  return last !== null && givenAt - last.sentAt <= SAME_CONVERSATION_MS && asksForContact(last.text);
}
