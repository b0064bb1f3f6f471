import { html, raw } from "hono/html";
import type { DeletionProgress } from "../db/system-deletions.ts";
import { PAGE_STYLE } from "./status-style.ts";
import { type StatusWords, statusWords } from "./status-words.ts";

/** A page for somebody without a login, in their language: figures and dates, nothing of whom it is about. */
type Html = ReturnType<typeof html>;
type Reader = { language: "fr" | "en"; contact: string | null };

export function statusPage({
  code,
  progress,
  contact,
  language,
}: Reader & { code: string; progress: DeletionProgress }): Html {
  const words = statusWords(language);
  const { done, total, receivedAt, finishedAt } = progress;
  const state = finishedAt !== null ? "done" : total > 0 ? "running" : "received";
  const number = new Intl.NumberFormat(language);
  const shown = words.progress(number.format(done), number.format(total));
  return frame(
    language,
    words.title,
    html`<h1>${words.title}</h1>
<p>${words.intro}</p>
<section class="card">
<p class="${state === "done" ? "state done" : "state"}">${words.states[state]}</p>
${
  state === "running"
    ? html`<p>${shown}</p><progress max="${total}" value="${done}" aria-label="${shown}"></progress>`
    : ""
}
<p>${words.meaning[state]}</p>
<dl>
<dt>${words.received}</dt><dd>${dated(receivedAt, language)}</dd>
${finishedAt === null ? "" : html`<dt>${words.finished}</dt><dd>${dated(finishedAt, language)}</dd>`}
<dt>${words.code}</dt><dd><code>${code}</code></dd>
</dl>
</section>
<h2>${words.means}</h2>
<p>${words.kept}</p>
${question(words, contact)}`,
  );
}

/** For an address that is incomplete or made up. */
export function unknownPage({ contact, language }: Reader): Html {
  const words = statusWords(language);
  return frame(
    language,
    words.unknownTitle,
    html`<h1>${words.unknownTitle}</h1>
<p>${words.unknown}</p>
${question(words, contact)}`,
  );
}

const question = (words: StatusWords, contact: string | null): Html => html`<h2>${words.nextTitle}</h2>
<p>${contact === null ? words.writeToBusiness : raw(words.writeTo(String(mailLink(contact))))}</p>`;
const mailLink = (address: string): Html => html`<a href="mailto:${address}">${address}</a>`;

const frame = (language: "fr" | "en", title: string, body: Html): Html => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · VistaFlow</title><style>${raw(PAGE_STYLE)}</style>
</head>
<body><main>
<p class="brand">VistaFlow</p>
${body}
</main></body>
</html>`;

/** The day and the minute, in no zone but the world's: the reader's is not known. */
const dated = (at: number, language: "fr" | "en"): Html =>
  html`<time datetime="${new Date(at).toISOString()}">${new Intl.DateTimeFormat(
    language === "fr" ? "fr-FR" : "en-GB",
    { dateStyle: "long", timeStyle: "short", timeZone: "UTC" },
  ).format(at)} UTC</time>`;
