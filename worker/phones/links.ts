import { type Callable, fromInternational } from "./plan.ts";
import { endOf, startOf, type View } from "./view.ts";

type LinkedPhone = Callable & { start: number; end: number; confidence: number };

const LINKED =
  /(?:wa\.me\/|whatsapp\.com\/send\/?\?(?:[^\s]{0,200}&)?phone=|\b(?:tel|callto|sms|whatsapp):\s?)(?:\/\/)?((?:\+|%2b)?[\d().\- ]{8,24})/g;

/** Numbers in wa.me, WhatsApp, tel: and sms: links; a wa.me number has no plus (faq.whatsapp.com, click to chat). */
export function linkedPhones(view: View): LinkedPhone[] {
  const found: LinkedPhone[] = [];
  for (const match of view.text.matchAll(LINKED)) {
    const written = match[1] ?? "";
    const digits = written.replace(/^%2b/, "").replace(/\(0\)/, "").replace(/\D/g, "");
    const isWhatsApp = match[0].startsWith("wa") || match[0].includes("phone=");
    const plus = /^(?:\+|%2b)/.test(written);
    if (!isWhatsApp && !plus) continue; // `tel: 06 …` is written like any other number
    const callable = fromInternational(digits.replace(/^00/, ""));
    if (!callable) continue;
    const first = match.index + match[0].length - written.length;
    const last = first + written.trimEnd().replace(/[^\d]+$/, "").length;
    found.push({ ...callable, start: startOf(view, first), end: endOf(view, last - 1), confidence: 0.99 });
  }
  return found;
}

const URL_SPAN =
  /(?:https?:\/\/|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|fr|net|org|io|be|ch|co|me|example|shop|app|link|eu|ly|info)\/\S*/g;

export function urlSpans(text: string): { start: number; end: number; cells: true }[] {
  if (!text.includes("/") && !text.includes("www.")) return [];
  return Array.from(text.matchAll(URL_SPAN), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    cells: true as const,
  }));
}
