import { Hono } from "hono";
import { html } from "hono/html";
import type { ApiEnv } from "../http/context.ts";
import { readerLanguage } from "../http/problem.ts";
import { frenchWords } from "../language/french-spaces.ts";
import type { AlertKind } from "./alert-contract.ts";
import { readOffLink } from "./off-link.ts";
import { switchMailOff } from "./settings-service.ts";

type Words = {
  title: string;
  ask: string;
  button: string;
  done: string;
  unknown: string;
  settings: string;
  kinds: Record<AlertKind, string>;
};
const WORDS: Record<"fr" | "en", Words> = {
  fr: frenchWords({
    title: "Ne plus recevoir ces e-mails",
    ask: "Vous ne recevrez plus d'e-mail pour :",
    button: "Ne plus recevoir ces e-mails",
    done: "C'est fait. Vous ne recevrez plus d'e-mail pour :",
    unknown:
      "Ce lien n'est pas complet. Ouvrez-le depuis l'e-mail, ou réglez vos notifications dans VistaFlow.",
    settings: "Régler mes notifications",
    kinds: {
      "phone-received": "un numéro reçu",
      "human-asked": "une personne qui demande à parler à quelqu'un",
      "window-closing": "une conversation qui va se fermer",
      reconnect: "un compte à reconnecter",
    },
  }),
  en: {
    title: "Stop these e-mails",
    ask: "You will get no more e-mail about:",
    button: "Stop these e-mails",
    done: "Done. You will get no more e-mail about:",
    unknown: "This link is not complete. Open it from the e-mail, or set your notifications in VistaFlow.",
    settings: "Set my notifications",
    kinds: {
      "phone-received": "a phone number received",
      "human-asked": "somebody who asks for a person",
      "window-closing": "a conversation about to close",
      reconnect: "an account to reconnect",
    },
  },
};

const STYLE =
  "body{margin:0;padding:40px 20px;background:#FBFAF7;color:#1B1A17;font:16px/24px system-ui,sans-serif}main{max-width:480px;margin:0 auto}h1{font-size:24px;line-height:32px}button,a.b{font:inherit;font-weight:600;padding:12px 20px;border-radius:8px;border:0;background:#0F5E5C;color:#fff;cursor:pointer}a{color:#0F5E5C}@media(prefers-color-scheme:dark){body{background:#14161A;color:#ECEAE5}button{background:#6CC5BD;color:#14161A}a{color:#6CC5BD}}";

/**
 * Where the link at the end of a mail leads: asks first, since mail programs open links by themselves; a bare POST is
 * enough for those that do it for their reader (RFC 8058).
 */
export const offRoutes = new Hono<ApiEnv>().on(["GET", "POST"], "/off", async (c) => {
  const { deps } = c.var;
  const language = readerLanguage(c.req.header("accept-language"));
  const words = WORDS[language];
  const link = await readOffLink(deps.config, c.req.query("t"));
  const isDone = link !== undefined && c.req.method === "POST";
  if (isDone) await switchMailOff(deps, link);
  const body = link
    ? html`<p>${isDone ? words.done : words.ask} <strong>${words.kinds[link.kind]}</strong>.</p>
      ${isDone ? "" : html`<form method="post"><button>${words.button}</button></form>`}`
    : html`<p>${words.unknown}</p>`;
  return c.html(
    html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${words.title}</title><style>${STYLE}</style></head><body><main><h1>${words.title}</h1>${body}<p><a href="${deps.config.PUBLIC_APP_URL}/settings/notifications">${words.settings}</a></p></main></body></html>`,
    link ? 200 : 404,
    {
      "content-language": language,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
  );
});
