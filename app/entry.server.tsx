import type { AppLoadContext, EntryContext } from "@remix-run/cloudflare";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToReadableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { dictionaryOf } from "./i18n/dictionaries.server.ts";
import { createTranslator } from "./i18n/i18n.ts";
import { NonceContext } from "./nonce.tsx";
import { languageOf } from "./preferences.server.ts";
import { newNonce, secure } from "./security.server.ts";

const STREAM_TIMEOUT_MS = 10_000;

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  _context: AppLoadContext,
): Promise<Response> {
  const nonce = newNonce();
  const language = languageOf(request);
  const translator = createTranslator(language, dictionaryOf(language));
  let outcome = status;
  const body = await renderToReadableStream(
    <NonceContext.Provider value={nonce}>
      <I18nextProvider i18n={translator}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </I18nextProvider>
    </NonceContext.Provider>,
    {
      nonce,
      signal: AbortSignal.timeout(STREAM_TIMEOUT_MS),
      onError(error: unknown) {
        outcome = 500;
        console.error(JSON.stringify({ event: "dashboard.render-failed", error: String(error) }));
      },
    },
  );
  if (isbot(request.headers.get("user-agent") ?? "")) await body.allReady;
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("content-language", language);
  secure(headers, request, nonce);
  return new Response(body, { status: outcome, headers });
}

export function handleDataRequest(response: Response, { request }: { request: Request }): Response {
  secure(response.headers, request, newNonce());
  return response;
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return;
  console.error(
    JSON.stringify({ event: "dashboard.failed", path: new URL(request.url).pathname, error: String(error) }),
  );
}
