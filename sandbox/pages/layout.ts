import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Language } from "../world/state.ts";
import { wordsIn } from "./words.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The frame of every page: one stylesheet, no outside asset, the badge that never leaves. */
export function layout(page: {
  title: string;
  language: Language;
  /** Address of this page; its `lang` is switched for the other language. */
  url: string;
  body: Html;
  script?: string;
}): Html {
  const words = wordsIn(page.language);
  const other = new URL(page.url);
  other.searchParams.set("lang", page.language === "fr" ? "en" : "fr");
  return html`<!DOCTYPE html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${page.title}</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='7' fill='%230F5E5C'/%3E%3C/svg%3E">
<link rel="stylesheet" href="/assets/sandbox.css">
</head>
<body>
<header class="top">
  <p class="badge"><span aria-hidden="true">●</span> ${words.badge}</p>
  <a class="lang" href="${other.pathname + other.search}" lang="${page.language === "fr" ? "en" : "fr"}">${words.otherLanguage}</a>
</header>
${page.body}
${page.script ? html`<script type="module" src="${page.script}"></script>` : ""}
</body>
</html>`;
}

/** The letter in a round face: "Atelier Lune" → "L". */
export const initialOf = (name: string): string => name.split(" ").at(-1)?.charAt(0).toUpperCase() ?? "?";
