import { html } from "hono/html";
import type { AuthorizeRefusal, AuthorizeRequest } from "../oauth/request.ts";
import type { Account, Language } from "../world/state.ts";
import { type Html, initialOf, layout } from "./layout.ts";
import { type Words, wordsIn } from "./words.ts";

export function consentPage(page: {
  request: AuthorizeRequest;
  accounts: Account[];
  language: Language;
  url: string;
}): Html {
  const { request, accounts, language } = page;
  const words = wordsIn(language);
  const hidden = {
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    response_type: "code",
    scope: request.scopes.join(","),
    ...(request.state === undefined ? {} : { state: request.state }),
  };
  const body = html`<main class="consent card">
  <h1>VistaFlow ${words.consentTitle}</h1>
  <p class="muted">${words.consentIntro}</p>
  <form method="post" action="/oauth/authorize?lang=${language}">
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    <fieldset>
      <legend>${words.consentWho}</legend>
      ${accounts.map(
        (account, index) => html`<label class="choice">
        <input type="radio" name="account" value="${account.username}" ${index === 0 ? "checked" : ""}>
        <span class="face" aria-hidden="true">${initialOf(account.name)}</span>
        <span><strong>@${account.username}</strong><br><span class="muted">${account.name} · ${account.accountType === "BUSINESS" ? words.business : words.creator} · ${account.followersCount.toLocaleString(language)} ${words.followers}</span></span>
      </label>`,
      )}
    </fieldset>
    <fieldset>
      <legend>${words.consentWhat}</legend>
      ${request.scopes.map((scope) => scopeRow(scope, words))}
    </fieldset>
    <p class="muted small">${words.returnsTo} <span class="mono">${new URL(request.redirectUri).host}</span>. ${words.consentNote}</p>
    <div class="row end">
      <button class="button" name="decision" value="refuse">${words.refuse}</button>
      <button class="button primary" name="decision" value="allow">${words.allow}</button>
    </div>
  </form>
</main>`;
  return layout({ title: `VistaFlow ${words.consentTitle}`, language, url: page.url, body });
}

function scopeRow(scope: string, words: Words): Html {
  const isBasic = scope === "instagram_business_basic";
  const text = (words.scopes as Record<string, string>)[scope] ?? scope;
  return html`<label class="choice">
    <input type="checkbox" name="granted" value="${scope}" checked ${isBasic ? "disabled" : ""}>
    <span>${text} ${isBasic ? html`<span class="muted">(${words.required})</span>` : ""}<br><span class="muted small mono">${scope}</span></span>
  </label>`;
}

export function refusalPage(refusal: AuthorizeRefusal | "account", language: Language, url: string): Html {
  const words = wordsIn(language);
  const body = html`<main class="consent card">
  <h1>${words.refusalTitle}</h1>
  <p>${words.refusals[refusal]}</p>
</main>`;
  return layout({ title: words.refusalTitle, language, url, body });
}
