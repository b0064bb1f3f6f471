import { type Context, Hono } from "hono";
import { consentPage, refusalPage } from "../pages/consent.ts";
import { languageOf } from "../pages/words.ts";
import type { Settings } from "../settings.ts";
import type { Account } from "../world/state.ts";
import type { World } from "../world/world.ts";
import { type AuthorizeRequest, approvedUrl, readAuthorizeRequest, refusedUrl } from "./request.ts";
import type { TokenOffice } from "./tokens.ts";

/** `&scopes=` names what the owner leaves ticked; absent: everything. */
function unticked(asked: string[], scopes: string | undefined): string[] {
  if (scopes === undefined) return asked;
  const kept = scopes.split(/[,\s]+/);
  return asked.filter((scope) => scope === "instagram_business_basic" || kept.includes(scope));
}

/**
 * The consent page. `&auto=1&account=<username>` allows at once, for the start script and tests; without `account`
 * the first one is taken.
 */
export function createAuthorizeRoutes(parts: {
  world: World;
  tokens: TokenOffice;
  settings: Settings;
}): Hono {
  const { world, tokens, settings } = parts;
  const app = new Hono();

  const allow = (c: Context, request: AuthorizeRequest, account: Account, scopes: string[]): Response =>
    c.redirect(approvedUrl(request, tokens.issueCode(account, request.redirectUri, scopes).code), 302);

  app.get("/oauth/authorize", (c) => {
    const language = languageOf(c);
    const read = readAuthorizeRequest(c.req.query(), settings);
    if (!read.ok) return c.html(refusalPage(read.refusal, language, c.req.url), 400);
    if (c.req.query("auto") === "1") {
      const username = c.req.query("account");
      const account = username === undefined ? world.state.accounts[0] : world.accountNamed(username);
      if (!account) return c.html(refusalPage("account", language, c.req.url), 400);
      return allow(c, read.request, account, unticked(read.request.scopes, c.req.query("scopes")));
    }
    return c.html(
      consentPage({ request: read.request, accounts: world.state.accounts, language, url: c.req.url }),
    );
  });

  app.post("/oauth/authorize", async (c) => {
    const language = languageOf(c);
    const form = await c.req.formData();
    const text = (name: string): string | undefined => {
      const value = form.get(name);
      return typeof value === "string" ? value : undefined;
    };
    const read = readAuthorizeRequest(
      Object.fromEntries(
        ["client_id", "redirect_uri", "response_type", "scope", "state"].map((name) => [name, text(name)]),
      ),
      settings,
    );
    if (!read.ok) return c.html(refusalPage(read.refusal, language, c.req.url), 400);
    if (text("decision") !== "allow") return c.redirect(refusedUrl(read.request), 302);
    const account = world.accountNamed(text("account") ?? "");
    if (!account) return c.html(refusalPage("account", language, c.req.url), 400);
    // The owner may leave permissions out; the basic one cannot be.
    const granted = new Set(form.getAll("granted"));
    const scopes = read.request.scopes.filter(
      (scope) => scope === "instagram_business_basic" || granted.has(scope),
    );
    return allow(c, read.request, account, scopes);
  });
  return app;
}
