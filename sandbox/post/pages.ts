import { html } from "hono/html";
import { type Html, layout } from "../pages/layout.ts";
import type { Language } from "../world/state.ts";
import type { Letter } from "./letter-box.ts";
import type { Push } from "./push-service.ts";

const WORDS = {
  fr: {
    mailTitle: "E-mails envoyés",
    mailIntro:
      "Ce que VistaFlow aurait envoyé par e-mail, le plus récent en haut. Rien ne quitte cette machine.",
    pushTitle: "Notifications poussées",
    pushIntro: "Ce que les navigateurs d'essai ont reçu, déchiffré, le plus récent en haut.",
    empty: "Rien pour l'instant.",
    to: "À",
    link: "Ouvre",
  },
  en: {
    mailTitle: "E-mails sent",
    mailIntro: "What VistaFlow would have sent by e-mail, newest first. Nothing leaves this machine.",
    pushTitle: "Push notifications",
    pushIntro: "What the test browsers received, decrypted, newest first.",
    empty: "Nothing yet.",
    to: "To",
    link: "Opens",
  },
} as const;

type Page = { language: Language; url: string };
const clockTime = (at: number, language: Language): string => new Date(at).toLocaleTimeString(language);

export function lettersPage({ letters, language, url }: Page & { letters: readonly Letter[] }): Html {
  const words = WORDS[language];
  const body = html`<main class="consent">
  <h1>${words.mailTitle}</h1>
  <p class="muted">${words.mailIntro}</p>
  ${letters.length === 0 ? html`<p>${words.empty}</p>` : ""}
  ${letters.map(
    (letter) => html`<article class="card" data-letter="${letter.id}">
    <h2>${letter.subject}</h2>
    <p class="muted small">${words.to} ${letter.to.join(", ")} · ${clockTime(letter.at, language)}</p>
    <p style="white-space: pre-wrap; overflow-wrap: anywhere">${linked(letter.text)}</p>
  </article>`,
  )}
</main>`;
  return layout({ title: words.mailTitle, language, url, body });
}

/** Addresses of this machine can be followed; anything else stays text. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/localhost[^\s]*)/)
    .map((part) => (/^https?:\/\/localhost/.test(part) ? html`<a href="${part}">${part}</a>` : part));

export function pushesPage({ pushes, language, url }: Page & { pushes: readonly Push[] }): Html {
  const words = WORDS[language];
  const body = html`<main class="consent">
  <h1>${words.pushTitle}</h1>
  <p class="muted">${words.pushIntro}</p>
  ${pushes.length === 0 ? html`<p>${words.empty}</p>` : ""}
  ${pushes.map((push) => {
    const { title = "", body: said = "", link = "" } = (push.message ?? {}) as Record<string, string>;
    return html`<article class="card" data-push="${push.id}">
    <h2>${title || String(push.message)}</h2>
    <p style="white-space: pre-wrap; overflow-wrap: anywhere">${said}</p>
    <p class="muted small">${push.browser} · ${clockTime(push.at, language)} · ${words.link} <span class="mono">${link}</span></p>
  </article>`;
  })}
</main>`;
  return layout({ title: words.pushTitle, language, url, body });
}
