import { RemixBrowser } from "@remix-run/react";
import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createTranslator } from "./i18n/i18n.ts";

// Menus and dialogs add a style element of their own; they read the nonce from this name.
Object.assign(globalThis, {
  __webpack_nonce__: document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce,
});

// A refresh that a click cuts short is aborted while its stream is read: nobody waits for it, and nothing is wrong.
window.addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof DOMException && event.reason.name === "AbortError") event.preventDefault();
});

/** Only the language of this document is loaded. */
async function start(): Promise<void> {
  const language = document.documentElement.lang === "en" ? "en" : "fr";
  const words = language === "en" ? (await import("./i18n/en.ts")).en : (await import("./i18n/fr.ts")).fr;
  const translator = createTranslator(language, words);
  await pageDecoded();
  // Not in a transition: that one may be interrupted by a click, and React 18 then loses the half-hydrated root
  // ("Root did not complete"). In one go, a click before it is the browser's own, and forms work without us.
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={translator}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  );
}

/**
 * Waits for the data that came with the page. Remix decodes it while it is drawn for the first time, by throwing a
 * promise until it is there; a click or a key in that moment makes React 18 finish the root at once, and it gives up
 * ("Root did not complete"). So the promise is asked for before React draws; an error is left to the drawing.
 */
async function pageDecoded(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (pending) {
    if (pending instanceof Promise) await pending;
  }
}
void start();
