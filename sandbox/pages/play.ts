import { html, raw } from "hono/html";
import type { Language } from "../world/state.ts";
import { type Html, layout } from "./layout.ts";
import { wordsIn } from "./words.ts";

/** The page from which a human plays a follower. Its script fills it from `/play/state`; the choices live in the address. */
export function playPage(page: { language: Language; url: string }): Html {
  const words = wordsIn(page.language);
  // "<" is escaped, so that no text can end the script element.
  const settings = JSON.stringify({ language: page.language, words }).replaceAll("<", "\\u003c");
  const body = html`<main class="play">
  <section class="intro">
    <h1>${words.playTitle}</h1>
    <p class="muted">${words.playIntro}</p>
    <div class="pickers">
      <label><span>${words.account}</span><select id="account"></select></label>
      <label><span>${words.post}</span><select id="post"></select></label>
      <label><span>${words.you}</span><select id="as"></select></label>
    </div>
  </section>
  <section class="card post" aria-labelledby="post-author">
    <div class="post-head"><span class="face" id="post-face" aria-hidden="true"></span><h2 id="post-author"></h2></div>
    <div class="picture" id="picture" role="img"></div>
    <p class="caption" id="caption"></p>
    <p class="muted small" id="likes"></p>
    <h3>${words.comments}</h3>
    <ol class="comments" id="comments"></ol>
    <div class="ideas" id="ideas" role="group" aria-label="${words.ideas}"></div>
    <p class="replying small" id="replying" hidden></p>
    <form class="composer" id="comment-form">
      <input id="comment-text" name="text" maxlength="2200" autocomplete="off" required aria-label="${words.commentPlaceholder}" placeholder="${words.commentPlaceholder}">
      <button class="button primary">${words.publish}</button>
    </form>
  </section>
  <section class="card inbox" aria-labelledby="inbox-title">
    <div class="inbox-head"><h2 id="inbox-title"></h2><button class="quiet" id="block" type="button"></button></div>
    <p class="notice" id="inbox-notice" hidden></p>
    <ol class="messages" id="messages" aria-live="polite"></ol>
    <div class="ideas" id="answers" role="group" aria-label="${words.ideas}"></div>
    <form class="composer" id="message-form">
      <input id="message-text" name="text" maxlength="1000" autocomplete="off" required aria-label="${words.messagePlaceholder}" placeholder="${words.messagePlaceholder}">
      <button class="button primary">${words.send}</button>
    </form>
  </section>
  <details class="card live" id="live">
    <summary><h2>${words.live}</h2><span class="muted small">${words.liveIntro}</span></summary>
    <ol id="events"></ol>
  </details>
  <p class="toast" id="toast" role="status" hidden></p>
</main>
<script type="application/json" id="settings">${raw(settings)}</script>`;
  return layout({
    title: words.playTitle,
    language: page.language,
    url: page.url,
    body,
    script: "/assets/play.js",
  });
}
