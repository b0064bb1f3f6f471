import { type Callable, type CountryCode, fromInternational, fromNational } from "./plan.ts";
import { endOf, startOf, type View } from "./view.ts";

type LinkedPhone = Callable & { start: number; end: number; confidence: number };

const WRITTEN = "((?:\\+|%2b)?\\d[\\d().-]{6,22}\\d)";
const CHAT_LINKED = new RegExp(
  `(?:wa\\.me/|whatsapp\\.com/send/?\\?(?:[^\\s]{0,200}?&)?phone=|whatsapp://send/?\\?(?:[^\\s]{0,200}?&)?phone=|\\bt\\.me/(?=\\+|%2b)|signal\\.me/#p/|viber://(?:chat|add)\\?number=)${WRITTEN}`,
  "g",
);
const CALL_LINKED = /\b(?:tel|callto|sms|whatsapp):\s?(?:\/\/)?((?:\+|%2b)[\d().\- ]{8,24})/g;

/**
 * Numbers in WhatsApp, Telegram, Signal, Viber, tel: and sms: links; a wa.me number has no plus
 * (faq.whatsapp.com, click to chat), though people put their national one there.
 */
export function linkedPhones(view: View, country: CountryCode): LinkedPhone[] {
  if (!/wa\.me|phone=|t\.me|signal\.me|viber:|tel:|callto:|sms:|whatsapp:/.test(view.text)) return [];
  const found: LinkedPhone[] = [];
  for (const pattern of [CHAT_LINKED, CALL_LINKED])
    for (const match of view.text.matchAll(pattern)) {
      const written = match[1] ?? "";
      const digits = written.replace(/^%2b/, "").replace(/\(0\)/, "").replace(/\D/g, "");
      const callable = fromInternational(digits.replace(/^00/, "")) ?? fromNational(digits, country);
      if (!callable) continue;
      const first = match.index + match[0].length - written.length;
      const last = first + written.trimEnd().replace(/[^\d]+$/, "").length;
      found.push({ ...callable, start: startOf(view, first), end: endOf(view, last - 1), confidence: 0.99 });
    }
  return found;
}

const URL_SPAN =
  /(?:https?:\/\/|www\.)\S+|(?<![@a-z0-9.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.(?:com|fr|net|org|io|be|ch|co|me|example|shop|app|link|eu|ly|info|paris|re|ca|es|it|de|pt|uk|tn|ma|sn|ci|dz|tv|gg|store|site|online|page|bio|ai|dev|biz|pro)\/\S*/g;

export function urlSpans(text: string): { start: number; end: number; cells: true }[] {
  if (!text.includes("/") && !text.includes("www.")) return [];
  return Array.from(text.matchAll(URL_SPAN), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    cells: true as const,
  }));
}
